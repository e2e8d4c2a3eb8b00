"""Looks: every type and family has one, and colour never carries a meaning alone."""

import pytest

from kg_schema import ENTITIES, Family, Graph, NodeKind, Relation
from kg_visualizations.dates import date_label
from kg_visualizations.labels import actor_box, actor_radius, card_box, wrapped
from kg_visualizations.looks import looks
from kg_visualizations.style import FAMILY_STYLES, TYPE_STYLES, css_variables, family_of
from kg_visualizations.view import view_model


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_type_and_family_has_a_look() -> None:
    assert TYPE_STYLES.keys() == ENTITIES
    assert FAMILY_STYLES.keys() == set(Family)


def test_families_differ_without_their_colours() -> None:
    seen = [(s.sign, s.dashes, s.width) for s in FAMILY_STYLES.values()]

    assert len(seen) == len(set(seen))


def test_signs_are_those_of_the_families() -> None:
    signs = {"+": 1, "−": -1}

    assert {f: signs.get(s.sign, 0) for f, s in FAMILY_STYLES.items()} == {f: f.sign for f in Family}


@pytest.mark.parametrize("family", [f for f in Family if f.sign])
def test_signed_lines_stand_out_on_light_and_dark_paper(family: Family) -> None:
    style = FAMILY_STYLES[family]

    assert _contrast(style.light, "#f6f4ee") > 4.5
    assert _contrast(style.dark, "#131518") > 4.5


def test_colours_are_given_for_light_and_dark_pages() -> None:
    css = css_variables()

    assert css.count("--deeds-for:") == 3
    assert "prefers-color-scheme:dark" in css


@pytest.mark.parametrize(
    ("relation", "target", "family"),
    [
        (Relation.DEMANDS, NodeKind.PROPOSAL, Family.WORDS_FOR),
        (Relation.DEMANDS, NodeKind.STATE, Family.WORDS_AGAINST),
        (Relation.REJECTS, NodeKind.PROPOSAL, Family.POSITION_AGAINST),
        (Relation.PROTESTS, NodeKind.PROPOSAL, Family.DEEDS_AGAINST),
        (Relation.ATTACKS, NodeKind.PROPOSAL, Family.DEEDS_AGAINST),
    ],
)
def test_line_to_a_proposal_has_the_sign_of_the_position(
    relation: Relation, target: NodeKind, family: Family
) -> None:
    assert family_of(relation, target) is family


@pytest.mark.parametrize(
    ("date", "label"),
    [(None, None), ("2031", "2031"), ("2031-04", "April 2031"), ("2031-04-02", "2 April 2031")],
)
def test_dates_read_like_dates(date: str | None, label: str | None) -> None:
    assert date_label(date) == label


def test_names_are_cut_into_lines() -> None:
    assert wrapped("Harbour Workers' Union", 20, 2) == "Harbour Workers'\nUnion"
    assert wrapped("a " * 60, 10, 2).endswith(" …")
    assert wrapped("", 10, 2) == ""


def test_boxes_grow_with_what_stands_in_them() -> None:
    assert card_box("a\nb")[1] > card_box("a")[1]
    assert actor_box("a long name", 8)[0] > actor_box("a", 8)[0]
    assert actor_radius(1) < actor_radius(5) <= actor_radius(5000) == 20


def test_looks_name_only_what_occurs() -> None:
    assert looks(view_model(Graph(), title="t")) == {"types": [], "families": [], "relations": []}
