"""Personal names: which is only a surname, and which spellings are one name."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from kg_schema import Entity, NodeKind, slug

__all__ = [
    "given_names",
    "institution_of",
    "is_description",
    "is_institution",
    "is_surname_only",
    "skeleton",
    "surname",
    "written_out",
]

_PARTICLES: Final = frozenset(
    {"abu", "al", "av", "ben", "bin", "da", "dal", "das", "de", "dei", "del", "della", "den", "der", "di", "dos"}
    | {"du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "zu"}
)
"""Words that belong to the surname after them and are no name alone."""

_INSTITUTIONS: Final = frozenset(
    "administration agency appeal appeals armed army assembly authorities authority bank cabinet central "
    "chamber city commission committee congress constitutional council court defence defense department "
    "education electoral election federal finance force forces foreign general government health high "
    "house interior intelligence justice lower military minister ministry municipal national navy of "
    "office opposition parliament police policy presidency prosecutor prosecutors regional "
    "representatives secret security senate service services state supreme the treasury trade transport "
    "tribunal upper christian communists democrats greens nationalists social socialists".split()
)
"""Words that say what sort of public body or party something is, and not of which country."""

_COLLECTIVES: Final = frozenset(
    "alliance campaign church coalition company group hospital movement party union".split()
)
"""Words that alone name no body."""

_WRITTEN_OUT: Final = tuple(
    (f"organization:{short}-", f"organization:{long}-")
    for short, long in (
        ("us", "united-states"),
        ("u-s", "united-states"),
        ("uk", "united-kingdom"),
        ("u-k", "united-kingdom"),
        ("un", "united-nations"),
        ("eu", "european-union"),
    )
)

_CYRILLIC: Final = dict(
    pair.split("=")
    for pair in (
        "а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u "
        "ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=i ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz"
    ).split()
)
"""One romanisation of the Cyrillic alphabets; what romanisations differ in, ``skeleton`` takes out."""

_SAME_SOUND: Final = tuple(
    (re.compile(spelt), sound)
    for spelt, sound in (
        ("shch|sch|sh|sz", "s"),
        ("tch|cz|ch", "c"),
        ("zh", "z"),
        ("kh|gh", "h"),
        ("ph", "f"),
        ("ck|q", "k"),
        ("ts|tz", "c"),
        ("ks", "x"),
        ("w", "v"),
        ("(?<!^)yo", "e"),
        ("ou", "u"),
        ("(?<!^)[iyj]+", "i"),
        ("(?<=[aeou])i(?=[aeou])", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What romanisations of one name write differently, and one way for all."""


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


def is_institution(key: str) -> bool:
    """Tell whether the key of an entity names a sort of public body or party that every country has.

    >>> is_institution("organization:supreme-court"), is_institution("organization:norland-police")
    (True, False)
    """
    kind, _, name = key.partition(":")
    return kind == "organization" and bool(name) and set(name.split("-")) <= _INSTITUTIONS


def institution_of(key: str) -> tuple[str, str]:
    """Return the sort of body that every country has, and the state that its key names, both "" if it is none.

    >>> institution_of("organization:parliament-of-the-united-kingdom"), institution_of("organization:parliament")
    (('organization:parliament', 'state:united-kingdom'), ('organization:parliament', ''))
    """
    if is_institution(key):
        return key, ""
    sort, of, state = written_out(key).partition("-of-")
    if of and is_institution(sort):
        return sort, f"state:{state.removeprefix('the-')}"
    return "", ""


def is_description(entity: Entity) -> bool:
    """Tell whether a body is only described, as an article that writes it in lower case does ("a militant group").

    >>> is_description(Entity(type=NodeKind.ORGANIZATION, name="Final court", aliases=("final court",)))
    True
    """
    plain = entity.name.casefold()
    written = entity.name[1:] == plain[1:] and plain in entity.aliases
    return written and entity.type is NodeKind.ORGANIZATION and (" " in plain or plain in _COLLECTIVES)


def written_out(key: str) -> str:
    """Return the key of a body with the state or union that it begins with written out.

    >>> written_out("organization:us-senate"), written_out("organization:eu")
    ('organization:united-states-senate', 'organization:eu')
    """
    return next((long + key[len(short) :] for short, long in _WRITTEN_OUT if key.startswith(short)), key)


def given_names(name: str) -> tuple[str, ...]:
    """Return the skeletons of the words before the surname, particles left out.

    >>> given_names("Ursula von der Leyen"), given_names("Leyen")
    (('ursula',), ())
    """
    return tuple(skeleton(word) for word in name.split()[:-1] if word.casefold() not in _PARTICLES)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return what the spellings of one name have in common across alphabets and romanisations.

    >>> {skeleton(name) for name in ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський")}
    {'zelenski'}
    """
    letters = "".join(_CYRILLIC.get(c, c) for c in unicodedata.normalize("NFC", word).casefold())
    plain = slug(letters).replace("-", "")
    for pattern, sound in _SAME_SOUND:
        plain = pattern.sub(sound, plain)
    return plain
