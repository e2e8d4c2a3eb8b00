"""Names hung on the wrong word: "Russia's Kyiv strike", and the country in "the council of Lyon, France voted"."""

from typing import TYPE_CHECKING

from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["hang_name"]

_LONGEST = 3
"""Words that the place's name has at most."""


def hang_name(token: "Token") -> bool:
    """Hang names beside a possessive mark, or before a verb, where they belong; tell whether some were hung."""
    if token.tag_ == "POS":
        return _own_strike(token)
    return token.dep_ == "nsubj" and token.tag_ == "NNP" and (_set_beside_seat(token) or _set_in_time(token))


def _own_strike(mark: "Token") -> bool:
    """Hang an owner before a possessive mark, and the place named after it, on the strike that they tell of."""
    doc, owner = mark.doc, mark.head
    if owner.pos_ != "PROPN" or owner.i >= mark.i:
        return False
    at = mark.i + 1
    while at < len(doc) and at - mark.i <= _LONGEST and doc[at].tag_ == "NNP" and not _is_force(doc[at]):
        at += 1
    if at == mark.i + 1 or at >= mark.sent.end or not _is_force(doc[at]):
        return False
    strike = doc[at]
    if at + 1 < len(doc) and doc[at + 1].tag_ == "NN":
        return False  # "Chad's Darfur strike force"
    for word in doc[mark.i + 1 : at]:
        word.head, word.dep_ = strike, "compound"
    owner.head, owner.dep_ = strike, "poss"
    return True


def _is_force(word: "Token") -> bool:
    nominal = word.pos_ in ("NOUN", "PROPN")
    return nominal and word.text.islower() and word.lemma_.lower() in lexicon("en").classes["force_nouns"]


def _set_beside_seat(country: "Token") -> bool:
    """Hang a subject that only says where a body's seat lies on that seat, and make the body the subject."""
    doc, verb = country.doc, country.head
    if country.i < 4 or country.left_edge.i != country.i or doc[country.i - 1].text != "," or verb.i < country.i:
        return False
    seat = doc[country.i - 2]
    if seat.text == ")":
        opening = next((t for t in reversed(doc[max(0, seat.i - 4) : seat.i]) if t.text == "("), seat)
        seat = doc[opening.i - 1]
    prep = seat.head
    if seat.dep_ != "pobj" or seat.pos_ != "PROPN" or prep.lower_ not in ("of", "in") or not prep.i:
        return False
    body = doc[prep.i - 1]
    if body.lower_ not in lexicon("en").classes["bodies"] or body.sent.start != country.sent.start:
        return False
    first = body.i
    while first > body.sent.start and doc[first - 1].pos_ in ("DET", "ADJ", "PROPN", "NOUN"):
        first -= 1
    if first > body.sent.start and doc[first - 1].pos_ not in ("PUNCT", "CCONJ", "SCONJ", "VERB"):
        return False  # "in the parliament of Lyon, France voted"
    country.head, country.dep_ = seat, "appos"
    body.head, body.dep_ = verb, "nsubj"
    return True


def _set_in_time(name: "Token") -> bool:
    """Make a name after "after" an end of it where the verb has its subject: "trade after Brexit is vital"."""
    after, verb = name.doc[name.i - 1], name.head
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < after.i), None)
    marked = name.i > 0 and after.dep_ == "mark" and after.lower_ in ("after", "before", "since")
    if subject is None or not marked or after.head != verb:
        return False
    after.head, after.dep_ = subject, "prep"
    name.head, name.dep_ = after, "pobj"
    return True
