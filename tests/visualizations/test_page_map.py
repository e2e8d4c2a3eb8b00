"""The map: dots on the bare land, force that points at them, and what could not be placed."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.pages.places import places
from kg_schema import Article, Graph, GraphEntity, NodeKind, Relation
from kg_visualizations import Additions, Place, render
from kg_visualizations.view import view_model
from tests.visualizations.affair import entity, graph_of, statement
from tests.visualizations.reader import Reader


def _region(name: str, **identifiers: str) -> GraphEntity:
    return GraphEntity(id=f"region:{name.lower()}", type=NodeKind.REGION, name=name, identifiers=identifiers)


@pytest.fixture(scope="module")
def raid_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raid on two towns and an island that nobody can place."""
    article = Article(
        text="Kestria attacked Bergen. Kestria holds Oslo. Kestria attacked Orsa. Kestria attacked Valdoria."
    )
    kestria, valdoria = entity(NodeKind.STATE, "Kestria"), entity(NodeKind.STATE, "Valdoria")
    bergen, oslo, orsa = (entity(NodeKind.REGION, name) for name in ("Bergen", "Oslo", "Orsa"))
    made = [
        statement(article, kestria, Relation.ATTACKS, bergen, "Kestria attacked Bergen."),
        statement(article, kestria, Relation.OCCUPIES, oslo, "Kestria holds Oslo."),
        statement(article, kestria, Relation.ATTACKS, orsa, "Kestria attacked Orsa."),
        statement(article, kestria, Relation.ATTACKS, valdoria, "Kestria attacked Valdoria."),
    ]
    known = {bergen.id: Place(60.39, 5.32), oslo.id: Place(59.91, 10.74)}
    path = tmp_path_factory.mktemp("map") / "raid.html"
    graph = graph_of([article], [kestria, valdoria, bergen, oslo, orsa], made)
    path.write_text(render(graph, title="Raid", additions=Additions(places=known)), encoding="utf-8", newline="\n")
    return path


@pytest.mark.browser
def test_dot_and_arrow_open_their_quotations(browser: Browser, raid_file: Path) -> None:
    with Reader(browser, raid_file) as reader:
        reader.open("Map")
        reader.page.locator('[data-entity="region:bergen"] circle').click()
        assert reader.page.inner_text("#pane h2") == "Bergen"
        assert "".join(reader.page.locator("#pane q").all_text_contents()) == "Kestria attacked Bergen."

        reader.page.locator(".force.holds text").click()
        assert "".join(reader.page.locator("#pane q").all_text_contents()) == "Kestria holds Oslo."


@pytest.mark.browser
def test_what_has_no_dot_is_listed(browser: Browser, raid_file: Path) -> None:
    with Reader(browser, raid_file) as reader:
        reader.open("Map")

        assert reader.page.locator(".unplaced .entity").all_inner_texts() == ["Orsa"]
        listed = reader.page.locator(".map-list").first.get_by_role("button").all_inner_texts()
        assert sorted(listed) == ["Kestria attacks Orsa", "Kestria attacks Valdoria"]
        assert reader.page.locator(".map circle").count() == 2


@pytest.mark.browser
def test_filter_takes_the_arrows_off_and_leaves_the_dot(browser: Browser, raid_file: Path) -> None:
    with Reader(browser, raid_file) as reader:
        reader.open("Map")
        reader.toggle("relations-ATTACKS")

        assert reader.page.locator(".map .force").count() == 1
        assert reader.page.locator(".place.mentioned circle").count() == 1 + 1  # Bergen's, and that of the key


@pytest.mark.browser
def test_zoom_keeps_the_size_of_dots(browser: Browser, raid_file: Path) -> None:
    with Reader(browser, raid_file) as reader:
        reader.open("Map")
        far = reader.page.locator('[data-entity="region:oslo"] circle')
        before, place = far.get_attribute("r"), far.get_attribute("cx")
        reader.page.locator("#view-map").get_by_label("Zoom in").click()
        near = reader.page.locator('[data-entity="region:oslo"] circle')

        assert near.get_attribute("r") == before
        assert near.get_attribute("cx") != place


def test_states_and_unknown_places_have_no_dot() -> None:
    oslo, orsa = _region("Oslo"), _region("Orsa")
    norway = GraphEntity(id="state:norway", type=NodeKind.STATE, name="Norway")
    known = {e.id: Place(60.0, 10.0) for e in (norway, oslo)}

    shown = view_model(Graph(entities=(orsa, oslo, norway)), title="t", additions=Additions(places=known))["map"]

    assert [p["entity"] for p in shown["placed"]] == [1]
    assert shown["unplaced"] == [0]
    assert view_model(Graph(entities=(orsa,)), title="t")["map"]["land"] == ""


def test_gazetteer_places_what_it_knows() -> None:
    graph = Graph(
        entities=(
            _region("Kharkiv", geonames="706483"),
            _region("Crimea", iso3166_2="UA-43"),
            _region("Donetsk Oblast", iso3166_2="UA-14"),
            _region("Alabama", iso3166_2="US-AL"),
            _region("Baden-Württemberg", iso3166_2="DE-BW"),
            _region("Black Sea"),
            _region("Orsa Island"),
        )
    )

    found = {key.removeprefix("region:"): place for key, place in places(graph).items()}

    assert found.keys() == {"kharkiv", "crimea", "donetsk oblast", "alabama", "baden-württemberg", "black sea"}
    assert (round(found["kharkiv"].latitude), round(found["kharkiv"].longitude)) == (50, 36)
    assert (found["donetsk oblast"].latitude, found["donetsk oblast"].longitude) == (48.02, 37.80)
    assert (round(found["alabama"].latitude), round(found["alabama"].longitude)) == (33, -87)
    assert (round(found["baden-württemberg"].latitude), round(found["baden-württemberg"].longitude)) == (49, 9)
    assert found["black sea"].area and not found["crimea"].area


def test_land_is_closed_rings_on_the_globe() -> None:
    text = files("kg_visualizations").joinpath("data", "land.txt").read_text(encoding="ascii")
    for line in text.splitlines():
        numbers = list(map(int, line.split()))
        assert len(numbers) >= 6 and len(numbers) % 2 == 0
        x = y = 0
        for step in range(0, len(numbers), 2):
            x, y = x + numbers[step], y + numbers[step + 1]
            assert -1800 <= x <= 1800 and -900 <= y <= 900
