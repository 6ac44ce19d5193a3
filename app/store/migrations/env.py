"""Alembic's entry: works on the connection it is handed, inside that transaction."""

from alembic import context

from app.store.schema import metadata
from app.store.upgrade import VERSION_TABLE

OURS = frozenset(metadata.tables)


def ours_only(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave every table alone that is not Rollcheck's."""
    return kind != "table" or name in OURS


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    include_object=ours_only,
    transactional_ddl=False,
)
context.run_migrations()
