"""Rehung: words and clauses that the parser hung on the wrong word, each moved to where it belongs."""

from typing import TYPE_CHECKING

from kg_loaders.labels import SUBJECTS
from kg_loaders.telling import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["rehang"]

_BODIES = frozenset(
    "party union company group movement militia organisation organization alliance coalition bloc agency firm "
    "federation association charity newspaper airline bank faction".split()
)
"""Kinds of body that nobody is, so that they do not stand beside a person."""
_DEALS = frozenset("deal agreement accord treaty pact truce ceasefire cease-fire armistice settlement".split())
_DEALT = frozenset("reach sign agree strike conclude broker negotiate make seal".split())
_CLAIMING = frozenset(
    "claim say argue insist allege think believe feel fear admit suggest maintain contend assert deny hope warn "
    "concede acknowledge announce declare".split()
)
_PLOTS = frozenset("plot attempt bid conspiracy scheme effort plan".split())
_APART = 4
"""Tokens within which "made" and "clear" are one verb: "made it very clear"."""


def rehang(token: "Token") -> bool:
    """Hang a token where it belongs, and tell whether it was moved."""
    if token.lower_ == "between" and token.dep_ == "prep" and token.head.tag_ == "VBN":
        return _dealt_between(token)
    if token.lower_ in ("clear", "plain") and token.pos_ == "ADJ" and token.head.lemma_ == "make":
        return _made_clear(token)
    if token.dep_ == "appos" and token.lower_ in _BODIES and token.head.i < token.i:
        return _body_beside(token)
    if token.dep_ == "advcl" and token.tag_ == "VB" and token.left_edge.lower_ == "to" and _plotted(token):
        return True
    if token.lower_ in ("provided", "providing"):
        return _provided(token)
    if token.lower_ == "adding" and token.dep_ == "advcl" and token.head.dep_ == "ccomp":
        return _added(token)
    if token.tag_ in ("VBN", "VBD") and token.i > 2 and token.nbor(-1).text == "," and _stacked(token):
        return True
    if token.dep_ == "ccomp" and token.pos_ in ("VERB", "AUX") and token.head.i < token.i:
        return _claimed_of(token)
    if token.dep_ == "parataxis" and token.tag_ in ("VBD", "VBZ") and token.i < token.head.i:
        return _said_between(token)
    if token.dep_ == "relcl" and token.lemma_.lower() == "join":
        return _joined_body(token)
    return False


def _joined_body(joined: "Token") -> bool:
    """ "formed an alliance to guard the strait, which Togo joined": nobody joins a strait."""
    place = joined.head
    deed = place.head
    if place.pos_ != "PROPN" or place.dep_ != "dobj" or deed.left_edge.lower_ != "to" or deed.tag_ != "VB":
        return False
    bodies = [deed.head, *(c for c in deed.head.rights if c.dep_ == "dobj")]
    body = next((b for b in bodies if b.lemma_.lower() in _BODIES and b.i < deed.i), None)
    if body is None:
        return False
    joined.head = body
    return True


