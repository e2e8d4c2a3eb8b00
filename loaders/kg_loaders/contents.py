"""Contents: the clauses that a verb of speech says, also those that hang on "in a statement" between them."""

from typing import TYPE_CHECKING

from kg_loaders.certainties import held_true
from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.shared_subjects import who_are_meant
from kg_loaders.syntax import children, conjuncts, is_passive, lemma
from kg_loaders.valency import by_agent

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "SHOWING",
    "claimed",
    "convinced_of",
    "doers_of",
    "grounds",
    "proven",
    "saying_above",
    "sure_ones",
    "told",
]

SHOWING = frozenset("show prove mean demonstrate confirm reveal expose illustrate".split())
"""What an event is said to do that lays somebody's fault bare: "said the vote showed that Brown had failed"."""
_SURE = frozenset("convinced sure certain adamant confident positive persuaded".split())
_EVIDENCE = frozenset("evidence proof indication".split())
_WITHIN = frozenset("in on at during via through from to with outside after before".split())
"""Prepositions of where and how something is said: "wrote on the platform that", "told reporters in Oslo that"."""


def told(verb: "Token", lexicon: Lexicon) -> list["Token"]:
    """Return the heads of the clauses that a verb says, each with those that are coordinated with it."""
    found = children(verb, "ccomp")
    for noun in _between(verb):
        found += [c for c in children(noun, "acl", "relcl", "ccomp") if _is_told(c, lexicon)]
    return [c for clause in found for c in (clause, *_joined(clause))]


def convinced_of(verb: "Token") -> list["Token"]:
    """Return what somebody is sure of: "is convinced that Chad plotted it"; who must be sure says nothing."""
    if is_denied(verb) or any(c.tag_ == "MD" for c in children(verb, "aux")):
        return []
    if lemma(verb) == "convince":
        return children(verb, "ccomp") if is_passive(verb) and not by_agent(verb) else []
    return [c for a in children(verb, "acomp") if a.lower_ in _SURE for c in children(a, "ccomp")]


def sure_ones(verb: "Token") -> list["Token"]:
    """Return who is sure of it; who says that "they" are is meant himself."""
    own = [s for v in (verb, *children(verb, "auxpass")) for s in children(v, "nsubj", "nsubjpass")]
    return [t for s in own for t in who_are_meant(verb, s) or [s]]


def saying_above(clause: "Token", lexicon: Lexicon) -> "Token | None":
    """Return the verb of speech that says a clause: its head, or "said" of "said in a letter that"."""
    speech = lexicon.classes["speech_verbs"]
    head = clause.head
    if clause.dep_ == "ccomp" and head.pos_ == "VERB" and lemma(head) in speech:
        return head
    if clause.dep_ not in ("acl", "relcl", "ccomp") or not _is_told(clause, lexicon):
        return None
    verb = head.head.head if head.dep_ == "pobj" else head.head
    return verb if lemma(verb) in speech and head in _between(verb) else None


def claimed(noun: "Token") -> list["Token"]:
    """Return the clauses that a noun of utterance says: "her warning that the levy would ruin farmers"."""
    found = [c for c in children(noun, "acl", "relcl", "ccomp") if _has_that(c)]
    if noun.dep_ == "nsubj" and lemma(noun.head) == "be":  # "Chad's position is that the treaty is void"
        found += [c for c in children(noun.head, "ccomp") if _has_that(c)]
    return [c for clause in found for c in (clause, *_joined(clause))]


def _has_that(clause: "Token") -> bool:
    marked = any(c.lower_ == "that" and c.dep_ in ("mark", "advmod") for c in clause.children)
    return marked and bool(children(clause, "nsubj", "nsubjpass"))


def _between(verb: "Token") -> list["Token"]:
    """Return the nouns on which the parser may hang what a verb says."""
    preps = [p for p in children(verb, "prep") if p.lower_ in _WITHIN and p.i > verb.i]
    nouns = [t for p in preps for t in children(p, "pobj")]
    nouns += [t for n in nouns for p in children(n, "prep") for t in children(p, "pobj")]
    return nouns + (
        children(verb, "dobj", "dative") if lemma(verb) in ("tell", "inform", "remind", "assure") else []
    )


def _is_told(clause: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a clause below a noun is what is said: it has "that" and a subject of its own."""
    marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    own = any(s.lower_ not in ("that", "which", "who") for s in children(clause, "nsubj", "nsubjpass"))
    claims = lexicon.classes["claim_nouns"] - {"report"} | lexicon.classes["content_nouns"]
    return marked and own and lemma(clause.head) not in claims


def _joined(clause: "Token") -> list["Token"]:
    """Return the clauses joined to a said one: with a subject of their own, or sharing its auxiliary."""
    found = []
    for c in children(clause, "conj"):
        helped = any(a.lower_ in ("has", "have", "had", "is", "are", "was", "were") for a in children(c, "aux"))
        shared = helped or (c.tag_ == "VBN" and clause.tag_ == "VBN")
        marked = any(m.dep_ == "mark" for m in c.children)
        if c.pos_ in ("VERB", "AUX") and (children(c, "nsubj", "nsubjpass") or shared or marked):
            found += [c, *_joined(c)]
    return found


def grounds(verb: "Token", clauses: list["Token"]) -> list["Token"]:
    """Return what else a verb says: grounds, and what something is said to show: "it left because Chad lied"."""
    found = [c for clause in clauses if lemma(clause) in SHOWING for c in children(clause, "ccomp")]
    found += [c for clause in clauses for held in held_true(clause) for c in (held, *_joined(held))]
    near = [d for clause in clauses for d in (clause, *children(clause, "xcomp"))]
    for clause in (verb, *near) if clauses else ():
        found += [
            c
            for c in children(clause, "advcl")
            if c.i > clauses[0].i and any(m.lower_ == "because" for m in c.children)
        ]
    return found


def proven(clause: "Token") -> list["Token"]:
    """Return what somebody says there is proof of: "had evidence that Chad had shelled the town"."""
    if lemma(clause) not in ("have", "be", "see", "find", "gather", "obtain", "collect"):
        return []
    nouns = [t for t in children(clause, "dobj", "attr") if lemma(t) in _EVIDENCE]
    return [c for t in nouns if not any(d.lower_ == "no" for d in t.lefts) for c in claimed(t)]


def doers_of(clause: "Token") -> list["Token"]:
    """Return who does what a clause says; whom one can or cannot trust is told of in the passive."""
    if is_passive(clause):
        return children(clause, "nsubjpass") if lemma(clause) == "trust" else by_agent(clause)
    return [t for s in _told_of(clause) for t in conjuncts(s)]


def _told_of(clause: "Token") -> list["Token"]:
    """Return the subject of a clause, or of that which it was joined to: "wants to stay and has failed"."""
    own = children(clause, "nsubj") or [t for c in children(clause, "csubj") for t in children(c, "nsubj")]
    if own or clause.dep_ != "conj" or not children(clause, "aux") or children(clause, "nsubjpass"):
        return own
    return [] if is_passive(clause.head) else children(clause.head, "nsubj")
