"""What a thing is called that somebody takes a position on."""

import pytest

from kg_loaders import extractor
from kg_schema import Article, NodeKind

CASES = [
    ("Russia said it would be pausing its participation in back-channel talks.", "Back-channel talks"),
    ("Trump criticized the upcoming vote in a letter to Pelosi.", "Upcoming vote"),
    ("Sanders suspended his own presidential bid.", "Presidential bid"),
    ("The court rejected the suspension — prorogation — of Parliament.", "Prorogation"),
    ("The police approved only a gathering in Victoria Park.", "Gathering in Victoria Park"),
    ("Chad rejected the vote in the assembly.", "Vote in the assembly"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_a_name_holds_what_tells_the_thing_and_no_more(text, name):
    found = next(iter(extractor().extract([Article(text=text)])))

    assert [e.name for e in found.entities if e.type is NodeKind.PROPOSAL] == [name]


def test_who_is_called_by_name_is_not_the_subject_that_a_pronoun_would_mean():
    text = (
        "May appointed him minister, which he was until 2018, resigning in protest to May's negotiated agreement."
    )
    found = next(iter(extractor().extract([Article(text=text)])))

    assert [s.relation for s in found.statements if s.relation == "REJECTS"] == []


def test_what_a_plan_is_called_in_quotation_marks_is_one_of_its_names():
    text = "Macron unveiled a plan for a “quick truce” in Mali. Chad rejected Macron's plan."
    found = next(iter(extractor().extract([Article(text=text)])))

    (plan,) = [e for e in found.entities if e.type is NodeKind.PROPOSAL]
    assert "quick truce" in plan.aliases


def test_whose_rights_are_violated_is_not_who_is_blamed():
    text = "Oman cited violations of Chad's sovereignty, and Peru condemned Niger's violations of the truce."
    found = next(iter(extractor().extract([Article(text=text)])))

    said = {
        (found.entity(s.source).name, found.entity(s.target).name)
        for s in found.statements
        if s.relation == "CRITICIZES"
    }
    assert said == {("Peru", "Niger")}


def test_a_decision_that_follows_talks_is_about_them():
    text = "Russia paused its talks with Ukraine. Norway condemned the decision."
    found = next(iter(extractor().extract([Article(text=text)])))

    names = {found.entity(s.source).name: found.entity(s.target).name for s in found.statements}
    assert names["Norway"] != names["Russia"]
