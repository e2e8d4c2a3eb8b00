"""Names of deeds: the noun or gerund of what somebody promises, demands or refuses ("renewal of", "halving")."""

from typing import TYPE_CHECKING

from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["deed_name", "has_noun", "noun_of"]

_NOUNS = {
    "abolish": "abolition",
    "accept": "acceptance",
    "admit": "admission",
    "adopt": "adoption",
    "annex": "annexation",
    "annul": "annulment",
    "appoint": "appointment",
    "approve": "approval",
    "arrest": "arrest",
    "ban": "ban",
    "cancel": "cancellation",
    "close": "closure",
    "decriminalise": "decriminalisation",
    "decriminalize": "decriminalization",
    "demolish": "demolition",
    "deploy": "deployment",
    "deport": "deportation",
    "disband": "disbandment",
    "dismiss": "dismissal",
    "dissolve": "dissolution",
    "drop": "dropping",
    "end": "end",
    "evacuate": "evacuation",
    "expand": "expansion",
    "expel": "expulsion",
    "extend": "extension",
    "extradite": "extradition",
    "free": "release",
    "impeach": "impeachment",
    "impose": "imposition",
    "introduce": "introduction",
    "invade": "invasion",
    "investigate": "investigation",
    "legalise": "legalisation",
    "legalize": "legalization",
    "lift": "lifting",
    "loosen": "loosening",
    "nationalise": "nationalisation",
    "nationalize": "nationalization",
    "oust": "ouster",
    "outlaw": "outlawing",
    "overturn": "overturning",
    "pardon": "pardon",
    "postpone": "postponement",
    "privatise": "privatisation",
    "privatize": "privatization",
    "prosecute": "prosecution",
    "punish": "punishment",
    "ratify": "ratification",
    "reappoint": "reappointment",
    "recall": "recall",
    "recognise": "recognition",
    "recognize": "recognition",
    "reduce": "reduction",
    "reinstate": "reinstatement",
    "release": "release",
    "remove": "removal",
    "renegotiate": "renegotiation",
    "repeal": "repeal",
    "resign": "resignation",
    "restore": "restoration",
    "resume": "resumption",
    "revoke": "revocation",
    "scrap": "scrapping",
    "sell": "sale",
    "shelve": "shelving",
    "suspend": "suspension",
    "withdraw": "withdrawal",
}
"""Nouns of the deeds that are promised, demanded or refused most; of others the gerund serves."""
_DOUBLED = ("b", "d", "g", "m", "n", "p", "t")
_LAST_STRESSED = frozenset(
    "admit begin commit compel control equip expel forget occur permit quit rebel refer submit".split()
)


def noun_of(verb: "Token") -> str:
    """Return the noun or, where none is known, the gerund of a verb: "removal", "setting"."""
    word = lemma(verb)
    return _NOUNS[word] if word in _NOUNS else _gerund(word)


def has_noun(verb: "Token") -> bool:
    """Tell whether a verb is one of the deeds of policy that have a noun of their own."""
    return lemma(verb) in _NOUNS


def deed_name(verb: "Token", rest: str) -> str:
    """Name a deed by its verb and the words after it: "halving" and "immigration", "renewal of the terms"."""
    if not rest:
        return noun_of(verb) if lemma(verb) in _NOUNS or verb.tag_ != "VBG" else str(verb.text)
    direct = any(o.left_edge.i == verb.i + 1 and o.pos_ != "PRON" for o in children(verb, "dobj"))
    if lemma(verb) in _NOUNS and direct and not children(verb, "prt", "dative"):
        return f"{_NOUNS[lemma(verb)]} {'on' if lemma(verb) == 'ban' else 'of'} {rest}"
    if verb.tag_ == "VBG":
        return f"{verb.text} {rest}"
    return f"{_gerund(lemma(verb))} {rest}"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return f"{word[:-1]}ing"
    short = sum(c in "aeiou" for c in word) == 1 or word in _LAST_STRESSED
    if short and word.endswith(_DOUBLED) and len(word) > 2 and word[-2] in "aeiou":
        return f"{word}{word[-1]}ing"
    return f"{word}ing"
