"""Main verbs: sentences whose root is no verb, since the parser read the verb as said of the subject."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.labels import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["find_main_verb"]

_PAST = frozenset({"VBD", "VBN"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "prep", "pobj", "dobj", "ccomp", "pcomp", "conj"})
_HELPERS = frozenset({"aux", "auxpass", "mark"})
_BETWEEN = frozenset({"advmod", "npadvmod", "prep", "neg"})
"""What may stand between the end of an aside and the verb: ", however, rejected", ", on Monday rejected"."""
_STOPS = frozenset({",", "—", "--", ")"})
_PLACES = frozenset({"GPE", "LOC"})


def find_main_verb(sentence: "Span") -> None:
    """Make the verb after an aside the root: "Brown, a former judge, called it unfair"."""
    root = sentence.root
    if root.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
        if sentence[-1].text not in (".", '"', "”"):
            return
        verb = _after_adjective(root) if root.pos_ == "ADJ" else _plain(root, sentence) or _after_aside(root)
        if verb is not None:
            _promote(verb, root)
    elif root.pos_ == "ADP" and sentence[-1].text == ".":
        if not _after_relative(root):
            _after_opening(root)
    elif root.pos_ == "VERB":
        if root.tag_ == "VBN" and _is_finite(root):
            root.tag_ = "VBD"
        elif root.tag_ == "VBN":
            _after_participle(root)
        elif root.tag_ == "VBG":
            _after_speaking(root)
        elif root.tag_ in FINITE:
            _called_and(root)
        _objects(root, judged_only=True)


def _is_finite(verb: "Token") -> bool:
    """Tell whether a participle with a subject and no helper is a past tense."""
    kinds = {c.dep_ for c in verb.children}
    return "nsubj" in kinds and not kinds & {"aux", "auxpass", "agent"}


def _plain(noun: "Token", sentence: "Span") -> "Token | None":
    """ "A Japanese delegation toured Malaysia.": there is no finite verb at all, so that the participle is one."""
    if any(t.tag_ in FINITE for t in sentence if t.dep_ != "acl"):
        return None
    verb = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in _PAST), None) or _after_deed(noun)
    verb = verb or next((t for t in sentence if t.dep_ == "acl" and t.tag_ == "VBD" and t.i > noun.i), None)
    if verb is None or any(c.dep_ == "agent" for c in verb.children) or noun.doc[verb.left_edge.i - 1].text == ",":
        return None
    return verb


def _after_deed(noun: "Token") -> "Token | None":
    """ "Hungary's decision to resume the executions angered Chad.": the verb, read as said of the executions."""
    things = [o for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VB" for o in c.rights if o.dep_ == "dobj"]
    past = (a for o in things for a in o.rights if a.dep_ == "acl" and a.tag_ in _PAST)
    return next((a for a in past if any(d.dep_ == "dobj" for d in a.rights)), None)


def _after_aside(noun: "Token") -> "Token | None":
    """ "Oxfam, a charity, called on them to stop.": the verb, read as one more thing said of the subject."""
    doc = noun.doc
    opening = next((t for t in doc[noun.i + 1 : noun.right_edge.i + 1] if t.text in (",", "—", "--", "(")), None)
    if opening is None or noun.tag_ not in ("NN", "NNS", "NNP", "NNPS", "CD"):
        return None
    found = [t for t in _past_after(noun, opening.i) if _has_complement(t)]
    return next((t for t in found if t.tag_ == "VBD"), None) or (found[-1] if found else None)


def _after_relative(prep: "Token") -> bool:
    """ "In a move that surprised traders, Chad rejected it": two clauses that were read as one."""
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None)
    verb = next((c for c in noun.rights if c.dep_ == "relcl" and c.tag_ in FINITE), None) if noun else None
    that = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that"), None) if verb else None
    if (
        noun is None
        or verb is None
        or that is None
        or not that.nbor().lower_.endswith("ed")
        or that.nbor().dep_ != "amod"
    ):
        return False
    inner, whom = that.nbor(), that.nbor().head
    name = next((c for c in whom.rights if c.dep_ in ("appos", "conj") and c.i < verb.i), None)
    if whom.head.i != verb.i or name is None or prep.doc[name.left_edge.i - 1].text != ",":
        return False
    for child in [c for c in whom.children if c.i > name.i]:
        child.head = name
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in prep.children if c.i > verb.i]:
        child.head = verb
    prep.head, prep.dep_ = verb, "prep"
    inner.head, inner.dep_, inner.tag_, inner.pos_ = noun, "relcl", "VBD", "VERB"
    that.head, that.dep_ = inner, "nsubj"
    whom.head, whom.dep_ = inner, "dobj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _after_opening(prep: "Token") -> None:
    """ "In 2019, during a visit, Brown, a former judge, called on them to stop.": the verb, read as an aside."""
    opening = next((c for c in prep.rights if c.text == ","), None)
    found = [t for t in _past_after(prep, opening.i) if _has_complement(t)] if opening is not None else []
    if found:
        verb, above = found[-1], [c for c in prep.children if c.i > found[-1].i or c.text == ","]
        prep.head, prep.dep_ = verb, "prep"
        verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
        for child in above:
            child.head = verb
        _objects(verb)


def _past_after(noun: "Token", opening: int) -> Iterator["Token"]:
    """Yield the past forms below a noun that follow the end of an aside and have neither subject nor helper."""
    doc = noun.doc
    for verb in doc[opening + 2 : noun.right_edge.i + 1]:
        if verb.tag_ not in _PAST or verb.pos_ != "VERB" or verb.dep_ not in ("acl", "conj", "relcl", "advcl"):
            continue
        if any(c.dep_ in SUBJECTS | _HELPERS for c in verb.children) or _is_done_by(verb):
            continue
        closing = _start(verb) - 1
        if closing > opening and doc[closing].text in _STOPS and verb.head.i < closing:
            yield verb


def _is_done_by(participle: "Token") -> bool:
    """Tell whether it is said by whom something was done; not "passed by 128 votes"."""
    agent = next((c for c in participle.rights if c.dep_ == "agent"), None)
    return agent is not None and not any(c.tag_ == "CD" for t in agent.children for c in (t, *t.lefts))


def _start(verb: "Token") -> int:
    """Return where a verb begins with the adverbs before it."""
    first = verb.i
    while verb.doc[first - 1].head.i == verb.i and verb.doc[first - 1].dep_ in ("advmod", "neg"):
        first -= 1
    return first


def _has_complement(verb: "Token") -> bool:
    """Tell whether more follows a verb than by whom or where it was done."""
    deeds = {"dobj", "oprd", "ccomp", "xcomp", "prt", "dative", "agent"}
    if verb.tag_ == "VBN" and not verb.lower_.endswith(("ed", "t", "d", "de")):
        return False  # "seen", "known"
    return any(c.dep_ in deeds or (c.dep_ == "prep" and c.lower_ in ("on", "for", "against")) for c in verb.rights)


def _after_adjective(adjective: "Token") -> "Token | None":
    """ "Brown, always cautious, turned it down": an adjective is no main verb where a finite one follows."""
    subject = next((c for c in adjective.lefts if c.dep_ == "nsubj"), None)
    verb = next((c for c in adjective.rights if c.dep_ in ("conj", "ccomp", "advcl") and c.tag_ in FINITE), None)
    if subject is None or verb is None or any(c.dep_ in SUBJECTS | {"mark"} for c in verb.children):
        return None
    doc = subject.doc
    apart = any(c.text in _STOPS for c in subject.rights) or doc[subject.right_edge.i + 1].text in _STOPS
    return verb if apart and doc[_start(verb) - 1].text in _STOPS else None


def _promote(verb: "Token", root: "Token") -> None:
    """Make a verb the root and what was the root, or its subject, its subject."""
    subject = root
    if root.pos_ == "ADJ":
        subject = next(c for c in root.lefts if c.dep_ == "nsubj")
    inner, above = verb.head, [c for c in root.children if c.i not in (subject.i, verb.i)]
    verb.head, verb.dep_ = verb, "ROOT"
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    if root.i != subject.i:
        root.head, root.dep_ = subject, "amod"
    for child in above:
        fronted = child.i < root.i and child.dep_ in ("prep", "advcl", "advmod", "punct")
        fronted = fronted and child.right_edge.i + 1 < root.i and subject.doc[child.right_edge.i + 1].text == ","
        if child.i > verb.i or fronted:
            child.head = verb
    for child in [c for c in inner.children if c.i > verb.i and inner.i != root.i]:
        child.head = verb
    _objects(verb)


def _objects(verb: "Token", *, judged_only: bool = False) -> None:
    """ "called the ruling unfair", "named Brown his heir": what was read as a name given is the object."""
    first = next((c for c in verb.rights if c.dep_ in ("oprd", "npadvmod")), None)
    if first is None or first.pos_ not in ("NOUN", "PROPN"):
        return
    if any(c.dep_ in ("dobj", "auxpass", "nsubjpass") for c in verb.children):
        return
    if first.dep_ == "npadvmod" and first.ent_type_ not in _PLACES:
        return
    judged = next((c for c in first.rights if c.dep_ == "amod" and c.pos_ == "ADJ"), None)
    if judged is not None and first.i + 3 >= judged.left_edge.i:
        judged.head, judged.dep_ = verb, "oprd"  # 'called the deal "lousy"'
    elif judged_only:
        return
    first.dep_ = "dobj"


def _after_participle(root: "Token") -> None:
    """ "At a summit, attended by ten states, Mali has asked for aid": the verb, joined to the participle."""
    if any(c.dep_ in SUBJECTS | {"aux", "auxpass"} for c in root.children):
        return
    doc = root.doc
    verb = next((c for c in root.rights if c.dep_ in ("conj", "ccomp", "advcl") and c.pos_ == "VERB"), None)
    if verb is None or any(c.dep_ in SUBJECTS | {"mark"} for c in verb.children):
        return
    first = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg"))])
    helped = any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.lefts)
    if not (helped or verb.tag_ in FINITE) or doc[first - 1].text not in _STOPS:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in root.children if c.i > verb.i or (c.dep_ == "prep" and c.right_edge.i + 1 < root.i)]:
        child.head = verb
    root.head, root.dep_ = verb, "advcl"


def _after_speaking(root: "Token") -> None:
    """ "Speaking after talks with Gray, Brown condemned Mali": the verb, read as a helper of the participle."""
    doc = root.doc
    if root.left_edge.i != root.i or not root.is_sent_start or any(c.dep_ in SUBJECTS for c in root.children):
        return
    verb = next((c for c in root.rights if c.tag_ in ("VBD", "VBZ") and c.dep_ in ("aux", "ccomp", "conj")), None)
    if verb is None or any(c.dep_ in SUBJECTS | {"mark", "cc"} for c in verb.children):
        return
    name = next((t for t in doc[root.i + 1 : verb.i] if t.dep_ == "appos" and t.right_edge.i + 1 == verb.i), None)
    if name is None or name.pos_ not in ("NOUN", "PROPN") or doc[name.left_edge.i - 1].text != ",":
        return
    verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
    name.head, name.dep_ = verb, "nsubj"
    for child in [c for c in root.children if c.i > verb.i]:
        child.head = verb
    root.head, root.dep_ = verb, "advcl"


def _called_and(root: "Token") -> None:
    """ "Brown, a former judge, called it unfair and said so": the first of two main verbs, read as an aside."""
    doc = root.doc
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    if subject is None or doc[root.i - 1].lower_ not in ("and", "but"):
        return
    first = next((c for c in subject.rights if c.dep_ == "acl" and c.tag_ in _PAST), None)
    if first is None or first.right_edge.i + 2 != root.i or doc[_start(first) - 1].text not in _STOPS:
        return
    if any(c.dep_ in SUBJECTS | _HELPERS for c in first.children) or _is_done_by(first):
        return
    first.head, first.dep_, first.tag_ = first, "ROOT", "VBD"
    for child in [c for c in root.children if c.i < first.i]:
        child.head = first
    subject.head = first
    doc[root.i - 1].head = first
    root.head, root.dep_ = first, "conj"
    _objects(first)
