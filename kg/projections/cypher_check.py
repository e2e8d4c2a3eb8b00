"""What a Cypher query may not contain: it must only read, and mean the same on every engine.

The engine refuses writes by itself as well; reading files it does not refuse, so this check is the guard there.
Whoever writes a query sees one sentence that says what to write instead.
"""

from collections.abc import Callable, Iterator
from typing import Final

from kg.projections.cypher_tokens import Kind, Token, tokens
from kg.projections.places import offset_place, with_caret
from kg_schema import QueryRefusedError

__all__ = ["check_cypher"]

Objection = tuple[Token, str]

_READ_ONLY: Final = "queries only read; what the graph holds is changed by kg load, kg retract and kg restore"
_WRITES: Final = frozenset(
    "ALTER CREATE DELETE DENY DETACH DROP FOREACH GRANT INSERT MERGE NODETACH REMOVE REVOKE SET TERMINATE".split()
)
_DIALECT: Final = frozenset("EXCEPT HAVING INTERSECT".split())
_PROCEDURES: Final = frozenset({"db.labels", "db.propertykeys", "db.relationshiptypes"})
_KEYWORDS: Final = frozenset(
    """ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS COUNT CREATE DELETE DESC DESCENDING DETACH DISTINCT ELSE
    END ENDS EXISTS EXPLAIN FINISH FOREACH FROM IN IS LIMIT MATCH MERGE NONE NOT NULL OFFSET ON OPTIONAL OR ORDER
    PROFILE REMOVE RETURN SET SHOW SINGLE SKIP STARTS THEN UNION UNWIND USE USING WHEN WHERE WITH XOR
    YIELD""".split()
)
_FUNCTIONS: Final = frozenset(
    """abs acos all allshortestpaths any asin atan atan2 avg btrim ceil char_length character_length coalesce
    collect cos cot count date date.truncate datetime datetime.fromepoch datetime.fromepochmillis
    datetime.truncate degrees duration duration.indays duration.inmonths duration.inseconds e endnode exists exp
    floor haversin head isempty isnan keys labels last left length localdatetime localdatetime.truncate localtime
    localtime.truncate log log10 lower ltrim max min nodes none normalize nullif pi point point.distance
    properties radians rand randomuuid range reduce relationships replace reverse right round rtrim shortestpath
    sign sin single size split sqrt startnode stdev stdevp substring sum tail tan time time.truncate timestamp
    toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist
    tointegerornull tolower tostring tostringlist tostringornull toupper trim type upper valuetype""".split()
)
_INSTEAD: Final = {
    "id": "id() differs from engine to engine: write n.id, which is the same everywhere",
    "elementid": "elementId() differs from engine to engine: write n.id, which is the same everywhere",
    "duration.between": "duration.between() differs from engine to engine: write duration.inDays(a, b).days",
}
_DATES: Final = frozenset({"date", "event_date", "published"})
_TEMPORAL: Final = frozenset({"date", "datetime", "localdatetime"})
_COMPARISONS: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})


def check_cypher(text: str) -> tuple[Token, ...]:
    """Return the tokens of the query; raise QueryRefusedError, with the place, for what it may not contain."""
    found = tokens(text)
    for rule in _RULES:
        for token, reason in rule(found):
            line, column = offset_place(text, token.start)
            sentence = f"The query is refused (line {line} at column {column}): {reason}."
            raise QueryRefusedError(with_caret(sentence, text, line, column))
    return found


def _at(found: tuple[Token, ...], index: int) -> Token:
    """Return the token there, or an empty one beyond either end."""
    return found[index] if 0 <= index < len(found) else Token(Kind.SYMBOL, "", 0)


