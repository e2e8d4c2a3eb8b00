"""Days: when it was, told apart from who did it: "said on Friday Chad had", "the cabinet in May met"."""

from typing import TYPE_CHECKING

from kg_loaders.labels import FINITE, SUBJECTS
from kg_loaders.shared_subjects import DAYS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DATED", "led_by_name", "set_day_apart", "when_not_whose"]

DATED = DAYS | frozenset("twitter facebook instagram telegram youtube tiktok".split())
"""Days, and the platforms that stand like days before a name: "On Twitter Brown rejected it"."""

_NAMED_DAYS = frozenset("black bloody super good ash holy maundy easter palm cyber giving".split())
_TIMES = frozenset("morning afternoon evening night eve day week weekend month year hour minute".split())
_MANNERS = frozenset("way sense manner turn fact effect principle".split())
_ADVERBS = frozenset({"advmod", "aux", "auxpass", "neg"})


def set_day_apart(day: "Token") -> bool:
    """Tell a day from the name beside it, which then has the place in its clause; tell whether it was joined."""
    doc = day.doc
    before = doc[day.i - 1] if day.i > day.sent.start else day
    if day.dep_ in ("compound", "nmod") and day.head.i > day.i and before.lower_ == "on":
        return _name_after(day, before)
    if before.pos_ == "PROPN" and before.dep_ == "compound" and before.head.i == day.i:
        return _name_before(day, before)
    return False


def _name_after(day: "Token", prep: "Token") -> bool:
    """ "said on Friday Chad had lied", "In a note on Friday Ada Brown said so"."""
    name = day.head
    if any(c.i < day.i for c in name.lefts):
        return False
    while name.dep_ in ("poss", "compound", "nmod") and name.head.i > name.i:
        name = name.head
    if name.head.i == prep.i and name.dep_ == "pobj" and not _is_subject(name):
        return False
    day.head, day.dep_ = prep, "pobj"
    return True


def _is_subject(name: "Token") -> bool:
    """Make a name the subject of the verb after it; tell whether there is one that lacks a subject."""
    verb = _verb_after(name)
    if verb is None:
        return False
    name.head, name.dep_ = verb, "nsubj"
    return True


def _verb_after(name: "Token") -> "Token | None":
    """Return the finite verb without a subject that follows a name and what is said beside it."""
    doc, i, end = name.doc, name.right_edge.i + 1, name.sent.end
    if i < end and doc[i].text == "," and any(c.dep_ in ("appos", "relcl", "acl") for c in name.rights):
        i += 1
    while i < end and doc[i].dep_ in _ADVERBS and doc[i].pos_ in ("AUX", "ADV", "PART"):
        i += 1
    if i >= end or doc[i].pos_ not in ("VERB", "AUX"):
        return None
    verb = doc[i]
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.lefts)
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    return verb if finite and not own and verb.i != name.i else None


def _name_before(day: "Token", name: "Token") -> bool:
    """ "Brown Friday urged Chad to go": the name is the subject, and the day is when."""
    verb = day.head
    if day.dep_ not in ("nsubj", "nsubjpass", "npadvmod") or verb.i < day.i or name.lower_ in _NAMED_DAYS:
        return False
    if day.dep_ == "npadvmod" and any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if verb.tag_ not in ("VBD", "VBN") or any(c.i > day.i for c in day.children):
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    for child in [c for c in day.lefts if c.i != name.i]:
        child.head = name
    name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    day.dep_ = "npadvmod"
    return True


def when_not_whose(prep: "Token") -> bool:
    """ "The ministers on Friday met": when they met, not which ministers; tell whether it was hung on them."""
    noun = prep.head
    time = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if time is not None and noun.pos_ == "VERB" and noun.i > prep.i and time.lower_ in _TIMES:
        prep.dep_ = "advmod"  # "on the evening of 4 May called for calm" calls on nobody
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.i < prep.i:
        return False
    if time is None or noun.right_edge.i != prep.right_edge.i:
        return False
    verb, after = noun.head, noun.doc[prep.right_edge.i + 1]
    dated = (
        time.lower_ in _MANNERS
        or time.lower_ in DAYS
        or time.lower_ in _TIMES
        or (time.ent_type_ == "DATE" != noun.ent_type_)
    )
    near = after.i == verb.i or (after.head.i == verb.i and after.dep_ in _ADVERBS)
    if not dated or not near or after.pos_ == "PUNCT":
        return False
    prep.head, prep.dep_ = verb, "prep" if time.lower_ in _MANNERS else "advmod"
    return True


def _after_place(noun: "Token") -> bool:
    """ "According to Brown, the minister, Neil Gray, left", read as one more of what comes before the comma."""
    held = noun.head
    prep = held.head.head if held.head.head.dep_ == "prep" else held.head
    fronted = prep.left_edge.i == noun.sent.start or held.lower_ in DAYS
    apart = noun.dep_ == "appos" or noun.doc[noun.left_edge.i - 1].text == ","
    if not fronted or not apart or any(c.dep_ == "cc" for c in held.children):
        return False
    return _is_subject(noun)


def led_by_name(name: "Token") -> bool:
    """ "On Friday the Union said so", "Brown on the evening of 4 May left": a name read as a time leads."""
    if name.dep_ in ("appos", "conj"):
        beside = any(c.dep_ == "appos" and c.pos_ == "PROPN" and c.i < name.i for c in name.head.rights)
        return name.head.dep_ == "pobj" and not beside and _after_place(name)  # "In Oslo, the Union, a club, left"
    if name.pos_ != "PROPN" or name.ent_type_ in ("DATE", "TIME") or name.lower_ in DAYS:
        return False
    verb = name.head
    opens = name.left_edge.i == name.sent.start and name.i < verb.i
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    finite = verb.tag_ in FINITE or any(c.dep_ == "aux" and c.tag_ in FINITE for c in verb.lefts)
    if not opens or own or not finite or any(c.ent_type_ == "DATE" for c in name.lefts):
        return False
    name.dep_ = "nsubj"
    return True
