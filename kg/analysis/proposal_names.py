"""What the name of a proposal tells: whose it is, what sort of thing, and about what."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

__all__ = ["NameParts", "is_title", "is_torn", "name_parts", "words"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_FAMILIES: Final = {
    "truce": "truce truces ceasefire ceasefires cease-fire armistice",
    "law": "law laws bill bills act legislation statute ordinance decree amendment amendments reform reforms",
    "deal": "deal deals agreement agreements accord accords treaty treaties pact settlement",
    "talks": "talks negotiation negotiations dialogue discussions summit",
    "sanctions": "sanctions sanction embargo",
    "vote": "vote votes referendum ballot election elections poll",
}
_FAMILY_OF: Final = {word: family for family, members in _FAMILIES.items() for word in members.split()}
_GENERIC: Final = frozenset(
    """plan plans proposal proposals initiative idea ideas offer offers bid scheme approach strategy push measure
    measures move moves decision decisions notion project concept step steps policy programme program""".split()
)
_FILLERS: Final = frozenset(
    """a an the of for to in on at by from with and or as his her its their our your my this that these those any
    new quick expedited immediate possible proposed draft final formal full peace former current existing own only
    such so-called much-publicized proceeding holding going ahead continuing continuation beginning
    start""".split()
)

_SEVERAL: Final = frozenset("multiple several various numerous many countless rival competing successive".split())


@dataclass(frozen=True, slots=True)
class NameParts:
    """``families`` are sorts of thing (truce, law), ``content`` the words that say about what.

    ``generic`` tells that it calls itself a plan, an idea or the like.
    """

    families: frozenset[str]
    content: frozenset[str]
    generic: bool
    several: bool = False
    """Whether it counts an open number of things (``several proposals``), none of which it means alone."""

    @property
    def matter(self) -> frozenset[str]:
        """What two names must share to mean one thing."""
        return self.families | self.content

    @property
    def specific(self) -> bool:
        """Whether the name alone tells the thing from others of its sort: it has content, and a second word."""
        return bool(self.content) and len(self.matter) + self.generic > 1


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, in lower case, without the ``'s`` of owners.

    >>> words("Trump’s truce plan")
    ('trump', 'truce', 'plan')
    """
    return tuple(_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(name))


def name_parts(name: str, owner_words: Collection[str] = ()) -> NameParts:
    """Return the parts of a name; words of its owner's names are no content."""
    return _parts(name, frozenset(word for word in words(name) if word in owner_words))


@cache
def _parts(name: str, ignored: frozenset[str]) -> NameParts:
    left = [word for word in words(name) if word not in _FILLERS and word not in ignored]
    return NameParts(
        families=frozenset(_FAMILY_OF[word] for word in left if word in _FAMILY_OF),
        content=frozenset(word for word in left if word not in _FAMILY_OF and word not in _GENERIC),
        generic=any(word in _GENERIC for word in left),
        several=bool(_SEVERAL.intersection(words(name)[:2])),
    )


@cache
def is_title(name: str) -> bool:
    """Tell whether the name is written as a title: two words or more, all of weight capitalised.

    >>> is_title("Treaty of Porto"), is_title("Pension law")
    (True, False)
    """
    weighty = [word for word in _WORD.findall(name) if word not in _FILLERS]
    return len(weighty) > 1 and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def is_torn(name: str) -> bool:
    """Tell whether the name was cut out of a quotation, so that it may lack a word (``deal" Brexit``)."""
    return name.count('"') % 2 == 1 or name.count("“") != name.count("”")
