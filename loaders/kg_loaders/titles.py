"""Titles: words of an office in their full form, as the press shortens and joins them."""

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "PRIVATE",
    "full_form",
    "full_forms",
    "is_chief",
    "is_local",
    "is_of_camp",
    "is_of_part",
    "is_office",
    "is_opposed",
    "is_shortened",
]

_LOCAL: Final = frozenset(
    "regional provincial local municipal cantonal departmental territorial communal tribal".split()
)
_OF_PARTS: Final = frozenset("attorney senator auditor treasurer representative".split())
_CAMPS: Final = frozenset("opposition rebel rebels insurgent separatist exiled dissident".split())
_GOVERNING: Final = frozenset({"prime minister", "premier", "acting prime minister", "interim prime minister"})
_LEADING: Final = _GOVERNING | frozenset(
    (
        "president", "chancellor", "king", "queen", "emperor", "emir", "sultan", "monarch", "dictator", "ruler",
        "crown prince", "supreme leader", "junta leader", "acting president", "interim president", "taoiseach",
    )
)  # fmt: skip

_SHORT: Final = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "lt": "lieutenant",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "adm": "admiral",
    "sgt": "sergeant",
    "prof": "professor",
    "pres": "president",
    "amb": "ambassador",
    "vice-president": "vice president",
}
PRIVATE = frozenset(
    "journalist reporter correspondent editor columnist anchor professor analyst economist lawyer activist "
    "campaigner researcher scientist".split()
)
"""Callings whose holders speak for no state, whatever their nationality: "a US journalist"."""


def full_form(word: "Token") -> str:
    """Return a word of a title in small letters, written out and in the singular: "Reps" is "representative"."""
    text = word.lower_.rstrip(".")
    if text in _SHORT or (text.endswith("s") and text[:-1] in _SHORT and text != "press"):
        return _SHORT.get(text) or _SHORT[text[:-1]]
    plural = word.tag_ in ("NNS", "NNPS") and word.lower_.endswith("s")
    found = lemma(word) if plural else str(word.lower_)
    return found.removesuffix("s") if plural and found == word.lower_ else found


def full_forms(words: list["Token"]) -> list[str]:
    """Return the words of a title in full form, those joined by a hyphen as one, without dots."""
    forms: list[str] = []
    joined = False
    for word in words:
        if word.text == ".":
            continue
        if word.text == "-" and forms and not word.whitespace_:
            joined = True
        elif joined:
            forms[-1] = f"{forms[-1]}-{full_form(word)}"
            joined = False
        else:
            forms.append(full_form(word))
    return [_SHORT.get(form, form.removeprefix("then-")) for form in forms]


def is_shortened(word: "Token") -> bool:
    """Tell whether a dot after the word belongs to it: "Reps." before a name."""
    text = word.lower_.rstrip(".")
    return text in _SHORT or (text.removesuffix("s") in _SHORT and text != "press")


def is_office(office: str, title: str) -> bool:
    """Tell whether a title is short for an office: "minister" for "foreign minister", not for its deputy."""
    before = office.removesuffix(title)
    if before == office and office != title:
        return False
    return not {"vice", "former", "deputy", "ex", "late"} & set(before.replace("-", " ").split())


def is_chief(office: str, title: str) -> bool:
    """Tell whether a country's "leader" may hold the office, or its "premier" be called prime minister."""
    return (title == "leader" and office in _LEADING) or (title in _GOVERNING and office in _GOVERNING)


def is_local(words: list["Token"]) -> bool:
    """Tell whether an office is that of a part of a state: "regional president"."""
    return any(w.lower_ in _LOCAL for w in words)


def is_of_part(words: list["Token"]) -> bool:
    """Tell whether an office is of a state of the union, whichever that is: "State Attorney General Ana Ruiz"."""
    return any(w.lower_ == "state" and n.lower_ in _OF_PARTS for w, n in pairwise(words))


def is_of_camp(body: "Token") -> bool:
    """Tell whether a body is of those who are against the state: "the Syrian opposition delegation"."""
    return any(t.lower_ in _CAMPS for t in body.lefts)


def is_opposed(word: "Token") -> bool:
    """Tell whether a title names whom its holder is against: "the anti-Taliban commander"."""
    doc, i = word.doc, word.i
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ == "anti"
