"""The clock, read here and nowhere else; times are kept in the load log and never exported."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

__all__ = ["Clock", "utc_now"]

Clock: TypeAlias = Callable[[], str]
"""Gives the time now as ISO 8601."""


def utc_now() -> str:
    """Return the time now in UTC as ISO 8601, to the microsecond: it orders the judgements of several ledgers."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
