"""Scoring: what of one article was found, what was not, and what was found that is not there.

Unique triples are counted. Those that a careful reader might leave out count neither way, and a reading that is as
good as the annotated one counts as it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from kg.evaluation.gold import Gold, GoldEdge
from kg.evaluation.linking import Linker, shared_words
from kg.evaluation.predictions import Name, Prediction, Record, name_of
from kg.evaluation.relations import EVENTS, FAMILY, SCORED, Triple, as_annotated
from kg_schema import Modality, Polarity

__all__ = ["Answers", "Counts", "Score", "score"]


class Counts(NamedTuple):
    """How many were annotated, how many predicted, and how many of these are right."""

    gold: int
    predicted: int
    right: int


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one article by measure, and what they are made of.

    ``broken`` are plain edges and names that the annotation forbids, ``ungrounded`` quotations that are not the
    text's own slice.
    """

    counts: Mapping[str, Counts]
    missed: tuple[Triple, ...]
    extra: tuple[Triple, ...]
    broken: tuple[str, ...]
    ungrounded: tuple[str, ...]


def _is_plain(statement: Record) -> bool:
    polarity = statement.get("polarity", Polarity.AFFIRMED)
    return polarity == Polarity.AFFIRMED and statement.get("modality", Modality.ASSERTED) in _PLAIN


_PLAIN: Final = (Modality.ASSERTED, Modality.ALLEGED)
_VIEWS: Final[dict[str, Callable[[Triple], object]]] = {
    "events": lambda t: t if t[1] in EVENTS else None,
    "strict": lambda t: t,
    "family": lambda t: (t[0], FAMILY[t[1]], t[2]),
    "pair": lambda t: tuple(sorted((t[0], t[2]))),
}
"""What makes two triples one in each view; None leaves a triple out."""


@dataclass(slots=True)
class Answers:
    """What counts as right in one article."""

    gold: Gold
    core: dict[Triple, GoldEdge]
    optional: frozenset[Triple]
    readings: dict[Triple, Triple]
    linker: Linker
    types: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, gold: Gold) -> Self:
        """Return the answers of an annotation."""
        types = {entity.name: entity.type for entity in gold.entities}

        def counted(source: str, relation: str, target: str) -> Triple:
            return as_annotated(source, relation, target, types.get(source))

        core = {counted(e.source, e.type, e.target): e for e in gold.edges if not e.optional}
        optional = {counted(e.source, e.type, e.target) for e in gold.edges if e.optional}
        readings = {counted(*alt): counted(e.source, e.type, e.target) for e in gold.edges for alt in e.alt}
        return cls(gold, core, frozenset(optional - core.keys()), readings, Linker(gold.entities), types)

    def triple(self, statement: Record) -> Triple | None:
        """Return the statement as a triple of annotated names; None where it is no edge of a scored relation."""
        if statement["type"] not in SCORED or not _is_plain(statement):
            return None
        source, target = self.named(name_of(statement["source"])), self.named(name_of(statement["target"]))
        kind = self.types.get(source, statement["source"]["type"])
        return as_annotated(source, statement["type"], target, kind)

    def named(self, name: Name) -> str:
        """Return the annotated name of an entity; of an unknown one its own, marked as such."""
        return self.linker.link(*name) or f"?{name[1].casefold()}"

    def meant(self, triple: Triple) -> Triple:
        """Return the annotated triple of which this is another reading, else the triple itself."""
        return triple if triple in self.core else self.readings.get(triple, triple)

    def is_right(self, statement: Record) -> bool | None:
        """Tell whether the annotation has it, if only as an option; None where a statement is not scored."""
        triple = self.triple(statement)
        if triple is None:
            return None
        meant = self.meant(triple)
        return meant in self.core or meant in self.optional


