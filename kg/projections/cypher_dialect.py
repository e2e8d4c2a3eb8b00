"""Where the embedded Cypher engine and Neo4j part: what is refused, with what to write instead, or rewritten.

Found by running the same queries on both (tests/contract). The rules look at tokens; what only values tell, such
as the sign of a number that is rounded, is taken for the worse case.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from kg.projections.cypher_tokens import KEYWORDS, Kind, Token, at, dotted, is_keyword

__all__ = ["EVERYWHERE", "PORTABLE", "Objection", "Rule", "rewritten"]

Objection: TypeAlias = tuple[Token, str]
Rule: TypeAlias = Callable[[tuple[Token, ...]], Iterator[Objection]]

_DIALECT: Final = frozenset("EXCEPT FILTER HAVING INTERSECT LET".split())
_FUNCTIONS: Final = frozenset(
    """abs acos all allshortestpaths any asin atan atan2 avg btrim ceil char_length character_length coalesce
    collect cos cot count date date.truncate datetime datetime.fromepoch datetime.fromepochmillis
    datetime.truncate degrees duration duration.indays duration.inmonths duration.inseconds e endnode exists exp
    floor haversin head isempty isnan keys labels last left length localdatetime localdatetime.truncate localtime
    localtime.truncate log log10 lower ltrim max min nodes none normalize nullif pi
    properties radians rand randomuuid range reduce relationships replace reverse right round rtrim shortestpath
    sign sin single size split sqrt startnode stdev stdevp substring sum tail tan time time.truncate timestamp
    toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist
    tointegerornull tolower tostring tostringlist tostringornull toupper trim type upper valuetype""".split()
)
_INSTEAD: Final = {
    "id": "id() differs from engine to engine: write n.id, which is the same everywhere",
    "elementid": "elementId() differs from engine to engine: write n.id, which is the same everywhere",
    "stdev": "stDev() of a single value differs from engine to engine: write sqrt(avg(x * x) - avg(x) ^ 2)",
    "stdevp": "stDevP() differs from engine to engine: write sqrt(avg(x * x) - avg(x) ^ 2)",
    "point": "points differ from engine to engine: return latitude and longitude",
    "duration.between": "duration.between() differs from engine to engine: write duration.inDays(a, b).days",
}
_DATES: Final = frozenset({"date", "event_date", "published"})
_TEMPORAL: Final = frozenset({"date", "datetime", "localdatetime"})
_AFTER_WITH: Final = frozenset(
    "CALL FINISH LIMIT MATCH OFFSET OPTIONAL ORDER RETURN SKIP UNION UNWIND USE WHERE WITH".split()
)
_COMPARISONS: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})


def _dialect(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        before, after = at(found, i - 1), at(found, i + 1)
        if token.upper in _DIALECT and is_keyword(found, i) and _begins_clause(found, i):
            yield token, f"Neo4j has no {token.upper}: filter with WITH … WHERE"
        if token.upper == "OVER" and before.text == ")" and after.text == "(":
            yield token, "Neo4j has no window functions (OVER)"
        if token.upper == "FORMAT" and after.upper == "CSV":
            yield token, "Neo4j has no FORMAT CSV: choose the form of the answer with --format csv"
        if token.upper == "FOR" and after.upper == "VALID_TIME":
            yield token, "Neo4j has no FOR VALID_TIME: compare r.date in WHERE"


def _begins_clause(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word can begin a clause there: something ends before it, and something follows it."""
    before, after = at(found, index - 1), at(found, index + 1)
    ended = before.text in {")", "]", "}"} or before.kind in (
        Kind.STRING,
        Kind.NUMBER,
        Kind.PARAMETER,
        Kind.QUOTED,
    )
    ended = ended or (before.kind is Kind.WORD and before.upper not in KEYWORDS)
    return ended and (after.is_name or after.text == "(" or after.kind is not Kind.SYMBOL)


