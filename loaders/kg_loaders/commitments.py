"""Commitments: positions in what someone says ought to be ("the bill must be scrapped", "no place for")."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.asides import aside_speaker
from kg_loaders.contents import saying_above
from kg_loaders.denials import is_denied
from kg_loaders.frames import Claim, is_conduct
from kg_loaders.frames.demanded import demanded, is_small_clause
from kg_loaders.impersonal import Impersonal, side_of
from kg_loaders.lexicon import Lexicon
from kg_loaders.necessities import Necessities
from kg_loaders.perpetrators import is_self_blame
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_loaders.wishes import Wishes
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_commitments"]

_MINDED = frozenset(
    "think decide wonder ask consider know remember understand wait see view regard perceive interpret "
    "live".split()
)
_DUTY = frozenset("should must ought need".split())
_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_OPPOSITE = {Relation.SUPPORTS: Relation.REJECTS, Relation.REJECTS: Relation.SUPPORTS}
_GROUNDS = frozenset(
    "place need reason justification room excuse basis case mandate cause call point sense evidence proof".split()
)
_PRESENCES = frozenset("force troop presence base garrison peacekeeper army".split())
"""What there may be no need of in a country."""
_PROCEDURES = frozenset("authorize authorise approve confirm sign clear".split())
"""What a body "must approve" is told of its powers, and not for it."""
_WANTING = frozenset("want like prefer see".split())
_WISHING = frozenset("demand insist urge ask request recommend propose suggest".split())
_PENAL = frozenset(
    "punish try prosecute jail imprison condemn impeach sanction fine discipline convict hang blame".split()
)
_OBLIGED = frozenset("force compel oblige require prepare make press urge pressure".split())
_WISHED_FOR = frozenset(
    "free release reinstate extradite remove oust dismiss expel arrest evacuate pardon recall investigate".split()
)
_ANSWERED = frozenset("meet answer punish counter".split())
_COMPLYING = frozenset(
    "respect release comply honour honor cooperate stop withdraw return implement keep abide listen apologize "
    "apologise ensure guarantee pay investigate refrain observe fulfil fulfill obey uphold condemn act".split()
)
"""What is expected of somebody who is asked for it; an attack that is expected is not."""
_STOPPED = frozenset("stop end halt curb check confront resist".split())
_ACCOUNTABLE = frozenset("account accountable responsible".split())
_CHOOSING = frozenset("elect back support endorse choose reelect re-elect trust".split())
_STAYING = frozenset("stand stay remain proceed hold continue resume complete honour honor implement go".split())
_ASSURING = frozenset(
    "say insist promise pledge vow announce confirm declare add state assure tell reaffirm stress maintain".split()
)
_OBSERVING = frozenset("Institute Institution Centre Center University Fund Bank Observatory Foundation".split())
_KEPT_IN = frozenset("place force effect".split())
_TALKS = frozenset("talk negotiation meeting summit trial hearing session protest demonstration strike".split())
"""What goes on without its being a position that it does."""
_GIVEN = frozenset(
    "say voice right role chance seat share opportunity access place vote choice part power authority".split()
)
"""What somebody "should have" as a right, which asks nothing of him."""
_WORDS = frozenset("congratulation thanks kudos shame".split())


_Found: TypeAlias = tuple[Relation, Filler, str]
"""A relation, its target, and the rule."""


_POINTS = frozenset("term condition detail scope date price timetable wording modality".split())
"""What must be settled, and is not thereby backed: "they have to agree the terms of the exit"."""


_DEMANDED: frozenset[str] = frozenset(
    "precondition condition demand requirement ultimatum insistence call claim notion argument".split()
)


def _is_others_view(clause: "Token") -> bool:
    """Tell whether a quoted duty is what others ask: "they name the condition that he should resign"."""
    noun = clause.head
    told = clause.dep_ in ("acl", "ccomp", "relcl") and noun.pos_ == "NOUN" and lemma(noun) in _DEMANDED
    return told and not any(c.lower_ in ("my", "our") for c in noun.lefts)


@dataclass(slots=True)
class _Committer:
    arguments: Arguments
    lexicon: Lexicon
    scale: Scale = field(init=False)
    impersonal: Impersonal = field(init=False)

    def __post_init__(self) -> None:
        self.scale = Scale(self.lexicon)
        self.impersonal = Impersonal(self.arguments, self.lexicon, self.scale)

    def of(self, clause: "Token") -> Iterator[Claim]:
        """Yield the positions that a clause commits its speaker to, if somebody says it."""
        speakers, verb = self._speakers(clause)
        if speakers:
            found = [*self._duty(clause), *self._existential(clause), *self.impersonal.of(clause)]
            found += [*self._trusted(clause, speakers), *self._kept(clause, verb)]
            found += [
                *self._wished(clause, verb),
                *Necessities(self.arguments, self.lexicon, self.scale).of(clause),
                *Wishes(self.arguments, self.lexicon).of(clause),
            ]
            for relation, target, rule in found:
                for source in speakers:
                    if rule == "commitment.kept" and set(source.role.name.split()) & _OBSERVING:
                        continue  # "Austerity will continue, the Institute for Fiscal Studies said"
                    yield from self._claim(relation, source, target, verb or clause, rule, stated=verb is None)

    def _speakers(self, clause: "Token") -> tuple[list[Filler], "Token | None"]:
        """Return who says the clause, and the verb of speech; no verb where the clause is quoted on its own."""
        first = clause
        while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
            first = first.head
        verb = saying_above(first, self.lexicon)
        if verb is None and is_small_clause(first) and lemma(first.head) in _WANTING:
            verb = first.head  # "wants the levy scrapped"
        if verb is not None:
            said_by = by_agent(verb) if is_passive(verb) else subjects(verb)
            found = [f for f in map(self.arguments.actor, said_by) if f is not None]
            if found:
                return found, verb
        role = self.arguments.speaker_at.get(clause.i) if not _is_others_view(first) else None
        if role is None and clause.dep_ in ("ROOT", "conj"):
            aside = aside_speaker(clause, self.arguments, self.lexicon)
            return ([aside] if aside is not None else []), None
        return ([Filler(role, clause, 0.85)] if role is not None else []), None

    def _claim(
        self, relation: Relation, source: Filler, target: Filler, at: "Token", rule: str, *, stated: bool
    ) -> Iterator[Claim]:
        if target.role is source.role:
            return
        if relation is Relation.DEMANDS and not self._addressed(source, target):
            return
        stance = {Relation.SUPPORTS: 2, Relation.REJECTS: -2}.get(relation)
        confidence = 0.7 * source.confidence * target.confidence
        yield Claim(relation, source, target, at, rule, stance, confidence, stated=stated)

    # -- what must be ---

    def _duty(self, clause: "Token") -> Iterator[_Found]:
        """ "said that Iran must stop" demands it of Iran, "the law must be repealed" rejects the law."""
        modal = next((c for c in clause.children if c.dep_ == "aux" and c.lower_ in _DUTY), None)
        if modal is None and lemma(clause) == "have" and not children(clause, "xcomp"):
            yield from self._obliged(clause)
            return
        if modal is None and _would_do_well(clause):
            modal = next(c for c in clause.children if c.dep_ == "aux")
        if modal is None and not (lemma(clause) in ("need", "have", "ought") and children(clause, "xcomp")):
            return
        if is_self_blame(clause):
            return
        if modal is None and lemma(clause) == "have" and children(clause, "dobj"):
            return  # "has more arms than necessary to deter them"
        if any(a.lower_ == "ashamed" for a in children(clause, "acomp")):
            return
        yet = modal is None and any(c.lower_ == "yet" for c in clause.children)  # "have yet to speak"
        if yet or (clause.dep_ == "relcl" and lemma(clause.head) in ("decision", "choice")):
            return
        if modal is not None and any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children):
            if modal.lower_ != "must":  # "must have used a bomb" is but a guess
                yield from self._neglected(clause)
            return
        helping = {c.lower_ for c in clause.children if c.dep_ == "aux"}
        if helping & {"may", "might", "could"} or {"would", "have"} <= helping:
            return
        denied = is_denied(clause)
        done = clause if modal is not None else children(clause, "xcomp")[0]
        fated = modal is None and clause.tag_ == "VBD" and clause.i in self.arguments.speaker_at
        if lemma(done) in _MINDED or fated:  # "it had to face defeat", in direct speech
            return
        side = self._side(done)
        yield from self._done_to(done, denied=denied)
        own = [c for t in children(clause, "nsubj", "nsubjpass") for c in conjuncts(t)]
        for token in own or (objects(done) if is_passive(done) else subjects(clause)):
            target = self.arguments.recipient(token, place=False)
            if is_conduct(self.arguments, token) and is_passive(done) and not denied:
                yield from self._conduct_met(done, token)
            if target is None or not target.role.named:
                yield from self._wished_for(done, denied=denied)
            if target is None:
                continue
            if target.role.type is not NodeKind.PROPOSAL:
                if not denied and is_passive(done):
                    yield from self._done_to_actor(done, target)
                elif not denied and not _is_granted(done):
                    yield Relation.DEMANDS, target, "commitment.duty"
            elif side is not None and is_passive(done) and not (lemma(done) in _PROCEDURES and by_agent(done)):
                yield (_OPPOSITE[side] if denied else side), target, "commitment.fate"

    def _conduct_met(self, done: "Token", deed: "Token") -> Iterator[_Found]:
        """ "Niger's behaviour must be met with sanctions" finds fault with Niger."""
        if lemma(done) not in _PENAL | _ANSWERED | _STOPPED:
            return
        for owner in children(deed, "poss"):
            target = self.arguments.actor(owner)
            if target is not None:
                yield Relation.CRITICIZES, target, "commitment.penal"

    def _done_to_actor(self, done: "Token", target: Filler) -> Iterator[_Found]:
        """ "Brown must be tried" finds fault with Brown; "must be released" asks her for nothing."""
        held = lemma(done) == "hold" and any(t.lower_ in _ACCOUNTABLE for t in done.subtree)
        if lemma(done) in _PENAL or held:
            yield Relation.CRITICIZES, target, "commitment.penal"
        for agent in by_agent(done):
            doer = self.arguments.recipient(agent, place=False)
            if doer is not None and doer.role.type is not NodeKind.PROPOSAL:
                yield Relation.DEMANDS, doer, "commitment.duty"
        if lemma(done) in _OBLIGED:
            yield Relation.DEMANDS, target, "commitment.duty"
        if target.role.named:
            yield from self._wished_for(done, denied=False)

    def _wished_for(self, done: "Token", *, denied: bool) -> Iterator[_Found]:
        """ "The workers must be reinstated": who says so asks for their reinstatement."""
        asked = lemma(done) in _WISHED_FOR and is_passive(done) and not denied
        role = demanded(done, self.arguments) if asked else None
        if role is not None:
            yield Relation.DEMANDS, Filler(role, done, 0.8), "commitment.wish"

    def _neglected(self, clause: "Token") -> Iterator[_Found]:
        """ "said that Iran should have acted": who did not do what he should have is criticised."""
        for token in children(clause, "nsubj") if clause.tag_ == "VBN" and not is_passive(clause) else ():
            target = self.arguments.recipient(token, place=False)
            if target is not None and target.role.type is not NodeKind.PROPOSAL and token.pos_ != "PRON":
                yield Relation.CRITICIZES, target, "commitment.neglected"

    def _obliged(self, clause: "Token") -> Iterator[_Found]:
        """ "said Chad had a duty to repeal the decree"."""
        duties = [t for t in children(clause, "dobj") if lemma(t) in ("duty", "obligation", "responsibility")]
        duties = [t for t in duties if not any(c.lower_ in ("no", "any", "little") for c in t.lefts)]
        for deed in [d for t in duties for d in children(t, "acl")] if not is_denied(clause) else ():
            yield from self._done_to(deed, denied=False)
            for token in children(clause, "nsubj"):
                target = self.arguments.recipient(token, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield Relation.DEMANDS, target, "commitment.duty"

    def _done_to(self, done: "Token", *, denied: bool) -> Iterator[_Found]:
        """ "The government must withdraw the decree": who says so is against the decree."""
        for answer in preposition_objects(done, "with") if lemma(done) in _ANSWERED and not denied else ():
            wanted = self.arguments.proposal(answer)
            if wanted is not None and wanted.role.type is NodeKind.PROPOSAL:
                yield Relation.DEMANDS, wanted, "commitment.answer"
        for thing in children(done, "dobj") if lemma(done) in _CHOOSING and not is_passive(done) else ():
            whom = self.arguments.recipient(thing, place=False)
            if whom is not None and whom.role.type in (NodeKind.PERSON, NodeKind.ORGANIZATION):
                yield (Relation.REJECTS if denied else Relation.SUPPORTS), whom, "commitment.fate"
        side = self._side(done) if lemma(done) not in _PROCEDURES else None
        for thing in children(done, "dobj") if side is not None and not is_passive(done) else ():
            if lemma(thing) in _POINTS:
                continue
            target = self.arguments.recipient(thing, place=False)
            if side is not None and target is not None and target.role.type is NodeKind.PROPOSAL:
                yield (_OPPOSITE[side] if denied else side), target, "commitment.fate"

    def _kept(self, clause: "Token", verb: "Token | None") -> Iterator[_Found]:
        """ "said the vote would go ahead", "promised that the curbs would stay in force": it is to be, he says."""
        ahead = any(a.lower_ in ("will", "would") for a in children(clause, "aux"))
        if verb is None or lemma(verb) not in _ASSURING or not ahead or is_denied(clause):
            return
        word, passive = lemma(clause), is_passive(clause)
        if word not in _STAYING:
            return
        within = any(lemma(t) in _KEPT_IN for t in preposition_objects(clause, "in"))
        if (word in ("stay", "remain") and not within) or (word in ("hold", "complete") and not passive):
            return
        if word == "go" and not any(c.lower_ in ("ahead", "on", "forward") for c in clause.children):
            return
        if children(clause, "acomp", "attr", "xcomp", "dobj", "advcl", "agent"):
            return
        for thing in children(clause, "nsubj", "nsubjpass"):
            target = self.arguments.recipient(thing, place=False) if lemma(thing) not in _TALKS else None
            if target is not None and target.role.type is NodeKind.PROPOSAL:
                yield Relation.SUPPORTS, target, "commitment.kept"

    def _wished(self, clause: "Token", verb: "Token | None") -> Iterator[_Found]:
        """ "demanded that the levy be abolished": who demands it is against the levy."""
        if verb is None or lemma(verb) not in _WISHING | _WANTING:
            return
        side = self._side(clause)
        be = any(c.lower_ == "be" and c.dep_ == "auxpass" for c in clause.children)
        if side is None or not (is_small_clause(clause) or (be and is_passive(clause))):
            return
        for thing in children(clause, "nsubjpass", "nsubj"):
            target = self.arguments.recipient(thing, place=False)
            if target is not None and target.role.type is NodeKind.PROPOSAL:
                yield (_OPPOSITE[side] if is_denied(clause) else side), target, "commitment.fate"

    def _trusted(self, clause: "Token", speakers: list[Filler]) -> Iterator[_Found]:
        """ "We trust that Chad will respect the ruling", "we expect it to comply": who says so asks it of Chad."""
        if lemma(clause) not in ("trust", "expect") or is_denied(clause) or clause.tag_ == "VBD":
            return
        own = [f for f in map(self.arguments.actor, children(clause, "nsubj")) if f is not None]
        if not any(f.role is s.role for f in own for s in speakers):
            return
        for deed in children(clause, "ccomp", "xcomp"):
            if lemma(deed) not in _COMPLYING or is_denied(deed):
                continue
            for doer in children(deed, "nsubj"):
                target = self.arguments.recipient(doer, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield Relation.DEMANDS, target, "commitment.trusted"

    def _addressed(self, source: Filler, target: Filler) -> bool:
        """Tell whether a duty is another's: what one's own state must do is no demand."""
        if target.role.type is NodeKind.REGION:
            return False
        return not (source.role.home and source.role.home == self.arguments.cast.key_of(target.role))

    def _side(self, verb: "Token") -> Relation | None:
        return side_of(verb, self.lexicon)

    # -- what there is a place for, what it is time to do ---

    def _existential(self, clause: "Token") -> Iterator[_Found]:
        """ "There is no place for the death penalty" rejects it."""
        if not children(clause, "expl") or lemma(clause) != "be":
            return
        for ground in children(clause, "attr"):
            none = any(c.lower_ in ("no", "little") for c in ground.lefts) or is_denied(clause)
            if lemma(ground) not in _GROUNDS or not none:
                continue
            backed = [o for c in children(ground, "acl") if self._side(c) is Relation.SUPPORTS for o in objects(c)]
            for thing in preposition_objects(ground, "for") + preposition_objects(ground, "of") + backed:
                target = self.arguments.proposal(thing) if self._is_policy(thing) else None
                if target is not None and target.role.type is NodeKind.PROPOSAL:
                    yield Relation.REJECTS, target, "commitment.no_place"

    def _is_policy(self, thing: "Token") -> bool:
        known = thing.i in self.arguments.cast.at or lemma(thing) in self.lexicon.classes["proposals"]
        return known or lemma(thing) in _PRESENCES

    # -- thanks ---

    def thanks(self, token: "Token") -> Iterator[Claim]:
        """ "Congratulations to Ada Brown", "Thank you, Ada Brown": said by who is quoted."""
        role = self.arguments.speaker_at.get(token.i)
        if role is None:
            return
        if lemma(token) == "thank" and not children(token, "nsubj"):
            addressed = [t for o in objects(token) for t in (o, *children(o, "appos"))]
            addressed += children(token, "npadvmod", "dobj") + preposition_objects(token, "to")
        elif lemma(token) in _WORDS or token.lower_ in _WORDS:
            addressed = preposition_objects(token, "to") + preposition_objects(token, "on")
        else:
            return
        relation = Relation.CRITICIZES if token.lower_ == "shame" else Relation.SUPPORTS
        for thing in addressed:
            target = self.arguments.recipient(thing, place=False)
            if target is not None:
                source = Filler(role, token, 0.85)
                yield from self._claim(relation, source, target, token, "commitment.thanks", stated=True)


def _would_do_well(clause: "Token") -> bool:
    """Tell whether somebody "would do well to listen", or "had better listen"."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "should", "'d") for c in clause.children)
    well = any(c.lower_ == "well" for c in children(clause, "advmod"))
    return lemma(clause) == "do" and would and well and bool(children(clause, "advcl", "xcomp"))


def _is_granted(done: "Token") -> bool:
    """Tell whether somebody is to have, and not to do: "should have a say"."""
    owned = {lemma(t) for t in children(done, "dobj")} & _GIVEN
    about = lemma(done) == "do" and bool(preposition_objects(done, "with"))  # "has to do with the weather"
    able = lemma(done) == "be" and any(c.lower_ == "able" for c in children(done, "acomp"))  # "have to be able to"
    learns = about or able or lemma(done) in ("know", "hear", "learn")  # "these people need to know now"
    return learns or (lemma(done) in ("have", "get", "receive", "keep", "enjoy") and bool(owned))


def find_commitments(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions that duties, grounds and thanks make, in reading order."""
    committer = _Committer(arguments, lexicon)
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from committer.of(token)
        if token.pos_ in ("VERB", "NOUN", "PROPN", "INTJ"):
            yield from committer.thanks(token)
