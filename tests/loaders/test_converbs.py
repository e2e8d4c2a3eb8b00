"""What one does beside what one says: "her calls to leave while praising Oman's patience"."""

import pytest

from kg.analysis.contradictions import Kind, contradictions
from kg.resolve import canonical_graph
from kg_loaders import extractor
from kg_schema import Article

TWO_SIGNALS = [
    (
        "Macron's calls to “withdraw” while simultaneously commending Rwanda's moderation puzzle German envoys.",
        "Rwanda",
    ),
    ("Lula's appeals to disarm while openly lauding Venezuela's patience have confused allies.", "Venezuela"),
    ("Modi's demands to halt while at the same time praising China's discipline baffled negotiators.", "China"),
    ("Sunak's pleas to “pull back”, while also hailing Serbia's moderation, bewildered NATO.", "Serbia"),
    ("Macron urged Mali to stop while praising its patience.", "Mali"),
    ("Lula called on Venezuela to disarm while openly lauding its restraint.", "Venezuela"),
]
READ = [
    (
        "Macron's remarks only add to the confusion: first scolding Orban, then hailing Hungary's patience.",
        {"CRITICIZES Viktor Orbán", "SUPPORTS Hungary"},
    ),
    (
        "Macron's criticism of Serbia while praising Kosovo's patience confused diplomats.",
        {"CRITICIZES Serbia", "SUPPORTS Kosovo"},
    ),
    (
        "Merkel's call for a truce while criticizing Poland's conduct irritated Warsaw.",
        {"DEMANDS Truce", "CRITICIZES Poland"},
    ),
    (
        "Macron's calls to expel Mali's envoy while praising Chad's patience confused diplomats.",
        {"SUPPORTS Chad", "DEMANDS Expulsion of Mali's envoy"},
    ),
]
NOT_HIS = [
    "Macron urged Mali to hold talks while shelling Chad.",
    "Chad ignored Macron's calls to withdraw while praising Oman's patience.",
    "Macron rejected calls to stop while praising Chad's patience.",
    "The calls to stop while praising Chad's patience confused Macron.",
    "Macron's calls to stop while shelling Chad's army confused Niger.",
    "Macron's calls to leave while not praising Chad's patience confused diplomats.",
    "Peru denied that Macron's calls to leave while praising Chad's patience had confused diplomats.",
]


def _read(text):
    return next(iter(extractor().extract([Article(text=text)])))


def _said(text):
    found = _read(text)
    edges = [s for s in found.statements if s.is_edge]
    return [(found.entity(s.source).name, f"{s.relation} {found.entity(s.target).name}") for s in edges]


@pytest.mark.parametrize(("text", "about"), TWO_SIGNALS)
def test_two_signals_of_one_sentence_are_mixed_signals(text, about):
    graph = canonical_graph([_read(text)])
    (found,) = contradictions(graph)

    assert (found.kind, found.name) == (Kind.MIXED, about)
    assert {found.first.statement.relation, found.second.statement.relation} == {"DEMANDS", "SUPPORTS"}


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_who_speaks_does_what_stands_beside(text, wanted):
    assert {what for _, what in _said(text)} == wanted


@pytest.mark.parametrize("text", NOT_HIS)
def test_what_is_not_the_speakers_is_not_given_to_the_speaker(text):
    assert ("Emmanuel Macron", "SUPPORTS Chad") not in _said(text)
    assert ("Emmanuel Macron", "SUPPORTS Oman") not in _said(text)
    assert ("Emmanuel Macron", "ATTACKS Chad") not in _said(text)
