"""The public surface: what is declared is what is there."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import kg_schema

_FOLDER = Path(kg_schema.__file__).parent
_MODULES = sorted(path.stem for path in _FOLDER.glob("*.py") if path.stem != "__init__")


def _defined(module: str) -> set[str]:
    """Return the public names that the source of a module defines at its top."""
    names: set[str] = set()
    for node in ast.parse((_FOLDER / f"{module}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("module", _MODULES)
def test_each_module_declares_what_it_defines(module: str) -> None:
    declared = import_module(f"kg_schema.{module}").__all__
    assert set(declared) == _defined(module) and len(declared) == len(set(declared))


def test_the_package_declares_what_it_offers() -> None:
    assert sorted(kg_schema.__all__) == sorted(set(kg_schema.__all__))
    offered = {name for name in vars(kg_schema) if not name.startswith("_") and name not in _MODULES}
    assert offered == set(kg_schema.__all__)


@pytest.mark.parametrize("name", kg_schema.__all__)
def test_what_is_public_is_explained(name: str) -> None:
    value = getattr(kg_schema, name)
    assert not callable(value) or (value.__doc__ or "").strip().endswith((".", ">>>", "'", ")", "True"))
