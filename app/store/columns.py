"""Kinds of columns that differ between SQLite and a server, and what all tables belong to."""

from __future__ import annotations

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary, MetaData
from sqlalchemy.dialects import mysql

metadata = MetaData()

MOMENT = DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
CHUNK = LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mysql", "mariadb")
# SQLite gives autoincrement to the exact type INTEGER only.
SEQUENCE = BigInteger().with_variant(Integer(), "sqlite")
