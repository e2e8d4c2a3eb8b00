"""Explanations: which rule made each statement and on what grounds, and what became of the other candidates.

A ``Trace`` is passed through the rules and told what they do. The plain one listens to nothing, so ordinary
extraction pays nothing; a ``Recorder`` keeps what it hears, for one article.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from kg_loaders.attribution import Source
from kg_loaders.cast import Cast, Role
from kg_loaders.confidence import Part
from kg_loaders.factuality import Factuality
from kg_loaders.grounds import Finding, Reach, finding, path, reach, rule_kind
from kg_loaders.parse import ParsedArticle
from kg_schema import RELATION_TYPES, Extraction, Relation, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg_loaders.arguments import Filler
    from kg_loaders.frames.claims import Claim
    from kg_loaders.lexicon import Frame
    from kg_loaders.ties import Tie

__all__ = ["Dropped", "End", "Explained", "Explanation", "Recorder", "Span", "Trace"]

_PARTICLES: Final = frozenset("down up out off back over away".split())
_SOURCE: Final = "source"
_TARGET: Final = "target"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the article and where they stand, in code points."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class End:
    """How one end of a statement was found: at which words, and on which way from the trigger."""

    name: str
    at: Span
    found: Finding
    reach: Reach
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement was made. ``because`` is the word that decided its factuality, ``said_by`` the verb of
    speech above it; both empty where there is none. The ends of an office or place stand in its trigger."""

    rule: str
    kind: str
    trigger: Span
    source: End | None
    target: End | None
    because: str
    said_by: str
    confidence: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate of which no statement was made, and why, in one clause."""

    rule: str
    relation: Relation
    trigger: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An extraction with an explanation of each statement, in their order, and what was dropped."""

    extraction: Extraction
    explanations: tuple[Explanation, ...]
    dropped: tuple[Dropped, ...]


class Trace:
    """Is told what the rules do, and keeps nothing of it."""

    def trying(self, frame: "Frame", at: "Token") -> None:
        """Hear that a frame is tried at a word."""

    def unmet(self, frame: "Frame", at: "Token") -> None:
        """Hear that a word lacks what its frame needs."""

    def unfilled(self, end: str, token: "Token", role: Role | None) -> None:
        """Hear that what stands at the token cannot be this end of the frame; ``role``: the unfit entity."""

    def barren(self, end: str) -> None:
        """Hear that the frame being tried has nothing for this end."""

    def joined(self, sources: "list[Filler]", targets: "list[Filler]") -> None:
        """Hear between whom the frame being tried makes claims."""

    def unfit(self, claim: "Claim | Tie") -> None:
        """Hear that the ends of a claim do not fit its relation."""

    def stated(
        self, statement: Statement, claim: "Claim", fact: Factuality, says: Source, parts: tuple[Part, ...]
    ) -> None:
        """Hear what statement a claim became, and on what grounds."""

    def tied(self, statement: Statement, tie: "Tie", parts: tuple[Part, ...]) -> None:
        """Hear what statement a tie became."""


class _Depth(IntEnum):
    """How far a candidate came; of several at one word, the one that came farthest is told."""

    UNMET = 0
    NO_SOURCE = 1
    NO_TARGET = 2
    UNFIT = 3


@dataclass(slots=True)
class _Candidate:
    depth: _Depth
    token: "Token"
    dropped: Dropped


