"""Absences: who will not come to a summit, vote or ceremony, or stays away from it, turns it down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.filling import Filling
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Absences"]

_VERBS: Final = frozenset("attend come go participate take send stay skip keep".split())
_EVENTS: Final = frozenset(
    "summit conference meeting talk ceremony inauguration session debate hearing forum gathering negotiation "
    "signing congress reception vote election referendum parade celebration dialogue banquet".split()
)
_GATHERINGS: Final = frozenset("summit conference meeting ceremony inauguration congress forum gathering".split())
"""Events that the article may be about, where who stays away is not told from what."""
_REFUSING: Final = frozenset("refuse decline".split())
_FRAME: Final = Frame.bare(
    "absence.away",
    Relation.REJECTS,
    targets=frozenset({NodeKind.PROPOSAL}),
    sources=frozenset(ACTORS) - {NodeKind.REGION},
)


@dataclass(slots=True)
class Absences:
    """Reads who stays away by his own will."""

    filling: Filling

    def claims(self, verb: "Token") -> Iterator[Claim]:
        """Yield the rejection of an event that somebody will not come to, or stays away from."""
        word = lemma(verb)
        if word not in _VERBS:
            return
        away = word == "skip" or (word in ("stay", "keep") and _is_away(verb))
        refused = verb.dep_ == "xcomp" and lemma(verb.head) in _REFUSING
        if not (away or ((refused or _will_not(verb)) and word not in ("stay", "keep", "skip"))):
            return
        if any(
            c.lower_ in ("if", "unless", "until") for a in children(verb, "advcl") for c in children(a, "mark")
        ):
            return
        own = any(a.lower_ in ("will", "would") for a in children(verb, "aux")) and (
            not away or not _negated(verb)
        )
        targets = self._events(verb, away=away)
        if targets:
            at = verb.head if refused else verb
            for claim in pairs(_FRAME, self.filling.sources(_FRAME, subjects(verb)), targets, at, 0.8):
                yield Claim(
                    claim.relation, claim.source, claim.target, at, claim.rule, None, claim.confidence, stated=own
                )

    def _events(self, verb: "Token", *, away: bool) -> list[Filler]:
        """Return the event that is named as what is stayed away from, or else the one the article is about."""
        names = ("from",) if lemma(verb) in ("stay", "keep") else ("to", "in", "at")
        named = children(verb, "dobj") if lemma(verb) in ("attend", "skip") else []
        held = [verb, *(c for c in verb.children if c.dep_ in ("advmod", "dobj", "prt"))]
        named += [t for h in held for name in names for t in preposition_objects(h, name)]
        if named:
            return self.filling.targets(_FRAME, [t for t in named if lemma(t) in _EVENTS])
        bare = away and lemma(verb) == "stay" and verb.dep_ not in ("pobj", "pcomp", "acl")
        if not bare and (lemma(verb) not in ("come", "attend", "go") or children(verb, "prep", "xcomp", "prt")):
            return []
        event = self._before(verb)
        return [event] if event is not None else []

    def _before(self, verb: "Token") -> Filler | None:
        """Return the gathering of which the article has spoken most, named in the sentence before any other."""
        roles = self.filling.arguments.cast.of_type(NodeKind.PROPOSAL)
        doc, named = verb.doc, []
        for role in roles:
            heads = [h for h in role.heads if h < verb.i and lemma(doc[h]) in _GATHERINGS]
            named += [(heads[-1] >= verb.sent.start, len(heads), -role.order, role)] if heads else []
        here = [t for t in verb.sent if t.i < verb.i and lemma(t) in _GATHERINGS and t.pos_ == "NOUN"]
        if here and not any(n[0] for n in named):
            return next(iter(self.filling.targets(_FRAME, here[:1])), None)
        return Filler(max(named, key=lambda n: n[:3])[3], verb, 0.7) if named else None


def _is_away(verb: "Token") -> bool:
    return any(c.lower_ == "away" for c in verb.children)


def _negated(verb: "Token") -> bool:
    return bool(children(verb, "neg"))


def _will_not(verb: "Token") -> bool:
    """Tell whether somebody will not do it, by his own word or another's."""
    willed = any(a.lower_ in ("will", "would", "wo") for a in children(verb, "aux"))
    takes = lemma(verb) != "take" or any(lemma(t) == "part" for t in children(verb, "dobj"))
    return willed and takes and any(c.lower_ in ("not", "n't", "never") for c in children(verb, "neg", "advmod"))
