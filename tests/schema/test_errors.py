"""Errors: one tree, drawn at the top of its file."""

import re

import kg_schema
from kg_schema import KGError, errors


def _drawn() -> dict[str, str | None]:
    """Return each error of the drawing with the one above it."""
    parents: dict[str, str | None] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"    (\W*)(\w+Error)\b +\S", line)
        if not found:
            continue
        depth, name = len(found[1]), found[2]
        while above and above[-1][0] >= depth:
            above.pop()
        parents[name] = above[-1][1] if above else None
        above.append((depth, name))
    return parents


def _real(error: type[Exception] = KGError, parent: str | None = None) -> dict[str, str | None]:
    found = {error.__name__: parent}
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:
            found |= _real(child, error.__name__)
    return found


def test_the_drawn_tree_is_the_real_one() -> None:
    assert _drawn() == _real()


def test_every_error_is_public_and_explained() -> None:
    assert set(errors.__all__) == set(_real()) and set(errors.__all__) <= set(kg_schema.__all__)
    assert all(getattr(errors, name).__doc__.endswith(".") for name in errors.__all__)
