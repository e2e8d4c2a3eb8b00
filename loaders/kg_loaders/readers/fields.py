"""Names of fields under which archives keep an article's text and metadata."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from kg_loaders.metadata import Metadata
from kg_loaders.readers.moments import moment

__all__ = ["NAMES", "field_of", "metadata_of", "text_field", "text_of"]

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "event_text", "body", "content", "article_text", "full_text", "fulltext", "maintext"),
    "title": ("title", "headline", "head", "event_title"),
    "published": ("date", "published", "pub_date", "published_at", "publish_date", "pubdate", "date_published",
                  "date_publish", "publication_date", "datepublished", "published_date", "article_date"),
    "publisher": ("publisher", "source", "publication", "publication_name", "source_name", "outlet", "newspaper",
                  "site_name", "sitename"),
    "url": ("url", "link", "source_url", "article_url", "canonical_url", "permalink", "web_url"),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang", "language_code"),
    "modified": ("modified", "date_modified", "datemodified", "modified_at", "date_modify", "updated",
                 "updated_at", "last_updated", "lastmod"),
}  # fmt: skip
_SIGNS = re.compile(r"[\W_]")
_EARLIEST, _LATEST = 0, 4_102_444_800  # 1970 to 2100, in seconds


def _value(record: Mapping[str, Any], what: str, field_map: Mapping[str, str]) -> tuple[str, object] | None:
    """Return name and value of the first field that holds what is asked for."""
    if what in field_map:
        value = _at(record, field_map[what])
        return (field_map[what], value) if value not in (None, "") else None
    folded = {_SIGNS.sub("", str(k)).casefold(): (str(k), v) for k, v in record.items()}
    held = (folded.get(name.replace("_", "")) for name in NAMES[what])
    return next((pair for pair in held if pair and pair[1] not in (None, "")), None)


def _at(record: Mapping[str, Any], path: str) -> object:
    """Return the value of a field, or of one within an object: ``article.body``."""
    if path in record:
        return record[path]
    value: object = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def field_of(what: str, names: Iterable[str], field_map: Mapping[str, str]) -> str | None:
    """Return which of the names is that of the field that holds the title and so on, or None."""
    found = _value(dict.fromkeys(names, 0), what, field_map)
    return found[0] if found else None


def text_field(names: Iterable[str], field_map: Mapping[str, str]) -> str | None:
    """Return which of the names is that of the field that holds the text, or None."""
    return field_of("text", names, field_map)


def text_of(record: Mapping[str, Any], field_map: Mapping[str, str]) -> str | None:
    """Return the text of a record, or None where no field holds one."""
    found = _value(record, "text", field_map)
    return found[1] if found and isinstance(found[1], str) else None


def _string(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("url")
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def _people(value: object) -> tuple[str, ...]:
    many = value if isinstance(value, list) else str(value).split(";") if isinstance(value, str) else [value]
    return tuple(name for one in many if (name := _string(one)))


def _day(value: object) -> str | None:
    """Return a date as text; numbers are seconds or milliseconds since 1970 UTC, or a day such as 20250426."""
    time = _time(value)
    return time.isoformat()[:10] if isinstance(time, datetime | date) else time


def _time(value: object) -> datetime | date | str | None:
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _LATEST else value
        if value > 100_000_000 and _EARLIEST <= seconds <= _LATEST:
            return datetime.fromtimestamp(seconds, UTC)
    return _string(value)


def metadata_of(record: Mapping[str, Any], where: str, field_map: Mapping[str, str] | None = None) -> Metadata:
    """Return what a record says of its article; ``where`` is how notes name the record."""
    mapped = field_map or {}
    found = {what: _value(record, what, mapped) for what in NAMES if what != "text"}
    plain = {
        what: _string(pair[1])
        for what, pair in found.items()
        if pair and what in ("title", "publisher", "url", "language")
    }
    authors = _people(found["authors"][1]) if found["authors"] else ()
    modified = moment(_time(found["modified"][1])) if found["modified"] else None
    metadata = Metadata(authors=authors, modified=modified, **plain)
    if not found["published"]:
        return metadata
    name, value = found["published"]
    return metadata.dated(_day(value), f"'{name}' in {where}")