@dataclass(slots=True)
class Recorder(Trace):
    """Keeps what it hears of one article."""

    parsed: ParsedArticle
    cast: Cast
    _made: list[tuple[Statement, Explanation]] = field(default_factory=list)
    _triggers: set[int] = field(default_factory=set)
    _candidates: list[_Candidate] = field(default_factory=list)
    _frame: "tuple[Frame, Token] | None" = None
    _misfits: dict[str, dict[int, str]] = field(default_factory=dict)

    def trying(self, frame: "Frame", at: "Token") -> None:
        """Begin with a frame at a word; what earlier ones lacked is theirs."""
        self._frame, self._misfits = (frame, at), {_SOURCE: {}, _TARGET: {}}

    def unmet(self, frame: "Frame", at: "Token") -> None:
        """Keep that a word lacks what its frame needs; of "have" nobody expects a claim."""
        if at.pos_ == "AUX":
            return
        reason = f"its words do not meet what the frame needs ({', '.join(frame.needs)})"
        self._drop(_Depth.UNMET, frame.id, frame.relation, at, reason)

    def unfilled(self, end: str, token: "Token", role: Role | None) -> None:
        """Keep why what stands at the token cannot be this end."""
        if self._frame is None:
            return
        frame = self._frame[0]
        if role is None:
            self._misfits[end][token.i] = _nothing_at(end, token)
        else:
            ends = RELATION_TYPES[frame.relation]
            allowed = ends.sources if end == _SOURCE else ends.targets & frame.targets_allowed
            kinds = ", ".join(sorted(allowed))
            self._misfits[end][token.i] = f"“{token.text}” is a {role.type}, and the {end} can be: {kinds}"

    def barren(self, end: str) -> None:
        """Keep that the frame has nothing for this end, with what stood there instead."""
        if self._frame is None:
            return
        frame, at = self._frame
        slots = ", ".join(frame.source if end == _SOURCE else frame.target)
        misfits = "; ".join(self._misfits[end].values())
        if end == _SOURCE and not misfits and at.pos_ not in ("VERB", "AUX"):
            return  # a noun that is only mentioned is no candidate
        reason = f"no {end}: " + (misfits or f"nothing stands in {slots or 'its slots'}")
        depth = _Depth.NO_SOURCE if end == _SOURCE else _Depth.NO_TARGET
        self._drop(depth, frame.id, frame.relation, at, reason)

    def joined(self, sources: "list[Filler]", targets: "list[Filler]") -> None:
        """Keep that both ends are one and the same, where no pair is left."""
        ends = {(id(s.role), id(t.role)) for s in sources for t in targets}
        if self._frame is not None and all(one == other for one, other in ends):
            frame, at = self._frame
            reason = f"both ends are {sources[0].role.name}"
            self._drop(_Depth.UNFIT, frame.id, frame.relation, at, reason)

    def unfit(self, claim: "Claim | Tie") -> None:
        """Keep that the ends do not fit the relation."""
        from kg_loaders.ties import Tie

        source, target = claim.source, claim.target
        one = source if isinstance(source, Role) else source.role
        other = target if isinstance(target, Role) else target.role
        at = claim.at if isinstance(claim, Tie) else claim.predicate
        reason = f"{claim.relation} cannot join {one.name} ({one.type}) to {other.name} ({other.type})"
        if one is other:
            reason = f"both ends are {one.name}"
        self._drop(_Depth.UNFIT, claim.rule, claim.relation, at, reason)

    def stated(
        self, statement: Statement, claim: "Claim", fact: Factuality, says: Source, parts: tuple[Part, ...]
    ) -> None:
        """Keep what statement a claim became, and on what grounds."""
        at = claim.predicate
        self._triggers.add(at.i)
        explanation = Explanation(
            rule=claim.rule,
            kind=rule_kind(claim.rule, at),
            trigger=self._trigger(at),
            source=self._end(claim.source, at),
            target=self._end(claim.target, at),
            because=fact.why,
            said_by=says.verb.text if says.verb is not None else "",
            confidence=parts,
        )
        self._made.append((statement, explanation))

    def tied(self, statement: Statement, tie: "Tie", parts: tuple[Part, ...]) -> None:
        """Keep what statement a tie became."""
        kind = rule_kind(tie.rule, tie.at)
        made = Explanation(tie.rule, kind, self._span(tie.at), None, None, "", "", parts)
        self._made.append((statement, made))

    def explained(self, extraction: Extraction) -> Explained:
        """Return the extraction with what was heard of it; of doubles, the one kept explains the statement."""
        article = extraction.article.id
        ids = [s.id_in(article) for s in extraction.statements]
        kept = dict(zip(ids, extraction.statements, strict=True))
        reasons: dict[str, Explanation] = {}
        doubles: list[tuple[str, Statement, Explanation]] = []
        for statement, why in self._made:
            identifier = statement.id_in(article)
            if identifier not in reasons and kept.get(identifier) == statement:
                reasons[identifier] = why
            elif identifier in kept:
                doubles.append((identifier, statement, why))
        dropped = [
            Dropped(why.rule, s.relation, why.trigger, f"says the same as {i}, made by {reasons[i].rule}")
            for i, s, why in doubles
            if i in reasons and why != reasons[i]
        ]
        found = sorted([*self._told(), *dropped], key=lambda d: (d.trigger.start, d.rule, d.reason))
        return Explained(extraction, tuple(reasons[i] for i in ids), tuple(dict.fromkeys(found)))

    def _told(self) -> Iterable[Dropped]:
        """Yield, for each relation at each word of which nothing was made, the candidate that came farthest."""
        farthest: dict[tuple[int, Relation], _Candidate] = {}
        for candidate in self._candidates:
            key = candidate.token.i, candidate.dropped.relation
            spoken = self._triggers & {candidate.token.i, candidate.token.head.i}
            silent = candidate.depth < _Depth.UNFIT and spoken
            if not silent and (key not in farthest or farthest[key].depth < candidate.depth):
                farthest[key] = candidate
        return (c.dropped for c in farthest.values())

    def _drop(self, depth: _Depth, rule: str, relation: Relation, at: "Token", reason: str) -> None:
        self._candidates.append(_Candidate(depth, at, Dropped(rule, relation, self._trigger(at), reason)))

    def _end(self, filler: "Filler", at: "Token") -> End:
        token, role = filler.token, filler.role
        found = finding(token, role, self.cast)
        return End(role.name, self._mention(token, role), found, reach(at, token), path(at, token))

    def _mention(self, token: "Token", role: Role) -> Span:
        """Return the whole name or description that the token is the head of, else the token's own word."""
        own = self._span(token)
        around = [(s, e) for s, e in role.spans if s <= own.start and own.end <= e]
        start, end = min(around, default=(own.start, own.end), key=lambda span: span[1] - span[0])
        return Span(self.parsed.article.text[start:end], start, end)

    def _span(self, token: "Token") -> Span:
        return Span(token.text, self.parsed.start(token), self.parsed.end(token))

    def _trigger(self, token: "Token") -> Span:
        """Return the words that triggered a rule: its word, with the particle that belongs to it."""
        last = next((c for c in token.children if c.i == token.i + 1 and c.lower_ in _PARTICLES), token)
        start, end = self.parsed.start(token), self.parsed.end(last)
        return Span(self.parsed.article.text[start:end], start, end)


def _nothing_at(end: str, token: "Token") -> str:
    can = "names nobody known who acts" if end == _SOURCE else "names nothing known"
    return f"“{token.text}” {can}"
