"""Surnames: who a part of a person's name means once the full name is told: "Ortega", "de la Torre", "al-Hadi"."""

from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import GazetteerEntry
from kg_loaders.given_names import is_given_name
from kg_loaders.lexicon import lexicon
from kg_schema import NodeKind, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["PARTICLES", "Surnames", "from_first_name", "is_anothers", "is_head", "is_namesake"]

PARTICLES: Final = frozenset(
    "van von de del di da dos das la le al el bin ibn ben abu der den st saint o mac mc".split()
)
_GENERATIONS: Final = frozenset("jr sr ii iii iv".split())
_ARTICLES: Final = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "an-", "at-", "az-")
_TITLES: Final = frozenset(
    "judge justice general major prince princess king queen pope dean baron duke earl said".split()
)
"""Titles that are given names too."""
_OFFICIAL: Final = frozenset("president minister chancellor senator sen premier king pope mr mrs".split())
_HEADS: Final = frozenset("president minister chancellor premier king pope".split())
_SHORTEST: Final = 4
_SYLLABLE: Final = 5
_FAMILIES_FIRST: Final = frozenset(
    "Kim Lee Park Choi Jung Jeong Kang Yoon Jang Lim Shin Seo Kwon Hwang Ahn Yoo Moon Xi Li Wang Zhang Liu Chen "
    "Yang Huang Zhao Wu Zhou Xu Zhu Hu Guo Lin Gao Luo Nguyen Tran Pham "
    "Hoang Phan Vu Vo Dang Bui Ngo Duong".split()
)
"""Common names of families in Korea, China and Vietnam, where they stand before the given name."""
_GIVEN_TOO: Final = frozenset({"Kim", "Lee", "Park", "Moon", "Lin", "Yang", "Dang", "Jung"})


class Surnames:
    """The people of an article by the parts of their names; who was named first keeps a part."""

    def __init__(self) -> None:
        self._by_part: dict[str, list[Role]] = {}
        self._by_middle: dict[str, list[Role]] = {}
        self._by_first: dict[str, list[Role]] = {}

    def __contains__(self, part: str) -> bool:
        return self.get(part) is not None

    def __getitem__(self, part: str) -> Role:
        role = self.get(part)
        if role is None:
            raise KeyError(part)
        return role

    def get(self, part: str) -> Role | None:
        """Return the person whose name ends in the folded part, or has it before its last word."""
        found = self._by_part.get(part, [])
        middle = self._by_middle.get(part, []) if not found else []
        if len(middle) == 1:
            return middle[0]
        famous = [r for r in found if r.known]  # "Morsi" is the president, and not the father of a victim
        best = famous if len(famous) == 1 else found
        return best[0] if best else None

    def first(self, name: str, at: "Token | None" = None) -> Role | None:
        """Return the one person with this given name: "Ivanka", which was taken for a place.

        ``at`` is where it stands, if no other name may stand beside it there.
        """
        found = self._by_first.get(name, [])
        near = at.doc[max(0, at.i - 1) : at.i + 2] if at is not None and found else ()
        beside = any(t.pos_ == "PROPN" and at is not None and t.i != at.i for t in near)
        beside = beside or (at is not None and at.dep_ in ("compound", "amod", "nmod"))
        return found[0] if len(found) == 1 and not beside else None

    def add(self, name: str, role: Role) -> None:
        """Let the parts of a name lead to the person."""
        words = [w for w in name.split() if w.rstrip(".").casefold() not in _GENERATIONS]
        if len(words) > 1 and is_given_name(words[0]) and role not in self._by_first.get(words[0], []):
            self._by_first.setdefault(words[0], []).append(role)
        for key in [*_endings(words), *([slug(words[0])] if _family_comes_first(words) else [])]:
            if role not in self._by_part.setdefault(key, []):
                self._by_part[key].append(role)
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


def _family_comes_first(words: list[str]) -> bool:
    """Tell whether a name opens with the family's: "Choi Soon-sil", "Wang Yi", "Kim Jong Il"."""
    if not 2 <= len(words) <= 3:
        return False
    given, _, second = words[1].partition("-")
    if len(words) == 2 and second and second.islower() and given.isalpha() and words[0] in _FAMILIES_FIRST:
        return True
    short = len(words) == 3 and all(len(w) <= _SYLLABLE for w in words[1:])
    return words[0] in _FAMILIES_FIRST and (short or (len(words) == 2 and words[0] not in _GIVEN_TOO))


def _endings(words: list[str]) -> list[str]:
    """Return the folded forms by which a person may be named later: the last word, and with those before it."""
    if len(words) < 2:
        return [slug(" ".join(words))]
    last = words[-1]
    bare = [last.partition("-")[2]] if last.casefold().startswith(_ARTICLES) else []
    tails = [" ".join(words[i:]) for i in range(len(words) - 1, 0, -1)]
    return [slug(part) for part in [last, *bare, *tails] if part]


def from_first_name(doc: "Doc", surname: int) -> int:
    """Return where a name begins whose surname begins there: "Jean-Marie" has a hyphen."""
    start = surname - 1
    while start > 1 and doc[start - 1].text == "-" and doc[start - 2].pos_ == "PROPN":
        start -= 2
    return start


def is_anothers(token: "Token", role: Role, cast: Cast) -> bool:
    """Tell whether the given name before a surname is not that of the person known by it."""
    given = token.nbor(-1) if token.i else token
    titled = given.lower_ in _TITLES or any(given.lower_ in words for words in lexicon("en").offices.values())
    named = given.text.istitle() and is_given_name(given.text) and not titled
    apart = named and given.head == token and given.dep_ == "compound"
    return apart and given.text not in role.name.split() and given.i not in cast.at


def is_head(surname: "Token", role: Role | None) -> bool:
    """Tell whether "President Ortega" is another than the Ortega named in full, whom no title calls so."""
    title = surname.nbor(-1).lower_ if surname.i else ""
    if role is None or role.known or title not in _HEADS:
        return False
    starts = (surname.doc[h].left_edge.i for h in role.heads)
    return not any(t.lower_ in _HEADS for at in starts for t in surname.doc[max(0, at - 1) : at + 1])


def is_namesake(surname: "Token", entry: GazetteerEntry) -> bool:
    """Tell whether a given name that the model missed makes somebody else of a surname: "Riyad Haddad"."""
    given = surname.nbor(-1) if surname.i else surname
    if entry.type is not NodeKind.PERSON or given.head.i != surname.i or given.dep_ != "compound":
        return False
    titled = given.lower_ in _TITLES or any(given.lower_ in words for words in lexicon("en").offices.values())
    named = given.pos_ == "PROPN" and given.text.istitle() and is_given_name(given.text)
    if not named or titled or given.text in entry.name.split():
        return False
    others = (t.nbor(-1) for t in surname.doc if t.text == surname.text and t.i and t.i != surname.i)
    known = set(entry.name.split())  # "Ivanka Trump", where "President Trump" stands elsewhere
    return not any(t.text in known or t.lower_.rstrip(".") in _OFFICIAL for t in others)
