"""The public surface is what ``__all__`` says, in every module."""

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

PACKAGES = ("kg", "kg_schema", "kg_loaders", "kg_visualizations")


def _modules() -> list[str]:
    names = []
    for package in PACKAGES:
        root = importlib.import_module(package)
        names.append(package)
        names += [
            m.name for m in pkgutil.walk_packages(root.__path__, f"{package}.") if not m.name.endswith("__main__")
        ]
    return names


@pytest.mark.parametrize("name", _modules())
def test_all_names_what_is_there(name):
    module = importlib.import_module(name)

    assert isinstance(module.__all__, list)
    assert [n for n in module.__all__ if not hasattr(module, n)] == []
    assert len(module.__all__) == len(set(module.__all__))


@pytest.mark.parametrize("name", _modules())
def test_everything_defined_without_an_underscore_is_in_all(name):
    module = importlib.import_module(name)
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    public = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    }

    assert public - set(module.__all__) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_typed(package):
    module = importlib.import_module(package)

    assert (Path(module.__file__ or "").parent / "py.typed").is_file()
