"""``kg extract --format plover``: sentences in, events in PLOVER's terms out, one JSON line each."""

import json
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kg_schema import Article, ModelError, ReadError

__all__ = ["coded", "lines_of"]

_BATCH = 256
_DATES = ("date", "published", "pub_date")
_TEXTS = ("text", "event_text", "sentence")


def lines_of(target: str) -> Iterator[tuple[str, str]]:
    """Yield (label, line) of a JSON Lines file, or of standard input for ``-``; empty lines are left out."""
    if target == "-":
        lines: Iterable[str] = sys.stdin
    else:
        try:
            lines = Path(target).read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError(f"{target} cannot be read as JSON Lines in UTF-8: {error}.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{target}:{number}", line


def coded(
    lines: Iterable[tuple[str, str]],
    failed: list[str],
    jobs: int | None = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Generator[dict[str, Any]]:
    """Yield one record an input line: its ``id`` and its ``events``; what is no input goes to ``failed``.

    An input line is a JSON object with ``text``, and ``id`` and ``date`` if there are any; dates are read in any
    form that articles may have them. A date that cannot be read is told in ``failed``, and its text coded without
    it. ``jobs`` and ``tell`` are those of ``kg.pool.extracted``.
    """
    from kg.pool import extracted
    from kg_loaders import extractor
    from kg_loaders.plover import plover_events

    identifiers: deque[Any] = deque()

    def articles() -> Iterator[tuple[str, Article]]:
        for label, identifier, article in _inputs(lines, failed):
            identifiers.append(identifier)
            yield label, article

    with closing(extracted(articles(), extractor().extract, jobs=jobs, batch=_BATCH, tell=tell)) as found:
        for one in found:
            identifier = identifiers.popleft()
            if one.found is None:
                failed.append(one.reason)
            else:
                yield {"id": identifier, "events": plover_events(one.found)}


def _inputs(lines: Iterable[tuple[str, str]], failed: list[str]) -> Iterator[tuple[str, Any, Article]]:
    from kg_loaders.readers.moments import moment

    for label, line in lines:
        try:
            record = json.loads(line)
            text = next(record[name] for name in _TEXTS if isinstance(record.get(name), str))
            told = next((str(record[name]) for name in _DATES if record.get(name)), None)
            read = moment(told) if told is not None else None
            if told is not None and read is None:
                failed.append(f"{label}: '{told}' is not a date, so that its events are coded as of no day.")
            yield label, record.get("id", label), Article(text=text, published=read[:10] if read else None)
        except (ValueError, AttributeError, StopIteration):
            failed.append(f"{label} is not a JSON object with a 'text': it gives no events.")
        except ModelError as error:
            failed.append(f"{label}: {error}")
