"""Given names: which words are given to people as first names, and to women or to men.

The table ``gazetteers/given_names.tsv`` is made by ``scripts/given_names.py``; ``SOURCES.md`` beside it
tells of what.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from kg_schema import slug

__all__ = ["given_to", "is_given_name", "sex_told"]

_TABLE: Final = Path(__file__).parent / "gazetteers" / "given_names.tsv"

_TITLES: Final = {
    "f": frozenset(
        "mrs ms miss lady dame queen princess baroness madam spokeswoman chairwoman congresswoman".split()
    ),
    "m": frozenset("mr sir lord king prince sheikh baron spokesman chairman congressman father imam".split()),
}


@cache
def _names() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {name: mark for name, _, mark in (line.partition("\t") for line in lines)}


def _mark(word: str) -> str | None:
    parts = slug(word).split("-")
    return _names().get(parts[0]) if parts else None


def is_given_name(word: str) -> bool:
    """Tell whether people are called so by their first name, in any of the languages of the table."""
    return _mark(word) is not None


def given_to(full_name: str) -> str | None:
    """Return "f" or "m" where the first word of a name of several words is given to one sex, else None.

    >>> given_to("Ursula von der Leyen"), given_to("Kim Reynolds"), given_to("Ursula")
    ('f', None, None)
    """
    first, *others = full_name.split() or [""]
    mark = _mark(first) if others else None
    return mark if mark in ("f", "m") else None


def sex_told(full_names: Iterable[str], words_before: set[str]) -> str | None:
    """Return "f" or "m" where a person's titles or given name tell, else None.

    >>> sex_told(["Moyo"], {"mr"}), sex_told(["Ursula von der Leyen"], set()), sex_told(["Moyo"], set())
    ('m', 'f', None)
    """
    titled = [sex for sex, titles in _TITLES.items() if words_before & titles]
    found = titled if len(titled) == 1 else [sex for name in full_names if (sex := given_to(name)) is not None]
    return found[0] if found else None
