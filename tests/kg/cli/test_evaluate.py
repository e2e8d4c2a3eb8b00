"""``kg eval``: the accuracy table of any annotated folder, with our extractor or somebody else's lines."""

import csv
import io
import json

import pytest

TEXTS = {
    "one": "Peru rejected the canal treaty on Monday. Chile condemned Peru.\n",
    "two": "Peru did not attack Chile. Bolivia criticized Chile.\n",
}
ENTITIES = [{"name": name, "type": "State"} for name in ("Peru", "Chile", "Bolivia")]
TREATY = {"name": "Canal treaty", "type": "Proposal"}


def _edge(source, relation, target, **details):
    return {"source": source, "type": relation, "target": target, **details}


GOLD = {
    "one": {
        "entities": [*ENTITIES[:2], TREATY],
        "edges": [
            _edge("Peru", "REJECTS", "Canal treaty", stance=-2),
            _edge("Chile", "CRITICIZES", "Peru"),
            _edge("Chile", "SUPPORTS", "Canal treaty"),
        ],
    },
    "two": {
        "entities": ENTITIES,
        "edges": [],
        "must_not_have": [_edge("Peru", "ATTACKS", "Chile", why="negated")],
    },
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(GOLD[name]), encoding="utf-8")
    return tmp_path


def _rows(ran):
    return {row["measure"]: row for row in json.loads(ran.out)}


def test_the_figures_of_our_extractor(kg, folder):
    ran = kg("eval", folder, "--format", "json")

    assert ran.code == 0, ran.err
    rows = _rows(ran)
    events = rows["events"]
    assert (events["gold"], events["predicted"], events["right"]) == (3, 3, 2)
    assert (events["precision"], events["recall"]) == (0.6667, 0.6667)
    assert (rows["REJECTS"]["right"], rows["SUPPORTS"]["right"], rows["stance exact"]["right"]) == (1, 0, 1)
    assert (rows["broken"]["predicted"], rows["ungrounded"]["predicted"]) == (0, 0)


def test_the_table_shows_shares_with_their_intervals(kg, folder):
    ran = kg("eval", folder)

    row = next(line.split() for line in ran.out.splitlines() if line.startswith("events"))
    assert row == ["events", "3", "3", "2", "0.667", "(0.21-0.94)", "0.667", "(0.21-0.94)", "0.667"]


def test_csv_has_every_column(kg, folder):
    rows = list(csv.DictReader(io.StringIO(kg("eval", folder, "--format", "csv").out)))

    events = next(row for row in rows if row["measure"] == "events")
    assert (events["precision"], events["precision_low"], events["f1_low"]) == ("0.6667", "0.2077", "")


def test_errors_are_listed(kg, folder):
    rows = json.loads(kg("eval", folder, "--errors", "--format", "json").out)

    assert rows == [
        {"article": "one.txt", "error": "missed", "what": "Chile SUPPORTS Canal treaty"},
        {"article": "two.txt", "error": "extra", "what": "Bolivia CRITICIZES Chile"},
    ]


def test_a_bad_annotation_is_named_and_the_rest_is_measured(kg, folder):
    (folder / "bad.gold.json").write_text("{", encoding="utf-8")
    (folder / "lost.gold.json").write_text(json.dumps(GOLD["two"]), encoding="utf-8")

    ran = kg("eval", folder, "--format", "json")

    assert ran.code == 1
    assert "bad.gold.json: Expecting property name" in ran.err
    assert "lost.gold.json: its text 'lost.txt' is not in" in ran.err
    assert _rows(ran)["events"]["gold"] == 3


def test_nothing_but_bad_annotations_is_an_error(kg, tmp_path):
    (tmp_path / "bad.gold.json").write_text("{", encoding="utf-8")

    ran = kg("eval", tmp_path)

    assert ran.code == 1
    assert ran.out == ""
    assert "No annotation in" in ran.err


def test_lines_of_somebody_else_are_scored(kg, folder):
    lines = kg("extract", folder / "one.txt", folder / "two.txt", "--json").out.splitlines()
    theirs = json.loads(lines[1])
    denied = next(s for s in theirs["statements"] if s["type"] == "ATTACKS")
    denied["polarity"] = "affirmed"
    denied["evidence"]["quote"] = "Peru attacked Chile."
    (folder / "theirs.jsonl").write_text(f"{lines[0]}\n{json.dumps(theirs)}\n", encoding="utf-8")

    rows = _rows(kg("eval", folder, "--pred", folder / "theirs.jsonl", "--format", "json"))

    assert (rows["events"]["predicted"], rows["events"]["right"]) == (4, 2)
    assert (rows["broken"]["predicted"], rows["ungrounded"]["predicted"]) == (1, 1)


def test_a_bad_line_and_an_article_without_one_are_named(kg, folder):
    line = kg("extract", folder / "one.txt", "--json").out
    (folder / "theirs.jsonl").write_text(f"{line}{{}}\n", encoding="utf-8")

    ran = kg("eval", folder, "--pred", folder / "theirs.jsonl", "--format", "json")

    assert ran.code == 1
    assert "theirs.jsonl:2: 'article' is missing" in ran.err
    assert "1 article without a prediction, all missed: two.txt." in ran.err
    assert _rows(ran)["events"]["predicted"] == 2


def test_less_certain_statements_are_left_out(kg, folder):
    least = _rows(kg("eval", folder, "--min-confidence", "1", "--format", "json"))["events"]

    assert (least["predicted"], least["gold"]) == (0, 3)


def test_a_folder_that_is_not_there_is_wrong_usage(kg, tmp_path):
    assert kg("eval", tmp_path / "nowhere").code == 2
