"""Judging: from a thing that somebody finds good or bad to the position that he takes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.frames import Claim, is_conduct, owner_of_conduct
from kg_loaders.labels import OWN
from kg_loaders.lexicon import Lexicon
from kg_loaders.reproaches import Reproaches
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, meant_by_that, preposition_objects
from kg_loaders.valency import relative_above
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ACTS",
    "ATTACKS",
    "FAILURES",
    "OCCASIONS",
    "SAYING",
    "Judging",
    "is_any",
    "is_copular",
    "is_expletive",
    "is_occasion",
    "is_promised",
]

OCCASIONS = frozenset(
    "meeting election test summit interview debate poll speech game match time period conversation "
    "visit trip vote ballot".split()
)
"""What "it" or "this" is only where it was named: "this is a crucial election" is for no plan told before."""
_NEAR_BY = 9
_IDLE = frozenset("matter thing motive reason factor explanation".split())
ATTACKS = frozenset(
    "attack bombing assault killing raid blast explosion strike shooting assassination ambush massacre war "
    "invasion violence fighting clash murder shelling".split()
)
"""Deeds that are criticised, and not opposed as a plan is."""
SAYING = frozenset(
    (
        "say tell state add argue insist warn tweet declare stress emphasize emphasise maintain believe think "
        "claim write note reiterate contend comment announce assert remark conclude rule complain fear feel "
        "caution predict explain reply respond retort protest acknowledge admit concede find hold decide object "
        "testify quip joke reveal counter lament bemoan fume fret worry reckon opine repeat thunder hope"
    ).split()
)


_COURSES = frozenset(
    "line path course way approach language tone stance position policy decision step action tactic method "
    "campaign game word speech remark comment choice message strategy manner".split()
)
"""What somebody has taken or used, so that who finds fault with it finds fault with him."""
ACTS = frozenset(
    "decision refusal ruling verdict judgment judgement choice response action arrest release dismissal pardon "
    "resignation sentence conviction appointment ban veto withdrawal leak firing pullout".split()
)
"""Acts that are a matter of dispute once somebody weighs them: "the refusal had been correct"."""
_PEOPLED = ("bodies", "groups", "people", "troop_nouns", "state_bodies")
_TAKING = frozenset("take adopt choose follow pursue use make deliver run set play do say employ".split())
FAILURES = frozenset("failure disgrace fiasco debacle indictment".split())
_OUTCOMES = FAILURES | frozenset(
    "defeat humiliation blow setback embarrassment loss victory win triumph success boost gift lesson warning "
    "reprieve comeback".split()
)
"""What may befall one side, to another's joy: "a defeat for Brown" says nothing of who is for it."""
_RULERS = frozenset(
    "government cabinet administration minister president party premier leader coalition opposition".split()
)


_WEIGHTY = frozenset("important vital essential crucial good bad right wrong clear sad unfortunate fair".split())
_UTTERED = frozenset(
    "speech statement interview tweet message remark address letter post email conference briefing editorial note "
    "video article".split()
)
_ISSUING = frozenset("issue release make give deliver post publish write send tweet hold".split())


