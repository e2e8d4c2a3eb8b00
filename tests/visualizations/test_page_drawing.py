"""What the drawing looks like: signs and names cover nothing, and cards count what is shown."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kg.pages import page
from kg_schema import Article, Graph, NodeKind, Relation
from kg_visualizations import render
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.generated import generated
from tests.visualizations.reader import Reader

pytestmark = pytest.mark.browser

_BOXES = """() => [...document.querySelectorAll('path[fill="none"], text')].map((e) => {
  const b = e.getBBox(), way = e.getAttribute('d') || '', halo = e.tagName === 'text' && e.hasAttribute('stroke');
  return { way, halo, text: e.textContent, left: b.x, right: b.x + b.width, top: b.y, bottom: b.y + b.height };
})"""
_ROUNDED = re.compile(r"^M[-\d.]+ [-\d.]+h[-\d.]+a([\d.]+) .*v")


def _parts(reader: Reader, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the boxes of signs, cards and names in the saved picture of the drawing."""
    with reader.page.expect_download() as download:
        reader.page.get_by_label("Save this view as an SVG picture").click()
    path = folder / "drawing.svg"
    download.value.save_as(path)
    opened = reader.context.new_page()
    opened.goto(path.as_uri())
    found: dict[str, list[dict[str, Any]]] = {"signs": [], "cards": [], "names": []}
    for box in opened.evaluate(_BOXES):
        rounded = _ROUNDED.match(box["way"])
        if rounded and float(rounded[1]) > 0.49 * (box["bottom"] - box["top"]):
            found["signs"].append(box)
        elif rounded:
            found["cards"].append(box)
        elif box["halo"]:
            found["names"].append(box)
    opened.close()
    return found


def _meet(a: dict[str, Any], b: dict[str, Any], slack: float = 0.6) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return bool(across > slack and down > slack)


def _clashes(parts: dict[str, list[dict[str, Any]]]) -> list[tuple[str, str]]:
    others = parts["cards"] + parts["names"]
    lying = [(s["text"], o["text"]) for s in parts["signs"] for o in others if _meet(s, o)]
    pairs = [(a, b) for i, a in enumerate(parts["signs"]) for b in parts["signs"][i + 1 :]]
    lying += [(n["text"], "card") for n in parts["names"] for c in parts["cards"] if _meet(n, c, 1.5)]
    return lying + [("sign", "sign") for a, b in pairs if _meet(a, b)]


@pytest.mark.parametrize(("entities", "width"), [(0, 1440), (0, 1024), (20, 1440), (40, 1440)])
def test_signs_and_names_cover_nothing_that_is_to_be_read(
    browser: Browser, page_file: Path, tmp_path: Path, entities: int, width: int
) -> None:
    if entities:
        page_file = tmp_path / "dense.html"
        page_file.write_text(page(generated(entities), title="t").html, encoding="utf-8")
    with Reader(browser, page_file, width=width) as reader:
        whole = _parts(reader, tmp_path)
        assert len(whole["signs"]) >= 15 and whole["cards"] and whole["names"]
        assert _clashes(whole) == []

        reader.page.locator(".proposal-row").first.click()
        reader.page.wait_for_timeout(200)
        chosen = _parts(reader, tmp_path)
        assert chosen["signs"]
        assert _clashes(chosen) == []


def test_cards_count_the_positions_that_are_shown(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    def tallies(reader: Reader) -> str:
        with reader.page.expect_download() as download:
            reader.page.get_by_label("Save this view as an SVG picture").click()
        text = Path(download.value.path()).read_text(encoding="utf-8")
        return " ".join(re.findall(r">([+−]\d+)<", text))

    with Reader(browser, page_file) as reader:
        before = tallies(reader)
        reader.toggle("relations-REJECTS")
        reader.page.wait_for_timeout(100)
        after = tallies(reader)

    assert "−3" in before and "−3" not in after
    assert "+" in after


def test_line_is_as_wide_as_its_claim_has_independent_origins(browser: Browser, tmp_path: Path) -> None:
    ada, act, bo = (
        entity(NodeKind.PERSON, "Ada"),
        entity(NodeKind.PROPOSAL, "Toll Act"),
        entity(NodeKind.PERSON, "Bo"),
    )
    texts = (
        "Ada backs the Toll Act.",
        "Ada backs the Toll Act. Bo backs the Toll Act.",
        "Ada backs the Toll Act!",
    )
    articles = [Article(text=text, title=text) for text in texts]
    made = [statement(a, ada, Relation.SUPPORTS, act, "Ada backs the Toll Act") for a in articles]
    made.append(statement(articles[1], bo, Relation.SUPPORTS, act, "Bo backs the Toll Act"))
    graph = graph_of(articles, [ada, bo, act], made)

    def widths(graph: Graph) -> set[str]:
        path = tmp_path / "wide.html"
        path.write_text(render(graph, title="t"), encoding="utf-8", newline="\n")
        with Reader(browser, path) as reader:
            with reader.page.expect_download() as download:
                reader.page.get_by_label("Save this view as an SVG picture").click()
            text = Path(download.value.path()).read_text(encoding="utf-8")
        return set(re.findall(r'd="(?:M[-\d. ]+L[-\d. ]+)+"[^>]*stroke-width="([\d.]+)"', text))

    assert widths(graph) == {"2.2", "4.8"}  # Bo in one article, Ada in three
    copies = tuple(sorted((a.id, articles[0].id) for a in articles[1:]))
    assert widths(replace(graph, copies=copies)) == {"2.2"}
