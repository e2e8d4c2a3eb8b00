"""Clauses below and above a verb: what they wish, forbid or tell of whom its deed is aimed at."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.campaigns import (
    fought_for,
    holder,
    jailer,
    missions,
    preyed_on,
    shared_land,
    tried_in,
)
from kg_loaders.frames.captures import air_support, asylum_in, ordered_held, sentenced
from kg_loaders.frames.conduct import whose_quality
from kg_loaders.frames.demanded import is_small_clause
from kg_loaders.frames.encounters import joined_by
from kg_loaders.frames.entry import barred, entered_land, kept_out, not_let_in
from kg_loaders.frames.rulings import warranted
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "AIMS",
    "done_at",
    "has_subject",
    "is_asked",
    "is_for",
    "is_intention",
    "is_reciprocal",
    "is_voted",
    "is_wished",
    "object_before",
    "role_played",
    "so_called",
    "waged_by",
]

_GRANTING = frozenset("grant give accord offer extend provide allow pay enjoy afford".split())
_VOTING = frozenset("vote opt ballot move".split())
_BEGINNING = frozenset("begin launch start mount wage open resume continue lead conduct stage".split())
_LANDING = frozenset("land fall hit strike slam crash explode kill damage destroy reach".split())
_JOINT = frozenset("link work cooperate join team side ally meet talk unite act stay partner vote".split())
_PENAL = frozenset("arrest jail hang shoot imprison detain prosecute punish execute expel kill try".split())
_GOING = frozenset("cross enter travel join come go arrive head march flock rush volunteer".split())
_OBSTRUCTING = frozenset(
    "block veto reject oppose boycott quit leave derail stop scuttle trigger abandon halt end scrap withdraw "
    "resign cancel delay join back support activate invoke".split()
)


_PLEDGED = frozenset(
    "abolish build close create cap curb cut cure decriminalise decriminalize deregulate devolve digitise "
    "digitize dismantle double eliminate eradicate expand fund halve hike increase introduce invest legalise "
    "legalize lower nationalise nationalize outlaw overhaul phase pay privatise privatize quadruple raise ration "
    "reappoint rebuild reduce reform renationalise renationalize renegotiate renew reopen replace rewrite "
    "scrap shrink simplify slash spend subsidise subsidize tighten toughen treble triple".split()
)
"""Deeds of policy, which are plans where they are promised."""


def is_wished(clause: "Token") -> bool:
    """Tell whether a clause is what is to be done ("insisted that he leave") rather than what is so."""
    helpers = children(clause, "aux", "auxpass")
    if is_small_clause(clause) and lemma(clause.head) in ("want", "like", "see", "demand", "prefer", "order"):
        return True
    return clause.tag_ == "VB" or any(c.tag_ == "VB" or c.lower_ in ("should", "must") for c in helpers)


def so_called(verb: "Token") -> list["Token"]:
    """Return what is meant by "condemned what he called interference": the noun that it is called by."""
    clauses = [c for c in children(verb, "ccomp") if any(o.lower_ == "what" for o in children(c, "dobj"))]
    return [t for c in clauses for t in children(c, "oprd") + preposition_objects(c, "as")]


def role_played(things: list["Token"]) -> list["Token"]:
    """Return the clause of "rejects the bloc playing a role": what is refused is not the bloc."""
    last = things[-1] if things else None
    doing = children(last, "acl") if last is not None and last.pos_ == "PROPN" else []
    return [c for c in doing if c.tag_ == "VBG"][:1]


def is_reciprocal(verb: "Token") -> bool:
    """Tell whether its object is "each other" or "one another", or "the other" of "each side"."""
    pronouns = [c for c in verb.subtree if c.lower_ in ("other", "another") and c.i > verb.i]
    near = [c for c in pronouns if verb.i in (c.head.i, c.head.head.i)]
    if any(c.doc[c.i - 1].lower_ in ("each", "one") for c in near):
        return True
    said = [*subjects(verb), *children(verb, "nsubj", "advmod", "appos", "dep")]  # "they have each accused"
    each = (s.lower_ == "each" or any(c.lower_ in ("each", "either", "both") for c in s.lefts) for s in said)
    return any(c.doc[c.i - 1].lower_ == "the" and c.dep_ in ("dobj", "pobj") for c in near) and any(each)


def is_for(clause: "Token") -> bool:
    """Tell whether "for" stands before a clause: "for the bill to pass"."""
    return any(m.lower_ == "for" for m in children(clause, "mark"))


def has_subject(clause: "Token") -> bool:
    """Tell whether a clause has a subject of its own."""
    return bool(children(clause, "nsubj", "nsubjpass"))


def is_voted(verb: "Token") -> bool:
    """Tell whether a deed is only voted for: a vote to annex a province has not annexed it."""
    while verb.dep_ == "conj":
        verb = verb.head
    to_do = any(c.lower_ == "to" for c in children(verb, "aux"))
    return verb.dep_ in ("xcomp", "advcl", "ccomp") and to_do and lemma(verb.head) in _VOTING


_INTENDED: Final = {
    "criticize.condemn": frozenset("plan intend prepare seek move".split()),
    "reject.undo": frozenset("petition sue apply".split()),
    "reject.oppose": frozenset("petition sue apply".split()),
}
"""What above a verb of these frames is judged in its place: the deed is done by planning or asking for it."""


def done_at(rule: str, verb: "Token") -> "Token":
    """Return the verb that tells of a deed as done: who "crossed the border to fight alongside them" fights."""
    to_do = any(c.lower_ == "to" for c in children(verb, "aux"))
    head = verb.head
    goes = verb.dep_ in ("advcl", "xcomp") and lemma(head) in _GOING and head.i < verb.i
    ahead = lemma(head) == "go" and head.tag_ == "VBG"
    if rule.startswith("sanction.") and to_do and verb.dep_ == "advcl" and lemma(head) == "vote":
        return head  # "voted with him to suspend her"
    if rule == "occupy.held":
        return fought_for(verb) or verb  # they hold it while others try to take it
    charging = rule != "criticize.condemn" or lemma(verb) in ("indict", "prosecute", "charge", "sue")
    if (
        rule in _INTENDED
        and charging
        and to_do
        and verb.dep_ in ("xcomp", "advcl")
        and lemma(head) in _INTENDED[rule]
    ):
        return head  # who plans to indict accuses, who petitions a court to cancel a law is against it
    if rule == "negotiate.meet" and to_do and verb.dep_ == "advcl" and lemma(head) == "be":
        placed = [t for t in preposition_objects(head, "in") if t.i < verb.i]
        return head if placed else verb  # who "was in Lima to meet him" met him
    return head if rule == "aid.alongside" and to_do and goes and not ahead else verb


def waged_by(noun: "Token") -> list["Token"]:
    """Return whose attack a noun names: "its offensive", "an offensive by Chad", "Chad began an offensive"."""
    if lemma(noun) not in lexicon("en").classes["force_nouns"]:
        return []
    verb = noun.head
    begun = noun.dep_ == "dobj" and verb.pos_ == "VERB" and lemma(verb) in _BEGINNING
    said = children(noun, "poss", "amod", "compound") + preposition_objects(noun, "by")
    return [*said, *(subjects(verb) if begun else [])]


def _foes(verb: "Token") -> list["Token"]:
    """Return whom a threat is against: the objects of what is threatened, but of what blocks or ends a thing."""
    clauses = [c for c in children(verb, "xcomp", "ccomp", "acl") if lemma(c) not in _OBSTRUCTING]
    return [o for c in clauses for o in (objects(c) or preposition_objects(c, "on"))]


def _with(verb: "Token") -> list["Token"]:
    """Return with whom a threat breaks, not with whom it is carried out: "cut ties with", not "work with"."""
    clauses = [c for c in children(verb, "xcomp", "ccomp", "acl") if lemma(c) not in _JOINT]
    held = [t for c in clauses for t in (c, *objects(c))]
    return [p for t in held for name in ("with", "without") for p in preposition_objects(t, name)]


def _handled(verb: "Token") -> list["Token"]:
    """Return whom somebody vows "to have arrested"."""
    had = [c for c in children(verb, "xcomp") if lemma(c) in ("have", "see", "get")]
    done = [d for c in had for d in children(c, "ccomp", "xcomp") if d.tag_ == "VBN" and lemma(d) in _PENAL]
    return [t for d in done for s in children(d, "nsubj", "nsubjpass") for t in conjuncts(s)]


def _unless(verb: "Token") -> list["Token"]:
    """Return who has to do or leave something: "unless Chad withdraws", "if they do"."""
    told = children(verb, "ccomp") if lemma(verb) == "threaten" else []  # "that he will quit if she does not"
    held = [verb, *children(verb, "xcomp"), *told]
    held += [t for v in held for t in children(v, "dobj", "prep")]
    clauses = [c for v in held for c in children(v, "advcl")]
    marked = [c for c in clauses if any(m.lower_ in ("unless", "if", "until") for m in children(c, "mark"))]
    return [t for c in marked for s in children(c, "nsubj") for t in conjuncts(s)]


def _told(verb: "Token") -> list["Token"]:
    """Return who was told: "told the ministers that they had no right and warned of consequences"."""
    above = verb
    while above.dep_ in ("conj", "ccomp") and above.head.i < above.i:
        above = above.head
        if lemma(above) == "tell":
            return objects(above)
    return []


def _suggested(verb: "Token") -> list["Token"]:
    """Return the talks or vote of "suggested that leaders hold a summit"."""
    clauses = [c for c in children(verb, "ccomp") if lemma(c) in ("hold", "convene", "call", "organize")]
    bare = [c for c in clauses if c.tag_ in ("VB", "VBP") and any(m.lower_ == "that" for m in children(c, "mark"))]
    return [o for c in bare if not children(c, "aux", "neg") or is_wished(c) for o in objects(c)]


def _pledged(verb: "Token") -> list["Token"]:
    """Return the deeds of policy that somebody promises: "pledged to halve immigration and to cut fees"."""
    first = [c for c in children(verb, "xcomp") if c.tag_ == "VB" and not children(c, "neg", "nsubj")]
    first += [d for c in first for d in children(c, "conj")]
    deeds = first + [e for d in first for e in children(d, "conj") if e not in first]
    plans, at_will = lexicon("en").classes["plan_nouns"], "pay spend invest".split()
    return [
        d
        for d in deeds
        if d.tag_ == "VB"
        and not children(verb, "neg")
        and lemma(d) in _PLEDGED
        and any(o.pos_ == "NOUN" or lemma(d) in at_will for o in children(d, "dobj"))
        and not any(c.lower_ in ("his", "her") for o in children(d, "dobj") for c in children(o, "poss"))
        and not {lemma(o) for o in children(d, "dobj")} & plans
    ]


def _granted(verb: "Token") -> list["Token"]:
    """Return who had what is taken away: "the privileges that it used to grant Chad"."""
    clauses = [c for o in objects(verb) for c in children(o, "relcl", "acl")]
    clauses += [x for c in clauses for x in children(c, "xcomp")]
    given = [c for c in clauses if lemma(c) in _GRANTING]
    return [t for c in given for t in (*children(c, "dative", "dobj"), *preposition_objects(c, "to"))]


def _landed(verb: "Token") -> list["Token"]:
    """Return where "rockets fired by rebels" landed."""
    misread = [c for c in children(verb, "advcl", "ccomp", "conj") if c.tag_ == "VBD" and not has_subject(c)]
    hit = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" else next(iter(misread), verb)
    if lemma(hit) not in _LANDING or hit.i == verb.i:
        return []
    return objects(hit) + [t for name in ("in", "on", "into", "near") for t in preposition_objects(hit, name)]


def _dispersed(verb: "Token") -> list["Token"]:
    """Return the crowd that tear gas was fired "to disperse"."""
    purposes = [c for c in children(verb, "advcl", "xcomp") if lemma(c) in ("disperse", "scatter", "break")]
    return [t for c in purposes for t in objects(c)]


def is_asked(token: "Token") -> bool:
    """Tell whether "it" is asked to do a thing: "urged it to leave", "called on it to leave"."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    to_do = [verb] if token.dep_ == "nsubj" else children(verb, "xcomp", "ccomp")
    return any(a.lower_ == "to" for c in to_do for a in children(c, "aux"))


