"""Places in a query."""

import pytest

from kg.projections.places import offset_place, with_caret


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))])
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]):
    assert offset_place("ab\nc\nd", offset) == place


def test_tabs_keep_the_caret_in_place():
    assert with_caret("No.", "a\n\tЖ\tb\r\n", 2, 4) == "No.\n  \tЖ\tb\n  \t \t^"


@pytest.mark.parametrize("line", [0, 3])
def test_a_line_that_is_not_there_is_not_shown(line: int):
    assert with_caret("No.", "a\nb", line, 1) == "No."
