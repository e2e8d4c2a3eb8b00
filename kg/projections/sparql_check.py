"""What a SPARQL query may not contain: it must only read what is here.

The engine's grammar asks for no space around keywords (``ASKFROM<x>{}`` is a query), and it offers no parsed
form. So words are searched for a keyword anywhere within them, outside of IRIs, strings, comments, variables and
the local part of prefixed names; the process that runs the query can open no socket besides.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kg.projections.places import WRITING, offset_place, with_caret
from kg_schema import QueryRefusedError

__all__ = ["check_sparql", "prefixed_names", "unbalanced", "with_parameters"]

_TOKEN: Final = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
    |(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    |(?P<string>"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<prefixed>[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])*)
    |(?P<word>[\w-]+)
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE: Final = frozenset({"BASE", "PREFIX", "VERSION"})
_CLOSED_BY: Final = {"{": "}", "(": ")", "[": "]"}
_UPDATES: Final = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")


def check_sparql(text: str) -> None:
    """Raise QueryRefusedError, with the place, for a query that would change something or ask another place."""
    first = True
    for start, word, is_prefix in _words(text):
        reason = _objection(word, first and not is_prefix)
        if reason:
            line, column = offset_place(text, start)
            sentence = f"The query is refused (line {line} at column {column}): {reason}."
            raise QueryRefusedError(with_caret(sentence, text, line, column))
        first = first and (is_prefix or word in _PROLOGUE)


def with_parameters(text: str, terms: Mapping[str, str]) -> str:
    """Return the query with each ``$name`` that has a term replaced by it; ``?name`` stays a variable.

    >>> with_parameters("SELECT ?x { ?x rdfs:label $x } # $x", {"x": '"Norland"'})
    'SELECT ?x { ?x rdfs:label "Norland" } # $x'
    """

    def term(match: re.Match[str]) -> str:
        part = match.group()
        return terms.get(part[1:], part) if match.lastgroup == "variable" and part[0] == "$" else part

    return _TOKEN.sub(term, text)


def prefixed_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield prefix and local part of each prefixed name; of one that declares a prefix the local part is empty."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "prefixed":
            prefix, _, name = match.group().partition(":")
            yield prefix, name.rstrip(".")


def unbalanced(text: str) -> tuple[int, str] | None:
    """Return offset and text of the first bracket that closes nothing, or of the last one never closed."""
    opened: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(text):
        part = match.group()
        if match.lastgroup != "other":
            continue
        if part in _CLOSED_BY:
            opened.append((match.start(), part))
        elif part in _CLOSED_BY.values() and (not opened or _CLOSED_BY[opened.pop()[1]] != part):
            return match.start(), part
    return opened[-1] if opened else None


def _words(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield offset and upper-case text of what may hold a keyword; a prefix is marked as one."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            yield match.start(), match.group().upper(), False
        elif match.lastgroup == "prefixed":
            yield match.start(), match.group().partition(":")[0].upper(), True


def _objection(word: str, is_first: bool) -> str | None:
    if "SERVICE" in word:
        return (
            "SERVICE would send the query to another server, and queries stay here (nor may a prefix be so named)"
        )
    if is_first and word.startswith(_UPDATES):
        return f"{word} would change the graph, and queries only read; {WRITING}"
    if word.endswith("FROM"):
        return "FROM names a graph to load, and there is only the one: leave FROM out"
    return None
