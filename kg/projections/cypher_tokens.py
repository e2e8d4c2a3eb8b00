"""Cypher as tokens: what is a word, and what stands inside a string, a comment or backticks."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kg.projections.places import offset_place, with_caret
from kg_schema import QueryError

__all__ = ["KEYWORDS", "Kind", "Token", "at", "dotted", "is_keyword", "tokens", "without_comments"]


class Kind(Enum):
    """Sort of a token."""

    WORD = auto()
    QUOTED = auto()
    STRING = auto()
    NUMBER = auto()
    PARAMETER = auto()
    SYMBOL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token; ``text`` of a quoted name is without its backticks, ``start`` an offset in code points."""

    kind: Kind
    text: str
    start: int

    @property
    def upper(self) -> str:
        """The text in upper case, as keywords are compared; a string is never a keyword."""
        return "" if self.kind is Kind.STRING else self.text.upper()

    @property
    def is_name(self) -> bool:
        """Whether it is a word, bare or in backticks."""
        return self.kind in (Kind.WORD, Kind.QUOTED)


_TOKEN: Final = re.compile(
    r"""
    (?P<COMMENT>//[^\n\r]*|/\*.*?\*/)
    |(?P<STRING>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<QUOTED>`(?:[^`]|``)*`)
    |(?P<PARAMETER>\$(?:\w+|`(?:[^`]|``)*`))
    |(?P<NUMBER>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<WORD>[^\W\d]\w*)
    |(?P<SPACE>\s+)
    |(?P<SYMBOL>\.\.|<=|>=|<>|=~|/\*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
KEYWORDS: Final = frozenset(
    """ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS COUNT CREATE DELETE DESC DESCENDING DETACH DISTINCT ELSE
    END ENDS EXISTS EXPLAIN FINISH FOREACH FROM IN IS LIMIT MATCH MERGE NONE NOT NULL OFFSET ON OPTIONAL OR ORDER
    PROFILE REMOVE RETURN SET SHOW SINGLE SKIP STARTS THEN UNION UNWIND USE USING WHEN WHERE WITH XOR
    YIELD""".split()
)
"""Words that begin clauses or join expressions; before a bracket they call no function."""
_OPENED: Final = {
    "'": "This string is not closed",
    '"': "This string is not closed",
    "`": "This name in backticks is not closed",
    "/*": "This comment is not closed",
}


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens without space and comments; QueryError for a quote or comment that is never closed."""
    found = []
    for match in _TOKEN.finditer(text):
        kind, part = str(match.lastgroup), match.group()
        if kind == "SYMBOL" and part in _OPENED:
            line, column = offset_place(text, match.start())
            raise QueryError(with_caret(f"{_OPENED[part]} (line {line} at column {column}).", text, line, column))
        if kind in ("COMMENT", "SPACE"):
            continue
        name = part[1:-1].replace("``", "`") if kind == "QUOTED" else part
        found.append(Token(Kind[kind], name, match.start()))
    return tuple(found)


def without_comments(text: str) -> str:
    """Return the query with each comment replaced by as many spaces, so that all else keeps its place.

    >>> without_comments("RETURN '//' /* x */ AS a // b")
    "RETURN '//'         AS a     "
    """

    def blank(match: re.Match[str]) -> str:
        part = match.group()
        return re.sub(r"[^\n]", " ", part) if match.lastgroup == "COMMENT" else part

    return _TOKEN.sub(blank, text)


def at(found: tuple[Token, ...], index: int) -> Token:
    """Return the token there, or an empty one beyond either end."""
    return found[index] if 0 <= index < len(found) else Token(Kind.SYMBOL, "", 0)


def is_keyword(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word stands where a keyword can, not where a property, label, key, alias or variable must."""
    before, after = at(found, index - 1), at(found, index + 1)
    if found[index].kind is not Kind.WORD or before.text in {".", ":", "|", "&", "!", "(", "["}:
        return False
    return not (before.upper == "AS" or (after.text == ":" and before.text in {"{", ","}))


def dotted(found: tuple[Token, ...], index: int) -> str:
    """Return the name that begins there with all its parts: ``db.labels``."""
    name = at(found, index).text
    while at(found, index + 1).text == "." and at(found, index + 2).is_name:
        name, index = f"{name}.{found[index + 2].text}", index + 2
    return name
