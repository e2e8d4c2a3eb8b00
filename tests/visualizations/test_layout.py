"""Places: fixed, apart from one another, whatever the order."""

import random
from itertools import combinations

import pytest

from kg_visualizations.layout import positions

Edges = list[tuple[str, str]]


def _tree(n: int) -> tuple[dict[str, tuple[float, float]], Edges]:
    chance = random.Random(n)
    boxes = {f"n{i:03}": (60.0 + chance.randrange(90), 40.0 + chance.randrange(30)) for i in range(n)}
    return boxes, [(f"n{i:03}", f"n{chance.randrange(i):03}") for i in range(1, n)]


def _overlapping(
    places: dict[str, tuple[int, int]], boxes: dict[str, tuple[float, float]], slack: float
) -> list[tuple[str, str]]:
    def overlap(a: str, b: str) -> bool:
        across = (boxes[a][0] + boxes[b][0]) / 2 - abs(places[a][0] - places[b][0])
        down = (boxes[a][1] + boxes[b][1]) / 2 - abs(places[a][1] - places[b][1])
        return min(across, down) > slack

    return [(a, b) for a, b in combinations(sorted(places), 2) if overlap(a, b)]


@pytest.mark.parametrize("n", [1, 2, 3, 10, 40, 120, 400])
def test_boxes_do_not_overlap(n: int) -> None:
    boxes, edges = _tree(n)

    places = positions(boxes, edges)

    assert places.keys() == boxes.keys()
    assert _overlapping(places, boxes, slack=3.0) == []


def test_parts_are_packed_without_overlap_near_the_shape_of_a_window() -> None:
    boxes = {f"n{i:03}": (80.0, 40.0) for i in range(60)}
    edges = [(f"n{i:03}", f"n{i + 1:03}") for i in range(0, 60, 2)]

    places = positions(boxes, edges)

    assert _overlapping(places, boxes, slack=1.0) == []
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 0.6 < width / height < 1.8


def test_order_of_the_arguments_does_not_matter() -> None:
    boxes, edges = _tree(30)
    turned = {k: boxes[k] for k in reversed(boxes)}

    assert positions(boxes, edges) == positions(turned, [(b, a) for a, b in reversed(edges)])


def test_lines_to_nowhere_and_to_oneself_are_passed_over() -> None:
    boxes = {"a": (50.0, 30.0), "b": (50.0, 30.0)}

    assert positions(boxes, [("a", "a"), ("a", "zz")]) == positions(boxes, [])


def test_nothing_has_no_places() -> None:
    assert positions({}, []) == {}


def test_old_places_stay_and_the_new_stand_free_beside_their_neighbours() -> None:
    boxes, edges = _tree(40)
    before = positions({k: boxes[k] for k in list(boxes)[:38]}, edges[:37])

    places = positions(boxes, edges, before=before)

    assert {k: places[k] for k in before} == before
    assert _overlapping(places, boxes, slack=1.0) == []


def test_few_old_places_are_laid_out_anew() -> None:
    boxes, edges = _tree(30)

    assert positions(boxes, edges, before={"n000": (9, 9)}) == positions(boxes, edges)