def object_before(pronoun: "Token") -> "Token | None":
    """Return the object of the verb before: "called the bonds a ruin and turned them down"."""
    verb, tag = pronoun.head, "NNS" if pronoun.lower_ == "them" else "NN"
    if verb.dep_ != "conj" or pronoun.dep_ != "dobj":
        return None
    return next((o for o in children(verb.head, "dobj") if o.tag_ == tag), None)


def is_intention(noun: "Token") -> bool:
    """Tell whether "plans" only carry an infinitive: who "announced plans to leave" has put no plan forward."""
    to_do = (c for c in children(noun, "acl") if any(a.lower_ == "to" for a in c.children))
    return noun.tag_ == "NNS" and lemma(noun) in ("plan", "intention") and any(to_do)


_HELPING = frozenset("help assist support protect defend train advise reinforce aid relieve bolster".split())
_PROPPING = frozenset("shore prop".split())
_OWN_STRENGTH = frozenset(
    "defence defense army force position rule regime government economy line system service".split()
)


def _to_help(verb: "Token") -> list["Token"]:
    """Return whom troops or goods are sent to help: "sent advisers to train the army"."""
    held = [c for h in (verb, *objects(verb)) for c in children(h, "advcl", "xcomp", "acl", "relcl")]
    to_do = [c for c in held if c.tag_ == "VB" and any(a.lower_ == "to" for a in children(c, "aux"))]
    helped = [o for c in to_do if lemma(c) in _HELPING for o in objects(c)]
    helped += [
        s for c in to_do if lemma(c) in _HELPING for d in children(c, "ccomp") for s in children(d, "nsubj")
    ]
    propped = [o for c in to_do if lemma(c) in _PROPPING for o in objects(c)]
    owners = [p for o in propped if lemma(o) in _OWN_STRENGTH for p in children(o, "poss") if p.pos_ == "PROPN"]
    return helped + (owners or propped)


