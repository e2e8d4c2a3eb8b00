"""The ledger as it was."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from kg.ledger.database import PATIENCE, connect, guarded
from kg.ledger.ledger import Ledger

__all__ = ["as_of"]


@contextmanager
def as_of(ledger: Ledger, sequence: int) -> Iterator[Ledger]:
    """Give the ledger as it was after the append of this number; it can only be read."""
    path = ledger._path
    with guarded(path), closing(connect(path, create=False, patience=PATIENCE)) as connection:
        tables = connection.execute(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'sequence' "
            "WHERE m.type = 'table'"
        )
        for (table,) in tables.fetchall():
            kept = f"SELECT * FROM main.{table} WHERE sequence <= {int(sequence)}"
            connection.execute(f"CREATE TEMP VIEW {table} AS {kept}")
        connection.execute("PRAGMA query_only = ON")
        yield Ledger(connection, path)
