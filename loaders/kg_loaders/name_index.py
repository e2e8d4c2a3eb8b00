"""Names to row numbers, and the longest name that begins at a place in a text.

A name is folded into parts: accents, periods and apostrophes go, hyphens part as spaces do, the case of letters
stays. ``U.N.`` and ``UN`` are one name, ``US`` and ``us`` are two.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

__all__ = ["NameIndex", "name_key", "name_parts", "token_parts"]

_MARKS: Final = frozenset({"'s", "'", "’s", "’"})
"""Tokens of their own in a text, and part of the word before in a name: "People's", "Workers'"."""
_REACH: Final = 12
"""Parts that a name with such a word in it has at most."""

_PREFIXES: Final = frozenset({"al", "el", "ad", "ar", "ash", "az", "de", "van", "von", "bin"})  # may begin a name
_PARTICLES: Final = _PREFIXES | frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "with", "against", "without", "as", "at", "an", "a", "e", "et"}
    | {"y", "la", "le", "les", "da", "das", "do", "dos", "du", "des", "di", "del", "der", "den", "het", "las"}
    | {"un", "il", "ibn", "abu", "los"}
)
_SPLIT: Final = re.compile(r"[\s\-‐‑–/]+|(?=[,()])|(?<=[,()])")
_REMEMBERED: Final = 1 << 16  # words
_HYPHENS: Final = "-‐‑–/"
_DROPPED: Final = str.maketrans("", "", ".'’‘ʼʻʿʾ`´")
_LETTERS: Final = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})


def _fold(word: str) -> str:
    word = word.translate(_DROPPED)
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'.ʼʻʿʾ")


def name_parts(name: str) -> list[str]:
    """Return the folded parts of a name: ``Côte d'Ivoire`` is ``["Cote", "dIvoire"]``, ``&`` is ``and``."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.split()
    folded = [_fold(part) for part in _SPLIT.split(name)]
    return ["and" if part == "&" else part for part in folded if part]


@lru_cache(maxsize=1 << 16)
def token_parts(token: str) -> tuple[str, ...]:
    """Return the parts of a token of a text: none of a hyphen or a line break, itself of other signs."""
    if token.isalpha() and token.isascii():
        return (token,)
    if not token.strip():
        return () if token.count("\n") < 2 else ("\n",)
    if len(token) == 1 and token != "&":
        return () if token in _HYPHENS else (_fold(token) or token,)
    return (token,) if token[0] in "'’" else tuple(name_parts(token))


def name_key(parts: Iterable[str]) -> str:
    """Return the parts joined by spaces, each with its first letter in upper case."""
    return " ".join([part[0].upper() + part[1:] for part in parts])


def _is_capitalised(parts: Sequence[str]) -> bool:
    """Tell whether all parts but particles begin as names do."""
    first, *others = parts
    if first[0].islower() and not (others and first in _PREFIXES):
        return False
    return any(p[0].isupper() for p in parts) and all(not p[0].islower() or p in _PARTICLES for p in others)


class NameIndex:
    """Names to numbers of rows; the number of a weak name is stored as its complement ``~number``."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}
        self._lower: set[str] = set()
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._tried: dict[str, tuple[int, ...]] = {}
        self._owners: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, name: str, row: int, *, weak: bool = False) -> None:
        """Enter a name of this row."""
        parts = name_parts(name)
        key = joined = " ".join(parts)
        if not joined.istitle():
            key = name_key(parts)
            if key != joined and not _is_capitalised(parts):
                self._lower.add(joined)
        if "'" in name:
            for word in name.split()[:-1]:
                if word.endswith(("'s", "s'")):
                    self._owners[_fold(word)].add(parts[0])
        rows = self._rows.setdefault(key, [])
        if row not in rows and ~row not in rows:
            rows.append(~row if weak else row)
        if len(parts) > 1:
            self._lengths[key.partition(" ")[0]].add(len(parts))
        self._tried.clear()

    def rows(self, parts: Sequence[str]) -> Sequence[int]:
        """Return the rows of this name in the order they were entered; none if the case does not fit."""
        if not parts:
            return ()
        if found := self._rows.get(name_key(parts)):
            return found if _is_capitalised(parts) or " ".join(parts) in self._lower else ()
        if all(part.isupper() for part in parts) and sum(map(len, parts)) > 3:  # a headline in capitals
            return self._rows.get(" ".join([part.capitalize() for part in parts]), ())
        return ()

    def longest(self, parts: Sequence[str], at: int) -> tuple[int, Sequence[int]]:
        """Return how many parts the longest name takes that begins at a place, and its rows; 0 if none does."""
        if at >= len(parts):
            return 0, ()
        for length in self._lengths_of(parts[at]):
            if at + length <= len(parts) and (rows := self.rows(parts[at : at + length])):
                return length, rows
        return 0, ()

    def owners(self, parts: Sequence[str]) -> dict[int, set[str]]:
        """Return where words stand that own the rest in names ("People" of "People's"), with how those begin."""
        found = {}
        for i, part in enumerate(parts):
            if part in _MARKS and i:
                firsts = self._owners.get(parts[i - 1] + ("s" if part.endswith("s") else ""))
                if firsts:
                    found[i - 1] = firsts
        return found

    def longest_owned(
        self, parts: Sequence[str], at: int, owners: dict[int, set[str]]
    ) -> tuple[int, Sequence[int]]:
        """Return what ``longest`` does, the marks behind the owners read as parts of their words."""
        first = parts[at] + ("s" if at in owners and parts[at + 1].endswith("s") else "")
        if not any(first in owners.get(i, ()) for i in range(at, at + _REACH)):
            return 0, ()
        joined: list[str] = []
        ends: list[int] = []
        i = at
        while i < len(parts) and len(joined) < _REACH:
            owning = i in owners
            joined.append(parts[i] + ("s" if owning and parts[i + 1].endswith("s") else ""))
            i += 1 + owning
            ends.append(i)
        length, rows = self.longest(joined, 0)
        return (ends[length - 1] - at, rows) if length else (0, ())

    def _lengths_of(self, first: str) -> tuple[int, ...]:
        """Return how many parts names that begin with this word may have, the longest first; words recur."""
        lengths = self._tried.get(first)
        if lengths is None:
            head = first[0].upper() + first[1:]
            found = self._lengths.get(head, set())
            if head.isupper():
                found = found | self._lengths.get(head.capitalize(), set())
            if self.rows([first]):
                found = found | {1}
            if len(self._tried) >= _REMEMBERED:
                self._tried.clear()
            lengths = self._tried[first] = tuple(sorted(found, reverse=True))
        return lengths
