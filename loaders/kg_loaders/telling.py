"""Telling on: verbs that go on with who said something, and not with what was said."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ASKING", "BLAMING_OR_VOWING", "SAYING", "answer", "join", "say_too", "tell_on"]

SAYING = frozenset(
    "say tell add argue insist warn declare stress maintain claim write state announce believe think note "
    "complain reply explain retort respond tweet conclude remark lament quip".split()
)
ASKING = frozenset("call urge ask appeal demand add warn insist thank express describe beg implore exhort".split())
BLAMING_OR_VOWING = frozenset(
    "accuse blame criticize criticise condemn denounce praise reject promise pledge vow".split()
)
_HOLDING = frozenset("confirm deny reject dismiss welcome repeat discuss raise express".split())
_ANSWERING = frozenset("say answer vote reply shout tell".split())
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl", "agent"})


def tell_on(verb: "Token") -> bool:
    """Join a verb that goes on telling to the verb of who tells; tell whether it was one."""
    if _told_after(verb):
        return True
    above = verb.head.head if _told_on(verb) else _after_aside(verb)
    above = above.head if above is not None and above.pos_ == "NOUN" else above
    if above is None:
        return False
    join(verb, above)
    return True


def _told_after(verb: "Token") -> bool:
    """ "The verdict was a sham, tweeted Brown": what is said before a verb of speech, and who says it after it."""
    said, name = verb.head, verb.nbor() if verb.i + 1 < verb.sent.end else verb
    while name.dep_ in ("compound", "amod", "det", "nmod") and name.head.i > name.i:
        name = name.head
    if verb.lemma_.lower() not in SAYING or name.dep_ not in ("dobj", "nsubj") or name.head.i != verb.i:
        return False
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in said.rights)
    if joined or said.dep_ != "ROOT" or verb.nbor(-1).text not in (",", "”", '"') or name.ent_type_ != "PERSON":
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i for c in verb.children):
        return False
    name.dep_ = "nsubj"
    said.head, said.dep_ = verb, "ccomp"
    verb.head, verb.dep_ = verb, "ROOT"
    return True


def say_too(verb: "Token") -> None:
    """Hang the last clause of "said I cannot trust that he is and that I cannot back it" on who says so."""
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in ("i", "we")]
    if not own or not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return
    first = verb.head
    if any(c.dep_ == "nsubj" and c.lower_ == own[0].lower_ for c in first.children):
        return
    above = first.head
    if first.dep_ == "ccomp" and any(c.dep_ == "nsubj" and c.lower_ == own[0].lower_ for c in above.children):
        join(verb, above)


def answer(word: "Token") -> None:
    """Make the "no" of "has said no to the treaty" what is said."""
    if word.lower_ in ("yes", "no", "aye", "nay") and word.lemma_ and word.head.lemma_.lower() in _ANSWERING:
        word.dep_, word.tag_, word.pos_ = "dobj", "NN", "NOUN"


def _after_aside(verb: "Token") -> "Token | None":
    """Return the main verb of "said so, adding that it was late, and left": who said so left."""
    first = verb.head
    aside = first.head
    main = aside.head
    if first.dep_ != "ccomp" or aside.dep_ != "advcl" or aside.tag_ != "VBG" or not main.i < aside.i < first.i:
        return None
    if main.tag_ != verb.tag_ or any(c.dep_ in _OWN for c in verb.children):
        return None
    joining = next((c for c in first.rights if c.dep_ == "cc" and c.i < verb.i), None)
    about = [c for c in first.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if joining is None or not about or any(c.pos_ in ("PROPN", "PRON") for c in about):
        return None
    doc = verb.doc
    closed = doc[joining.i - 1].text == "," and doc[aside.left_edge.i - 1].text == ","
    return main if closed and aside.lemma_.lower() in SAYING else None


def join(verb: "Token", above: "Token") -> None:
    """Join a verb to one above that which it was joined to, with the word that joins them."""
    first = verb.head
    verb.head = above
    for joining in [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]:
        joining.head = above


def _told_on(verb: "Token") -> bool:
    """Tell whether a verb goes on telling: "said the plan was unfair and called on Chad to drop it".

    Who is spoken of by a name may himself be said to have blamed others.
    """
    first, word = verb.head, verb.lemma_.lower()
    said = first.head
    if first.dep_ == "acl" and said.dep_ == "dobj" and word in ASKING and said.head.lemma_.lower() in _HOLDING:
        plain = not any(c.dep_ in _OWN for c in verb.children)  # "confirmed the report that it left and urged"
        return plain and verb.tag_ == said.head.tag_ and any(c.dep_ == "xcomp" for c in verb.children)
    if first.dep_ != "ccomp" or said.i > first.i or said.tag_ != verb.tag_ or said.lemma_.lower() not in SAYING:
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl", "agent") for c in verb.children):
        return False
    about = [c for c in first.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    joining = next((c for c in first.rights if c.dep_ == "cc" and c.i < verb.i), None)
    apart = joining is not None and joining.nbor(-1).text == ","
    if apart and first.lemma_.lower() == "be" and any(c.dep_ == "dobj" for c in verb.children):
        return True  # "his cabinet said Chad was on notice, and imposed new sanctions"
    if not about or any(c.pos_ == "PRON" for c in about):
        return False  # "it said it had won and urged": who "it" is says who urged
    asks = word in ASKING and any(
        c.dep_ in ("prep", "dobj", "ccomp", "xcomp") and c.i > verb.i for c in verb.children
    )
    return asks or (word in BLAMING_OR_VOWING and not any(c.pos_ == "PROPN" for c in about))
