"""Grounds: how an end was found and where it stands."""

import pytest

from kg_loaders.grounds import Finding, Reach, RuleKind, path, reach, rule_kind
from kg_loaders.parse import load_model
from kg_loaders.rules import RuleExtractor
from kg_schema import Article


def _doc(text):
    return load_model()(text)


def _word(doc, word):
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "trigger", "end", "wanted"),
    [
        ("Peru rejected the treaty.", "rejected", "Peru", Reach.OWN),
        ("Peru voted against the treaty.", "voted", "treaty", Reach.OWN),
        ("Peru and Chile rejected the treaty.", "rejected", "Chile", Reach.OWN),
        ("Peru rejected the treaty and condemned Chile.", "condemned", "Peru", Reach.SHARED),
        ("Peru wants to leave the pact.", "leave", "Peru", Reach.SHARED),
        ("Peru rejected the treaty. Chile laughed.", "rejected", "Chile", Reach.AWAY),
        ("Peru said that Chile had paid the bill.", "said", "bill", Reach.APART),
    ],
)
def test_reach(text, trigger, end, wanted):
    doc = _doc(text)

    assert reach(_word(doc, trigger), _word(doc, end)) is wanted


def test_the_path_names_prepositions():
    doc = _doc("Peru voted against the treaty.")

    assert path(_word(doc, "voted"), _word(doc, "treaty")) == ("prep against", "pobj")
    assert path(_word(doc, "treaty"), _word(doc, "Peru")) == ()


@pytest.mark.parametrize(
    ("rule", "word", "wanted"),
    [
        ("office.title", "Peru", RuleKind.OFFICE),
        ("appraisal.called", "rejected", RuleKind.APPRAISAL),
        ("reject.oppose", "rejected", RuleKind.VERB),
        ("n.deal", "treaty", RuleKind.NOUN),
        ("a.new", "strict", RuleKind.ADJECTIVE),
    ],
)
def test_the_kind_of_a_rule(rule, word, wanted):
    assert rule_kind(rule, _word(_doc("Peru rejected the strict treaty."), word)) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru condemned Chile.", Finding.NAME),
        ("The treaty with Peru failed. Rosa Vidal condemned the treaty.", Finding.DESCRIPTION),
        ("Rosa Vidal met Peru's envoy. Bolivia condemned her.", Finding.PRONOUN),
        ("Bolivia condemned the mayor of Lyon.", Finding.BESIDE),
        ("Peru condemned Caracas.", Finding.METONYM),
        ("President Rosa Vidal of Chile spoke. Peru condemned the president.", Finding.ANAPHORA),
    ],
)
def test_how_a_target_was_found(text, wanted):
    found = next(iter(RuleExtractor().explain([Article(text=text)])))
    (target,) = [why.target for why in found.explanations if why.trigger.words == "condemned"]

    assert target is not None
    assert target.found is wanted
