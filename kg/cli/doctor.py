"""``kg doctor``: whether everything that kg stands on is here and works."""

import importlib.metadata
import platform
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import typer

from kg import __version__
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, emit
from kg_schema import KGError

__all__ = ["doctor"]

_DISTRIBUTION: Final = "kg-positions"
_SENTENCE: Final = "Norway rejected the treaty on Monday."
_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9._-]+")


class _Finding(NamedTuple):
    """One thing looked at: ``state`` is ok, missing (an extra that is not installed) or broken."""

    what: str
    state: str
    note: str


def doctor(style: FormatOption = Format.TABLE, workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Look whether everything that kg stands on is here and works; exit 1 where something is broken.

    Packages and their versions, the language model, both engines, full-text search, the workspace. Nothing is
    changed, and nothing leaves this machine.

    \b
    Example:
      kg doctor
    """
    from kg.results import ResultTable

    found = [
        *_python(),
        *_packages(),
        _tried("language model", _model),
        *_engines(),
        _tried("workspace", _ledger(workspace)),
    ]
    emit(ResultTable(_Finding._fields, tuple(tuple(finding) for finding in found)), style)
    if any(finding.state == "broken" for finding in found):
        raise typer.Exit(1)


def _python() -> Iterator[_Finding]:
    yield _Finding("kg", "ok", __version__)
    yield _Finding("Python", "ok", f"{platform.python_version()} ({sys.executable})")


def _packages() -> Iterator[_Finding]:
    """Yield each package that kg requires: of an extra, it may be missing."""
    for requirement in importlib.metadata.requires(_DISTRIBUTION) or ():
        name = _REQUIREMENT.match(requirement)
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        if name is None or (extra and extra.group(1) in ("dev", "gazetteer")):
            continue
        try:
            yield _Finding(name.group(), "ok", importlib.metadata.version(name.group()))
        except importlib.metadata.PackageNotFoundError:
            if extra:
                yield _Finding(name.group(), "missing", f"only needed for the extra '{extra.group(1)}'")
            else:
                yield _Finding(name.group(), "broken", f"pip install '{requirement}'")


def _tried(what: str, look: Callable[[], str]) -> _Finding:
    try:
        return _Finding(what, "ok", look())
    except KGError as error:
        return _Finding(what, "broken", str(error))
    except (ImportError, OSError, sqlite3.Error, ValueError) as error:
        return _Finding(what, "broken", f"{type(error).__name__}: {error}")


def _model() -> str:
    from kg_loaders import extractor
    from kg_schema import Article

    extraction = next(iter(extractor().extract([Article(text=_SENTENCE)])))
    if not any(s.relation == "REJECTS" for s in extraction.statements):
        raise ValueError(f"it is there, but '{_SENTENCE}' gave no rejection")
    return f"reads '{_SENTENCE}'"


def _engines() -> Iterator[_Finding]:
    yield _tried("Cypher engine", lambda: _asked("cypher", "MATCH (n) RETURN count(n) AS n"))
    yield _tried("SPARQL engine", lambda: _asked("sparql", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    yield _tried("full-text search", _full_text)


def _asked(language: str, query: str) -> str:
    from tempfile import TemporaryDirectory

    from kg.workspace import Workspace

    with TemporaryDirectory() as folder, Workspace.open(Path(folder), create=True) as opened:
        ask = opened.cypher if language == "cypher" else opened.sparql
        rows = ask(query).rows
    return f"answers over an empty graph: {rows[0][0]}"


def _full_text() -> str:
    with sqlite3.connect(":memory:") as database:
        database.execute("create virtual table words using fts5 (text)")
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _ledger(workspace: Path) -> Callable[[], str]:
    def look() -> str:
        from kg.workspace import Workspace

        if not (workspace / "ledger.sqlite").exists():
            return f"none at {workspace}: 'kg load' makes one"
        with Workspace.open(workspace) as opened:
            graph = opened.graph()
        return f"{workspace}: {len(graph.articles)} articles, {len(graph.statements)} statements"

    return look
