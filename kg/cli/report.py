"""The report of a load: one JSON object a line and input, from which an interrupted one is resumed."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from kg.cli.output import json_text
from kg_schema import KGError, Refusal, content_id

__all__ = ["Report", "opened_report"]

_ITEM = re.compile(r"://[^/]+(?:/.*|:\d+):\d+$")  # of a feed that was fetched: its numbers move on


class Report:
    """What became of each input, written at once, so that an end at any moment loses nothing that is done.

    Each line names the input, its ``outcome`` (``loaded``, ``unchanged``, ``retracted``, ``extracted``, or
    ``refused`` with its ``reason``), the article's id, how many statements were stored, and a ``stamp`` of the
    input: a hash of its place, size and time of change, of the metadata file beside it, and of ``settings``.
    Claims of an article that did not pass the checks stand under ``refused``, each with its reason.
    """

    def __init__(self, stream: TextIO | None, settings: str, done: dict[str, str | None]) -> None:
        self._stream = stream
        self._settings = settings
        self._done = done
        self._skipped: set[str] = set()

    @property
    def skipped(self) -> int:
        """How many inputs were passed over because they are done."""
        return len(self._skipped)

    def add(
        self,
        label: str,
        outcome: str,
        article: str | None = None,
        statements: int = 0,
        reason: str = "",
        refused: Iterable[Refusal] = (),
    ) -> None:
        """Write the line of one input."""
        if self._stream is None:
            return
        line: dict[str, Any] = {"input": label, "outcome": outcome, "article": article, "statements": statements}
        line |= {"reason": reason or None, "stamp": self._stamp(label)}
        if told := [{"what": r.what, "reason": r.reason} for r in refused]:
            line["refused"] = told
        self._stream.write(json_text(line) + "\n")
        self._stream.flush()

    def skips(self, holds: Callable[[str], bool]) -> Callable[[str], bool]:
        """Return the function that tells of an input's label whether it is done, and counts it once if so.

        ``holds`` tells of an article's id whether what was made of it is still there.
        """

        def skip(label: str) -> bool:
            article = self._done.get(self._stamp(label) or "")
            if article is None or not holds(article):
                return False
            self._skipped.add(label)
            return True

        return skip

    def _stamp(self, label: str) -> str | None:
        """Return what shows whether an input is the same as before; None where nothing does."""
        from kg_loaders.readers.sidecars import sidecar_of

        if label == "-":
            return None
        if "://" in label:
            if _ITEM.search(label):
                return None
            return content_id("i", label, self._settings)
        for path in (Path(label), Path(label.rpartition(":")[0])):
            if path.is_file():
                beside = sidecar_of(path)
                states = [_state(path), _state(beside) if beside else ""]
                return content_id("i", os.path.abspath(label), *states, self._settings)  # noqa: PTH100
        return None


def _state(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


@contextmanager
def opened_report(path: Path | None, *, resume: bool, settings: str) -> Iterator[Report]:
    """Give the report that is written to this file, or nowhere; ``resume`` reads it first and goes on in it.

    ``settings`` is all that decides, beside the inputs, what is made of them. KGError if it cannot be written.
    """
    if path is None:
        yield Report(None, settings, {})
        return
    try:
        done, broken = _done(path) if resume and path.is_file() else ({}, False)
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a" if resume else "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise KGError(f"The report '{path}' cannot be written: {error.strerror}; name another file.") from error
    with stream:
        if broken:
            stream.write("\n")
        yield Report(stream, settings, done)


def _done(path: Path) -> tuple[dict[str, str | None], bool]:
    """Return the articles of a report by stamp, and whether its last line was cut off."""
    done: dict[str, str | None] = {}
    text = path.read_bytes().decode("utf-8", "replace")
    for line in text.split("\n"):
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if (
            isinstance(record, dict)
            and isinstance(record.get("stamp"), str)
            and record.get("outcome") != "refused"
        ):
            done[record["stamp"]] = record.get("article")
    return done, bool(text) and not text.endswith("\n")
