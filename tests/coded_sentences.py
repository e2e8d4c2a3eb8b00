"""Reads the coded sentences, and compares the events that are found in them with those that a coder records."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg_loaders import extractor
from kg_loaders.plover import plover_events
from kg_schema import Article
from statement_pairs import items

__all__ = ["MUTUAL", "Coded", "Event", "Score", "coded", "score"]

Event: TypeAlias = tuple[str, str | None, str | None]
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types without a direction."""


@dataclass(frozen=True)
class Coded:
    """A sentence, the events that a coder records, and those that are found."""

    text: str
    expected: frozenset[Event]
    found: frozenset[Event]


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1, counted over all sentences."""

    precision: float
    recall: float
    f1: float


def _event(kind: str, actor: str | None, recipient: str | None) -> Event:
    if kind in MUTUAL:
        first, second = sorted((actor or "", recipient or ""))
        return kind, first or None, second or None
    return kind, actor, recipient


def coded() -> list[Coded]:
    """Return the sentences of coded.yaml as the rules read them."""
    rows: list[list[Any]] = [list(row) for row in items("coded.yaml")]
    found = extractor().extract([Article(text=row[0]) for row in rows])
    return [
        Coded(
            row[0],
            frozenset(_event(*event) for event in row[1:]),
            frozenset(
                _event(e["event_type"], e["actor_country"], e["recipient_country"])
                for e in plover_events(extraction)
            ),
        )
        for row, extraction in zip(rows, found, strict=True)
    ]


def score(sentences: list[Coded], *, whole: bool) -> Score:
    """Score the types, or the triples if ``whole``; a type counts once a sentence."""
    right = predicted = gold = 0
    for sentence in sentences:
        wanted = Counter({event if whole else event[0] for event in sentence.expected})
        found = Counter({event if whole else event[0] for event in sentence.found})
        right += (wanted & found).total()
        predicted += found.total()
        gold += wanted.total()
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
