"""Lost subjects: main verbs whose subject the parser hung in the opening of the sentence, or elsewhere before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.labels import SUBJECTS, TENSED
from kg_loaders.shared_subjects import DAYS
from kg_loaders.telling import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_subject", "in_number", "subject_after_place"]

_STOPS = frozenset({",", "—", "--"})
_ADDED = frozenset({"appos", "conj", "oprd", "npadvmod", "pobj", "dobj", "attr", "nsubj"})
_FRONTED = frozenset({"prep", "advcl", "npadvmod", "advmod", "csubj", "dep", "punct"})
_HELPERS = frozenset({"aux", "auxpass", "advmod", "neg"})
_PLACES = frozenset({"GPE", "LOC"})
_TIMES = frozenset({"DATE", "TIME"})
_THOUGH = frozenset("though although while albeit once himself herself".split())
_CONJUNCTIONS = frozenset("after before since until".split())


def find_subject(verb: "Token") -> None:
    """Give a main verb the subject before it that was hung elsewhere: "In talks with Gray, Brown said so"."""
    if _of_helper(verb) or not _is_finite(verb):
        return
    own = [c for c in verb.children if c.dep_ in SUBJECTS and not _is_converb(c)]
    if own:
        _though_he_is(verb, own)
        _before_the_vote(verb, own[0])
        _of_preposition(verb, own[0])
        return
    if _speaker_after(verb) or _first_name(verb) or _of_manner(verb) or _of_first_clause(verb):
        return
    for opening in [c for c in verb.lefts if c.dep_ in _FRONTED][::-1]:
        name = _named_in(opening, verb)
        if name is not None:
            if opening.dep_ == "csubj":
                opening.dep_ = "advcl"
            _make_subject(name, verb)
            return


def _though_he_is(verb: "Token", own: "list[Token]") -> None:
    """ "Brown, though a member of the Reds, sided with Mali": what he is, read as a second subject."""
    for what in own[1:] if own[0].pos_ == "PROPN" else ():
        mark = verb.doc[what.left_edge.i - 1]
        if mark.lower_ in _THOUGH and mark.i - own[0].right_edge.i in (1, 2) and verb.doc[mark.i - 1].text == ",":
            mark.head, mark.dep_ = what, "mark"
            what.head, what.dep_ = own[0], "appos"


def _speaker_after(verb: "Token") -> bool:
    """ "..., Russian Ambassador to Syria Ida Cole said": the speaker, joined to the last names of what is said."""
    name, doc = verb.nbor(-1), verb.doc
    named = name.ent_type_ == "PERSON" and name.dep_ in ("pobj", "conj", "appos")
    if verb.lemma_.lower() not in SAYING or not named:
        return False
    if not any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return False
    start = name.i
    while start > verb.sent.start and doc[start - 1].text not in _STOPS:
        start -= 1
    words = doc[start : name.i]
    if start == verb.sent.start or any(t.pos_ in ("VERB", "AUX", "CCONJ") for t in words):
        return False
    for token in words:
        if token.head.i < start:
            token.head, token.dep_ = name, "compound"
        elif token.ent_type_ in _PLACES and token.head.i == name.i and token.nbor(-1).pos_ == "ADP":
            token.head, token.dep_ = token.nbor(-1), "pobj"
    return _hang(name, verb)


def _is_converb(clause: "Token") -> bool:
    """ "Meeting them, Brown said so", "Having met them, Brown said so": no subject."""
    return clause.dep_ == "csubj" and (clause.tag_ == "VBG" or any(c.tag_ == "VBG" for c in clause.lefts))


def subject_after_place(verb: "Token") -> None:
    """ "In South Carolina Trump is backing her", "On Monday Brown left": two names that were read as one."""
    if verb.pos_ not in ("VERB", "AUX") or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for prep in (c for c in verb.lefts if c.dep_ == "prep"):
        name = next((c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
        places = [c for c in name.lefts if c.dep_ == "compound" and _ends_name(c)] if name is not None else []
        if name is not None and places:
            place = places[-1]
            for child in [c for c in name.lefts if c.i < place.i]:
                child.head = place
            place.head, place.dep_ = prep, "pobj"
            name.head, name.dep_ = verb, "nsubj"


def _ends_name(token: "Token") -> bool:
    """Tell whether a place or a day ends with the word, so that another name begins after it."""
    timed = token.ent_type_ in _PLACES or token.ent_type_ in _TIMES or token.lower_ in DAYS
    return timed and token.nbor().ent_iob_ != "I"


def _is_finite(verb: "Token") -> bool:
    """Tell whether a verb is finite by itself or by its helper."""
    helpers = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    misread = verb.tag_ == "VBN" and not helpers and any(c.dep_ in ("dobj", "ccomp", "oprd") for c in verb.rights)
    return verb.tag_ in TENSED or misread or any(c.tag_ in TENSED or c.tag_ == "MD" for c in helpers)


def _make_subject(name: "Token", verb: "Token") -> None:
    """Hang a name below its verb, and below it what is said of it up to the verb."""
    for token in verb.doc[name.i + 1 : verb.i]:
        if token.head.i < name.left_edge.i:
            token.head = name
    _hang(name, verb)


def _of_helper(verb: "Token") -> bool:
    """ "Brown had on Friday given them a month": the subject, hung on the helper."""
    for helper in (c for c in verb.lefts if c.dep_ == "aux"):
        below = [c for c in helper.children if c.dep_ in SUBJECTS]
        for child in list(helper.children) if below else []:
            child.head = verb
        if below:
            return True
    return False


def _first_name(verb: "Token") -> bool:
    """ "Mali, a member since 1960, rejects it": a name at the head of a sentence, read as a time or a manner."""
    first = next((c for c in verb.lefts if c.dep_ in ("npadvmod", "dep")), None)
    if first is None or first.ent_type_ in _TIMES:
        return False
    if not (first.pos_ == "PROPN" or _is_numbered(first) or (first.dep_ == "dep" and first.pos_ == "NOUN")):
        return False
    if first.left_edge.i != verb.sent.start or verb.doc[first.right_edge.i + 1].text not in (*_STOPS, "("):
        return first.doc[first.right_edge.i].text in _STOPS and _hang(first, verb)
    return _hang(first, verb)


def _of_manner(verb: "Token") -> bool:
    """ "Brown - eager to avoid a split - praised it": a name, hung on what is said beside it."""
    manner = next((c for c in verb.lefts if c.dep_ in ("advcl", "ccomp", "amod", "nsubj")), None)
    if manner is None or not (manner.pos_ == "ADJ" or manner.tag_ in ("VBN", "VBG")):
        return False
    name = next((c for c in manner.lefts if c.dep_ in ("npadvmod", "nsubj", "compound", "dep")), None)
    led = name is not None and name.dep_ == "nsubj" and manner.tag_ == "VBG" and name.pos_ == "NOUN"
    if (
        name is None
        or not (name.pos_ == "PROPN" or led)
        or name.ent_type_ in _TIMES
        or name.left_edge.i != verb.sent.start
    ):
        return False
    apart = _stops_after(name) and _stops_after(manner)
    if not apart or manner.left_edge.i != name.left_edge.i or verb.i < manner.right_edge.i:
        return False
    manner.head, manner.dep_ = name, "acl"
    return _hang(name, verb)


def _stops_after(token: "Token") -> bool:
    """Tell whether a comma or dash closes a phrase."""
    last = token.right_edge
    return last.text in _STOPS or last.nbor().text in _STOPS


def _is_numbered(noun: "Token") -> bool:
    """ "Resolution 2690"."""
    return noun.is_title and any(c.tag_ == "CD" for c in noun.rights)


def _hang(first: "Token", verb: "Token") -> bool:
    helpers = {c.dep_ for c in verb.lefts} & {"aux", "auxpass"}
    first.head, first.dep_ = verb, "nsubjpass" if "auxpass" in helpers else "nsubj"
    if verb.tag_ == "VBN" and not helpers:
        verb.tag_ = "VBD"
    return True


def _of_first_clause(verb: "Token") -> bool:
    """ "Brown called it unfair, said so again and left": the first of several main verbs, read as said."""
    doc = verb.doc
    first = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ in TENSED), None)
    if first is None or doc[verb.i - 1].text != "," or first.right_edge.i + 2 != verb.i or first.i + 2 > verb.i:
        return False
    subject = next((c for c in first.lefts if c.dep_ == "nsubj"), None)
    following = doc[verb.i + 1 : verb.i + 2]
    inverted = len(following) and (following[0].pos_ in ("PROPN", "NOUN") and following[0].head.i < following[0].i)
    told = any(c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i for c in verb.children)
    quoted = any(t.is_quote for t in doc[verb.sent.start : verb.i])
    if subject is None or quoted or inverted or not told or subject.tag_ == "PRP":
        return False
    first.head, first.dep_ = first, "ROOT"
    for child in [c for c in verb.lefts if c.i != first.i]:
        child.head = first
    verb.head, verb.dep_ = first, "conj"
    return True


def _before_the_vote(verb: "Token", subject: "Token") -> None:
    """ "Before the vote in Mali, Chad backed it": a preposition read as a conjunction, and what follows as who."""
    before = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in _CONJUNCTIONS), None)
    if before is None or before.i + 1 != subject.left_edge.i:
        return
    name = _named_in(subject, verb)
    if name is not None:
        before.dep_ = "prep"
        subject.head, subject.dep_ = before, "pobj"
        _make_subject(name, verb)


def _of_preposition(verb: "Token", place: "Token") -> None:
    """ "In Geneva, where they met, Chad rejected it": what a preposition stands before is no subject."""
    prep = next((c for c in verb.lefts if c.dep_ == "prep"), None)
    if prep is None or prep.i + 1 != place.left_edge.i or any(True for _ in prep.children):
        return
    name = _named_in(place, verb)
    if name is not None:
        place.head, place.dep_ = prep, "pobj"
        _make_subject(name, verb)


def _named_in(opening: "Token", verb: "Token") -> "Token | None":
    """Return what follows the comma at the end of an opening, up to the verb or an aside before it."""
    doc = verb.doc
    last = verb.i - 1
    while last > opening.i and doc[last].head.i == verb.i and doc[last].dep_ in _HELPERS:
        last -= 1
    apart = [t for t in doc[opening.i + 1 : last + 1] if _is_apart(t, opening)]
    for title in [t for t in apart if t.pos_ == "NOUN"]:  # "In Ohio, which votes soon, former mayor Brown said"
        name = next((c for c in title.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
        if name is not None and name.left_edge.i == title.i + 1 and name.i == last:
            for child in [*title.lefts]:
                child.head = name
            title.head, title.dep_, name.head = name, "compound", title.head
            return name
    named = [t for t in apart if t.pos_ == "PROPN"] or [t for t in apart if _is_common(t)]
    for found in reversed(named):
        name = _first_of_list(found, named)
        after = max(t.right_edge.i for t in (name, *_joined(name)))
        if after == last or doc[after].text in _STOPS or doc[after + 1].text in _STOPS:
            return name
    return None


def _is_apart(token: "Token", opening: "Token") -> bool:
    """Tell whether a noun inside an opening follows a comma and hangs on what stands before the comma."""
    start = token.left_edge.i
    if token.dep_ not in _ADDED or token.pos_ not in ("PROPN", "NOUN") or start - 1 <= opening.i:
        return False
    above = token.head
    if token.doc[start - 1].text != "," or above.i >= start - 1 or token.ent_type_ in _TIMES:
        return False
    while above.i not in (above.head.i, opening.i):
        above = above.head
    return above.i == opening.i


def _is_common(noun: "Token") -> bool:
    """Tell whether a common noun is told which, so that it may be a subject: "the bloc", "its members"."""
    return noun.pos_ == "NOUN" and (noun.tag_ == "NNS" or any(c.dep_ in ("det", "poss") for c in noun.lefts))


def _first_of_list(name: "Token", named: list["Token"]) -> "Token":
    """Return the first of the names that "and" or commas join, as far as they may belong together."""
    doc, among = name.doc, {t.i for t in named}
    while name.head.i in among and not any(t.dep_ == "cc" for t in doc[name.head.i : name.left_edge.i]):
        above = name.head
        place = name.dep_ == "appos" and above.ent_type_ in _PLACES and above.head.ent_type_ in _PLACES
        if place:
            break
        name = above
    return name


def _joined(name: "Token") -> Iterator["Token"]:
    for child in name.rights:
        if child.dep_ == "conj":
            yield child
            yield from _joined(child)


def in_number(between: "Token") -> bool:
    """ "that between 28 and 35 senators were opposed": what is counted was taken for where it was between."""
    if between.lower_ != "between" or between.dep_ != "prep":
        return False
    verb, number = between.head, between.doc[between.i + 1 : between.i + 2]
    counted = next((c for c in between.children if c.dep_ == "pobj"), None)
    if counted is None or verb.pos_ not in ("VERB", "AUX") or not counted.i < verb.i:
        return False
    if any(t.tag_ != "CD" or t.head.i != counted.i for t in number) or not any(
        c.dep_ == "conj" for c in number[0].children
    ):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    counted.head, counted.dep_ = verb, "nsubjpass" if passive else "nsubj"
    between.head, between.dep_ = number[0], "quantmod"
    return True
