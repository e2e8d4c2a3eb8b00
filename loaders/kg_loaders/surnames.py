"""Surnames: who a part of a person's name means once the full name is told: "Ortega", "de la Torre", "al-Hadi"."""

from typing import Final

from kg_loaders.cast import Role
from kg_loaders.given_names import is_given_name
from kg_schema import slug

__all__ = ["PARTICLES", "Surnames"]

PARTICLES: Final = frozenset(
    "van von de del di da dos das la le al el bin ibn ben abu der den st saint o mac mc".split()
)
_GENERATIONS: Final = frozenset("jr sr ii iii iv".split())
_ARTICLES: Final = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "an-", "at-", "az-")
_SHORTEST: Final = 4


class Surnames:
    """The people of an article by the parts of their names; who was named first keeps a part."""

    def __init__(self) -> None:
        self._by_part: dict[str, Role] = {}
        self._by_middle: dict[str, list[Role]] = {}

    def __contains__(self, part: str) -> bool:
        return self.get(part) is not None

    def __getitem__(self, part: str) -> Role:
        role = self.get(part)
        if role is None:
            raise KeyError(part)
        return role

    def get(self, part: str) -> Role | None:
        """Return the person whose name ends in the folded part, or has it before its last word."""
        found = self._by_part.get(part)
        middle = self._by_middle.get(part, []) if found is None else []
        return middle[0] if len(middle) == 1 else found

    def add(self, name: str, role: Role) -> None:
        """Let the parts of a name lead to the person."""
        words = [w for w in name.split() if w.rstrip(".").casefold() not in _GENERATIONS]
        for key in _endings(words):
            self._by_part.setdefault(key, role)
        if len(words) > 2 and not is_given_name(words[-1]):  # "Juan Carlos Ortega Villalba"
            middle = words[-2]
            apart = len(middle) >= _SHORTEST and middle[:1].isupper() and middle.casefold() not in PARTICLES
            if apart and not is_given_name(middle):
                self._add_middle(middle, role)
        if len(words) > 3 and words[-3].casefold() in PARTICLES:  # "João dos Santos Neto"
            self._add_middle(f"{words[-3]} {words[-2]}", role)

    def _add_middle(self, part: str, role: Role) -> None:
        known = self._by_middle.setdefault(slug(part), [])
        if role not in known:
            known.append(role)


def _endings(words: list[str]) -> list[str]:
    """Return the folded forms by which a person may be named later: the last word, and with those before it."""
    if len(words) < 2:
        return [slug(" ".join(words))]
    last = words[-1]
    bare = [last.partition("-")[2]] if last.casefold().startswith(_ARTICLES) else []
    tails = [" ".join(words[i:]) for i in range(len(words) - 1, 0, -1)]
    return [slug(part) for part in [last, *bare, *tails] if part]