def score(gold: Gold, predicted: Prediction) -> Score:
    """Return how a prediction compares with the annotation of its article."""
    answers = Answers.of(gold)
    plain: set[Triple] = set()
    found: dict[Triple, Record] = {}
    for statement in predicted.statements:
        triple = answers.triple(statement)
        if triple is not None:
            plain.add(triple)
            found.setdefault(answers.meant(triple), statement)
    scored = set(found) - answers.optional
    counts = {view: _viewed(answers, scored, key) for view, key in _VIEWS.items()}
    counts["entities"] = _entities(answers, predicted)
    counts |= _grouped(answers, scored, lambda relation: FAMILY[relation], FAMILY.values())
    counts |= _grouped(answers, scored, lambda relation: relation, FAMILY)
    counts |= _stances(answers, found) | _speakers(answers, found)
    return Score(
        counts=counts,
        missed=tuple(sorted(answers.core.keys() - found.keys())),
        extra=tuple(sorted(scored - answers.core.keys())),
        broken=tuple(_broken(answers, plain, predicted)),
        ungrounded=tuple(
            s["evidence"]["quote"]
            for s in predicted.statements
            if not _is_grounded(s["evidence"], predicted.text, gold.text)
        ),
    )


def _viewed(answers: Answers, scored: Iterable[Triple], key: Callable[[Triple], object]) -> Counts:
    wanted, mine, either = (
        {key(t) for t in triples} - {None} for triples in (answers.core, scored, answers.optional)
    )
    mine -= either - wanted
    return Counts(len(wanted), len(mine), len(mine & wanted))


def _grouped(
    answers: Answers, scored: set[Triple], group: Callable[[str], str], groups: Iterable[str]
) -> dict[str, Counts]:
    """Count the triples of each group of relations apart."""

    def of(triples: Iterable[Triple], name: str) -> set[Triple]:
        return {triple for triple in triples if group(triple[1]) == name}

    found = {}
    for name in dict.fromkeys(groups):
        wanted, mine = of(answers.core, name), of(scored, name)
        found[name] = Counts(len(wanted), len(mine), len(mine & wanted))
    return found


def _entities(answers: Answers, predicted: Prediction) -> Counts:
    mine = {(answers.named(name), name[0]) for name in predicted.entities}
    wanted = {(e.name, e.type) for e in answers.gold.entities if not e.optional}
    either = {(e.name, e.type) for e in answers.gold.entities if e.optional}
    return Counts(len(wanted), len(mine - either), len(mine & wanted))


def _stances(answers: Answers, found: Mapping[Triple, Record]) -> dict[str, Counts]:
    """Compare the stances of found positions on proposals: their signs, and exactly."""
    both = [
        (edge.stance, found[triple].get("stance"))
        for triple, edge in answers.core.items()
        if triple in found and edge.stance is not None
    ]
    signs = sum(said is not None and (wanted > 0, wanted < 0) == (said > 0, said < 0) for wanted, said in both)
    exact = sum(wanted == said for wanted, said in both)
    return {
        "stance sign": Counts(len(both), len(both), signs),
        "stance exact": Counts(len(both), len(both), exact),
    }


def _speakers(answers: Answers, found: Mapping[Triple, Record]) -> dict[str, Counts]:
    """Compare who says so, of found triples for which the annotation names somebody."""
    both = [
        (edge.attributed_to, found[triple].get("attributed_to"))
        for triple, edge in answers.core.items()
        if triple in found and edge.attributed_to
    ]
    names = ((wanted, said["name"] if isinstance(said, dict) else said or "") for wanted, said in both)
    return {"speaker": Counts(len(both), len(both), sum(shared_words(*pair) for pair in names))}


def _broken(answers: Answers, plain: set[Triple], predicted: Prediction) -> Iterable[str]:
    for edge in answers.gold.forbidden:
        if as_annotated(edge.source, edge.type, edge.target, answers.types.get(edge.source)) in plain:
            yield f"{edge.source} {edge.type} {edge.target} ({edge.why})"
    ends = (name_of(s[end]) for s in predicted.statements for end in ("source", "target"))
    named = {n for _, name, aliases in ends for n in (name, *aliases)}
    for name in answers.gold.forbidden_names:
        if any(re.search(rf"\b{re.escape(name)}", n) for n in named):
            yield f"names {name}"


def _is_grounded(evidence: Record, predicted: str, text: str) -> bool:
    quote: str = evidence["quote"]
    return bool(quote.strip()) and quote in text and predicted[evidence["start"] : evidence["end"]] == quote
