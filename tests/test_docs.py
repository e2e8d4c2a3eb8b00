"""What the documents say is what the program does."""

import importlib.util
import inspect
import re
from pathlib import Path

import pytest

from kg.cli.commands import program
from kg_schema import RELATION_TYPES, NodeKind

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    p.relative_to(ROOT).as_posix()
    for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]
)


@pytest.fixture(scope="module")
def documentation():
    spec = importlib.util.spec_from_file_location("documentation", ROOT / "scripts" / "documentation.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["documentation"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["documentation"]


@pytest.mark.parametrize("group", ["schema", "docs", "readme"])
def test_what_is_derived_is_as_derived(documentation, group):
    assert list(documentation.differences([group])) == []


def test_a_stale_page_is_noticed(documentation, monkeypatch):
    monkeypatch.setitem(documentation.PAGES["docs"], "docs/cli.md", lambda: "# Another page\n")

    (patch,) = documentation.differences(["docs"])

    assert patch.startswith("docs/cli.md is not what 'make docs' writes:")


@pytest.mark.parametrize("name", [command.name for command in program().registered_commands])
def test_every_command_has_its_section(name):
    assert f"\n## kg {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_no_mark_of_the_source_is_left_in_the_help():
    """Examples keep their lines by a backspace; escaped twice it would be shown and run them together."""
    assert "\\b" not in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_type_and_relation_is_in_the_data_model():
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")

    assert [kind for kind in NodeKind if f"| {kind} |" not in page] == []
    assert [name for name in RELATION_TYPES if f"| {name} |" not in page and f"| *{name}* |" not in page] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("http")]

    assert [link for link in links if link and not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(p.name for p in (ROOT / "docs" / "decisions").glob("*.md")))
def test_a_decision_has_a_number_a_status_and_what_was_left(page):
    text = (ROOT / "docs" / "decisions" / page).read_text(encoding="utf-8")

    assert text.startswith(f"# {page[:4]} ")
    assert "\nStatus: " in text
    assert "**Decision.**" in text
    assert re.search(r"\*\*(Tried and left|Left)\.\*\*", text)


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_glossary_is_sorted():
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    words = [line.split("|")[1].strip() for line in lines if line.startswith("| ")][1:]

    assert words == sorted(words)


def test_the_makefile_says_what_each_target_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in ("demo", "test", "check", "gate", "bench", "schema", "docs", "readme"):
        assert re.search(rf"^{target}:.*## \w", text, re.MULTILINE), target


def test_the_changelog_knows_the_commands():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert [command.name for command in program().registered_commands if command.name not in text] == []


def test_every_documented_environment_variable_is_read():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    from kg import settings

    for variable in set(re.findall(r"`(KG_[A-Z_]+)`", page)):
        assert variable in inspect.getsource(settings)


def test_the_python_of_the_readme_runs(demo, monkeypatch, capsys):
    monkeypatch.chdir(demo.parent)
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)

    exec(compile(code, "README.md", "exec"), {})

    assert "Iceland" in capsys.readouterr().out
