"""Sentences keep their edges when an aside parts the subject from its verb, or an opening stands before it."""

from functools import cache

import pytest

from kg_loaders import extractor
from kg_schema import Article

Edge = tuple[str, str, str]

SUBJECTS = {
    "Kenyan President Joel Otieno": "Joel Otieno",
    "Ada Brown": "Ada Brown",
    "Chad": "Chad",
    "The Harbour Council": "Harbour Council",
}
VERBS = {
    "rejected the levy": ("REJECTS", "Levy"),
    "accused Peru of theft": ("CRITICIZES", "Peru"),
    "has urged Peru to withdraw": ("DEMANDS", "Peru"),
}
ASIDES = (
    "however",
    "for its part",
    "on Tuesday",
    "in a statement on Monday",
    "after a week of talks in Geneva",
    "to the surprise of many",
    "long silent on the matter",
    "eager to avoid a split",
    "citing security concerns",
    "weakened by scandals",
    "once a close ally of the miners",
    "reportedly",
)
MARKS = {
    "commas": (", ", ", "),
    "short dashes": (" – ", " – "),
    "hyphens": (" - ", " - "),
    "brackets": (" (", ") "),
}
OPENINGS = (
    "On Tuesday",
    "Late on Thursday",
    "Two weeks later",
    "Hours before the vote",
    "At a rally in Porto",
    "In Geneva, where talks resumed on Monday",
    "After a week of talks in Geneva",
    "Earlier in the day, before the vote in parliament",
    "With elections weeks away",
    "In a move that surprised observers",
    "Following the collapse of talks in Geneva",
    "Despite months of pressure",
    "Speaking in Oslo on Monday",
    "Having returned from Geneva",
    "Asked about the delay",
    "As the crisis entered its third month",
    "Although talks resumed on Monday",
    "On Monday, after a week of talks in Geneva",
    "Still, under growing strain",
    "At a summit in Lima, attended by ten leaders",
)
ENDINGS = (
    " on Tuesday",
    " in Geneva on Monday",
    ", local media reported",
    ", according to two officials",
    ", said Lars Holm, an analyst",
    ", raising fears of a wider war",
    ", a day after talks collapsed in Geneva",
    ", although the talks go on",
)
LOST = frozenset(
    {
        "Ada Brown (after a week of talks in Geneva) has urged Peru to withdraw.",
        "Ada Brown (however) has urged Peru to withdraw.",
        "Ada Brown (in a statement on Monday) has urged Peru to withdraw.",
        "Ada Brown - citing security concerns - accused Peru of theft.",
        "Ada Brown – citing security concerns – accused Peru of theft.",
        "After a week of talks in Geneva, Ada Brown, long silent, rejected the levy.",
        "Chad (weakened by scandals) accused Peru of theft.",
        "Chad - citing security concerns - accused Peru of theft.",
        "Chad – citing security concerns – accused Peru of theft.",
        "Chad, citing security concerns, has urged Peru to withdraw.",
        "Having returned from Geneva, Ada Brown, long silent, has urged Peru to withdraw.",
        "In a move that surprised observers, Chad, long silent, has urged Peru to withdraw.",
        "In a move that surprised observers, the Harbour Council, long silent, has urged Peru to withdraw.",
        "Kenyan President Joel Otieno (after a week of talks in Geneva) has urged Peru to withdraw.",
        "Kenyan President Joel Otieno (for its part) has urged Peru to withdraw.",
        "Kenyan President Joel Otieno (however) has urged Peru to withdraw.",
        "Kenyan President Joel Otieno (in a statement on Monday) has urged Peru to withdraw.",
        "Kenyan President Joel Otieno - eager to avoid a split - accused Peru of theft.",
        "Kenyan President Joel Otieno – eager to avoid a split – accused Peru of theft.",
        "On Monday, after a week of talks in Geneva, Ada Brown, long silent, has urged Peru to withdraw.",
        "On Monday, after a week of talks in Geneva, Ada Brown, long silent, rejected the levy.",
        "The Harbour Council (however) has urged Peru to withdraw.",
        "The Harbour Council - citing security concerns - accused Peru of theft.",
        "The Harbour Council – citing security concerns – accused Peru of theft.",
    }
)
"""Sentences of which the edge is lost, since the parser takes them apart wrongly."""


def _low(name: str) -> str:
    return name.replace("The ", "the ", 1)


def _cases() -> dict[str, Edge]:
    found = {}
    for subject, name in SUBJECTS.items():
        for verb, (relation, target) in VERBS.items():
            edge = (name, relation, target)
            for aside in ASIDES:
                for opened, closed in MARKS.values():
                    found[f"{subject}{opened}{aside}{closed}{verb}."] = edge
            for opening in OPENINGS:
                found[f"{opening}, {_low(subject)} {verb}."] = edge
                found[f"{opening}, {_low(subject)}, long silent, {verb}."] = edge
            for ending in ENDINGS:
                found[f"{subject} {verb}{ending}."] = edge
    return found


CASES = _cases()


@cache
def _lost() -> frozenset[str]:
    """Return the sentences that give not their edge alone; all go through the parser together."""
    lost = set()
    for text, extraction in zip(CASES, extractor().extract(Article(text=t) for t in CASES), strict=True):
        edges = {
            (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
            for s in extraction.statements
            if s.is_edge
        }
        if {e for e in edges if e[1] == CASES[text][1]} != {CASES[text]}:
            lost.add(text)
    return frozenset(lost)


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_an_aside_leaves_the_edge(mark: str) -> None:
    opened, closed = MARKS[mark]
    marked = {f"{s}{opened}{a}{closed}{v}." for s in SUBJECTS for a in ASIDES for v in VERBS}
    assert sorted(_lost() & marked - LOST) == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_leaves_the_edge(opening: str) -> None:
    assert sorted(t for t in _lost() - LOST if t.startswith(f"{opening}, ")) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_leaves_the_edge(ending: str) -> None:
    assert sorted(t for t in _lost() - LOST if t.endswith(f"{ending}.")) == []


def test_what_is_lost_is_told() -> None:
    """No sentence is excused that keeps its edge."""
    assert sorted(LOST - _lost()) == []
