"""Frames at work: each predicate of a text with the entities in its slots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.lexicon import Frame, Lexicon
from kg_loaders.syntax import (
    by_agent,
    children,
    complements,
    conjuncts,
    is_passive,
    lemma,
    objects,
    particle,
    preposition_objects,
    prepositions,
    subjects,
)
from kg_schema import ACTORS, ENTITIES, RELATION_TYPES, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Claim", "find_claims", "is_position", "owner_of_conduct"]

_POSITIONS = frozenset(
    {
        Relation.SUPPORTS,
        Relation.REJECTS,
        Relation.CRITICIZES,
        Relation.PROPOSES,
        Relation.DEMANDS,
        Relation.NEUTRAL_ON,
        Relation.PROTESTS,
    }
)
_FORCE = frozenset(
    {Relation.ATTACKS, Relation.OCCUPIES, Relation.MOBILIZES_AGAINST, Relation.COERCES, Relation.RETREATS_FROM}
)
_THINGS = frozenset(
    {
        Relation.SUPPORTS,
        Relation.REJECTS,
        Relation.CRITICIZES,
        Relation.PROPOSES,
        Relation.DEMANDS,
        Relation.NEUTRAL_ON,
        Relation.PROTESTS,
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that a predicate makes of two fillers, before factuality and attribution are judged."""

    relation: Relation
    source: Filler
    target: Filler
    predicate: "Token"
    rule: str
    stance: int | None
    confidence: float
    judged_at: "Token | None" = None
    """Where factuality is judged, if not at the predicate."""


