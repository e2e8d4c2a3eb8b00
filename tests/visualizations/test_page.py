"""The page as a text: whole, self-contained, allowed by its own policy, and the same every time."""

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest

from kg_schema import Graph
from kg_visualizations import render
from kg_visualizations.page import SCRIPTS, STYLES

_ROOT = Path(__file__).parents[2]
_ASSETS = files("kg_visualizations").joinpath("assets")
_HASH_A_PAGE = """
import hashlib
from kg.pages import page
from tests.visualizations.affair import affair
from tests.visualizations.generated import generated
plain, static = page(affair(), title="t", subtitle="s"), page(affair(), title="t", static=True)
for made in (plain, static, page(generated(150), title="t")):
    print(hashlib.sha256(made.html.encode()).hexdigest())
"""


def _policy(page: str) -> dict[str, list[str]]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    directives = [part.split() for part in unescape(found[1]).split(";")]
    return {name: values for name, *values in directives}


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def page(graph: Graph) -> str:
    return render(graph, title="The Sable Strait affair", subtitle="Five articles")


def test_policy_allows_exactly_the_scripts_and_the_style_of_the_page(page: str) -> None:
    policy = _policy(page)

    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == [_hash(s) for s in scripts]
    assert policy["style-src"] == [_hash(s) for s in styles]
    assert policy["require-trusted-types-for"] == ["'script'"]
    assert policy["trusted-types"] == ["'none'"]


def test_page_names_no_other_file(page: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)

    assert re.findall(r"\ssrc=", markup) == []
    assert [h[:5] for h in re.findall(r'href="([^"]*)"', markup)] == ["data:"]
    assert "url(" not in "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))


def test_data_blocks_hold_nothing_that_a_parser_reads_as_markup(page: str) -> None:
    blocks = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)

    assert len(blocks) == 3
    assert [b for b in blocks if re.search("[<>&\u2028\u2029]", b)] == []


def test_same_graph_gives_the_same_bytes_under_any_hash_seed() -> None:
    def hashed(seed: str) -> str:
        environment = {"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": ":".join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", _HASH_A_PAGE],
            capture_output=True,
            text=True,
            cwd=_ROOT,
            env=environment,
            check=True,
        )
        return done.stdout

    assert hashed("1") == hashed("4242") != ""


def test_page_says_what_it_is_without_scripts(page: str) -> None:
    fallback = page.split("<noscript>")[1].split("</noscript>")[0]

    assert fallback.count("<li>") == 53
    assert fallback.count("not drawn") == 7


def test_empty_graph_makes_a_page() -> None:
    assert "<h1>Nothing</h1>" in render(Graph(), title="Nothing")


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_makes_elements_only_by_the_dom(name: str) -> None:
    text = _ASSETS.joinpath("js", name).read_text(encoding="utf-8")

    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\([\"']"
    forbidden += r"|srcdoc|\.cssText|localStorage|fetch\(|XMLHttpRequest|import\("
    assert re.findall(forbidden, text) == []


def test_every_asset_is_used() -> None:
    scripts = {p.name for p in _ASSETS.joinpath("js").iterdir()}
    styles = {p.name for p in _ASSETS.iterdir() if p.name.endswith(".css")}

    assert scripts == set(SCRIPTS)
    assert styles == {*STYLES, "static.css"}


def test_no_script_of_ours_is_long() -> None:
    lengths = {n: len(_ASSETS.joinpath("js", n).read_text(encoding="utf-8").splitlines()) for n in SCRIPTS}

    assert {n: length for n, length in lengths.items() if length > 260} == {}


def test_page_of_the_affair_keeps_its_budget(page: str) -> None:
    assert len(page.encode()) < 760_000