@dataclass(slots=True)
class Judging:
    """Finds what is judged, and whether it is opposed, criticised or supported."""

    arguments: Arguments
    lexicon: Lexicon
    scale: Scale = field(init=False)
    reproaches: Reproaches = field(init=False)

    def __post_init__(self) -> None:
        self.scale = Scale(self.lexicon)
        self.reproaches = Reproaches(self.lexicon, self.scale)

    def judged_thing(self, thing: "Token", *, named: bool) -> Filler | None:
        """Return what is judged at a token; ``named``: whatever the noun names may be a matter of dispute."""
        if lemma(thing) in _IDLE:
            return None  # "matters could have been worse"
        meant = meant_by_that(thing)
        if meant is not None and meant.i not in self.arguments.cast.at:
            return None  # "the pace that she thinks is right"
        before = _set_right(thing)
        if before is not None:
            return self.arguments.recipient(before, place=False)
        if meant is None and thing.lower_ in ("it", "this", "that"):
            role = self.arguments.coreference.thing_before(thing)
            if role is not None and _is_own_text(role, thing):
                return None
            if role is not None:
                return Filler(role, thing, 0.75)
        taker = self.taker(thing)
        if taker is not None:
            return taker
        relative = relative_above(thing.head) if thing.lower_ in ("which", "that") else None
        if relative is not None:
            thing = relative.head
        found = self.arguments.recipient(thing, place=False)
        if found is not None and thing.lower_ == "them" and found.role.type is NodeKind.STATE:
            return None  # "who called them an attack": what was done, and not the Russians
        if found is None and thing.tag_ == "NN" and self._is_office(thing):
            return self.arguments.people(thing)  # "the former mayor" is nobody's plan
        if found is None and self._is_body(thing) and thing.tag_ == "NNS":
            found = self.arguments.people(thing)  # "called the courts political"
        known = (
            named
            or (is_promised(thing) and not self._is_body(thing))
            or (lemma(thing) in ACTS and is_copular([thing]) and any(c.lower_ == "the" for c in thing.lefts))
            or lemma(thing) in self.lexicon.classes["proposals"]
            or thing.pos_ == "VERB"
            or is_conduct(self.arguments, thing)
        )
        return found or (self.arguments.proposal(thing) if known else None)

    def _is_office(self, thing: "Token") -> bool:
        offices = self.lexicon.offices
        return any(lemma(thing) in offices[kind] for kind in ("state", "body", "place"))

    def taker(self, thing: "Token") -> Filler | None:
        """Return who took the course that is judged: "the line that Brown adopted was reckless"."""
        for relative in children(thing, "relcl") if lemma(thing) in _COURSES else ():
            subjects = children(relative, "nsubj") if lemma(relative) in _TAKING else []
            for filler in map(self.arguments.actor, subjects):
                if filler is not None:
                    return Filler(filler.role, thing, filler.confidence * 0.9)
        return None

    def befallen(self, judgement: "Token") -> list["Token"]:
        """Return whose outcome is weighed: "a humiliation for the prime minister" judges not the vote but him.

        What befalls one's country, or people at large, is one's own affair.
        """
        if lemma(judgement) not in _OUTCOMES:
            return []
        whom = [c for t in preposition_objects(judgement, "for") for c in conjuncts(t)]
        return [t for t in whom if lemma(t) in _RULERS or self._is_side(t)]

    def _is_side(self, token: "Token") -> bool:
        found = self.arguments.actor(token)
        return found is not None and found.role.type in (NodeKind.PERSON, NodeKind.ORGANIZATION)

    def _is_body(self, thing: "Token") -> bool:
        """Tell whether people act, of whom no effect is told: "the navy would defend the coast"."""
        return any(lemma(thing) in self.lexicon.classes[name] for name in _PEOPLED)

    def disputed(self, target: Filler, thing: "Token") -> bool:
        """Tell whether a thing of which an effect is told is a plan or act, not an attack or an actor."""
        ill = self.lexicon.classes["evils"] | self.lexicon.classes["forces_of_nature"] | self.lexicon.harmful
        if is_any(thing) or lemma(thing) in ill | self.lexicon.classes["force_nouns"]:
            return False
        return target.role.type is NodeKind.PROPOSAL and lemma(thing) not in ATTACKS

    def position(
        self, at: "Token", source: Filler, target: Filler, thing: "Token", sign: int, rule: str, *, stated: bool
    ) -> Claim:
        """Return the position that a judgement of this sign takes."""
        relation = Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES
        if sign < 0:
            target = owner_of_conduct(self.arguments, target, thing)
            if target.role.type is NodeKind.PROPOSAL and lemma(thing) not in ATTACKS:
                relation = Relation.REJECTS  # plans are opposed, conduct and deeds are criticised
        confidence = 0.75 * source.confidence * target.confidence
        return Claim(relation, source, target, at, rule, 1 if sign > 0 else -2, confidence, stated=stated)

    def apart(self, source: Filler, target: Filler) -> bool:
        """Tell whether one speaks of another: not of oneself or one's own state."""
        own = source.role.home is not None and source.role.home == target.role.key
        return source.role is not target.role and not own and not source.role.media

    def is_own(self, source: Filler, target: Filler, thing: "Token") -> bool:
        """Tell whether who speaks of a thing speaks of oneself, one's own state or something of one's own."""
        return any(c.lower_ in OWN for c in children(thing, "poss")) or not self.apart(source, target)


