"""Many seats: who holds the lease, which seats there are, operators, feed tokens and the inbox"""

import sqlalchemy as sa

from app.store.migrations.tables import MOMENT, add_column, create_index, create_table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_column(
        "rollcheck_lease",
        sa.Column("holder", sa.String(length=32), nullable=False, server_default=""),
    )
    create_index("ix_jobs_updated_at", "file_processing_jobs", ["updated_at"])
    create_table(
        "rollcheck_seats",
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("trouble", sa.String(length=20), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seat"),
    )
    create_table(
        "rollcheck_operators",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("display_name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("changed_by", sa.String(length=100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    create_table(
        "rollcheck_tokens",
        sa.Column("token_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("scopes", sa.String(length=255), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.Column("revoked_by", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("token_id"),
    )
    create_table(
        "rollcheck_inbox",
        sa.Column("entry_key", sa.String(length=64), nullable=False),
        sa.Column("sender_id", sa.String(length=100), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("entry_key"),
    )
    create_table(
        "rollcheck_marks",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("mark"),
    )
