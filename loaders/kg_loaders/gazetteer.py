"""Gazetteer: the names of states, places, bodies and people that news use, and a matcher for them.

The tables lie in ``gazetteers/`` beside this file (their origin is told in ``SOURCES.md`` there). Rows are read
once, entries are made when they are asked for. Tokens are plain strings, cut as spaCy's English tokenizer does it;
the gazetteer itself knows nothing of spaCy.

>>> [(start, end, found[0].name) for start, end, found in Gazetteer.default().find("talks in the U.S.".split())]
[(3, 4, 'United States')]
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kg_schema import KGError, NodeKind

__all__ = ["Gazetteer", "GazetteerEntry", "Match", "Term"]

_DATA: Final = Path(__file__).parent / "gazetteers"
_TABLES: Final = (
    ("states.tsv", NodeKind.STATE),
    ("organizations.tsv", NodeKind.ORGANIZATION),
    ("regions.tsv", NodeKind.REGION),
    ("persons.tsv", NodeKind.PERSON),
)
_WEAK: Final = "~"  # marks an alias that needs context
_PREFIXES: Final = frozenset({"al", "el", "ad", "ar", "ash", "az", "de", "van", "von", "bin"})  # may begin a name
_PARTICLES: Final = _PREFIXES | frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "with", "against", "without", "as", "at", "an", "a", "e", "et"}
    | {
        "y",
        "la",
        "le",
        "les",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "di",
        "del",
        "der",
        "den",
        "het",
        "las",
        "los",
    }
    | {"un", "il", "ibn", "abu", "los"}
)
_SPLIT: Final = re.compile(r"[\s\-‐‑–/]+|(?=[,()])|(?<=[,()])")
_DROPPED: Final = str.maketrans("", "", ".'’‘ʼʻʿʾ`´")
_LETTERS: Final = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
_KINDS: Final = ("continent", "region", "contested", "territory", "waters", "capital", "subdivision", "city")


class Term(NamedTuple):
    """An office that a person holds or held; ``start`` and ``end`` are ISO 8601 dates or years, or None."""

    office: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One thing of the gazetteer, with its names.

    ``id`` is unique over all tables. ``kind`` refines the type (``state``, ``historical``, ``capital``, ``city``,
    ``subdivision``, ``party``, ``armed group``, …). ``identifiers`` are codes of public registers:
    ``iso3166`` (alpha-2), ``iso3166_2``, ``geonames``. ``state`` is the id of the state that it lies in, belongs
    to or acts for; ``organization`` the id of the body that a person acts for. ``valid_from`` and ``valid_to``
    are ISO 8601 dates or years between which the thing existed; a person's offices are ``terms``, latest first.
    ``population`` is a number of people; ``latitude`` and ``longitude`` are decimal degrees.
    """

    id: str
    type: NodeKind
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    terms: tuple[Term, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    weak: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and nouns of its people, each once: ``("British", "UK", "Briton", "Britons")``."""
        return tuple(dict.fromkeys(self.adjectives + self.nouns))

    def needs_context(self, surface: str) -> bool:
        """Tell whether this name alone is too little to mean this entry: a common word, surname or small town.

        The extractor takes it only with a sign beside it (a preposition of place, the state after a comma, a
        title, the full name before).
        """
        return _titled(_parts(surface)) in self.weak


class Match(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive) are a name of each of the candidates, the likeliest first."""

    start: int
    end: int
    candidates: tuple[GazetteerEntry, ...]


def _fold(word: str) -> str:
    """Return the word without accents, periods and apostrophes; case stays."""
    word = word.translate(_DROPPED)
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'.ʼʻʿʾ")


def _parts(name: str) -> list[str]:
    """Return the folded parts of a name; hyphens part as spaces do, ``&`` is ``and``."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.split()
    folded = [_fold(part) for part in _SPLIT.split(name)]
    return ["and" if part == "&" else part for part in folded if part]


def _titled(parts: Iterable[str]) -> str:
    """Return the parts joined, each with its first letter in upper case: the key of the index."""
    return " ".join([part[0].upper() + part[1:] for part in parts])


def _is_capitalised(parts: Sequence[str]) -> bool:
    """Tell whether all parts but particles begin as names do."""
    first, *others = parts
    if first[0].islower() and not (others and first in _PREFIXES):
        return False
    return any(p[0].isupper() for p in parts) and all(not p[0].islower() or p in _PARTICLES for p in others)


class _Index:
    """Names to row numbers (``~number`` of a weak name); the case of letters counts, accents do not."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        self._lower: set[str] = set()
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._heads: dict[str, tuple[int, ...]] = {}

    def add(self, name: str, row: int, *, weak: bool = False) -> None:
        weak = weak or name.startswith(_WEAK)
        parts = _parts(name.removeprefix(_WEAK))
        key = _titled(parts)
        rows = self._rows[key]
        if row not in rows and ~row not in rows:
            rows.append(~row if weak else row)
        self._lengths[key.split(" ", 1)[0]].add(len(parts))
        if not _is_capitalised(parts):
            self._lower.add(" ".join(parts))

    def rows(self, parts: Sequence[str]) -> Sequence[int]:
        """Return the rows of this name, in the order of the tables; none if the case does not fit."""
        if not parts:
            return ()
        found = self._rows.get(_titled(parts), ())
        if found:
            return found if _is_capitalised(parts) or " ".join(parts) in self._lower else ()
        if all(part.isupper() for part in parts) and sum(map(len, parts)) > 3:  # a headline in capitals
            return self._rows.get(_titled(part.capitalize() for part in parts), ())
        return ()

    def lengths(self, part: str) -> tuple[int, ...]:
        """Return how many parts names have that begin with this one, longest first."""
        head = part[0].upper() + part[1:]
        if head not in self._heads:
            numbers = self._lengths.get(head, set())
            if part.isupper() and len(part) > 1:
                numbers = numbers | self._lengths.get(part.capitalize(), set())
            self._heads[head] = tuple(sorted(numbers, reverse=True))
        return self._heads[head]


class _Row(NamedTuple):
    """A line of a table, not yet an entry."""

    type: NodeKind
    values: dict[str, str]


class Gazetteer:
    """Look-ups by name, demonym, capital and metonym, and a longest-match finder over tokens."""

    def __init__(self, rows: Iterable[tuple[NodeKind, dict[str, str]]]) -> None:
        self._rows = [_Row(kind, values) for kind, values in rows]
        self._entries: dict[int, GazetteerEntry] = {}
        self._ids: dict[str, int] = {}
        self._names, self._demonyms = _Index(), _Index()
        self._capitals, self._metonyms = _Index(), _Index()
        self._candidates: dict[tuple[int, ...], tuple[GazetteerEntry, ...]] = {}
        for number, (_, values) in enumerate(self._rows):
            self._ids[values["id"]] = number
            for index, columns in (
                (self._names, ("name", "aliases", "metonyms")),
                (self._demonyms, ("adjectives", "nouns")),
                (self._capitals, ("capital", "capital_aliases")),
                (self._metonyms, ("metonyms",)),
            ):
                for column in columns:
                    if cell := values.get(column):
                        weak = column == "name" and values.get("ambiguous") == "1"
                        for name in cell.split("|"):
                            index.add(name, number, weak=weak)

    @classmethod
    def default(cls) -> "Gazetteer":
        """Return the gazetteer of the tables that come with the package; it is read once."""
        return _default()

    @classmethod
    def load(cls, directory: Path) -> "Gazetteer":
        """Return the gazetteer of the tables in a directory; KGError if one is missing or broken."""
        return cls(_read(directory))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[GazetteerEntry]:
        return (self._entry(number) for number in range(len(self._rows)))

    def get(self, identifier: str) -> GazetteerEntry | None:
        """Return the entry with this id, or None."""
        number = self._ids.get(identifier)
        return None if number is None else self._entry(number)

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return the entries of this very name, the likeliest first; ``US`` is found, ``us`` is not."""
        return self._ranked(self._names.rows(_parts(name)))

    def demonyms(self, word: str) -> tuple[GazetteerEntry, ...]:
        """Return the states and regions of this adjective or noun, likeliest first: ``Congolese`` has two."""
        return self._ranked(self._demonyms.rows(_parts(word)))

    def demonym(self, word: str) -> GazetteerEntry | None:
        """Return the likeliest state or region of this adjective or noun (``Ukrainian``, ``Britons``), or None."""
        return next(iter(self.demonyms(word)), None)

    def capital(self, name: str) -> GazetteerEntry | None:
        """Return the state whose capital or seat of government this is, or None."""
        return next(iter(self._ranked(self._capitals.rows(_parts(name)))), None)

    def metonym(self, name: str) -> GazetteerEntry | None:
        """Return the state whose government this building or street stands for (``Kremlin``), or None."""
        parts = _parts(name)
        found = self._metonyms.rows(parts[1:] if parts[:1] in (["the"], ["The"]) else parts)
        return next(iter(self._ranked(found)), None)

    def find(self, tokens: Sequence[str]) -> list[Match]:
        """Return the names among the tokens, longest first at each place, never overlapping, in order."""
        return self._find(self._names, tokens)

    def find_demonyms(self, tokens: Sequence[str]) -> list[Match]:
        """Return the adjectives and nouns of peoples among the tokens (``South Korean``, ``Turks``), in order."""
        return self._find(self._demonyms, tokens)

    def _find(self, index: _Index, tokens: Sequence[str]) -> list[Match]:
        pieces = [(part, place) for place, token in enumerate(tokens) for part in _token_parts(token)]
        words = [part for part, _ in pieces]
        found: list[Match] = []
        at = 0
        while at < len(pieces):
            start = pieces[at][1]
            inside = at > 0 and pieces[at - 1][1] == start
            length, rows = (0, ()) if inside else _longest(index, words, at)
            if length and words[at] in ("The", "the") and _longest(index, words, at + 1)[0] > length - 1:
                length, rows = 0, ()  # "The Guardian Council" is the council
            if rows:
                found.append(Match(start, pieces[at + length - 1][1] + 1, self._ranked(rows)))
            at += length or 1
        return found

    def _entry(self, number: int) -> GazetteerEntry:
        if number not in self._entries:
            self._entries[number] = _entry_of(*self._rows[number])
        return self._entries[number]

    def _ranked(self, rows: Sequence[int]) -> tuple[GazetteerEntry, ...]:
        if not rows:
            return ()
        key = tuple(rows)
        if key not in self._candidates:
            found = [(n < 0, self._entry(max(n, ~n))) for n in key]
            found.sort(key=lambda pair: (pair[0], _rank(pair[1])))
            self._candidates[key] = tuple(entry for _, entry in found)
        return self._candidates[key]


def _token_parts(token: str) -> list[str]:
    """Return the parts of a token that may belong to a name: none of a hyphen, an odd one of a possessive."""
    if token[:1] in ("'", "’") or not token.strip():
        return [token or " "]
    return _parts(token) if len(token) > 1 or token == "&" or token.isalnum() else _sign(token)


def _sign(token: str) -> list[str]:
    return [] if token in "-‐‑–/" else [token]


def _longest(index: _Index, words: Sequence[str], at: int) -> tuple[int, Sequence[int]]:
    """Return how many parts the longest name takes that begins here, and its rows."""
    for length in index.lengths(words[at]) if at < len(words) else ():
        if at + length <= len(words) and (rows := index.rows(words[at : at + length])):
            return length, rows
    return 0, ()


def _rank(entry: GazetteerEntry) -> tuple[int, int, int, str]:
    """Order candidates: states of today, bodies, well-known regions, capitals, places by population, people."""
    past = int(entry.valid_to is not None)
    if entry.type is NodeKind.STATE:
        return (0, past, -entry.population, entry.id)
    if entry.type is NodeKind.ORGANIZATION:
        return (1, past, 0, entry.id)
    if entry.type is NodeKind.REGION:
        place = _KINDS.index(entry.kind)
        return (2, place if place < _KINDS.index("subdivision") else len(_KINDS), -entry.population, entry.id)
    return (3, past, 0, entry.id)


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(name.removeprefix(_WEAK) for name in cell.split("|")) if cell else ()


def _terms(values: dict[str, str]) -> tuple[Term, ...]:
    offices = _list(values.get("office"))
    columns = [values.get(name, "").split("|") for name in ("from", "to")]
    starts, ends = (column + [""] * (len(offices) - len(column)) for column in columns)
    return tuple(Term(o, s or None, e or None) for o, s, e in zip(offices, starts, ends, strict=False))


def _entry_of(type_: NodeKind, values: dict[str, str]) -> GazetteerEntry:
    get = values.get
    codes = {"iso3166": get("iso2"), "iso3166_2": get("iso3166_2"), "geonames": get("geonames")}
    weak = [alias[1:] for alias in values.get("aliases", "").split("|") if alias.startswith(_WEAK)]
    weak += [values["name"]] if get("ambiguous") == "1" else []
    return GazetteerEntry(
        id=values["id"],
        type=type_,
        name=values["name"],
        kind=get("kind", ""),
        aliases=_list(get("aliases")),
        identifiers={name: code for name, code in codes.items() if code},
        adjectives=_list(get("adjectives")),
        nouns=_list(get("nouns")),
        capital=get("capital") or None,
        metonyms=_list(get("metonyms")),
        state=get("state") or None,
        organization=get("organization") or None,
        terms=_terms(values),
        valid_from=None if type_ is NodeKind.PERSON else get("from") or None,
        valid_to=None if type_ is NodeKind.PERSON else get("to") or None,
        population=int(get("population") or 0),
        latitude=float(values["latitude"]) if get("latitude") else None,
        longitude=float(values["longitude"]) if get("longitude") else None,
        weak=frozenset(_titled(_parts(name)) for name in weak),
    )


def _read(directory: Path) -> Iterator[tuple[NodeKind, dict[str, str]]]:
    for file, type_ in _TABLES:
        path = directory / file
        if not path.is_file():
            raise KGError(f"The gazetteer {file} is missing in {directory}: install the package again.")
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        columns = header.split("\t")
        for number, line in enumerate(lines, start=2):
            cells = line.split("\t")
            if len(cells) != len(columns):
                raise KGError(f"{path}, line {number}: {len(cells)} cells where the header has {len(columns)}.")
            yield type_, dict(zip(columns, cells, strict=True))


@cache
def _default() -> Gazetteer:
    return Gazetteer.load(_DATA)
