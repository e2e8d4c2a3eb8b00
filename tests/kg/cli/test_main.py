"""The command line as a whole: exit codes, help, and what it costs to start."""

import inspect
import subprocess
import sys
from typing import get_args, get_type_hints

import pytest
from typer.models import ArgumentInfo, OptionInfo

import kg.cli
from kg.cli.commands import program

COMMANDS = {command.name: command.callback for command in program().registered_commands}


def _process(*arguments, **details):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, **details
    )


def test_without_arguments_it_shows_its_help(kg):
    ran = kg()

    assert ran.code == 2
    assert all(name in ran.out + ran.err for name in COMMANDS)


def test_version(kg):
    assert kg("--version").out == "kg 0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("load",),
        ("query",),
        ("query", "RETURN 1", "--limit", "0"),
        ("query", "RETURN 1", "--format", "xml"),
        ("query", "RETURN 1", "--param", "novalue"),
        ("export", "--format", "gexf"),
        ("load", "x.jsonl", "--map", "text"),
        ("load", "x.jsonl", "--map", "words=body"),
    ],
)
def test_wrong_usage_is_2_and_says_so_in_short(kg, small, arguments):
    ran = kg(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) <= 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("query", "M", "--format", "xml"), "--format / -f: 'xml' is not one of 'table', 'json', 'jsonl', 'csv'"),
        (("query", "M", "--limit", "ten"), "--limit: 'ten' is not a whole number"),
        (("query", "M", "--limit", "0"), "--limit: 0 is less than 1"),
        (("query", "M", "--timeout", "soon"), "--timeout: 'soon' is not a number"),
        (("query", "M", "--nosuch"), "No such option: --nosuch"),
        (("load",), "Missing argument 'PATH'"),
        (("load", "x", "--published", "soon"), "--published: 'soon' is not a date: write it as 2025, 2025-04 or"),
    ],
)
def test_wrong_usage_is_one_sentence_of_ours(kg, small, arguments, sentence):
    ran = kg(*arguments)

    assert ran.code == 2
    assert ran.err.startswith(f"kg: {sentence}")
    assert ran.err.endswith(f" ('kg {arguments[0]} -h' shows what can be given).\n")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_with_an_example(name):
    text = inspect.getdoc(COMMANDS[name]) or ""

    assert text.split("\n\n")[0].endswith(".")
    assert "Example" in text
    assert f"kg {name} " in text or text.endswith(f"kg {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    for parameter, hint in get_type_hints(COMMANDS[name], include_extras=True).items():
        if parameter != "return":
            info = next(e for e in get_args(hint) if isinstance(e, ArgumentInfo | OptionInfo))
            assert (info.help or "").endswith("."), parameter


@pytest.mark.parametrize(
    "arguments", [["--help"], ["load", "--help"], ["query", "RETURN 1 AS one"], ["articles"], ["export"]]
)
def test_what_reads_no_article_does_not_load_the_language_model(small, arguments):
    code = (
        "import sys\nfrom kg.cli import main\ntry:\n    main()\nexcept SystemExit as end:\n"
        "    heavy = {'spacy', 'thinc', 'numpy', 'trafilatura', 'kg_loaders'} & set(sys.modules)\n"
        "    sys.exit(f'{end.code}: {heavy}' if end.code or heavy else 0)"
    )

    ended = _process("-c", code, *arguments, cwd=small.parent)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_command_loads_no_other(small):
    code = (
        "import sys\nfrom kg.cli import main\ntry:\n    main()\nexcept SystemExit as end:\n"
        "    print(end.code, {'kg.cli.coalitions', 'kg.analysis.networks', 'kg.resolve'} & set(sys.modules))"
    )
    arguments = ["query", "RETURN 1 AS one", "--format", "csv"]
    _process("-c", code, *arguments, cwd=small.parent)  # the graph is made

    ended = _process("-c", code, *arguments, cwd=small.parent)

    assert ended.stdout == "one\n1\n0 set()\n"


@pytest.mark.parametrize(
    ("words", "engine"),
    [
        (["query", "RETURN 1"], "cypher"),
        (["sparql", "ASK {}"], "sparql"),
        (["query"], None),
        (["query", "-h"], None),
        (["query", "--list"], None),
        (["query", "RETURN 1", "--graph", "bolt://x"], None),
        (["query", "RETURN 1", "--graph=bolt://x"], None),
        (["articles", "-w", "x"], None),
        ([], None),
    ],
)
def test_the_engine_that_will_be_asked_is_started_while_the_options_are_read(words, engine):
    assert kg.cli._engine(words) == (engine and f"kg.projections.{engine}_engine")


def test_a_reader_who_leaves_early_is_no_failure(small):
    command = f"{sys.executable} -m kg.cli export | head -c 1"

    ended = subprocess.run(
        command, shell=True, cwd=small.parent, capture_output=True, encoding="utf-8", check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "{", "")


def test_an_interrupt_ends_with_130(small):
    code = "import kg.workspace as w\ndef stop(*a, **k):\n    raise KeyboardInterrupt\nw.Workspace.open = stop\n"
    code += "from kg.cli import main\nmain()"

    ended = _process("-c", code, "articles", cwd=small.parent)

    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr


def test_no_workspace_is_said_in_one_sentence(kg):
    ran = kg("articles")

    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("kg: There is no workspace at kg-workspace")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", [["articles"], ["info"], ["query", "RETURN 1 AS one"], ["export"], ["view"]])
def test_a_damaged_ledger_is_said_in_one_sentence(kg, small, command):
    (small / "ledger.sqlite").write_bytes(b"this is no database, but long enough to be taken for one" * 100)

    ran = kg(*command)

    assert ran.code == 1
    assert "ledger.sqlite" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_workspace_may_come_from_the_environment(kg, small, monkeypatch):
    elsewhere = small.rename(small.with_name("elsewhere"))
    monkeypatch.setenv("KG_WORKSPACE", str(elsewhere))

    assert kg("info").code == 0
    assert kg("info", "-w", "nowhere").code == 1
