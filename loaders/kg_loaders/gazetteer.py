"""Gazetteer: the names of states, places, bodies and people that news use, and a matcher for them.

The tables lie in ``gazetteers/`` beside this file (their origin is told in ``SOURCES.md`` there). Rows are read
once, entries are made when they are asked for. Tokens are plain strings, cut as spaCy's English tokenizer does it;
the gazetteer itself knows nothing of spaCy.

>>> [(start, end, found[0].name) for start, end, found in Gazetteer.default().find("talks in the U.S.".split())]
[(3, 4, 'United States')]
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kg_loaders.gazetteer_entry import OWN, WEAK, GazetteerEntry, Term, entry_of, rank
from kg_loaders.name_index import NameIndex, name_key, name_parts, token_parts
from kg_schema import Entity, KGError, NodeKind

__all__ = ["Gazetteer", "GazetteerEntry", "Match", "Term"]

_DATA: Final = Path(__file__).parent / "gazetteers"
_TABLES: Final = (
    ("states.tsv", NodeKind.STATE),
    ("organizations.tsv", NodeKind.ORGANIZATION),
    ("regions.tsv", NodeKind.REGION),
    ("persons.tsv", NodeKind.PERSON),
)


class Match(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive) are a name of each of the candidates, the likeliest first."""

    start: int
    end: int
    candidates: tuple[GazetteerEntry, ...]