def _said_between(said: "Token") -> bool:
    """ "This bill," Brown said, "is a sham": one clause that is said, whose subject may have come loose."""
    doc, main = said.doc, said.head
    subject = next((c for c in said.children if c.dep_ == "nsubj"), None)
    if subject is None or main.dep_ != "ROOT" or said.lemma_.lower() not in SAYING:
        return False
    first, last = min(subject.left_edge.i, said.i), max(subject.right_edge.i, said.i)
    after = next((t for t in doc[last + 1 : main.i] if t.is_quote), None)
    if first <= main.sent.start or not doc[first - 1].is_quote or after is None:
        return False
    opened = next((t for t in reversed(list(doc[main.sent.start : first - 1])) if t.is_quote), None)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in main.children)
    words = doc[opened.i + 1 : first - 1] if opened is not None else doc[0:0]
    if not own and len(words) and not any(t.pos_ in ("VERB", "AUX") for t in words):
        noun = next((t for t in reversed(list(words)) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if noun is not None:
            passive = any(c.dep_ == "auxpass" for c in main.children)
            noun.head, noun.dep_ = main, "nsubjpass" if passive else "nsubj"
    main.head, main.dep_ = said, "ccomp"
    said.head, said.dep_ = said, "ROOT"
    return True


def _plotted(deed: "Token") -> bool:
    """ "foiled a plot to bomb it": what is plotted, and not what it was foiled for."""
    plot = deed.doc[deed.left_edge.i - 1] if deed.left_edge.i else deed
    if plot.lemma_.lower() not in _PLOTS or plot.dep_ not in ("dobj", "nsubjpass") or plot.head.i != deed.head.i:
        return False
    deed.head, deed.dep_ = plot, "acl"
    return True


def _provided(mark: "Token") -> bool:
    """ "will sign it, provided Mali withdraws": a condition, whose subject was read as what is provided."""
    after = mark.doc[mark.i + 1 : mark.sent.end]
    name = next((t for t in after if t.dep_ in ("pobj", "dobj", "nsubj") and t.left_edge.i == mark.i + 1), None)
    if name is None or any(c.dep_ in SUBJECTS for c in mark.children):
        return False
    verb = next((t for t in after if t.i > name.right_edge.i and t.pos_ in ("VERB", "AUX")), None)
    verb = verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb
    if verb is None or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in (verb, *verb.lefts)):
        return False
    if any(c.dep_ in SUBJECTS and c.i != name.i for c in verb.children) or verb.left_edge.i <= mark.i:
        return False
    main = next((c for c in mark.head.rights if c.dep_ == "ccomp" and c.i < mark.i), mark.head)
    while main.pos_ not in ("VERB", "AUX") and main.head.i != main.i:
        main = main.head
    if main.i == verb.i:
        return False
    name.head, name.dep_ = verb, "nsubj"
    mark.head, mark.dep_ = verb, "mark"
    verb.head, verb.dep_ = main, "advcl"
    return True


def _added(adding: "Token") -> bool:
    """ "A spokesman said the voters had decided, adding that": it is the spokesman who adds."""
    told, saying = adding.head, adding.head.head
    if saying.lemma_.lower() not in SAYING or told.lemma_.lower() in SAYING or not told.i < adding.i:
        return False
    adding.head = saying
    return True


def _stacked(said: "Token") -> bool:
    """ "trapped in the angry, isolated Chad": two adjectives of a noun, the second read as a verb."""
    first, det = said.nbor(-2), said.nbor(-3)
    noun = said.nbor() if said.i + 1 < said.sent.end else said
    if first.pos_ != "ADJ" or det.pos_ != "DET" or det.head.i != first.i or first.dep_ not in ("pobj", "dobj"):
        return False
    if noun.dep_ != "dobj" or noun.head.i != said.i or any(c.dep_ in SUBJECTS for c in said.children):
        return False
    noun.head, noun.dep_ = first.head, first.dep_
    for child in [*first.children, *said.children]:
        if child.i != noun.i and child.i != first.i:
            child.head = noun
    first.head, first.dep_ = noun, "amod"
    said.head, said.dep_, said.pos_ = noun, "amod", "ADJ"
    return True


def _claimed_of(verb: "Token") -> bool:
    """ "claimed Brown was gambling": the subject of what is said, read as the object of the saying."""
    saying, first = verb.head, verb.left_edge.i
    if saying.lemma_.lower() not in _CLAIMING or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    finite = [
        c for c in (verb, *verb.lefts) if c.tag_ in ("VBD", "VBZ", "MD") and c.dep_ in ("aux", "auxpass", "ccomp")
    ]
    name = next((c for c in saying.rights if c.dep_ == "dobj" and c.right_edge.i == first - 1), None)
    if name is None or not finite:
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return True


def _made_clear(clear: "Token") -> bool:
    """ "made it clear that the bill is a sham": who makes a thing clear says it."""
    made = clear.head
    clauses = [c for t in (clear, made) for c in t.rights if c.dep_ in ("advcl", "csubj", "ccomp", "acl", "relcl")]
    clause = next((c for c in clauses if c.i > clear.i), None)
    if clause is None or clear.i < made.i or clear.i - made.i > _APART:
        return False
    if any(m.lower_ not in ("that", "it") for m in clause.lefts if m.dep_ == "mark"):
        return False  # "made it clear when they met"
    if not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children):
        return False
    clause.head, clause.dep_ = made, "ccomp"
    for it in [t for t in made.doc[made.i + 1 : clear.i] if t.lower_ == "it"]:
        it.head, it.dep_ = made, "expl"
    clear.dep_, made.lemma_ = "acomp", "state"
    return True


def _body_beside(kind: "Token") -> bool:
    """ "quit as leader of New Dawn, the party that ...": the party is New Dawn, not who quit."""
    comma = kind.left_edge.i - 1
    if comma < 2 or kind.doc[comma].text != "," or kind.doc[kind.left_edge.i].pos_ != "DET":
        return False
    name, far = kind.doc[comma - 1], kind.head
    while name.dep_ in ("compound", "nmod") and name.head.i < comma:
        name = name.head
    hung = name.pos_ == "PROPN" and name.dep_ in ("pobj", "dobj", "conj") and far.left_edge.i < name.left_edge.i
    if hung and far.ent_type_ == "PERSON":
        kind.head = name
        return True
    return False


def _dealt_between(between: "Token") -> bool:
    """ "a deal was reached between Chad and Mali": the deal is between them."""
    verb = between.head
    things = [c for c in verb.lefts if c.dep_ == "nsubjpass" and c.lemma_.lower() in _DEALS]
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in _DEALS:
        things = [verb.head]
    if things and verb.lemma_.lower() in _DEALT and things[0].i < between.i:
        between.head = things[0]
        return True
    return False
