"""Appeals: sides and demands in what somebody asks of others or makes a condition, and what protests follow on.

Who urges "both sides to respect the verdict" is for the verdict, whoever they are; who will not sign a budget
"without money for the dam" demands that money; protests that break out "after the government proposed a tax" are
against the tax.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.denials import is_denied
from kg_loaders.frames import Claim
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_appeals"]

_ASKING = frozenset("urge ask call appeal press implore beg exhort encourage plead".split())
_HEEDED = frozenset("respect accept back support endorse honour honor uphold approve ratify pass adopt".split())
_SHUNNED = frozenset("reject oppose defeat boycott scrap repeal".split())
_RULINGS = frozenset("verdict ruling result outcome judgment judgement decision constitution".split())
_AGREEING = frozenset("sign approve back support accept ratify pass agree endorse adopt reopen lift join".split())
_REFUSING = frozenset("refuse decline".split())
_HOLDING = frozenset("include contain provide allocate guarantee have protect address fund offer set".split())
_IDLE = frozenset(
    "delay debate hesitation discussion condition precondition amendment change reservation comment question "
    "consent approval permission vote consultation notice reason exception help fail doubt consensus".split()
)
"""Without which things are done or not, and nobody asks for them."""
_PROTESTS = frozenset("protest demonstration riot unrest strike march".split())
_BREAKING = frozenset("break erupt begin start flare spread resume".split())
_AFTER = frozenset("after when since".split())
_MEASURES = (Relation.PROPOSES, Relation.SUPPORTS)
_STRESSING = frozenset("stress underline emphasize emphasise reiterate highlight underscore affirm".split())
_FILING = frozenset("file table submit introduce lodge propose back support initiate launch bring present".split())
_RUNNING = frozenset("head lead run manage chair co-chair direct oversee".split())


@dataclass(slots=True)
class _Appeals:
    arguments: Arguments
    lexicon: Lexicon

    def of(self, verb: "Token") -> Iterator[Claim]:
        word = lemma(verb)
        if word in _ASKING and not is_denied(verb) and not is_passive(verb):
            yield from self._asked(verb)
        if word in _AGREEING and (is_denied(verb) or lemma(verb.head) in _REFUSING):
            yield from self._conditions(verb)
        if word in _STRESSING and not is_denied(verb):
            yield from self._stressed(verb)
        if word in _FILING and not is_denied(verb):
            yield from self._no_confidence(verb)
        if word in _RUNNING:
            yield from self._campaign(verb)
        if word in _BREAKING or word in ("protest", "take", "march", "rally", "demonstrate"):
            yield from self._against_measure(verb)

    def _asked(self, verb: "Token") -> Iterator[Claim]:
        """ "urged both sides to respect the verdict": nobody known is asked, and the side is taken."""
        asked = objects(verb) + preposition_objects(verb, "on") + preposition_objects(verb, "to")
        if any(self.arguments.recipient(t, place=False) is not None for t in asked):
            return
        for deed in children(verb, "xcomp", "ccomp"):
            to = any(c.lower_ == "to" for c in children(deed, "aux"))
            word = lemma(deed)
            if not to or is_denied(deed) or word not in _HEEDED | _SHUNNED:
                continue
            relation = Relation.SUPPORTS if word in _HEEDED else Relation.REJECTS
            for thing in children(deed, "dobj"):
                target = self.arguments.recipient(thing, place=False)
                if target is None and lemma(thing) in _RULINGS:
                    target = self.arguments.proposal(thing)
                if target is not None and target.role.type is NodeKind.PROPOSAL:
                    yield from self._claims(relation, verb, subjects(verb), target, "appeal.asked")

    def _conditions(self, verb: "Token") -> Iterator[Claim]:
        """ "will not sign a budget without money for the dam", "refuses to lift the siege unless Chad leaves"."""
        top = verb.head if lemma(verb.head) in _REFUSING else verb
        holders = subjects(top) or subjects(verb)
        wanted = preposition_objects(verb, "without")
        for thing in objects(verb):
            wanted += preposition_objects(thing, "without")
            for clause in children(thing, "relcl"):
                if is_denied(clause) and lemma(clause) in _HOLDING:
                    wanted += children(clause, "dobj")
        for thing in wanted:
            if lemma(thing) in _IDLE or thing.pos_ not in ("NOUN", "PROPN"):
                continue
            target = self.arguments.proposal(thing)
            if target is not None:
                yield from self._claims(Relation.DEMANDS, top, holders, target, "appeal.condition")
        for clause in [*children(verb, "advcl"), *children(top, "advcl")] if top is not verb else ():
            if not any(m.lower_ == "unless" for m in children(clause, "mark")) or is_denied(clause):
                continue
            for doer in children(clause, "nsubj"):
                target = self.arguments.recipient(doer, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield from self._claims(Relation.DEMANDS, top, holders, target, "appeal.condition")

    def _stressed(self, verb: "Token") -> Iterator[Claim]:
        """ "stressed the need for dialogue", "underlined the importance of the treaty"."""
        for worth in objects(verb):
            if lemma(worth) not in ("need", "importance", "necessity", "urgency"):
                continue
            for thing in preposition_objects(worth, "for") + preposition_objects(worth, "of"):
                if lemma(thing) in self.lexicon.classes["proposals"]:
                    target = self.arguments.proposal(thing)
                    if target is not None:
                        yield from self._claims(Relation.SUPPORTS, verb, subjects(verb), target, "appeal.stressed")

    def _no_confidence(self, verb: "Token") -> Iterator[Claim]:
        """ "filed a motion of no confidence in Karl Venn": who does is against him."""
        for motion in objects(verb):
            if lemma(motion) not in ("motion", "vote"):
                continue
            censure = [t for t in preposition_objects(motion, "of") if lemma(t) in ("confidence", "censure")]
            hung = [motion, *censure]
            if not censure and not any("confidence" in t.lower_ for t in motion.subtree if t.i < motion.i):
                continue
            for whom in [t for h in hung for n in ("in", "against") for t in preposition_objects(h, n)]:
                target = self.arguments.recipient(whom, place=False)
                if target is not None and target.role.type is not NodeKind.PROPOSAL:
                    yield from self._claims(Relation.REJECTS, verb, subjects(verb), target, "appeal.no_confidence")

    def _campaign(self, verb: "Token") -> Iterator[Claim]:
        """ "headed the campaign of Pedro Ruiz", "ran his presidential campaign": who does is for the candidate."""
        for thing in objects(verb):
            if lemma(thing) != "campaign":
                continue
            whose = children(thing, "poss") + preposition_objects(thing, "of")
            for owner in whose:
                target = self.arguments.recipient(owner, place=False)
                if target is not None and target.role.type is NodeKind.PERSON:
                    yield from self._claims(Relation.SUPPORTS, verb, subjects(verb), target, "appeal.campaign")

    def _against_measure(self, verb: "Token") -> Iterator[Claim]:
        """ "protests broke out after the government proposed a tax", "have been protesting since it passed"."""
        word = lemma(verb)
        streets = word == "take" and any(lemma(t) == "street" for t in preposition_objects(verb, "to"))
        protesting = word in ("protest", "march", "rally", "demonstrate") or streets
        broken = word in _BREAKING and any(lemma(s) in _PROTESTS for s in children(verb, "nsubj"))
        if not (protesting or broken) or is_denied(verb):
            return
        dates = [t for n in ("since", "from") for t in preposition_objects(verb, n)] if protesting else []
        for clause in [
            *children(verb, "advcl"),
            *(c for t in dates for c in children(t, "relcl", "advcl", "acl")),
        ]:
            marked = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
            if not marked & _AFTER or (protesting and "when" in marked and not dates) or is_denied(clause):
                continue
            frames = self.lexicon.verbs.get(lemma(clause), ())
            if clause.tag_ not in ("VBD", "VBN") or not any(f.relation in _MEASURES for f in frames):
                continue
            doers = children(clause, "nsubj")
            for thing in children(clause, "nsubjpass" if is_passive(clause) else "dobj"):
                if lemma(thing) not in self.lexicon.classes["proposals"]:
                    continue
                target = self.arguments.proposal(thing)
                source = self._crowd(verb, protesting=protesting)
                if target is None or source is None or any(self._is(d, source) for d in doers):
                    continue
                weight = 0.6 * target.confidence
                yield Claim(Relation.PROTESTS, source, target, verb, "appeal.protest_after", -2, weight)

    def _is(self, token: "Token", filler: Filler) -> bool:
        return self.arguments.cast.at.get(token.i) is filler.role

    def _crowd(self, verb: "Token", *, protesting: bool) -> Filler | None:
        if not protesting:
            role: Role = self.arguments.nominals.protesters(verb)
            return Filler(role, verb, 0.8)
        found = (self.arguments.actor(s) or self.arguments.people(s) for s in subjects(verb))
        return next((f for f in found if f is not None), None)

    def _claims(
        self, relation: Relation, at: "Token", holders: list["Token"], target: Filler, rule: str
    ) -> Iterator[Claim]:
        for holder in holders:
            source = self.arguments.actor(holder)
            if source is not None and source.role is not target.role:
                weight = 0.7 * source.confidence * target.confidence
                stance = {Relation.SUPPORTS: 1, Relation.REJECTS: -1}.get(relation)
                stated = rule == "appeal.condition"
                yield Claim(relation, source, target, at, rule, stance, weight, stated=stated)


def find_appeals(doc: "Doc", arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the positions in appeals, conditions and protests, in reading order."""
    appeals = _Appeals(arguments, lexicon)
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from appeals.of(token)
