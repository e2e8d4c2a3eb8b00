"""``kg view``: the whole, a part, one view, without scripts, and the same bytes."""

import json
import re

import pytest

import kg as package
from kg_schema import ModelError, NotFoundError, RenderError


def _view(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data-view">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def _quotes(page: str) -> set[str]:
    return {"".join(text for text, quoted, _ in s["clip"] if quoted) for s in _view(page)["statements"]}


def test_about_shows_what_touches_an_entity(kg, small):
    quotes = _quotes(kg("view", "--about", "Eve Stone", "-o", "-").out)

    assert quotes == {"Eve Stone did not support the harbour plan.", "Eve Stone, mayor of Porto, spoke."}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("MATCH (a)-[r:REJECTS]->(b) RETURN r", {"Norland rejects the harbour plan."}),
        ("MATCH p = (a)-[:CRITICIZES]->(b) RETURN collect(p)", {"Sudland criticized Norland."}),
        ("MATCH (s:Statement) WHERE s.modality = 'planned' RETURN s", {"Norland will sanction Sudland."}),
        (
            "MATCH (a:State), (b:State) RETURN a, b",
            {
                "Norland will sanction Sudland.",
                "Sudland criticized Norland.",
                "Eve Strand said that Norland attacked Sudland.",
            },
        ),
        ("MATCH (a:Person {name: 'Nobody'}) RETURN a", set()),
    ],
)
def test_query_that_returns_parts_of_the_graph_becomes_a_page(kg, small, query, expected):
    assert _quotes(kg("view", "--query", query, "-o", "-").out) == expected


def test_query_that_returns_values_is_refused_in_one_sentence(kg, small):
    ran = kg("view", "--query", "MATCH (a) RETURN a.name", "-o", "-")

    assert ran.code == 1
    assert "return nodes, relationships or paths" in ran.err


def test_dates_leave_out_what_is_undated_and_say_so(kg, small):
    ran = kg("view", "--since", "2024-03", "--until", "2024", "-o", "-")

    assert len(_view(ran.out)["statements"]) == 4
    assert "2 statements left out: neither event nor article is dated" in ran.err
    assert "since 2024-03 · until 2024" in _view(ran.out)["subtitle"]
    assert _view(kg("view", "--since", "2025", "-o", "-").out)["statements"] == []


def test_date_that_is_none_is_refused(kg, small):
    assert kg("view", "--since", "soon", "-o", "-").code == 1


def test_one_view_alone(kg, small):
    assert _view(kg("view", "--only", "timeline", "-o", "-").out)["only"] == "timeline"
    assert kg("view", "--only", "pie", "-o", "-").code == 2


def test_page_tells_when_it_is_from(kg, small):
    assert "as of 5 May 2024" in kg("view", "--made", "2024-05-05", "-o", "-").out


def test_page_is_the_same_the_second_time_though_it_remembers_the_first(kg, small):
    first = kg("view", "-o", "-").out

    assert (small / "projections" / "drawn.json").is_file()
    assert kg("view", "-o", "-").out == first


def test_what_was_drawn_stays_where_it_was(kg, small):
    kg("view", "-o", "-")
    memory = small / "projections" / "drawn.json"
    drawn = {key: [x + 900, y] for key, (x, y) in json.loads(memory.read_text()).items()}
    memory.write_text(json.dumps(drawn))
    kg("view", "-o", "-")

    assert json.loads(memory.read_text()) == drawn


def test_broken_memory_is_passed_over(kg, small):
    (small / "projections").mkdir(exist_ok=True)
    (small / "projections" / "drawn.json").write_text("[1, {")

    assert kg("view", "-o", "-").code == 0


def test_static_page_has_no_script_and_all_quotations(kg, small):
    page = kg("view", "--static", "-o", "-").out

    assert "<script" not in page
    assert "<svg" in page
    assert page.count("<blockquote>") == 6
    anchors, targets = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="(s-[^"]+)"', page))
    assert anchors and anchors <= targets


def test_notebook_shows_the_page(kg, small):
    with package.open(small) as workspace:
        page = workspace.view(about="state:norland")
        part = workspace.view(query="MATCH (a)-[r:REJECTS]->(b) RETURN r")

    shown = page._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "<script" not in shown
    assert "criticized" in page.html and "criticized" not in part.html
    assert page.save(small / "page.html").read_text(encoding="utf-8") == page.html


@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ({"about": "Eve Stone"}, ("--about", "Eve Stone")),
        ({"since": "2024-03", "until": "2024"}, ("--since", "2024-03", "--until", "2024")),
        ({"min_confidence": 0.5, "only": "statements"}, ("--min-confidence", "0.5", "--only", "statements")),
        ({"query": "MATCH p = ()-[:REJECTS]->() RETURN p"}, ("--query", "MATCH p = ()-[:REJECTS]->() RETURN p")),
        ({"static": True, "title": "Row"}, ("--static", "--title", "Row")),
    ],
)
def test_workspace_shows_what_the_command_writes(kg, small, asked, arguments):
    with package.open(small) as workspace:
        page = workspace.view(made="2024-05-05", **asked)

    assert page.html == kg("view", *arguments, "--made", "2024-05-05", "-o", "-").out


def test_workspace_tells_what_is_left_out(small):
    with package.open(small) as workspace:
        assert workspace.view(since="2024").notes == (
            "2 statements left out: neither event nor article is dated.",
        )
        assert workspace.view().notes == ()


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"since": "soon"}, ModelError, "'soon' is not a date"),
        ({"made": "today"}, ModelError, "'today' is not a date"),
        ({"only": "pie"}, RenderError, "There is no view 'pie': there are graph, positions"),
        ({"about": "Nobody at all"}, NotFoundError, "There is no entity 'Nobody at all'"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(small, asked, error, words):
    with package.open(small) as workspace, pytest.raises(error, match=words):
        workspace.view(**asked)


def test_page_says_who_judged_a_statement_when_and_why(kg, small):
    statements = {s["relation"]: s["id"] for s in _view(kg("view", "-o", "-").out)["statements"]}
    assert kg("accept", statements["REJECTS"], "--who", "Ada", "--why", "as it stands").code == 0
    assert kg("edit", statements["CRITICIZES"], "--relation", "DEMANDS", "--who", "Bo").code == 0
    assert kg("reject", statements["ATTACKS"], "--who", "Ada").code == 0

    view = _view(kg("view", "-o", "-").out)
    judged = {s["relation"]: s["judged"] for s in view["statements"]}

    assert judged.keys() == {"REJECTS", "SUPPORTS", "SANCTIONS", "REPRESENTS", "DEMANDS"}
    assert {r: j and (j["verdict"], j["who"], j["why"]) for r, j in judged.items()} == {
        "REJECTS": ("accepted", "Ada", "as it stands"),
        "DEMANDS": ("corrected", "Bo", ""),
        "SUPPORTS": None,
        "SANCTIONS": None,
        "REPRESENTS": None,
    }
    assert re.fullmatch(r"\d+ [A-Z][a-z]+ \d{4}", judged["REJECTS"]["day"])
    static = kg("view", "--static", "-o", "-").out
    assert f"accepted by Ada, {judged['REJECTS']['day']}: as it stands" in static
