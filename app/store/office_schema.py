"""The tables that many seats need, beside those of `app.store.schema`, which re-exports them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from app.store.columns import MOMENT, metadata

# Who is here. `beat` moves while a seat lives: others judge by their own clocks. `trouble` is what
# keeps it from the IEC, "" for nothing.
seats = Table(
    "rollcheck_seats",
    metadata,
    Column("seat", String(100), primary_key=True),
    Column("run", String(32), nullable=False),
    Column("operator", String(100), nullable=False),
    Column("version", String(20), nullable=False),
    Column("trouble", String(20), nullable=False, default=""),
    Column("beat", Integer, nullable=False, default=0),
    Column("started_at", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
)

# What each operator may do; `name` is the system's user name.
operators = Table(
    "rollcheck_operators",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("display_name", String(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("changed_by", String(100), nullable=False, default=""),
    Column("created_at", MOMENT, nullable=False),
    Column("changed_at", MOMENT, nullable=False),
)

# The feed's tokens, by their `jti`; the tokens themselves are nowhere.
tokens = Table(
    "rollcheck_tokens",
    metadata,
    Column("token_id", String(32), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("scopes", String(255), nullable=False),
    Column("operator", String(100), nullable=False),
    Column("seat", String(100), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("revoked_at", MOMENT),
    Column("revoked_by", String(100), nullable=False, default=""),
)

# What other programs left in the Redis inbox, so that nothing of it is taken in twice.
inbox = Table(
    "rollcheck_inbox",
    metadata,
    Column("entry_key", String(64), primary_key=True),
    Column("sender_id", String(100), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("subject", String(100), nullable=False, default=""),
    Column("reason", String(500), nullable=False, default=""),
    Column("at", MOMENT, nullable=False),
)

# On a server: the last write that each thread of a seat has committed, for a COMMIT whose answer
# is lost may have been done or not.
marks = Table(
    "rollcheck_marks",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("at", MOMENT, nullable=False),
)
