"""What is demanded of nobody: "that Brown be removed" asks for the removal of Brown."""

from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments
from kg_loaders.cast import Role
from kg_loaders.deed_names import noun_of
from kg_loaders.phrases import phrase_text
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, particle, preposition_objects
from kg_loaders.valency import subjects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["asked_of", "demanded", "is_small_clause", "is_wish_in_passive", "listed", "owners_of_listed"]

_LISTING = frozenset("include be comprise expand extend widen range grow".split())

_NEAR = 5
"""How many words behind the participle still tell what is wanted: "shut out of peace talks"."""


def is_wish_in_passive(clause: "Token") -> bool:
    """Tell whether a clause wishes a thing done, and not of its subject: "that the envoy be expelled"."""
    be = any(c.dep_ == "auxpass" and c.lower_ == "be" for c in clause.children)
    return (is_passive(clause) and be and bool(children(clause, "nsubjpass"))) or is_small_clause(clause)


def is_small_clause(clause: "Token") -> bool:
    """Tell whether a clause is but a participle with its object before it: "wants the levy scrapped"."""
    bare = not children(clause, "aux", "auxpass", "mark", "dobj")
    return bare and clause.tag_ in ("VBN", "VBD") and clause.dep_ == "ccomp" and lemma(clause) != "go"


def demanded(
    clause: "Token", arguments: Arguments, *, by_condition: bool = False, of: "Token | None" = None
) -> Role | None:
    """Return the proposal that a wish in the passive, or somebody's going, asks for: "Removal of Brown".

    ``by_condition`` takes a clause as it stands, of what somebody waits for: "until Brown is removed"; ``of`` is
    what undergoes it where that is not the clause's subject.
    """
    own = [of] if of is not None else children(clause, "nsubjpass", "nsubj")
    if not own or not (of or by_condition or is_wish_in_passive(clause) or lemma(clause) == "resign"):
        return None
    subject = own[0]
    filler = arguments.recipient(subject, place=False)
    parsed, cast = arguments.nominals.parsed, arguments.cast
    askers = [arguments.actor(t) for t in subjects(clause.head)] if subject.pos_ == "PRON" else []
    if filler is not None and any(a is not None and a.role is filler.role for a in askers):
        return None  # "the court ordered that it be held again"
    meant = (
        filler is not None and filler.role.type is NodeKind.STATE and subject.pos_ != "PROPN"
    )  # "the government"
    if filler is not None and filler.role.named and not meant:
        whom = filler.role.name.split()[-1] if filler.role.type is NodeKind.PERSON else filler.role.name
    elif subject.pos_ == "PRON":
        return None
    else:
        whom = phrase_text(parsed, subject)
    along = particle(clause)
    name = f"{noun_of(clause).capitalize()} {along + ' ' if along else ''}of {whom}"
    role = cast.add(NodeKind.PROPOSAL, name, local=True, named=False)
    more = [c.right_edge.i for c in children(clause, "prep", "prt") if c.i > clause.i]
    last = max((i for i in more if i - clause.i <= _NEAR), default=clause.i)
    words = [*clause.doc[min(subject.left_edge.i, clause.i) : last + 1]]
    bounds = parsed.start(words[0]), parsed.end(words[-1])
    cast.mention(role, clause.i, bounds, " ".join(parsed.article.text[bounds[0] : bounds[1]].split()))
    if filler is not None and filler.role.type is NodeKind.PERSON:
        role.add_name(f"{noun_of(clause).capitalize()} of {filler.role.name}")
    return role


def asked_of(noun: "Token") -> list["Token"]:
    """Return who is to do what a call asks: "the demand that Chad leave", "led the calls for Chad to leave"."""
    clauses = [c for c in children(noun, "acl", "ccomp", "relcl") if any(children(c, "mark"))]
    if noun.dep_ == "nsubj" and lemma(noun.head) in _LISTING:  # "its demands include that Chad withdraw"
        clauses += [c for c in children(noun.head, "ccomp") if any(children(c, "mark"))]
    for clause in (c for h in (noun, noun.head) for c in children(h, "advcl")):
        if clause.left_edge.i == noun.i + 1 and any(m.lower_ == "for" for m in children(clause, "mark")):
            clauses.append(clause)
    return [s for c in clauses for s in children(c, "nsubj", "nsubjpass")]


def listed(noun: "Token") -> list["Token"]:
    """Return what a noun is said to be or include: "demands include reform", "demands: reform, an inquiry"."""
    verb, found = _listing_verb(noun), list["Token"]()
    if verb is not None:
        found = children(verb, "dobj", "attr") + preposition_objects(verb, "to")[:1]
        if noun.dep_ == "pobj":  # "among its demands is reform"
            found += [t for t in children(verb, "nsubj") if t.i > verb.i]
        found += [t for t in children(noun, "appos") if t.i > verb.i]  # ", an inquiry and reform"
    elif noun.tag_ == "NNS":
        found = [t for c in children(noun, "relcl") if lemma(c) == "include" for t in children(c, "dobj")]
        found += preposition_objects(noun, "including")
        apposed = children(noun, "appos")
        if apposed and noun.doc[apposed[0].left_edge.i - 1].text == ":":
            found += [*apposed, *(t for a in apposed for t in children(a, "appos"))]
    return [t for o in found for t in conjuncts(o)]


def owners_of_listed(noun: "Token") -> list["Token"]:
    """Return whose "the demands of the farmers include" are; "demands of Chad" may as well be made on it."""
    return preposition_objects(noun, "of") if noun.tag_ == "NNS" and _listing_verb(noun) is not None else []


def _listing_verb(noun: "Token") -> "Token | None":
    if noun.dep_ == "nsubj" and lemma(noun.head) in _LISTING:
        return noun.head
    among = noun.head
    if noun.dep_ == "pobj" and among.lower_ == "among" and lemma(among.head) == "be" and among.i < among.head.i:
        return among.head
    return None
