"""What a Cypher query may not contain: it must only read, and at home mean the same as on every engine.

The engine refuses writes by itself as well; reading files it does not refuse, so this check is the first guard
there, and the process that the query runs in the second. Whoever writes a query sees one sentence that says what
to write instead.
"""

from collections.abc import Iterator
from typing import Final

from kg.projections.cypher_dialect import EVERYWHERE, PORTABLE, Objection, Rule
from kg.projections.cypher_tokens import KEYWORDS, Kind, Token, at, dotted, is_keyword, tokens
from kg.projections.places import WRITING, offset_place, with_caret
from kg_schema import QueryRefusedError

__all__ = ["check_cypher", "check_server_cypher"]

_READ_ONLY: Final = f"queries only read; {WRITING}"
_WRITES: Final = frozenset(
    "ALTER CREATE DELETE DENY DETACH DROP FOREACH GRANT INSERT MERGE NODETACH REMOVE REVOKE SET TERMINATE".split()
)
_PROCEDURES: Final = frozenset({"db.labels", "db.propertykeys", "db.relationshiptypes"})


def check_cypher(text: str) -> tuple[Token, ...]:
    """Return the tokens of the query; raise QueryRefusedError, with the place, for what it may not contain."""
    return _checked(text, (*_READING, *PORTABLE))


def check_server_cypher(text: str) -> tuple[Token, ...]:
    """Return the tokens of a query to a server; raise QueryRefusedError if it would do more than read.

    What the server understands is the server's own matter, except where it would silently answer nothing.
    """
    return _checked(text, (*_READING, *EVERYWHERE))


def _checked(text: str, rules: tuple[Rule, ...]) -> tuple[Token, ...]:
    found = tokens(text)
    for rule in rules:
        for token, reason in rule(found):
            line, column = offset_place(text, token.start)
            sentence = f"The query is refused (line {line} at column {column}): {reason}."
            raise QueryRefusedError(with_caret(sentence, text, line, column))
    return found


def _files(found: tuple[Token, ...]) -> Iterator[Objection]:
    # The engine takes keywords in backticks too, so a quoted LOAD CSV is one.
    for i, token in enumerate(found):
        if token.is_name and token.upper == "LOAD" and at(found, i + 1).is_name:
            yield token, "LOAD CSV would read a file, and " + _READ_ONLY
        if token.upper == "USING" and at(found, i + 1).upper == "PERIODIC":
            yield token, f"USING PERIODIC COMMIT would write, and {_READ_ONLY}"


def _writes(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if token.upper in _WRITES and is_keyword(found, i):
            yield token, f"{token.upper} would change the graph, and {_READ_ONLY}"


def _procedures(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        after = at(found, i + 1)
        if not token.is_name or token.upper != "CALL" or at(found, i - 1).text == ".":
            continue
        if after.is_name and after.upper not in KEYWORDS and dotted(found, i + 1).lower() not in _PROCEDURES:
            allowed = "db.labels(), db.propertyKeys() and db.relationshipTypes()"
            yield token, f"of the procedures only {allowed} can be called, not {dotted(found, i + 1)}"


def _one_query(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found[:-1]):
        if token.text == ";" and token.kind is Kind.SYMBOL and found[i + 1].text != ";":
            yield found[i + 1], "a second query begins here, and only one can be asked at a time"


_READING: Final[tuple[Rule, ...]] = (_files, _writes, _procedures, _one_query)
