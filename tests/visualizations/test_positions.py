"""Stances, and the matrix of actors by proposals."""

import pytest

from kg_schema import Article, Graph, GraphStatement, Modality, NodeKind, Polarity, Relation
from kg_visualizations.positions import Cell, matrix, position_of, seriated
from kg_visualizations.view import view_model
from tests.visualizations.affair import entity, statement

ARTICLE = Article(text="Vell and the tax.")
VELL, TAX = entity(NodeKind.PERSON, "Vell"), entity(NodeKind.PROPOSAL, "Tax")


def _made(relation: Relation, **changes: object) -> GraphStatement:
    return statement(ARTICLE, VELL, relation, TAX, "Vell and the tax.", **changes)


@pytest.mark.parametrize(
    ("relation", "changes", "expected"),
    [
        (Relation.SUPPORTS, {}, 2),
        (Relation.SUPPORTS, {"stance": 1}, 1),
        (Relation.DEMANDS, {}, 2),
        (Relation.REJECTS, {}, -2),
        (Relation.NEUTRAL_ON, {}, 0),
        (Relation.CRITICIZES, {"stance": None}, -1),
        (Relation.THREATENS, {}, None),
        (Relation.SUPPORTS, {"modality": Modality.ALLEGED}, 2),
        (Relation.SUPPORTS, {"modality": Modality.PLANNED}, None),
        (Relation.SUPPORTS, {"modality": Modality.DENIED}, None),
        (Relation.SUPPORTS, {"polarity": Polarity.NEGATED}, -1),
        (Relation.SUPPORTS, {"polarity": Polarity.NEGATED, "stance": -2}, -2),
        (Relation.REJECTS, {"polarity": Polarity.NEGATED}, None),
        (Relation.REJECTS, {"polarity": Polarity.NEGATED, "stance": 1}, 1),
    ],
)
def test_position_is_what_the_statement_means(
    relation: Relation, changes: dict[str, object], expected: int | None
) -> None:
    assert position_of(_made(relation, **changes), NodeKind.PROPOSAL) == expected


def test_what_is_said_of_an_actor_is_no_position() -> None:
    assert position_of(_made(Relation.SUPPORTS), NodeKind.PERSON) is None


def test_matrix_of_the_affair(graph: Graph) -> None:
    view = view_model(graph, title="t")
    name = [e["name"] for e in view["entities"]]
    made = view["matrix"]

    assert len(made["columns"]) == len(set(made["columns"])) == 5
    assert len(made["rows"]) == len(set(made["rows"])) == 15
    stances = {(name[c["row"]], name[c["column"]]): c["stances"] for c in made["cells"]}
    assert stances["League of Coastal States", "Naval patrols"] == [-1]
    assert stances["Strait Commission", "Sable Strait treaty"] == [0]
    assert ("Norhaven", "Sable Strait treaty") not in stances


def test_two_positions_of_one_actor_stand_side_by_side() -> None:
    both = (_made(Relation.SUPPORTS), _made(Relation.REJECTS))

    cells = matrix((VELL, TAX), both, {VELL.id: 0, TAX.id: 1}.__getitem__)["cells"]

    assert [c["stances"] for c in cells] == [[2, -2]]


def _cell(row: int, column: int, *stances: int) -> Cell:
    return Cell(row=row, column=column, statements=[0] * len(stances), stances=list(stances))


def test_camps_stand_together() -> None:
    for_all = [_cell(row, column, 2) for row in (1, 4, 6) for column in (10, 11)]
    against = [_cell(row, column, -2) for row in (2, 3, 5) for column in (10, 11)]
    torn = [_cell(7, 10, 2, -2)]

    rows, columns = seriated(for_all + against + torn)

    assert sorted(rows) == [1, 2, 3, 4, 5, 6, 7]
    camps = ["for" if row in (1, 4, 6) else "against" if row in (2, 3, 5) else "torn" for row in rows]
    assert camps in (["for"] * 3 + ["torn"] + ["against"] * 3, ["against"] * 3 + ["torn"] + ["for"] * 3)
    assert sorted(columns) == [10, 11]


def test_those_who_share_no_proposal_are_apart() -> None:
    rows, columns = seriated([_cell(1, 10, 2), _cell(2, 11, 2), _cell(3, 10, -1), _cell(4, 12, 0)])

    assert set(rows[:2]) == {1, 3}
    assert columns[0] == 10
