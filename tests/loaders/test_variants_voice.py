"""Sentences keep their edge in other tenses, voices, clauses and speech, and lose it when denied or possible."""

from functools import cache

import pytest

from kg_loaders import extractor
from kg_schema import Article

Edge = tuple[str, str, str]

SUBJECTS = {
    "Chad": ("Chad", "it", "which"),
    "Ada Brown": ("Ada Brown", "she", "who"),
    "Prime Minister Hana Dvorak": ("Hana Dvorak", "she", "who"),
    "Chad's foreign minister, Neil Gray,": ("Neil Gray", "he", "who"),
}
"""The name in the graph, the pronoun and the relative word, by how a text calls who acts."""
DEEDS = {
    ("reject", "rejected", "rejecting", "the levy", ""): ("REJECTS", "Levy"),
    ("accuse", "accused", "accusing", "Peru", " of theft"): ("CRITICIZES", "Peru"),
    ("endorse", "endorsed", "endorsing", "the treaty", ""): ("SUPPORTS", "Treaty"),
    ("urge", "urged", "urging", "Peru", " to withdraw"): ("DEMANDS", "Peru"),
}
KEPT = (
    "{X} {past} {O}{R}.",
    "{X} had {past} {O}{R}.",
    "{X} has repeatedly {past} {O}{R}.",
    "{X} has also {past} {O}{R}.",
    "{X} has since {past} {O}{R}.",
    "{X} was again {ing} {O}{R}.",
    "{X} did {base} {O}{R}.",
    "{X} on Friday {past} {O}{R}.",
    "{X} on the evening of 4 May {past} {O}{R}.",
    "{X} later {past} {O}{R}.",
    "{X} in turn {past} {O}{R}.",
    "{X} went on to {base} {O}{R}.",
    "{X} used a speech in Geneva to {base} {O}{R}.",
    "{X} left Oslo on Monday, {ing} {O}{R}.",
    "After {ing} {O}{R}, {X} flew home.",
    "Having {past} {O}{R}, {X} flew home.",
    "{X} arrived in Oslo on Monday and later {past} {O}{R}.",
    "On Friday {X} {past} {O}{R}.",
    "In a statement on Friday {X} {past} {O}{R}.",
    "{O} was {past} by {X}{R}.",
    "{O} has been {past} by {X}{R}.",
    "It was {X} {who} {past} {O}{R}.",
    "{X} said {pro} had {past} {O}{R}.",
    "Lars Holm said that {X} {past} {O}{R}.",
    "Lars Holm said on Friday {X} {past} {O}{R}.",
    "It emerged on Friday that {X} {past} {O}{R}.",
    "According to Lars Holm, {X} {past} {O}{R}.",
    "{X} {past} {O}{R}, Lars Holm told reporters in Bergen.",
    "{X} {past} {O}{R}, said Lars Holm, the mayor of Bergen.",
    '"{X} {past} {O}{R}," Lars Holm said.',
)
DENIED = (
    "{X} has not {past} {O}{R}.",
    "{X} never {past} {O}{R}.",
    "{X} did not {base} {O}{R}.",
    "{X} refused to {base} {O}{R}.",
    "{X} in no way {past} {O}{R}.",
    "{X} may {base} {O}{R}.",
    "{X} has yet to {base} {O}{R}.",
    "{X} stopped short of {ing} {O}{R}.",
    "{X} did not go on to {base} {O}{R}.",
    "{X} left Oslo on Monday without {ing} {O}{R}.",
    "Instead of {ing} {O}{R}, {X} flew home.",
    "If {X} {past} {O}{R}, the talks would end.",
    "{O} was not {past} by {X}{R}.",
    "It was not {X} {who} {past} {O}{R}.",
    "It may have been {X} {who} {past} {O}{R}.",
    "Lars Holm denied that {X} had {past} {O}{R}.",
    "There is no evidence that {X} {past} {O}{R}.",
    "{X} might say {pro} {past} {O}{R}.",
)
LOST: frozenset[str] = frozenset()
"""Sentences of which the edge is lost."""


def _cases(templates: tuple[str, ...]) -> dict[str, Edge]:
    cases: dict[str, Edge] = {}
    for template in templates:
        for called, (name, pronoun, who) in SUBJECTS.items():
            for (base, past, ing, thing, rest), (relation, target) in DEEDS.items():
                ends = template.find("{X}{R}") >= 0 and not rest
                who_acts = called.rstrip(",") if ends else called
                text = template.format(
                    X=who_acts, O=thing, R=rest, base=base, past=past, ing=ing, pro=pronoun, who=who
                )
                cases[text[0].upper() + text[1:]] = (name, relation, target)
    return cases


TRUE, UNTRUE = _cases(KEPT), _cases(DENIED)


@cache
def _found() -> dict[str, frozenset[Edge]]:
    """Return the plain edges of each sentence that tell of an event; all go through the parser together."""
    texts = [*TRUE, *UNTRUE]
    found: dict[str, frozenset[Edge]] = {}
    for text, extraction in zip(texts, extractor().extract([Article(text=t) for t in texts]), strict=True):
        found[text] = frozenset(
            (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
            for s in extraction.statements
            if s.is_edge
        )
    return found


@pytest.mark.parametrize("text", [t for t in TRUE if t not in LOST])
def test_the_edge_is_kept(text: str) -> None:
    assert TRUE[text] in _found()[text]


@pytest.mark.parametrize("text", TRUE)
def test_nobody_else_has_it(text: str) -> None:
    _, relation, _ = TRUE[text]
    assert {edge for edge in _found()[text] if edge[1] == relation} <= {TRUE[text]}


@pytest.mark.parametrize("text", UNTRUE)
def test_what_is_denied_or_possible_is_no_edge(text: str) -> None:
    assert UNTRUE[text] not in _found()[text]


def test_what_is_said_to_be_lost_still_is() -> None:
    assert {text for text in TRUE if TRUE[text] not in _found()[text]} >= LOST