def _unbounded(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``*``, ``*..`` and ``*2..`` in a relationship: the engine would silently stop at 10 steps."""
    for i, token in enumerate(found):
        if token.text != "*" or token.kind is not Kind.SYMBOL or not _in_relationship(found, i):
            continue
        end = i + 1
        exact = at(found, end).kind is Kind.NUMBER
        end += exact
        ranged = at(found, end).text == ".."
        end += ranged
        bounded = at(found, end).kind in (Kind.NUMBER, Kind.PARAMETER) if ranged else exact
        if not bounded and at(found, end).text in {"]", "{"}:
            yield token, "a path without an upper bound can be as long as the graph: write one, as in *1..6"


def _in_relationship(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether the token stands directly within the brackets of a relationship: ``-[ … ]``."""
    depth = 0
    for i in range(index - 1, -1, -1):
        text = found[i].text if found[i].kind is Kind.SYMBOL else ""
        depth += text in {"]", ")", "}"}
        if text in {"[", "(", "{"}:
            if depth == 0:
                return text == "[" and at(found, i - 1).text == "-"
            depth -= 1
    return False


def _functions(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if not token.is_name or at(found, i + 1).text != "(" or token.upper in KEYWORDS:
            continue
        start = i
        while at(found, start - 1).text == "." and at(found, start - 2).is_name:
            start -= 2
        before, name = at(found, start - 1), dotted(found, start).lower()
        if before.upper in {"CALL", "INDEX"} or before.text in {":", "|"}:
            continue
        if name in _INSTEAD:
            yield found[start], _INSTEAD[name]
        elif name not in _FUNCTIONS:
            yield found[start], f"Neo4j has no function {dotted(found, start)}()"


def _ends(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to a bare startNode(r) or endNode(r): the engine would answer with a name in place of the node."""
    for i, token in enumerate(found):
        if token.upper not in {"STARTNODE", "ENDNODE"} or [t.text for t in found[i + 1 : i + 4 : 2]] != ["(", ")"]:
            continue
        before, after = at(found, i - 1), at(found, i + 4)
        if after.text in {".", "=", "<>"} or before.text in {"=", "<>"}:
            continue
        if before.text == "(" and at(found, i - 2).upper in {"LABELS", "PROPERTIES", "KEYS"}:
            continue
        yield token, f"write {token.text}(r).id, or name the node in the pattern: MATCH (a)-[r]->(b)"


def _projected(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``r{.date}`` of a relationship: the engine would answer null."""
    names = _relationships(found)
    for i, token in enumerate(found):
        inner = at(found, i - 1).text != "[" and at(found, i + 2).text in {".", "}"}
        if token.is_name and token.text in names and at(found, i + 1).text == "{" and inner:
            yield token, f"write properties({token.text}), or the map itself: {{date: {token.text}.date}}"


def _dates(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``r.date >= date('2025-01-01')``: dates are text, so that other engines would answer nothing."""
    for i, token in enumerate(found):
        if token.kind is not Kind.SYMBOL or token.text not in _COMPARISONS:
            continue
        left, right = _temporal_before(found, i), _temporal_after(found, i)
        before = at(found, i - 2).text == "." and at(found, i - 1).text in _DATES
        after = at(found, i + 2).text == "." and at(found, i + 3).text in _DATES
        if (right and before) or (left and after):
            yield token, "dates are text: compare with text, as in r.date >= '2025-04', or write date(r.date)"
        elif (left and _is_text(at(found, i + 1))) or (right and _is_text(at(found, i - 1))):
            yield token, "a date and a text are never equal, nor is one of them greater: write date() around both"
        elif left and right and left != right:
            yield token, f"{left}() and {right}() cannot be compared: write the same function on both sides"


def _is_text(token: Token) -> bool:
    return token.kind in (Kind.STRING, Kind.PARAMETER)


def _temporal_after(found: tuple[Token, ...], index: int) -> str | None:
    """Return the function that makes the date or time after a comparison; None where none does."""
    name = at(found, index + 1).text.lower()
    return name if name in _TEMPORAL and at(found, index + 2).text == "(" else None


def _temporal_before(found: tuple[Token, ...], index: int) -> str | None:
    """Return the function that makes the date or time before a comparison."""
    start = _opening(found, index - 1)
    name = at(found, start - 1).text.lower()
    return name if start > 0 and name in _TEMPORAL else None


def _opening(found: tuple[Token, ...], index: int) -> int:
    """Return where the bracket opens that closes there; -1 where none does."""
    depth = 0
    for i in range(index, -1, -1):
        text = found[i].text if found[i].kind is Kind.SYMBOL else ""
        depth += (text == ")") - (text == "(")
        if depth == 0:
            return i if text == "(" else -1
    return -1


def _between_dates(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if token.text == "-" and token.kind is Kind.SYMBOL and _temporal_after(found, i):
            yield token, "Neo4j takes no date from a date: write duration.inDays(earlier, later).days"


def _rounded(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``round(x)``: the engine rounds -2.5 to -3, Neo4j to -2; with a second argument both agree."""
    for i, token in enumerate(found):
        if token.upper != "ROUND" or at(found, i + 1).text != "(" or at(found, i - 1).text == ".":
            continue
        depth = 0
        for inner in found[i + 1 :]:
            text = inner.text if inner.kind is Kind.SYMBOL else ""
            depth += text in {"(", "[", "{"}
            depth -= text in {")", "]", "}"}
            if depth == 0:
                yield (
                    token,
                    "round() of halves differs from engine to engine: write floor(x + 0.5) or round(x, 2)",
                )
            if depth == 0 or (depth == 1 and text == ","):
                break


def _patterns(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to regular expressions that mean more here than on Neo4j, where they are those of Java."""
    for i, token in enumerate(found):
        if token.kind is not Kind.STRING or at(found, i - 1).text != "=~":
            continue
        if "(?i)" in token.text and not token.text.isascii():
            yield token, "(?i) knows only the letters A to Z on Neo4j: compare toLower() of both sides"
        if "\\\\w" in token.text.lower():
            yield token, r"\w knows only the letters A to Z on Neo4j: write [\\p{L}\\d_], which knows all"


def _lists_in_text(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``x = '["a"]'``: the engine would read the text as a list."""
    for i, token in enumerate(found):
        beside = {at(found, i - 1).text, at(found, i + 1).text}
        if (
            token.kind is Kind.STRING
            and token.text[1:2] == "["
            and token.text[-2:-1] == "]"
            and beside & _COMPARISONS
        ):
            yield token, "text in the form of a list is read as a list here: write the list itself"


def _unfinished(found: tuple[Token, ...]) -> Iterator[Objection]:
    words = {token.upper for i, token in enumerate(found) if is_keyword(found, i)}
    if found and found[0].upper == "EXPLAIN":
        yield found[0], "EXPLAIN tells of the engine: write --explain beside the query instead"
    elif found and found[0].upper == "SHOW":
        yield found[0], "SHOW tells of the engine, not of the graph"
    elif found and "MATCH" in words and "RETURN" not in words:
        yield found[-1], "a query ends with RETURN"


def _unnamed(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``WITH n.name``: Neo4j wants a name, ``WITH n.name AS name``."""
    for i, token in enumerate(found):
        if token.upper != "WITH" or not is_keyword(found, i) or at(found, i - 1).upper in {"STARTS", "ENDS"}:
            continue
        for item in _items(found, i + 1):
            bare = [t for t in item if t.text not in {"(", ")"}]
            if len(bare) > 1 and not any(t.upper == "AS" for t in item):
                yield item[0], "Neo4j wants a name for what WITH hands on: write AS and a name after it"


def _items(found: tuple[Token, ...], index: int) -> Iterator[list[Token]]:
    """Yield what stands between the commas of a WITH that begins there, without DISTINCT."""
    item: list[Token] = []
    depth = 0
    for i in range(index + (at(found, index).upper == "DISTINCT"), len(found)):
        token = found[i]
        text = token.text if token.kind is Kind.SYMBOL else ""
        depth += (text in {"(", "[", "{"}) - (text in {")", "]", "}"})
        ends = depth == 0 and token.upper in _AFTER_WITH and is_keyword(found, i)
        if ends or depth < 0:
            break
        if depth == 0 and text == ",":
            yield item
            item = []
        else:
            item.append(token)
    yield item


def _weekday(found: tuple[Token, ...]) -> Iterator[Objection]:
    for i, token in enumerate(found):
        if token.upper == "WEEKDAY" and at(found, i - 1).text == ".":
            yield token, "write .dayOfWeek, which is the same everywhere"


def _same_match(found: tuple[Token, ...]) -> Iterator[Objection]:
    """Object to ``MATCH ()-[r]-(), (b {id: r.x})``: the engine knows no ``r`` yet, and would match nothing."""
    known: set[str] = set()
    fresh: set[str] = set()
    for i, token in enumerate(found):
        if token.upper == "MATCH" and is_keyword(found, i):
            known, fresh = known | fresh, set()
        if (
            token.is_name
            and at(found, i - 1).text in {"(", "["}
            and at(found, i + 1).text in {":", ")", "]", "{", "*"}
        ):
            fresh.add(token.text)
        used = token.is_name and token.text in fresh - known and at(found, i + 1).text == "."
        if used and at(found, i - 1).text == ":" and _in_pattern_map(found, i):
            yield token, f"'{token.text}' comes from the same MATCH: compare in WHERE, or write a second MATCH"


def rewritten(text: str, found: tuple[Token, ...]) -> str:
    """Return the query in the form in which the engine answers as Neo4j does.

    In the map of a pattern, ``{id: r.statement}`` of a relationship ``r`` would match nothing; ``r['statement']``
    matches what it should.
    """
    tied = _relationships(found)
    edits = []
    for i, token in enumerate(found):
        dot, name, after = at(found, i + 1), at(found, i + 2), at(found, i + 3)
        if token.text not in tied or dot.text != "." or not name.is_name or after.text not in {",", "}"}:
            continue
        if at(found, i - 1).text == ":" and _in_pattern_map(found, i):
            quoted = name.text.replace("\\", "\\\\").replace("'", "\\'")
            edits.append((dot.start, _end(text, name), f"['{quoted}']"))
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def _relationships(found: tuple[Token, ...]) -> set[str]:
    """Return the names of the relationships of all patterns."""
    return {
        found[i].text
        for i in range(2, len(found))
        if found[i].is_name and found[i - 1].text == "[" and found[i - 2].text == "-"
    }


def _in_pattern_map(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether the token stands in the map of a pattern: ``(n {…})`` or ``-[r {…}]``."""
    depth = 0
    for i in range(index - 1, -1, -1):
        text = found[i].text if found[i].kind is Kind.SYMBOL else ""
        depth += text in {"]", ")", "}"}
        if text in {"[", "(", "{"}:
            if depth == 0 and text == "{":
                continue
            if depth == 0:
                before = at(found, i - 1)
                return before.text == "-" if text == "[" else not before.is_name or before.upper in KEYWORDS
            depth -= 1
    return False


def _end(text: str, name: Token) -> int:
    """Return where a name ends in the text, its backticks included."""
    if name.kind is not Kind.QUOTED:
        return name.start + len(name.text)
    return name.start + len(name.text.replace("`", "``")) + 2


EVERYWHERE: Final[tuple[Rule, ...]] = (_dates,)
"""What is refused on servers too: it would silently answer nothing."""
PORTABLE: Final[tuple[Rule, ...]] = (
    _dialect,
    _unbounded,
    _functions,
    _ends,
    _projected,
    _dates,
    _between_dates,
    _rounded,
    _patterns,
    _lists_in_text,
    _unfinished,
    _unnamed,
    _weekday,
    _same_match,
)
"""What is refused at home, because it would not run, or not mean the same, elsewhere."""
