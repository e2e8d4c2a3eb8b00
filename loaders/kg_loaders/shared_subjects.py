"""Subjects that a clause shares with another, or that stand where the parser does not look for them."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import BLAMING, NOMINALS, children, conjuncts, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DAYS", "first_of_headline", "goes_on_telling", "who_are_meant"]

DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def first_of_headline(verb: "Token", subject: "Token") -> list["Token"]:
    """Return the first of the two in the headline "Togo, Benin sign treaty"."""
    comma = subject.left_edge.i - 1
    several = verb.tag_ in ("VB", "VBP") and subject.tag_ == "NNP" and len(conjuncts(subject)) == 1
    if not several or comma <= verb.sent.start or verb.doc[comma].text != ",":
        return []
    first = verb.doc[comma - 1]
    alone = first.head.i == verb.i and first.pos_ == "PROPN" and first.left_edge.i == verb.sent.start
    return [first] if alone and first.lower_ not in DAYS else []


def goes_on_telling(verb: "Token") -> bool:
    """Tell whether who told somebody that "they had no right and warned of consequences" also warned."""
    told = verb.head.head
    speaks = lemma(verb) in lexicon("en").classes["speech_verbs"] | BLAMING and verb.tag_ == told.tag_
    about = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and bool(children(verb.head, "mark"))
    return speaks and about and any(s.pos_ == "PRON" for s in children(verb.head, "nsubj"))


def _who_say_so(verb: "Token", subject: "Token") -> list["Token"]:
    """Return who "they" are in "Chad and Niger say they are fighting": the two who say it of themselves."""
    said = verb.head
    speaks = lemma(said) in lexicon("en").classes["speech_verbs"]
    if subject.lower_ != "they" or verb.dep_ != "ccomp" or not speaks:
        return []
    speakers = [t for s in children(said, "nsubj") for t in conjuncts(s)]
    return speakers if len(speakers) > 1 and not children(said, "dobj", "dative") else []


def _all_of_them(verb: "Token", subject: "Token") -> list["Token"]:
    """Return the parties of "the Greens and Labour, both of which", and not what the clause was hung on."""
    comma = subject.left_edge.i - 1
    parts = {t.lower_ for t in preposition_objects(subject, "of")}
    if subject.lower_ not in ("both", "all", "each") or verb.dep_ != "relcl" or not parts & {"which", "whom"}:
        return []
    if comma < 1 or subject.doc[comma].text != ",":
        return []
    last = subject.doc[comma - 1]
    while last.dep_ in ("conj", "compound") and last.head.pos_ in NOMINALS:
        last = last.head
    return conjuncts(last)


def who_are_meant(verb: "Token", subject: "Token") -> list["Token"]:
    """Return who "both of which", or "they" who say it of themselves, are."""
    return _all_of_them(verb, subject) or _who_say_so(verb, subject)
