"""Norms: words that the model reads by their commoner sense, told by their neighbours to be meant otherwise.

The model sees a word's norm before its form; with the norm of a plain verb "back" in "Germany and Denmark back the
levy" is read as the verb that it is. Texts, lemmas and offsets stay as they are.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["mend_norms"]

_DETERMINERS = frozenset("the a an this that these those its his her their our new any all both".split())
_MOVING = frozenset(
    (
        "bring brought push pushed hold held take took taken send sent come came go went get got win won pull "
        "pulled roll rolled give gave call called hit strike struck fight fought cut date dates claw clawed buy "
        "bought pay paid put set keep kept lay turn turned look looked"
    ).split()
)
_BACK = 5  # tokens before "back" among which a verb of motion would make it an adverb
_HELPERS = frozenset("had has have having".split())
_SUBJECTS = frozenset("it he she that this there what who which where why how here one".split())
_GERUNDS = frozenset("bombing shelling raiding looting shooting".split())
_EVENTS = frozenset("bombing fighting killing looting raiding rioting shelling shooting skirmishing".split())
_OF_EVENTS = frozenset("across against along around between by in near of on outside".split())
_BEFORE_MONTH = frozenset("in of since until till early late mid last this next from by during".split())
_DONE = frozenset(
    "said told has had is was were will would could did does made met won lost took gave became went came "
    "sought spoke says wants".split()
)
"""Forms that no helping "may" goes before."""
_OPENING = 10  # tokens among which a comma would tell that a participle opens the sentence


def mend_norms(doc: "Doc") -> "Doc":
    """Set the norms of such words; this must run before the model sees the text."""
    if len(doc) and _opens(doc[0]):
        doc[0].norm_ = "violence"
    if len(doc) > 1 and doc[0].text == "May" and _is_surname(doc[0]):
        doc[0].norm_ = "smith"
    if len(doc) > 1 and doc[0].text == "IS" and doc[1].is_lower:
        doc[0].norm_ = "isis"
    for token in doc[1:]:
        word, before = token.lower_, token.nbor(-1)
        if word == "back" and token.i + 1 < len(doc) and _is_backing(token):
            token.norm_ = "support"
        elif word == "armed" and before.lower_ in _HELPERS:
            token.norm_ = "supplied"
        elif word in _GERUNDS and before.lower_ in ("of", "for", "denied", "denies"):
            token.norm_ = "attacking"
        elif token.text == "May" and (before.is_digit or before.lower_ in _BEFORE_MONTH):
            token.norm_ = "june"
        elif token.text == "May" and _is_surname(token):
            token.norm_ = "smith"
        elif word == "retook":
            token.norm_ = "took"
        elif token.text == "IS" and _is_the_group(token):
            token.norm_ = "isis"
        elif word == "plan" and _is_thing(token):
            token.norm_ = "proposal"
        elif word in _EVENTS and _opens(token):
            token.norm_ = "violence"
    return doc


def _is_the_group(token: "Token") -> bool:
    """Tell whether "IS" is the armed group: among words that are not in capitals, and no verb that is stressed."""
    near = [t for t in token.doc[max(0, token.i - 2) : token.i + 3] if t.is_alpha and t.i != token.i]
    return (
        bool(near) and not any(t.is_upper and len(t) > 1 for t in near) and token.nbor(-1).lower_ not in _SUBJECTS
    )


def _is_surname(may: "Token") -> bool:
    """Tell whether "May" is somebody's name: "May accused them of lying"; not "May the best side win"."""
    after = may.doc[may.i + 1].lower_ if may.i + 1 < len(may.doc) else ""
    return after in _DONE or (after.endswith("ed") and len(after) > len("need"))


def _is_thing(token: "Token") -> bool:
    """Tell whether "plan" is a noun: "the ceasefire plan faces opposition"; not "the parties plan a march"."""
    before = token.nbor(-1).lower_
    apart = token.i > 1 and token.nbor(-2).lower_ in _DETERMINERS and not before.endswith("s")
    return before in _DETERMINERS or apart


def _opens(token: "Token") -> bool:
    """Tell whether a gerund at the head of a sentence names an event: "Shelling by rebels killed two"."""
    doc, at = token.doc, token.i
    if token.lower_ not in _EVENTS or not token.is_title or at + 2 >= len(doc):
        return False
    heads = at == 0 or doc[at - 1].is_space or doc[at - 1].text in (".", "!", "?", "”", '"')
    return (
        heads
        and doc[at + 1].lower_ in _OF_EVENTS
        and (doc[at + 1].lower_ != "in" or all(t.text != "," for t in doc[at + 2 : at + _OPENING]))
    )


def _is_backing(token: "Token") -> bool:
    """Tell whether "back" follows who backs and is followed by what is backed."""
    before, after = token.nbor(-1), token.nbor()
    if not (after.lower_ in _DETERMINERS or after.text[:1].isupper()):
        return False
    if not (before.text[:1].isupper() or (before.lower_.endswith("s") and len(before) > 3)):
        return False
    return not any(t.lower_ in _MOVING for t in token.doc[max(0, token.i - _BACK) : token.i])