def _with_clause(verb: "Token") -> list["Token"]:
    """Return whom one pleads with to do a thing: "pleaded with senators to reject it"."""
    clauses = [c for c in children(verb, "advcl", "xcomp") if any(m.lower_ == "with" for m in children(c, "mark"))]
    return [s for c in clauses for s in children(c, "nsubj")]


def _candidate_of(verb: "Token") -> list["Token"]:
    """Return whose candidate somebody was chosen as: "was nominated as the Greens' candidate"."""
    if not is_passive(verb) or by_agent(verb):
        return []
    posts = [*preposition_objects(verb, "as"), *preposition_objects(verb, "for"), *children(verb, "oprd", "attr")]
    posts += [t for c in children(verb, "xcomp") for t in children(c, "attr")]
    return [p for t in posts if lemma(t) in ("candidate", "nominee") for p in children(t, "poss")]


AIMS: Final[dict[str, Callable[["Token"], list["Token"]]]] = {
    "candidate_of": _candidate_of,
    "quality": whose_quality,
    "comp.foe": _foes,
    "comp.with": _with,
    "kept_out": kept_out,
    "barred": barred,
    "not_let_in": not_let_in,
    "warranted": warranted,
    "ordered_held": ordered_held,
    "sentenced": sentenced,
    "asylum_in": asylum_in,
    "entered_land": entered_land,
    "air_support": air_support,
    "mission": missions,
    "holder": holder,
    "jailer": jailer,
    "preyed_on": preyed_on,
    "tried_in": tried_in,
    "joined_by": joined_by,
    "shared_land": shared_land,
    "handled": _handled,
    "suggested": _suggested,
    "unless": _unless,
    "told": _told,
    "granted": _granted,
    "pledged": _pledged,
    "landed": _landed,
    "with_clause": _with_clause,
    "to_help": _to_help,
    "dispersed": _dispersed,
}
"""Target slots whose tokens stand in other clauses."""
