"""Signals: statements with a sign, on one topic, from one voice, at one time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.analysis.dates import Basis, When, when
from kg.analysis.proposals import Proposals
from kg.analysis.stances import sign
from kg.analysis.voices import Voices, origin_keys
from kg_schema import Graph, GraphStatement, Modality, NodeKind, Relation

__all__ = ["Signal", "signals"]

_BEFORE: Final = re.compile(
    r"\b(previously|formerly|initially|originally|at first|used to|until (?:now|then|recently)|had (?:long|once|"
    r"earlier|always))\b",
    re.IGNORECASE,
)
_Key: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Signal:
    """A statement seen as a signal of its source about ``topic``, the id of a group of proposals or of an entity.

    ``origin`` is the article, the same for copies; ``voice`` who vouches for it; ``denied`` that the text gives
    it as a denial; ``before`` that its words place it in the past (``previously``).
    """

    statement: GraphStatement
    topic: str
    sign: int
    when: When
    origin: str
    voice: str | None
    about_proposal: bool
    before: bool = False

    @property
    def denied(self) -> bool:
        """Whether the text gives it as a denial."""
        return self.statement.modality is Modality.DENIED

    @property
    def account(self) -> _Key:
        """Which article and voice give it."""
        return self.origin, self.voice

    @property
    def demand_in(self) -> str | None:
        """The sentence, where the relation may be one of a pair within it."""
        paired = self.statement.relation in (Relation.DEMANDS, Relation.SUPPORTS) and not self.about_proposal
        return f"{self.statement.relation} {self.statement.start}" if paired else None

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: by date, then by place in the text."""
        s = self.statement
        return self.when.last, self.when.first, self.origin, not self.before, s.start, s.end, s.id


def signals(graph: Graph, proposals: Proposals) -> Iterator[Signal]:
    """Yield the signals of the graph: stances on proposals, and words towards actors."""
    kinds = {e.id: e.type for e in graph.entities}
    articles = {a.id: a for a in graph.articles}
    origins, voices = origin_keys(graph), Voices(graph)
    for s in graph.statements:
        kind = kinds[s.target]
        if value := sign(s, kind):
            about = kind is NodeKind.PROPOSAL
            topic = proposals.of[s.target].id if about else s.target
            date = when(s, articles[s.article])
            before = date.basis is not Basis.EVENT and bool(_BEFORE.search(s.quote))
            yield Signal(s, topic, value, date, origins[s.article], voices.voice(s), about, before)
