"""One tree of errors with one root, and sentences that say where and what to do."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from kg_schema import KGError, errors

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("kg", "schema", "loaders", "visualizations")


def test_every_error_derives_from_the_root():
    assert [name for name in errors.__all__ if not issubclass(getattr(errors, name), KGError)] == []


def test_every_error_stands_in_the_tree_and_on_the_page():
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")

    assert [name for name in errors.__all__ if name not in (errors.__doc__ or "")] == []
    assert [name for name in errors.__all__ if f"`{name}`" not in page] == []


def test_every_error_is_documented():
    assert [name for name in errors.__all__ if not inspect.getdoc(getattr(errors, name))] == []


def _exceptions() -> list[tuple[str, str]]:
    """Return module and name of each public exception that our packages define."""
    found = []
    for folder in SOURCES:
        base = ROOT / folder if folder == "kg" else ROOT / folder / f"kg_{folder}"
        for path in sorted(base.rglob("*.py")):
            module = ".".join((base.name, *path.relative_to(base).with_suffix("").parts)).removesuffix(".__init__")
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if (
                    isinstance(node, ast.ClassDef)
                    and node.name.endswith("Error")
                    and not node.name.startswith("_")
                ):
                    found.append((module, node.name))
    return found


@pytest.mark.parametrize(("module", "name"), _exceptions())
def test_no_public_error_stands_outside_the_tree(module, name):
    assert issubclass(getattr(importlib.import_module(module), name), KGError)
