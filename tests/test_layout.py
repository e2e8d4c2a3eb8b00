"""The shape of the tree: sizes, names, and what no file may contain."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_CEILING = 400
FUNCTION_CEILING = 60
SOURCES = ("kg", "schema", "loaders", "visualizations")
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff", "base2"}
ALLOWED_LONG_FILES: dict[str, str] = {}
"""Path to reason. Keep it empty."""
ALLOWED_LONG_FUNCTIONS: dict[str, str] = {}
"""``path:function`` to reason. Keep it empty."""


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout: there is no list of files")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _modules() -> list[Path]:
    return sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*.py"))


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of the function, its docstring left out."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= (docstring.end_lineno or 0) - docstring.lineno + 1
    return lines


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_the_ceiling():
    counts = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}

    assert {n: c for n, c in counts.items() if c > FILE_CEILING and n not in ALLOWED_LONG_FILES} == {}


def test_no_function_is_longer_than_the_ceiling():
    lengths = {
        f"{_name(path)}:{function.name}": _length(function)
        for path in _modules()
        for function in _functions(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert {n: c for n, c in lengths.items() if c > FUNCTION_CEILING and n not in ALLOWED_LONG_FUNCTIONS} == {}


def _assigned(tree: ast.Module) -> list[str]:
    plain = [t for node in tree.body if isinstance(node, ast.Assign) for t in node.targets]
    typed = [node.target for node in tree.body if isinstance(node, ast.AnnAssign) and node.value is not None]
    return [target.id for target in (*plain, *typed) if isinstance(target, ast.Name)]


def test_no_module_gives_one_name_to_two_constants():
    found = {}
    for path in _modules():
        names = _assigned(ast.parse(path.read_text(encoding="utf-8")))
        found[_name(path)] = sorted({name for name in names if names.count(name) > 1})

    assert {path: names for path, names in found.items() if names} == {}


def test_no_exception_is_granted_in_vain():
    modules = {_name(path) for path in _modules()}

    assert set(ALLOWED_LONG_FILES) <= modules
    assert {name.split(":")[0] for name in ALLOWED_LONG_FUNCTIONS} <= modules


def test_no_module_has_a_name_that_says_nothing():
    assert [_name(path) for path in _modules() if path.stem in BANNED_NAMES] == []


def test_every_function_is_annotated():
    bare = [
        f"{_name(path)}:{function.name}"
        for path in _modules()
        for function in _functions(ast.parse(path.read_text(encoding="utf-8")))
        if function.returns is None
    ]

    assert bare == []


def test_nothing_prints_outside_the_command_line():
    printing = [
        _name(path)
        for path in _modules()
        if not _name(path).startswith("kg/cli/")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]

    assert printing == []


def test_tests_mirror_the_packages():
    allowed = {
        "kg",
        "loaders",
        "schema",
        "visualizations",
        "contract",
        "evaluation",
        "benchmarks",
        "servers",
        "snapshots",
        "fixtures",
    }
    folders = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and p.name != "__pycache__"}

    assert folders <= allowed


@pytest.mark.parametrize(
    "forbidden",
    [
        pytest.param(r"(?<![\w.])/(?:work|root)/", id="machine path"),
        pytest.param(
            r"https?://[^\s\"')]*(?:pypi|registry|nexus|artifactory|mirror)[^\s\"')]*", id="registry host"
        ),
        pytest.param(r"(?i)extra-index-url|trusted-host|find-links", id="index setting"),
    ],
)
def test_no_tracked_file_names_a_machine_or_a_registry(forbidden):
    found = []
    for path in _tracked():
        if path == Path(__file__).resolve():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{_name(path)}: {match.group()}" for match in re.finditer(forbidden, text)]

    assert found == []


def test_the_lock_holds_names_and_versions_alone():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+]+", line)] == []


def test_tokens_are_compared_by_their_place() -> None:
    """Every look at a token makes a new object: ``token.head is token`` is never true, a loop on it never ends."""
    by_identity = re.compile(r"\.head is |\bis (?:not )?\w+\.head\b")
    found = [
        f"{path.name}:{n}"
        for path in sorted((ROOT / "loaders").rglob("*.py"))
        for n, line in enumerate(path.read_text().splitlines(), 1)
        if by_identity.search(line) and "is None" not in line and "is not None" not in line
    ]
    assert not found