def _is_own_text(role: Role, thing: "Token") -> bool:
    """Tell whether "it" would be the words it stands in: "issued a statement, calling it a win"."""
    named = max((h for h in role.heads if h < thing.i), default=-1)
    if named < thing.sent.start or lemma(thing.doc[named]) not in _UTTERED:
        return False
    text = thing.doc[named]
    spoken_in = text.dep_ == "pobj" and text.head.lower_ == "in"
    return spoken_in or (text.dep_ == "dobj" and lemma(text.head) in _ISSUING)


def is_promised(thing: "Token") -> bool:
    """Tell whether the clause says what its subject will be, which praises no actor."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in thing.head.children)


def is_any(thing: "Token") -> bool:
    """Tell whether "any", "every" or "each" makes a noun speak of no certain thing."""
    return any(c.lower_ in ("any", "every", "each") for c in thing.lefts)


def is_copular(things: list["Token"]) -> bool:
    """Tell whether the things are subjects of "be" and its like, which judge; other verbs tell of effects."""
    return any(t.head.pos_ == "AUX" or lemma(t.head) in ("be", "remain", "mark", "represent") for t in things)


def is_expletive(clause: "Token") -> bool:
    """Tell whether "it" only stands for what follows: "it would be pointless to go", "better if he went"."""
    if not any(s.lower_ == "it" for s in children(clause, "nsubj", "nsubjpass", "expl")):
        return False
    if is_passive(clause) and any(children(c, "nsubj", "nsubjpass") for c in children(clause, "ccomp")):
        return True  # "it was hoped that they would settle down"
    judged = [clause, *children(clause, "acomp", "attr")]
    if any(lemma(j) in _WEIGHTY and _has_clause_after(j) for j in judged):
        return True
    if any(lemma(j) == "day" and any(c.lower_ in ("happy", "easy", "good") for c in j.lefts) for j in judged):
        return True  # "it was not a happy day"
    deeds = [d for j in judged for d in children(j, "xcomp", "csubj", "advcl", "relcl", "acl", "ccomp")]
    for deed in deeds:
        if any(a.lower_ == "to" for a in children(deed, "aux")):
            return True
        marked = any(m.lower_ in ("if", "that") for m in children(deed, "mark"))
        if marked and deed.i < clause.i and children(deed, "expl"):
            return True  # "if there was no pact, it would be bad"
        own = children(deed, "nsubj", "nsubjpass")
        if marked and any(s.lower_ not in ("it", "they", "this") for s in own):
            return True
    return False


def _has_clause_after(adjective: "Token") -> bool:
    """Tell whether a clause without "that" follows: "it was important he met them"."""
    doc, first = adjective.doc, adjective.i + 1
    near = doc[first : min(first + 4, adjective.sent.end)]
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.left_edge.i == first for t in near)


def is_occasion(thing: "Token") -> bool:
    """Tell whether "it" is called an occasion: "it was not the best meeting", "this is a crucial election"."""
    pointed = thing.lower_ in ("it", "this", "that") and thing.dep_ == "nsubj"
    return pointed and any(lemma(t) in OCCASIONS or _is_no_plan(t) for t in children(thing.head, "attr"))


def _is_no_plan(day: "Token") -> bool:
    if lemma(day) in ("duty", "job"):
        return True  # "it is our duty": what is to be done, and no plan
    return lemma(day) in ("day", "night", "week") and any(
        c.lower_ in ("good", "great", "happy") for c in day.lefts
    )


def _set_right(it: "Token") -> "Token | None":
    """Return what "it" is that was said to be something else: "Togo is not a local threat, it is a global one"."""
    if it.lower_ != "it":
        return None
    for verb in it.sent:
        if verb.i < it.i and lemma(verb) == "be" and children(verb, "neg"):
            named = [s for s in children(verb, "nsubj") if s.pos_ in ("NOUN", "PROPN")]
            if named and it.i - verb.i <= _NEAR_BY:
                return named[0]
    return None
