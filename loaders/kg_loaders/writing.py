"""Writing: from what was found in an article to statements, entities and mentions of an extraction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg_loaders.announced_sides import takes_side
from kg_loaders.arguments import Arguments
from kg_loaders.attribution import Source, who_says
from kg_loaders.cast import Cast, Role
from kg_loaders.confidence import Confidence
from kg_loaders.explanations import Trace
from kg_loaders.factuality import Factuality, is_decided, judge
from kg_loaders.frames import Claim, is_position
from kg_loaders.grounds import claim_grounds, tie_grounds
from kg_loaders.lexicon import Lexicon
from kg_loaders.open_matters import left_open
from kg_loaders.parse import ParsedArticle
from kg_loaders.speakers import is_own
from kg_loaders.syntax import lemma
from kg_loaders.temporal import event_date
from kg_loaders.ties import Tie
from kg_schema import (
    ACTORS,
    RELATION_TYPES,
    Entity,
    Mention,
    Modality,
    NodeKind,
    Polarity,
    Relation,
    Statement,
    default_stance,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["UNDATED", "Writer", "joined", "stance_of"]

_CONTESTED = frozenset(
    {
        Relation.ATTACKS,
        Relation.OCCUPIES,
        Relation.COERCES,
        Relation.AIDS,
        Relation.MOBILIZES_AGAINST,
        Relation.THREATENS,
    }
)
"""Deeds that are a claim when another side reports them."""
_EXITS = frozenset("resignation departure removal ouster dismissal sacking arrest".split())
_HELD = frozenset("veto rejection refusal endorsement ban approval".split())
_ANSWERING = frozenset(
    "reject refuse dismiss rebuff spurn block ignore answer heed resist oppose defy overrule veto decline shrug "
    "discuss consider meet grant fulfil fulfill satisfy accept address weigh debate defeat counter".split()
)
"""What is done with a demand or criticism that somebody has made."""
_BACKING = frozenset({"support.back", "support.agree_with", "support.vote_for", "support.approve_of"})
_ACCUSING = frozenset("accuse blame charge suspect reproach".split())
_PRESENT = frozenset("do does will wo".split())
_THERE = ("n.proposal", "n.draft", "n.proposed", "n.issued")
"""Rules of what is there, whatever becomes of it: "rejected Egypt's plan"."""
_NEGATED_RULES = frozenset({"reject.not_considering", "appraisal.distrusted"})
"""Rules whose relation is what the negated verb says."""
_OTHER = {Polarity.AFFIRMED: Polarity.NEGATED, Polarity.NEGATED: Polarity.AFFIRMED}
_OUTLAWS = frozenset("terrorist rebel militant insurgent extremist separatist gang jihadist mercenary".split())
UNDATED = "offices, memberships and places are not dated"
"""Why a statement of structure has no date."""


@dataclass(slots=True)
class Writer:
    """Writes the statements of one article; entities are named by the keys of their records."""

    parsed: ParsedArticle
    cast: Cast
    arguments: Arguments
    lexicon: Lexicon
    trace: Trace
    confidence: Confidence = field(default_factory=Confidence.default)
    _keys: dict[int, str] = field(default_factory=dict)

    def key(self, role: Role) -> str:
        """Return the key of a role's record; two roles of one type and folded name are one entity."""
        if id(role) not in self._keys:
            self._keys[id(role)] = self.cast.entity(role).key
        return self._keys[id(role)]

    def ties(self, ties: list[Tie]) -> Iterator[Statement]:
        """Yield the statements of structural relations whose ends fit."""
        repeated = _repeated((self._said(tie), tie.at) for tie in ties)
        for tie in ties:
            fits = RELATION_TYPES[tie.relation].allows(tie.source.type, tie.target.type)
            if not fits or tie.source is tie.target:
                self.trace.unfit(tie)
                continue
            start, end = self.parsed.bounds(tie.at.sent)
            grounds = tie_grounds(tie, self.parsed, repeated=self._said(tie) in repeated)
            statement = Statement(
                relation=tie.relation,
                source=self.key(tie.source),
                target=self.key(tie.target),
                quote=self.parsed.article.text[start:end],
                start=start,
                end=end,
                confidence=self.confidence.of(grounds),
                rule=tie.rule,
                office=tie.office,
                former=tie.former,
                date_note=UNDATED,
            )
            self.trace.tied(statement, tie, self.confidence.parts(grounds))
            yield statement

    def claims(self, claims: list[Claim]) -> Iterator[Statement]:
        """Yield the statements of claims whose ends fit, with factuality, speaker, stance and date."""
        repeated = _repeated((self._said(claim), claim.predicate) for claim in claims)
        for claim in claims:
            source, target = claim.source.role, claim.target.role
            allowed = RELATION_TYPES[claim.relation].allows(source.type, target.type) and source is not target
            if allowed and not _is_on_own_land(claim) and not self._is_own_exit(claim):
                yield self._claim(claim, self._said(claim) in repeated)
            else:
                self.trace.unfit(claim)

    def _is_own_exit(self, claim: Claim) -> bool:
        """Tell whether somebody would demand his own going: it is another who "demanded his resignation"."""
        token = claim.target.token
        if claim.relation is not Relation.DEMANDS or lemma(token) not in _EXITS:
            return False
        resolve, at = self.arguments.coreference.resolve, self.cast.at
        owners = [c for c in token.children if c.dep_ == "poss"]
        return any((resolve(o) if o.pos_ == "PRON" else at.get(o.i)) is claim.source.role for o in owners)

    def _claim(self, claim: Claim, repeated: bool) -> Statement:
        fact = self.fact(claim)
        position = is_position(claim.relation)
        says = who_says(claim.predicate, self.arguments, self.lexicon, position=position)
        if _refuses(claim, fact, says, self.lexicon):
            claim = replace(claim, relation=Relation.REJECTS, stance=None)
            fact = Factuality(Polarity.AFFIRMED, Modality.ASSERTED, fact.why)
        if takes_side(claim, fact) and (says.role is None or _on_own_side(says.role, claim.source.role)):
            fact = Factuality(Polarity.AFFIRMED, Modality.ASSERTED, fact.why)
        if _has_no_objection(claim, fact):
            claim = replace(claim, relation=Relation.SUPPORTS, stance=1)
            fact = Factuality(Polarity.AFFIRMED, Modality.ASSERTED, fact.why)
        speaker = says.role
        if is_position(claim.relation) and not says.nested and is_own(claim.source, speaker, self.arguments):
            speaker = None  # one's own position is what the article reports of one
        modality = _modality(claim, fact, says, self.lexicon)
        start, end = self.parsed.bounds(claim.predicate.sent)
        text = self.parsed.article.text
        date, precision, note = event_date(
            text[start:end],
            self.parsed.article.published,
            self.parsed.start(claim.predicate) - start,
            self.parsed.end(claim.predicate) - start,
            future=modality is Modality.PLANNED,
        )
        reported = says.role is not None
        grounds = claim_grounds(claim, self.parsed, self.cast, reported=reported, repeated=repeated)
        statement = Statement(
            relation=claim.relation,
            source=self.key(claim.source.role),
            target=self.key(claim.target.role),
            quote=text[start:end],
            start=start,
            end=end,
            polarity=fact.polarity,
            modality=modality,
            attributed_to=self.key(speaker) if speaker is not None else None,
            stance=stance_of(claim.relation, claim.target.role.type, fact.polarity, claim.stance),
            event_date=date,
            date_precision=precision,
            date_note=note,
            confidence=self.confidence.of(grounds),
            rule=claim.rule,
            source_span=self._span(claim.source.token, start, end),
            target_span=self._span(claim.target.token, start, end),
        )
        self.trace.stated(statement, claim, fact, says, self.confidence.parts(grounds))
        return statement

    def _said(self, made: Claim | Tie) -> tuple[str, str, str]:
        """Return what is said, whatever the words: a seat, an office and a membership bind alike."""
        if isinstance(made, Tie):
            return "", self.key(made.source), self.key(made.target)
        return made.relation, self.key(made.source.role), self.key(made.target.role)

    def fact(self, claim: Claim) -> Factuality:
        """Return whether a claim is told as a fact: affirmed or negated, asserted or planned."""
        position = is_position(claim.relation)
        position = position or (claim.relation is Relation.SANCTIONS and is_decided(claim.predicate))
        presupposed = claim.rule in _THERE or claim.predicate.dep_ == "amod"
        owned = claim.rule == "camp.named" and any(c.dep_ == "poss" for c in claim.predicate.lefts)
        presupposed = presupposed or owned or _is_anothers(claim)  # "tried to silence her critics": she has them
        at = claim.judged_at or claim.predicate
        fact = judge(at, self.lexicon, position=position, presupposed=presupposed)
        if claim.judged_at is not None and fact.plain:
            fact = judge(claim.predicate, self.lexicon, position=position)
        if claim.rule in _NEGATED_RULES:
            fact = replace(fact, polarity=_OTHER[fact.polarity])
        if fact.plain and claim.rule in self.lexicon.promises:
            fact = replace(fact, modality=Modality.PLANNED)
        left = left_open(claim.predicate, claim.source.token, position=position)
        if fact.plain and left is not None:
            fact = replace(fact, modality=left)
        stated = claim.stated or claim.rule == "n.proposed"  # "Egypt's proposed levy" has been proposed
        bound = fact.modality is Modality.CONDITIONAL and not claim.rule.startswith("terms.")
        if stated and not bound and claim.predicate.sent[-1].text != "?":
            return Factuality(Polarity.AFFIRMED, Modality.ASSERTED)
        return fact

    def _span(self, token: "Token", start: int, end: int) -> tuple[int, int] | None:
        first, last = self.parsed.start(token), self.parsed.end(token)
        return (first, last) if start <= first and last <= end else None

    def people_and_things(self, statements: list[Statement]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        """Return entities (named actors and places, and whatever a statement is about) and their mentions."""
        used = {k for s in statements for k in (s.source, s.target, s.attributed_to) if k}
        entities: dict[str, Entity] = {}
        mentions = []
        for role in self.cast.roles:
            key = self.key(role)
            named = role.named and role.type in ACTORS and role.heads and not (role.media or role.business)
            if key not in used and not named:
                continue
            entity = self.cast.entity(role)
            entities[key] = joined(entities[key], entity) if key in entities else entity
            mentions += [Mention(key, start, end) for start, end in role.spans]
        return tuple(entities.values()), tuple(mentions)


_MISSED = frozenset(
    "faith confidence trust interest appetite sympathy enthusiasm convince impress persuade".split()
)
"""Support that, where there is none, is its opposite."""


def _repeated(made: Iterable[tuple[tuple[str, str, str], "Token"]]) -> set[tuple[str, str, str]]:
    """Return what more than one sentence says."""
    sentences: dict[tuple[str, str, str], set[int]] = {}
    for said, at in made:
        sentences.setdefault(said, set()).add(at.sent.start)
    return {said for said, found in sentences.items() if len(found) > 1}


_TROOPS = frozenset("troop soldier force army tank warship marine paratrooper fighter police".split())


def _is_on_own_land(claim: Claim) -> bool:
    """Tell whether somebody would threaten his own state, hold a sea, or help a region by sending troops there."""
    source, target = claim.source.role, claim.target.role
    if claim.relation is Relation.OCCUPIES:
        return target.name.endswith((" Sea", " Ocean"))
    if claim.relation is Relation.AIDS and target.type is NodeKind.REGION:
        return bool({lemma(t) for t in claim.predicate.rights if t.dep_ == "dobj"} & _TROOPS)
    return claim.relation is Relation.THREATENS and source.home is not None and source.home == target.key


def _on_own_side(speaker: Role, source: Role) -> bool:
    """Tell whether who speaks of a source is the source itself, its official, or one who governs with it.

    A president does not vouch for the rebels of the country, nor one party for another.
    """
    if speaker is source or (speaker.home is not None and speaker.home == source.key):
        return True
    if speaker.home is None or speaker.home != source.home:
        return False
    if source.type is NodeKind.ORGANIZATION:
        return source in (speaker.body, speaker.party)
    return source.type is not NodeKind.PERSON or bool(speaker.offices and source.offices)


def _may_be_own(speaker: Role, lexicon: Lexicon) -> bool:
    """Tell whether a speaker holds an office of a state that the text does not name."""
    held = any(office in lexicon.offices["state"] for office in speaker.offices)
    return speaker.type is NodeKind.PERSON and speaker.home is None and held


def _is_complicity(claim: Claim, lexicon: Lexicon) -> bool:
    """Tell whether a support is of force or of outlaws: another's word for it is an accusation."""
    if claim.relation is not Relation.SUPPORTS or claim.target.role.named:
        return False
    return lemma(claim.target.token) in lexicon.classes["force_nouns"] | _OUTLAWS or bool(
        set(claim.target.role.name.casefold().split()) & lexicon.classes["force_nouns"]
    )


def _is_anothers(claim: Claim) -> bool:
    """Tell whether it is somebody's own, whatever another does to it: "tried to override Nixon's veto"."""
    owner, noun = claim.source.token, claim.predicate
    if noun.pos_ != "NOUN":
        return False
    owned = owner.dep_ == "poss" and owner.head.i == noun.i
    if owned and owner.pos_ == "PROPN" and lemma(noun) in _HELD:
        return True
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else noun.head.head if noun.dep_ == "pobj" else noun
    told = owned or (owner.dep_ in ("pobj", "amod", "compound") and noun.i in (owner.head.i, owner.head.head.i))
    answered = claim.rule in ("n.demand", "n.criticism") and lemma(verb) in _ANSWERING and verb.pos_ == "VERB"
    return answered and told and owner.pos_ != "PRON"


def _has_no_objection(claim: Claim, fact: Factuality) -> bool:
    """Tell whether "has no objection to the inquiry" is said, which is to agree to it."""
    none = fact.polarity is Polarity.NEGATED and fact.modality is Modality.ASSERTED and fact.why == "no"
    return none and claim.relation is Relation.REJECTS and lemma(claim.predicate) == "objection"


def _refuses(claim: Claim, fact: Factuality, says: Source, lexicon: Lexicon) -> bool:
    """Tell whether not supporting is rejecting: one's own word not to, or not accepting what is there."""
    if fact.polarity is not Polarity.NEGATED or claim.relation is not Relation.SUPPORTS:
        return False
    if fact.modality is Modality.ASSERTED and lemma(claim.predicate) in _MISSED:
        return True  # "had no faith in the inquiry", "was not convinced by the plan"
    if claim.rule in ("i.support", "i.need") and lemma(claim.predicate) in ("see", "find") and fact.why == "no":
        return fact.modality is Modality.ASSERTED
    if claim.rule == "support.accept" and fact.modality is Modality.ASSERTED and fact.why != "neither":
        return True  # "has not conceded the election", "does not recognize the ruling"
    if fact.why in ("refuse", "refused", "refuses", "refusing", "declined", "declines", "decline"):
        return fact.modality is not Modality.CONDITIONAL
    if _withheld(claim, fact) or _has_no_intention(claim, fact):
        return True
    speaker = says.role
    ours = any(c.tag_ == "PRP$" for c in claim.source.token.lefts)
    own = speaker is not None and (
        ours or _on_own_side(speaker, claim.source.role) or _may_be_own(speaker, lexicon)
    )
    verb = claim.predicate
    will = any(c.lower_ in ("will", "would", "wo", "'ll", "can", "ca", "could") for c in verb.children)
    return own and (will or (verb.dep_ == "xcomp" and lemma(verb.head) in ("go", "unable")))


def _has_no_intention(claim: Claim, fact: Factuality) -> bool:
    """Tell whether somebody "has no intention of signing" a thing."""
    verb = claim.predicate
    meant = verb.head.head if verb.dep_ == "pcomp" else verb.head
    own = meant.dep_ == "dobj" and lemma(meant.head) == "have"
    return own and lemma(meant) in ("intention", "plan", "desire", "wish") and fact.why == "no"


def _withheld(claim: Claim, fact: Factuality) -> bool:
    """Tell whether somebody named "does not support" or "will not back" a plan, which is a position against it."""
    verb, source = claim.predicate, claim.source.role
    never = claim.rule == "support.accept" and fact.modality is Modality.PLANNED
    if claim.target.role.type is not NodeKind.PROPOSAL or verb.pos_ != "VERB":
        return False
    if claim.rule not in _BACKING and not never:
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    said = fact.why in ("not", "n't", "n’t", "never") or (
        fact.why in ("will", "wo") and fact.modality is Modality.PLANNED
    )
    modes = (Modality.ASSERTED, Modality.PLANNED)
    return said and fact.modality in modes and helpers <= _PRESENT and bool(helpers) and not source.local


def _modality(claim: Claim, fact: Factuality, says: Source, lexicon: Lexicon) -> Modality:
    """A fact for which only another side vouches is alleged; what one says of oneself, or media report, is not."""
    if fact.modality is not Modality.ASSERTED:
        return fact.modality
    source, speaker = claim.source.role, says.role
    if speaker is None:  # "she said", of whom nobody knows who she is
        hearsay = says.modality is Modality.ALLEGED or (says.verb is not None and claim.relation in _CONTESTED)
        return Modality.ALLEGED if hearsay and not is_position(claim.relation) else fact.modality
    accused = says.verb is not None and lemma(says.verb) in _ACCUSING and speaker is not source
    if (_on_own_side(speaker, source) and not accused) or speaker.media:
        return fact.modality
    helped = _on_own_side(speaker, claim.target.role)
    if claim.relation is Relation.AIDS and (helped or _may_be_own(speaker, lexicon)):
        return fact.modality  # who got the aid vouches for it; a minister of some country reports his own
    if says.modality is Modality.ALLEGED or claim.relation in _CONTESTED or _is_complicity(claim, lexicon):
        return Modality.ALLEGED
    return fact.modality


def stance_of(relation: Relation, target: NodeKind, polarity: Polarity, said: int | None) -> int | None:
    """Return the stance -2..+2 of a claim of which the text says ``said``; None where it is no position.

    A denied support is a position of -1; a denied rejection tells nothing.
    """
    if target is not NodeKind.PROPOSAL:
        return None
    stance = default_stance(relation, target) if said is None else said
    if stance is not None and polarity is Polarity.NEGATED:
        return -1 if stance > 0 else None
    return stance


def joined(first: Entity, second: Entity) -> Entity:
    """Return one record of two that name one thing; the name of the first stays."""
    names = {*first.aliases, *second.aliases, second.name} - {first.name}
    return replace(
        first,
        aliases=tuple(sorted(names)),
        identifiers=first.identifiers | second.identifiers,
        local=first.local and second.local,
    )
