"""Personal names: when is a name only a surname, and which?"""

from typing import Final

from kg_schema import slug

__all__ = ["is_surname_only", "surname"]

_PARTICLES: Final = frozenset(
    {"abu", "al", "av", "ben", "bin", "da", "dal", "das", "de", "dei", "del", "della", "den", "der", "di", "dos"}
    | {"du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "zu"}
)
"""Words that belong to the surname after them and are no name alone."""


def surname(name: str) -> str:
    """Return the folded last word of a personal name, particles left out; "" where it has no letters.

    >>> surname("Ursula von der Leyen")
    'leyen'
    """
    words = name.split()
    return slug(words[-1]) if words else ""


def is_surname_only(name: str) -> bool:
    """Tell whether a personal name is one word, or one word after particles.

    >>> is_surname_only("von der Leyen"), is_surname_only("Ursula von der Leyen")
    (True, False)
    """
    return all(word.casefold() in _PARTICLES for word in name.split()[:-1])