def find_claims(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the claims of all frames, in reading order."""
    finder = _Finder(arguments, lexicon)
    for token in doc:
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ not in ("amod",)):
            yield from finder.verb(token)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and lemma(token) in lexicon.nouns):
            yield from finder.noun(token)
        elif token.pos_ in ("ADJ", "ADV", "ADP"):
            yield from finder.adjective(token)


_ABOUT = frozenset("at against to on from of over about with".split())
_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ity",
    "ism",
    "ship",
    "dom",
    "ure",
    "age",
    "acy",
    "cy",
    "al",
    "ing",
    "xit",
)
_CONDUCT = frozenset(
    (
        "move conduct behavior behaviour handling action decision statement remark comment role record "
        "leadership performance treatment response refusal failure policy tactic attitude stance rhetoric "
        "involvement use actions inaction silence"
    ).split()
)


_MUTUAL = frozenset({Relation.AGREES_WITH, Relation.NEGOTIATES_WITH, Relation.COOPERATES_WITH})
_WEAK = frozenset({"reject.oppose"})
_ASCENT = frozenset(
    "election victory win appointment nomination candidacy leadership reelection re-election triumph".split()
)
_SIDES = {
    **dict.fromkeys(("in_support_of", "in_solidarity_with", "in_defence_of", "in_defense_of"), Relation.SUPPORTS),
    **dict.fromkeys(
        (
            "in_protest_at",
            "in_protest_against",
            "in_protest_of",
            "in_protest_to",
            "in_protest_over",
            "in_opposition_to",
            "in_defiance_of",
        ),
        Relation.REJECTS,
    ),
}


def _side_frame(relation: Relation) -> Frame:
    return Frame(
        id=f"side.{relation.value.lower()}",
        relation=relation,
        cameo="",
        words=(),
        source=("subj",),
        target=(),
        targets_allowed=ENTITIES,
        needs=(),
        stance=None,
        examples=(),
    )


@dataclass(slots=True)
class _Finder:
    arguments: Arguments
    lexicon: Lexicon

    # -- verbs ---------------------------------------------------------------------------------------------------

    def verb(self, verb: "Token") -> Iterator[Claim]:
        word, prt = lemma(verb), particle(verb)
        frames = list(self.lexicon.verbs.get(f"{word}_{prt}", ())) if prt else []
        if not frames and not children(verb, "prt"):
            frames = list(self.lexicon.verbs.get(word, ()))
        taken: set[Relation] = set()
        mutual = list(self._mutual(frames, verb))
        if mutual:
            yield from mutual
            return
        frames.sort(key=lambda f: f.relation is not Relation.AGREES_WITH)
        for frame in frames:
            if frame.relation is Relation.SUPPORTS and Relation.AGREES_WITH in taken:
                continue
            if frame.relation in taken or not self._needs(frame, verb):
                continue
            claims = list(self._apply_verb(frame, verb))
            if claims:
                taken.add(frame.relation)
                yield from claims
        yield from self._in_support(verb)
        if word == "pass" and not is_passive(verb):
            yield from self._passed(verb)

    def _mutual(self, frames: list[Frame], verb: "Token") -> Iterator[Claim]:
        """ "Brazil and Paraguay signed an agreement": the subjects with one another."""
        for frame in frames:
            if frame.relation not in _MUTUAL or not self._needs(frame, verb):
                continue
            if any(self._slot(frame, verb, s) for s in ("with", "in.with")) or (objects(verb) and not frame.needs):
                continue
            found: list[Filler] = []
            for filler in self._sources(frame, verb):
                if filler.role not in [f.role for f in found]:
                    found.append(filler)
            if len(found) > 1:
                for i, first in enumerate(found):
                    yield from self._pairs(
                        frame, [first], [f for f in found[i + 1 :] if self._allowed(frame, f)], verb, 0.8
                    )
                return

    def _in_support(self, verb: "Token") -> Iterator[Claim]:
        """ "rallied in support of", "resigned in protest at", "is against": prepositions that take a side."""
        for name, prep in prepositions(verb):
            relation = _SIDES.get(name)
            if relation is None and verb.lemma_ == "be" and prep.dep_ == "prep":
                relation = {
                    "against": Relation.REJECTS,
                    "for": Relation.SUPPORTS,
                    "behind": Relation.SUPPORTS,
                }.get(name)
            if relation is None:
                continue
            frame = _side_frame(relation)
            targets = [
                f for t in children(prep, "pobj") for c in conjuncts(t) for f in [self._fill(frame, c)] if f
            ]
            yield from self._pairs(
                frame, self._sources(frame, verb), [t for t in targets if self._allowed(frame, t)], verb, 0.8
            )

    def _passed(self, verb: "Token") -> Iterator[Claim]:
        """ "The bill passed the Senate": the body supports what passed it."""
        for bill in subjects(verb):
            thing = self.arguments.recipient(bill, place=False)
            if thing is None or thing.role.type is not NodeKind.PROPOSAL:
                continue
            for token in objects(verb) + preposition_objects(verb, "by") + preposition_objects(verb, "through"):
                body = self.arguments.actor(token)
                if body is not None and body.role.type is NodeKind.ORGANIZATION:
                    yield Claim(Relation.SUPPORTS, body, thing, verb, "support.passed_body", None, 0.85)

    def _needs(self, frame: Frame, verb: "Token") -> bool:
        classes = self.lexicon.classes
        for need in frame.needs:
            nouns = [lemma(t) for t in objects(verb)]
            nouns += [lemma(c) for t in objects(verb) for c in children(t, "compound", "amod", "nmod")]
            if need == "no_object":
                if objects(verb):
                    return False
            elif need == "against":
                if not preposition_objects(verb, "against"):
                    return False
            elif need == "responsible":
                if not any(c.lower_ in ("responsible", "accountable", "liable") for c in verb.subtree):
                    return False
            elif need == "other_subject":
                if not any(
                    children(c, "nsubj") for c in children(verb, "ccomp", "xcomp")
                ) and not preposition_objects(verb, "from"):
                    return False
            elif need.endswith("_noun"):
                if not set(nouns) & classes[f"{need}s"]:
                    return False
            elif need == "weapon":
                near = set(nouns) | {lemma(t) for t in preposition_objects(verb, "with")}
                if lemma(verb) not in ("fire", "shoot", "open_fire") and not near & classes["weapon_nouns"]:
                    return False
            elif need == "with":
                if not preposition_objects(verb, "with"):
                    return False
            elif need == "infinitive":
                to_do = any(
                    c.dep_ in ("xcomp", "ccomp") and any(a.lower_ == "to" and a.dep_ == "aux" for a in c.children)
                    for c in verb.children
                )
                if not to_do and not preposition_objects(verb, "for"):
                    return False
            elif need == "harm":
                words = {lemma(t) for t in verb.subtree}
                if not words & classes["harm_nouns"]:
                    return False
        return True

    def _apply_verb(self, frame: Frame, verb: "Token") -> Iterator[Claim]:
        sources = self._sources(frame, verb)
        if not sources:
            return
        for slot in frame.target:
            targets = [f for f in self._slot(frame, verb, slot) if self._allowed(frame, f)]
            if targets:
                turned = self._turned(frame, verb) if slot == "for_clause" else frame
                yield from self._pairs(turned, sources, targets, verb, 0.9)
                return

    def _is_taking(self, verb: "Token") -> bool:
        """Tell whether a verb takes a position, so that refusing it is rejecting its object."""
        return any(f.relation is Relation.SUPPORTS for f in self.lexicon.verbs.get(lemma(verb), ()))

    def _turned(self, frame: Frame, verb: "Token") -> Frame:
        """ "called for the bill to be dropped" rejects the bill, "... to be adopted" supports it."""
        for clause in children(verb, "advcl", "ccomp", "xcomp"):
            for other in self.lexicon.verbs.get(lemma(clause), ()):
                if other.relation in (Relation.REJECTS, Relation.SUPPORTS) and is_passive(clause):
                    return other
        return frame

    def _sources(self, frame: Frame, verb: "Token") -> list[Filler]:
        found = [self._source(frame, t) for t in subjects(verb)]
        return [f for f in found if f is not None]

    def _source(self, frame: Frame, token: "Token") -> Filler | None:
        filler = self.arguments.actor(token)
        if filler is None or filler.role.type not in RELATION_TYPES[frame.relation].sources:
            return None
        return filler

    def _allowed(self, frame: Frame, filler: Filler) -> bool:
        return (
            filler.role.type in frame.targets_allowed
            and filler.role.type in RELATION_TYPES[frame.relation].targets
        )

    def _fill(self, frame: Frame, token: "Token") -> Filler | None:
        place = frame.relation in _FORCE
        if token.lower_.endswith(("self", "selves")):
            return None
        if (
            frame.relation in _THINGS
            and token.lower_ in ("it", "this", "that")
            and NodeKind.PROPOSAL in frame.targets_allowed
        ):
            thing = self.arguments.coreference.thing_before(token)
            if thing is not None:
                return Filler(thing, token, 0.7)
        filler = self.arguments.recipient(token, place=place)
        if (
            filler is None
            and frame.relation in _THINGS
            and NodeKind.PROPOSAL in frame.targets_allowed
            and self._a_thing(frame, token)
        ):
            filler = self.arguments.proposal(token)
        if filler is not None and frame.relation is Relation.CRITICIZES:
            filler = owner_of_conduct(self.arguments, filler, token)
        elif filler is not None and frame.relation is Relation.SUPPORTS and lemma(token) in _ASCENT:
            owners = (self.arguments.actor(c) for c in children(token, "poss"))
            filler = next((o for o in owners if o is not None), filler)
        if filler is None and place:
            filler = self._place_of(token) or self._unnamed(frame, token)
        return filler

    def _unnamed(self, frame: Frame, token: "Token") -> Filler | None:
        """Force used on "a hospital" or "nine aid workers" has an unnamed target."""
        if frame.relation is not Relation.ATTACKS or token.pos_ != "NOUN":
            return None
        if lemma(token) in self.lexicon.classes["facilities"]:
            return Filler(self.arguments.nominals.site(token), token, 0.7)
        return None

    def _a_thing(self, frame: Frame, token: "Token") -> bool:
        """Tell whether a noun that names no known entity is something a position can be about."""
        word = lemma(token)
        if token.pos_ in ("VERB", "AUX"):
            return True
        classes = self.lexicon.classes
        if {word, token.lower_} & (classes["vague_things"] | classes["facilities"] | classes["groups"]):
            return False
        if word in classes["proposals"] or word.endswith(_ABSTRACT):
            return True
        strong = (
            frame.relation in (Relation.SUPPORTS, Relation.REJECTS, Relation.PROTESTS) and frame.id not in _WEAK
        )
        return (strong or frame.id == "propose.put_forward") and token.pos_ == "NOUN"

    def _place_of(self, token: "Token") -> Filler | None:
        """Force used on an unnamed thing is used on the place or state it belongs to ("a hospital in Kyiv")."""
        for name in ("in", "of", "near", "at"):
            for pobj in preposition_objects(token, name):
                filler = self.arguments.recipient(pobj, place=True)
                if filler is not None and filler.role.type in (NodeKind.REGION, NodeKind.STATE):
                    return Filler(filler.role, token, filler.confidence * 0.8)
        owner = self.arguments.nominals.owner_of(token)
        return Filler(owner, token, 0.75) if owner is not None else None

    def _slot(self, frame: Frame, verb: "Token", slot: str) -> list[Filler]:
        tokens: list[Token] = []
        if slot == "obj":
            tokens = objects(verb)
        elif slot == "with_obj":
            tokens = objects(verb) if preposition_objects(verb, "with") else []
        elif slot == "comp":
            tokens = [t for t in complements(verb) if t.dep_ in ("xcomp", "pcomp") and t.tag_ in ("VBG", "VB")]
            if lemma(verb) in ("refuse", "decline"):
                tokens = [o for t in tokens if self._is_taking(t) for o in objects(t)]
            tokens += [c for name, p in _preps(verb) if name in _ABOUT for c in children(p, "pcomp")]
        elif slot == "comp.subj":
            tokens = [s for c in children(verb, "ccomp", "xcomp") for s in children(c, "nsubj", "nsubjpass")]
        elif slot == "comp.obj":
            tokens = [
                o
                for c in children(verb, "xcomp", "ccomp", "acl")
                for o in (objects(c) or preposition_objects(c, "on"))
            ]
        elif slot == "for_clause":
            clauses = [
                c
                for c in children(verb, "advcl", "ccomp", "xcomp")
                if any(m.lower_ == "for" for m in children(c, "mark"))
            ]
            tokens = [s for c in clauses for s in children(c, "nsubj", "nsubjpass")]
        elif slot == "obj.owner":
            owners = (self.arguments.nominals.owner_of(o) for o in objects(verb))
            return [Filler(r, o, 0.8) for r, o in zip(owners, objects(verb), strict=True) if r is not None]
        elif slot == "where":
            where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
            tokens = conjuncts(verb.head) if where else []
        elif slot == "dative":
            tokens = [t for t in children(verb, "dative") if t.pos_ != "ADP"]
        elif slot.startswith("in."):
            tokens = [p for o in objects(verb) for p in preposition_objects(o, slot[3:])]
        else:
            tokens = preposition_objects(verb, slot)
        return [f for t in tokens for f in self._fillers(frame, t)]

    def _fillers(self, frame: Frame, token: "Token") -> list[Filler]:
        both = self.arguments.both(token)
        if both:
            return both
        filler = self._fill(frame, token)
        return [filler] if filler is not None else []

    def _pairs(
        self, frame: Frame, sources: list[Filler], targets: list[Filler], at: "Token", weight: float
    ) -> Iterator[Claim]:
        for source in sources:
            for target in targets:
                if source.role is not target.role:
                    yield Claim(
                        frame.relation,
                        source,
                        target,
                        at,
                        frame.id,
                        frame.stance,
                        weight * source.confidence * target.confidence,
                    )

    # -- nouns ---------------------------------------------------------------------------------------------------

    def noun(self, noun: "Token") -> Iterator[Claim]:
        for frame in self.lexicon.nouns.get(lemma(noun), ()):
            claims = list(self._apply_noun(frame, noun))
            if claims:
                yield from claims
                return

    def _apply_noun(self, frame: Frame, noun: "Token") -> Iterator[Claim]:
        if "between" in frame.source:
            ends = [
                f for t in preposition_objects(noun, "between") for f in [self.arguments.actor(t)] if f is not None
            ]
            if len(ends) >= 2:
                for i, first in enumerate(ends):
                    yield from self._pairs(
                        frame, [first], [e for e in ends[i + 1 :] if self._allowed(frame, e)], noun, 0.8
                    )
                return
        sources, judged = self._noun_sources(frame, noun)
        if not sources:
            return
        for slot in frame.target:
            targets = [f for f in self._noun_slot(frame, noun, slot) if self._allowed(frame, f)]
            if targets:
                for claim in self._pairs(frame, sources, targets, noun, 0.8):
                    yield Claim(
                        claim.relation,
                        claim.source,
                        claim.target,
                        noun,
                        claim.rule,
                        claim.stance,
                        claim.confidence,
                        judged,
                    )
                return

    def _noun_sources(self, frame: Frame, noun: "Token") -> tuple[list[Filler], "Token | None"]:
        """Return who does what the noun names, and the verb at which factuality is judged."""
        for slot in frame.source:
            tokens: list[Token] = []
            judged: Token | None = None
            if slot == "poss":
                tokens = [c for t in children(noun, "poss") for c in conjuncts(t)]
            elif slot in ("by", "from"):
                tokens = preposition_objects(noun, slot)
                governor = noun.head
                if (
                    not tokens
                    and slot == "from"
                    and governor.pos_ == "VERB"
                    and noun.dep_ == "dobj"
                    and lemma(governor) in self.lexicon.classes["reversed_light_verbs"]
                ):
                    tokens = preposition_objects(governor, "from")
            elif slot == "adj":
                fillers = [
                    Filler(r, c, 0.8)
                    for c in children(noun, "amod", "compound", "nmod")
                    for r in [self.arguments.cast.at.get(c.i)]
                    if r is not None
                    and r.type in ACTORS
                    and (r.type in (NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.PERSON) or c.dep_ == "amod")
                ]
                if fillers:
                    return fillers, None
            elif slot == "light":
                verb = _light_verb(noun, self.lexicon)
                if verb is not None:
                    tokens = subjects(verb) if not is_passive(verb) else by_agent(verb)
                    judged = verb
            elif slot == "copula":
                verb = noun.head
                if noun.dep_ == "attr" and lemma(verb) in ("be", "become", "remain"):
                    tokens = subjects(verb)
                    judged = verb
            elif slot == "appos" and noun.dep_ == "appos":
                tokens = [noun.head]
            found = [f for t in tokens for f in [self._source(frame, t)] if f is not None]
            if found:
                return found, judged
        return [], None

    def _noun_slot(self, frame: Frame, noun: "Token", slot: str) -> list[Filler]:
        if slot == "self":
            role = self.arguments.cast.at.get(noun.i)
            named = role is not None and role.type is NodeKind.PROPOSAL
            return [Filler(role, noun, 0.8)] if named and role is not None else []
        tokens: list[Token] = []
        if slot == "compound":
            tokens = [
                c
                for c in children(noun, "compound", "nmod")
                if c.i in self.arguments.cast.at and self.arguments.cast.at[c.i].type is NodeKind.REGION
            ]
        elif slot == "comp":
            tokens = [t for t in children(noun, "acl") if t.tag_ == "VB"]
        elif slot == "include":
            if noun.dep_ == "nsubj" and lemma(noun.head) in ("include", "be", "comprise"):
                tokens = [t for o in children(noun.head, "dobj", "attr") for t in conjuncts(o)]
        elif slot == "comp.obj":
            tokens = [o for c in children(noun, "acl") for o in objects(c)]
        elif slot == "sibling_actor":
            governor = noun.head
            if (
                noun.dep_ == "dobj"
                and governor.dep_ == "advcl"
                and lemma(governor) in self.lexicon.classes["reversed_light_verbs"]
            ):
                tokens = subjects(governor)
        elif slot == "sibling":
            tokens = self._sibling(noun)
        else:
            tokens = preposition_objects(noun, slot)
            verb = _light_verb(noun, self.lexicon)
            if not tokens and verb is not None:
                tokens = preposition_objects(verb, slot)
            if (
                not tokens
                and noun.dep_ == "dobj"
                and lemma(noun.head) in self.lexicon.classes["reversed_light_verbs"]
                and slot in ("of", "for")
            ):
                tokens = subjects(noun.head)
        return [f for t in tokens for f in [self._fill(frame, t)] if f is not None]

    def _sibling(self, noun: "Token") -> list["Token"]:
        """Target in a sibling clause: "expressed skepticism, noting that Trump's plan ..."."""
        verb = noun.head
        for clause in children(verb, "advcl"):
            for content in children(clause, "ccomp"):
                return children(content, "nsubj", "nsubjpass")
        return []

    # -- adjectives ---

    def adjective(self, adjective: "Token") -> Iterator[Claim]:
        verb = adjective.head
        if adjective.dep_ not in ("acomp", "attr", "oprd", "ROOT", "conj", "prep") or verb.pos_ not in (
            "AUX",
            "VERB",
        ):
            return
        for frame in self.lexicon.adjectives.get(adjective.lower_, ()):
            sources = self._sources(frame, verb)
            for slot in frame.target:
                targets = [
                    f
                    for f in (self._fill(frame, t) for t in preposition_objects(adjective, slot))
                    if f and self._allowed(frame, f)
                ]
                if targets and sources:
                    for claim in self._pairs(frame, sources, targets, adjective, 0.85):
                        yield Claim(
                            claim.relation,
                            claim.source,
                            claim.target,
                            adjective,
                            claim.rule,
                            claim.stance,
                            claim.confidence,
                            verb,
                        )
                    return


def owner_of_conduct(arguments: Arguments, filler: Filler, token: "Token") -> Filler:
    """Return whose conduct a criticised thing is: criticism of "Russia's move" is criticism of Russia."""
    if filler.role.type is not NodeKind.PROPOSAL or lemma(token) not in _CONDUCT:
        return filler
    for child in children(token, "poss"):
        owner = arguments.actor(child)
        if owner is not None:
            return Filler(owner.role, token, owner.confidence * 0.9)
    place = arguments.nominals.place_of(token)
    return filler if place is None else Filler(place, token, filler.confidence * 0.9)


def _preps(verb: "Token") -> list[tuple[str, "Token"]]:
    return [(str(p.lower_), p) for p in children(verb, "prep")]


def _light_verb(noun: "Token", lexicon: Lexicon) -> "Token | None":
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        head = head.head
    if (
        noun.dep_ in ("dobj", "nsubjpass", "conj")
        and head.pos_ == "VERB"
        and lemma(head) in lexicon.classes["light_verbs"]
    ):
        return head
    return None


def is_position(relation: Relation) -> bool:
    """Tell whether a relation is a stance or an utterance rather than a deed."""
    return relation in _POSITIONS
