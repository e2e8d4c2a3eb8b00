"""Articles: a text and what is known of its origin."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kg_schema.errors import ModelError
from kg_schema.identifiers import content_id

__all__ = ["Article", "Precision", "check_date", "precision_of"]

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


def precision_of(date: str | None) -> Precision:
    """Return the precision that an ISO 8601 date (``2025``, ``2025-04``, ``2025-04-26``) shows by its length."""
    if date is None:
        return Precision.UNKNOWN
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(date), Precision.DAY)


def check_date(date: str | None) -> str | None:
    """Return the date if it is an ISO 8601 year, month or day; raise ModelError if not."""
    if date is not None and not _DATE.fullmatch(date):
        raise ModelError(f"'{date}' is not a date: write it as 2025, 2025-04 or 2025-04-26.")
    return date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its origin; offsets into ``text`` count Unicode code points.

    ``published`` is an ISO 8601 day, month or year, or None with the reason in ``published_note``; where it is
    known, the note says where it was found. ``modified`` is the last change that the source states, as ISO 8601:
    a date or a time in UTC. ``id`` is made of text, publisher, url and published date; the rest only describes.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_note: str = "not stated"
    language: str | None = None
    modified: str | None = None
    id: str = field(init=False, repr=False, compare=False)
    """Content-derived id, ``a-`` and 16 hexadecimal digits."""

    def __post_init__(self) -> None:
        check_date(self.published)
        identifier = content_id("a", self.text, self.publisher, self.url, self.published)
        object.__setattr__(self, "id", identifier)  # once: it is asked for at every statement

    @property
    def published_precision(self) -> Precision:
        """How much of the published date is known."""
        return precision_of(self.published)
