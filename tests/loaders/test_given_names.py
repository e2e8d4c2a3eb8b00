"""Given names: whom they are given to, and the table the same when made anew."""

import importlib.metadata
import runpy
from pathlib import Path

import pytest

from kg_loaders.given_names import given_to, is_given_name

SCRIPT = Path(__file__).parents[2] / "scripts" / "given_names.py"


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ursula Brandt", "f"),
        ("Andrés Ruiz", "m"),
        ("Jean-Pierre Roche", None),
        ("Kim Larsen", None),
        ("Ursula", None),
        ("Xqzt Brandt", None),
        ("", None),
    ],
)
def test_a_full_name_tells_the_sex_where_its_first_word_does(name: str, sex: str | None) -> None:
    assert given_to(name) == sex


def test_given_names_are_told_from_other_words() -> None:
    assert is_given_name("Marta")
    assert not is_given_name("Parliament")


def test_the_script_makes_the_committed_table() -> None:
    pytest.importorskip("faker", reason="needs the extra 'gazetteer'")
    sources = Path(__file__).parents[2] / "loaders" / "kg_loaders" / "gazetteers" / "SOURCES.md"
    if f"| faker | {importlib.metadata.version('faker')} |" not in sources.read_text(encoding="utf-8"):
        pytest.skip("another version of faker than the table was made of")
    made = runpy.run_path(str(SCRIPT))
    assert made["TABLE"].read_text(encoding="utf-8") == made["table"]()