class Gazetteer:
    """Look-ups by name, demonym, capital and metonym, and a longest-match finder over tokens."""

    def __init__(self) -> None:
        self._rows: list[tuple[NodeKind, list[str], list[str]]] = []
        self._entries: dict[int, GazetteerEntry] = {}
        self._ids: dict[str, int] = {}
        self._names, self._demonyms = NameIndex(), NameIndex()
        self._capitals, self._metonyms = NameIndex(), NameIndex()
        self._own: set[int] = set()
        self._candidates: dict[tuple[int, ...], tuple[GazetteerEntry, ...]] = {}

    @classmethod
    def default(cls) -> "Gazetteer":
        """Return the gazetteer of the tables that come with the package; it is read once."""
        return _default()

    @classmethod
    def load(cls, directory: Path) -> "Gazetteer":
        """Return the gazetteer of the tables in a directory; KGError if one is missing or broken."""
        gazetteer = cls()
        for file, type_ in _TABLES:
            path = directory / file
            if not path.is_file():
                raise KGError(f"The gazetteer {file} is missing in {directory}: install the package again.")
            gazetteer._add(type_, path)
        return gazetteer

    @classmethod
    def with_names(cls, names: Iterable[Entity]) -> "Gazetteer":
        """Return the default gazetteer and these names, each before others that are written the same.

        A name of a thing that the gazetteer has is one more name of that thing, so that its adjectives, capital
        and offices stay with it.
        """
        names = tuple(names)
        if not names:
            return cls.default()
        gazetteer = cls.load(_DATA)
        for name in names:
            number = gazetteer._meant(name)
            if number is None:
                number = len(gazetteer._rows)
                cells = [f"own-{name.key}", name.name, "|".join(name.aliases), OWN]
                gazetteer._ids[cells[0]] = number
                gazetteer._rows.append((name.type, ["id", "name", "aliases", "kind"], cells))
            gazetteer._own |= {number, ~number}
            gazetteer._enter(number, (name.name, *name.aliases))
        return gazetteer

    def _meant(self, name: Entity) -> int | None:
        """Return the row of the one thing of this name and type, unless identifiers tell it from the user's."""
        rows = {max(n, ~n) for n in self._names.rows(name_parts(name.name)) if n not in self._own}
        found = [self._entry(n) for n in rows if self._rows[n][0] is name.type]
        same = [e for e in found if all(name.identifiers.get(k, v) == v for k, v in e.identifiers.items())]
        return self._ids[same[0].id] if len(found) == len(same) == 1 else None

    def _enter(self, number: int, written: Iterable[str]) -> None:
        """Let these names lead to a row, also as they begin a sentence, whatever else they may mean."""
        entry, keys = self._entry(number), set()
        for name in written:
            keys.add(name_key(name_parts(name)))
            for form in (name, name[:1].upper() + name[1:]):
                self._names.add(form, number, weak=False)
        self._entries[number] = replace(entry, weak=entry.weak - keys, own=frozenset(keys) | entry.own)

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
        return self._ranked(self._names.rows(name_parts(name)))

    def demonyms(self, word: str) -> tuple[GazetteerEntry, ...]:
        """Return the states and regions of this adjective or noun, likeliest first: ``Congolese`` has two."""
        return self._ranked(self._demonyms.rows(name_parts(word)))

    def demonym(self, word: str) -> GazetteerEntry | None:
        """Return the likeliest state or region of this adjective or noun (``Ukrainian``, ``Britons``), or None."""
        return next(iter(self.demonyms(word)), None)

    def capital(self, name: str) -> GazetteerEntry | None:
        """Return the state whose capital or seat of government this is, or None."""
        return next(iter(self._ranked(self._capitals.rows(name_parts(name)))), None)

    def metonym(self, name: str) -> GazetteerEntry | None:
        """Return the state whose government this building or street stands for (``Kremlin``), or None."""
        parts = name_parts(name)
        found = self._metonyms.rows(parts[1:] if parts[:1] in (["the"], ["The"]) else parts)
        return next(iter(self._ranked(found)), None)

    def find(self, tokens: Sequence[str]) -> list[Match]:
        """Return the names among the tokens, longest first at each place, never overlapping, in order."""
        return self._find(self._names, tokens)

    def find_demonyms(self, tokens: Sequence[str]) -> list[Match]:
        """Return the adjectives and nouns of peoples among the tokens (``South Korean``, ``Turks``), in order."""
        return self._find(self._demonyms, tokens)

    def _find(self, index: NameIndex, tokens: Sequence[str]) -> list[Match]:
        pieces = [(part, place) for place, token in enumerate(tokens) for part in token_parts(token)]
        words = [part for part, _ in pieces]
        owners = index.owners(words)
        found: list[Match] = []
        at = 0
        while at < len(pieces):
            start = pieces[at][1]
            inside = at > 0 and pieces[at - 1][1] == start
            length, rows = (0, ()) if inside else index.longest(words, at)
            if owners and not inside:
                owned = index.longest_owned(words, at, owners)
                length, rows = max((length, rows), owned, key=lambda found: found[0])
            if length and words[at] in ("The", "the") and index.longest(words, at + 1)[0] >= length:
                length, rows = 0, ()  # "The Guardian Council" is the council
            end = at + length
            if rows and not _breaks_word(pieces, end):
                found.append(Match(start, pieces[end - 1][1] + 1, self._ranked(rows)))
            at += length or 1
        return found

    def _add(self, type_: NodeKind, path: Path) -> None:
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        columns = header.split("\t")
        places = [(columns.index(c), i) for c, i in self._indexed() if c in columns]
        weak_place = columns.index("ambiguous") if "ambiguous" in columns else 0
        name_place = columns.index("name")
        for line_number, line in enumerate(lines, start=2):
            cells = line.split("\t")
            if len(cells) != len(columns):
                raise KGError(
                    f"{path}, line {line_number}: {len(cells)} cells where the header has {len(columns)}."
                )
            number = len(self._rows)
            self._ids[cells[0]] = number
            self._rows.append((type_, columns, cells))
            for place, index in places:
                if cells[place]:
                    weak = place == name_place and cells[weak_place] == "1"
                    for name in cells[place].split("|"):
                        index.add(name.removeprefix(WEAK), number, weak=weak or name[0] == WEAK)

    def _indexed(self) -> tuple[tuple[str, NameIndex], ...]:
        return (
            ("name", self._names),
            ("aliases", self._names),
            ("metonyms", self._names),
            ("metonyms", self._metonyms),
            ("adjectives", self._demonyms),
            ("nouns", self._demonyms),
            ("capital", self._capitals),
            ("capital_aliases", self._capitals),
        )

    def _entry(self, number: int) -> GazetteerEntry:
        if number not in self._entries:
            type_, columns, cells = self._rows[number]
            self._entries[number] = entry_of(type_, dict(zip(columns, cells, strict=True)))
        return self._entries[number]

    def _ranked(self, rows: Sequence[int]) -> tuple[GazetteerEntry, ...]:
        if not rows:
            return ()
        key = tuple(rows)
        if key not in self._candidates:
            found = [((n not in self._own, n < 0), self._entry(max(n, ~n))) for n in key]
            found.sort(key=lambda pair: (pair[0], rank(pair[1])))
            self._candidates[key] = tuple(entry for _, entry in found)
        return self._candidates[key]


def _breaks_word(pieces: Sequence[tuple[str, int]], end: int) -> bool:
    """Tell whether a name would end within a token, unless a plain word follows: ``U.S.-led``."""
    if end >= len(pieces) or pieces[end][1] != pieces[end - 1][1]:
        return False
    return not (pieces[end][0].isalpha() and pieces[end][0].islower())


@cache
def _default() -> Gazetteer:
    return Gazetteer.load(_DATA)
