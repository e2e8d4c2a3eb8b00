"""Erasing an article for good: the one exception to the rule that nothing in the ledger is ever changed."""

import sqlite3
from typing import Final

__all__ = ["erase", "forget"]

_GUARDED: Final = ("article", "description", "extraction", "judgement", "log")


def erase(connection: sqlite3.Connection, article_id: str) -> None:
    """Delete text, descriptions and extractions of an article, and what the log and judgements quote of it.

    To be called within a transaction, which also takes the guards of the tables away for so long.
    """
    guards = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN {_GUARDED}"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for table in ("extraction", "description"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))
    connection.execute("UPDATE log SET source = NULL WHERE article = ?", (article_id,))
    about = "json_extract(detail, '$.article') = ?"
    connection.execute(f"UPDATE judgement SET detail = '{{}}', why = '' WHERE {about}", (article_id,))
    for _, sql in guards:
        connection.execute(sql)


def forget(connection: sqlite3.Connection) -> None:
    """Write the file anew without what was deleted, so that no byte of it is left in the file or its log."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