def _is_keyword(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word stands where a keyword can, not where a property, label, key, alias or variable must."""
    before, after = _at(found, index - 1), _at(found, index + 1)
    if found[index].kind is not Kind.WORD or before.text in {".", ":", "|", "&", "!", "(", "["}:
        return False
    return not (before.upper == "AS" or (after.text == ":" and before.text in {"{", ","}))


def _files(found: tuple[Token, ...]) -> Iterator[Objection]:
    # The engine takes keywords in backticks too, so a quoted LOAD CSV is one.
    for i, token in enumerate(found):
        if token.is_name and token.upper == "LOAD" and _at(found, i + 1).is_name:
            yield token, "LOAD CSV would read a file, and " + _READ_ONLY
        if token.upper == "USING" and _at(found, i + 1).upper == "PERIODIC":
            yield token, f"USING PERIODIC COMMIT would write, and {_READ_ONLY}"


def _writes(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if token.upper in _WRITES and _is_keyword(found, i):
            yield token, f"{token.upper} would change the graph, and {_READ_ONLY}"


def _procedures(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        after = _at(found, i + 1)
        if not token.is_name or token.upper != "CALL" or _at(found, i - 1).text == ".":
            continue
        if after.is_name and after.upper not in _KEYWORDS and _dotted(found, i + 1).lower() not in _PROCEDURES:
            allowed = "db.labels(), db.propertyKeys() and db.relationshipTypes()"
            yield token, f"of the procedures only {allowed} can be called, not {_dotted(found, i + 1)}"


def _dotted(found: tuple[Token, ...], index: int) -> str:
    """Return the name that begins there with all its parts: ``db.labels``."""
    name = _at(found, index).text
    while _at(found, index + 1).text == "." and _at(found, index + 2).is_name:
        name, index = f"{name}.{found[index + 2].text}", index + 2
    return name


def _one_query(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found[:-1]):
        if token.text == ";" and token.kind is Kind.SYMBOL and found[i + 1].text != ";":
            yield found[i + 1], "a second query begins here, and only one can be asked at a time"


def _dialect(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        before, after = _at(found, i - 1), _at(found, i + 1)
        if token.upper in _DIALECT and _is_keyword(found, i):
            yield token, f"Neo4j has no {token.upper}: filter with WITH … WHERE"
        if token.upper == "OVER" and before.text == ")" and after.text == "(":
            yield token, "Neo4j has no window functions (OVER)"
        if token.upper == "FORMAT" and after.upper == "CSV":
            yield token, "Neo4j has no FORMAT CSV: choose the form of the answer with --format csv"
        if token.upper == "FOR" and after.upper == "VALID_TIME":
            yield token, "Neo4j has no FOR VALID_TIME: compare r.date in WHERE"


def _unbounded(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``*``, ``*..`` and ``*2..`` in a relationship: the engine would silently stop at 10 steps."""
    for i, token in enumerate(found):
        if token.text != "*" or token.kind is not Kind.SYMBOL or not _in_relationship(found, i):
            continue
        end = i + 1
        exact = _at(found, end).kind is Kind.NUMBER
        end += exact
        ranged = _at(found, end).text == ".."
        end += ranged
        bounded = _at(found, end).kind in (Kind.NUMBER, Kind.PARAMETER) if ranged else exact
        if not bounded and _at(found, end).text in {"]", "{"}:
            yield token, "a path without an upper bound can be as long as the graph: write one, as in *1..6"


def _in_relationship(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether the token stands directly within the brackets of a relationship: ``-[ … ]``."""
    depth = 0
    for i in range(index - 1, -1, -1):
        text = found[i].text if found[i].kind is Kind.SYMBOL else ""
        depth += text in {"]", ")", "}"}
        if text in {"[", "(", "{"}:
            if depth == 0:
                return text == "[" and _at(found, i - 1).text == "-"
            depth -= 1
    return False


def _functions(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if not token.is_name or _at(found, i + 1).text != "(" or token.upper in _KEYWORDS:
            continue
        start = i
        while _at(found, start - 1).text == "." and _at(found, start - 2).is_name:
            start -= 2
        before, name = _at(found, start - 1), _dotted(found, start).lower()
        if before.upper in {"CALL", "INDEX"} or before.text in {":", "|"}:
            continue
        if name in _INSTEAD:
            yield found[start], _INSTEAD[name]
        elif name not in _FUNCTIONS:
            yield found[start], f"Neo4j has no function {_dotted(found, start)}()"


def _ends(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to a bare startNode(r) or endNode(r): the engine would answer with a name in place of the node."""
    for i, token in enumerate(found):
        if token.upper not in {"STARTNODE", "ENDNODE"} or [t.text for t in found[i + 1 : i + 4 : 2]] != ["(", ")"]:
            continue
        before, after = _at(found, i - 1), _at(found, i + 4)
        if after.text in {".", "=", "<>"} or before.text in {"=", "<>"}:
            continue
        if before.text == "(" and _at(found, i - 2).upper in {"LABELS", "PROPERTIES", "KEYS"}:
            continue
        yield token, f"write {token.text}(r).id, or name the node in the pattern: MATCH (a)-[r]->(b)"


def _projected(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``r{.date}`` of a relationship: the engine would answer null."""
    names = {
        found[i].text
        for i in range(2, len(found))
        if found[i].is_name and found[i - 1].text == "[" and found[i - 2].text == "-"
    }
    for i, token in enumerate(found):
        inner = _at(found, i - 1).text != "[" and _at(found, i + 2).text in {".", "}"}
        if token.is_name and token.text in names and _at(found, i + 1).text == "{" and inner:
            yield token, f"write properties({token.text}), or the map itself: {{date: {token.text}.date}}"


def _dates(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``r.date >= date('2025-01-01')``: dates are text, so that other engines would answer nothing."""
    for i, token in enumerate(found):
        if token.kind is not Kind.SYMBOL or token.text not in _COMPARISONS:
            continue
        left = _at(found, i - 2).text == "." and _at(found, i - 1).text in _DATES
        right = _at(found, i + 1).text.lower() in _TEMPORAL and _at(found, i + 2).text == "("
        if left and right:
            yield token, "dates are text: compare with text, as in r.date >= '2025-04', or write date(r.date)"


_Rule = Callable[[tuple[Token, ...]], Iterator[Objection]]
_RULES: Final[tuple[_Rule, ...]] = (
    _files,
    _writes,
    _procedures,
    _one_query,
    _dialect,
    _unbounded,
    _functions,
    _ends,
    _projected,
    _dates,
)
