"""Drafts, batches, the operator's own order, corrections and the watched folder"""

import sqlalchemy as sa

from app.store.migrations.tables import MOMENT, SEQUENCE, add_column, create_index, create_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JOBS = "file_processing_jobs"


def upgrade() -> None:
    add_column(JOBS, sa.Column("queue_at", sa.Double(), nullable=True))
    add_column(JOBS, sa.Column("batch_id", sa.String(length=32), nullable=True))
    add_column(JOBS, sa.Column("removed_at", MOMENT, nullable=True))
    add_column(
        JOBS,
        sa.Column("ward_confirmed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    add_column(
        JOBS, sa.Column("paused_by", sa.String(length=100), nullable=False, server_default="")
    )
    add_column(JOBS, sa.Column("left_out", sa.Integer(), nullable=False, server_default="0"))
    add_column(
        "rollcheck_answers",
        sa.Column("left_out", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    create_table(
        "rollcheck_batches",
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("batch_id"),
    )
    create_table(
        "rollcheck_drafts",
        sa.Column("draft_id", sa.String(length=100), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=True),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_path", sa.Text(), nullable=True),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("refusal", sa.String(length=500), nullable=False),
        sa.Column("inspection", sa.JSON(), nullable=True),
        sa.Column("layout_key", sa.String(length=64), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=True),
        sa.Column("choices", sa.JSON(), nullable=True),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id"),
    )
    create_index("ix_rollcheck_drafts_batch", "rollcheck_drafts", ["batch_id"])
    create_table(
        "rollcheck_layouts",
        sa.Column("header_key", sa.String(length=64), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("used_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("header_key"),
    )
    create_table(
        "rollcheck_corrections",
        sa.Column("entry", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("entry"),
    )
    create_index(
        "ix_rollcheck_corrections_job", "rollcheck_corrections", ["job_id", "row_no"], unique=False
    )
    create_table(
        "rollcheck_queue",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("paused_by", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    create_table(
        "rollcheck_deliveries",
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("workbook", sa.Text(), nullable=False),
        sa.Column("workbook_sha256", sa.String(length=64), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("register_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("job_id", "seat"),
    )
    create_table(
        "rollcheck_watched",
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("path_key", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seat", "path_key"),
    )
