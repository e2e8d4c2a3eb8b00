"""The tables of the gazetteer: every row well formed, every reference met, and the same when made anew."""

import importlib.metadata
import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import kg_loaders
from kg_loaders.gazetteer import Gazetteer
from kg_schema import NodeKind, slug

TABLES = Path(kg_loaders.__file__).parent / "gazetteers"
SCRIPT = Path(__file__).parents[2] / "scripts" / "gazetteer.py"
FILES = ("states.tsv", "regions.tsv", "organizations.tsv", "persons.tsv")
LISTS = ("aliases", "adjectives", "nouns", "capital_aliases", "metonyms")
DATE = re.compile(r"\d{1,4}(-\d\d(-\d\d)?)?")
KINDS = {
    "states.tsv": {"state", "historical"},
    "regions.tsv": {
        "capital", "city", "contested", "continent", "region", "subdivision", "territory", "waters"
    },
    "organizations.tsv": {
        "agency", "alliance", "armed group", "army", "bank", "central bank", "church", "committee", "company",
        "court", "fund", "government", "group of states", "institution", "international", "media", "ministry",
        "mission", "movement", "ngo", "organization", "parliament", "party", "sport", "think tank", "union",
    },
}  # fmt: skip

Row = dict[str, str]


def rows(file: str) -> list[Row]:
    header, *lines = (TABLES / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def ids(*files: str) -> set[str]:
    return {row["id"] for file in files for row in rows(file)}


@pytest.mark.parametrize("file", FILES)
def test_rows_are_sorted_and_cells_are_clean(file):
    text = (TABLES / file).read_text(encoding="utf-8")
    table = rows(file)
    dirty = [
        (row["id"], column, cell)
        for row in table
        for column, cell in row.items()
        if cell != " ".join(cell.split()) or (column in LISTS and cell and "" in cell.split("|"))
    ]

    assert dirty == []
    assert all(row["id"] and row["name"] for row in table)
    assert [row["id"] for row in table] == sorted(row["id"] for row in table)
    assert text.endswith("\n") and "\r" not in text


def test_ids_are_unique_over_all_tables():
    counts = Counter(row["id"] for file in FILES for row in rows(file))

    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_no_name_stands_twice_in_a_row(file):
    doubled = [
        row["id"]
        for row in rows(file)
        for column in ("aliases", "adjectives", "nouns")
        if len(names := [n.lstrip("~") for n in row.get(column, "").split("|") if n]) > len(set(names))
        or (column == "aliases" and row["name"] in names)
    ]

    assert doubled == []


@pytest.mark.parametrize(("file", "kinds"), KINDS.items())
def test_kinds_are_those_we_know(file, kinds):
    assert {row["kind"] for row in rows(file)} <= kinds


def test_homes_and_bodies_exist():
    states, regions, bodies = ids("states.tsv"), ids("regions.tsv"), ids("organizations.tsv")

    strays = [r["id"] for f in ("states.tsv", "regions.tsv") for r in rows(f) if r["state"] not in states | {""}]
    strays += [r["id"] for r in rows("organizations.tsv") if r["state"] not in states | {""}]
    strays += [r["id"] for r in rows("persons.tsv") if r["state"] not in states | regions | {""}]
    strays += [r["id"] for r in rows("persons.tsv") if r["organization"] not in bodies | {""}]

    assert strays == []


@pytest.mark.parametrize("file", ["states.tsv", "organizations.tsv", "persons.tsv"])
def test_times_are_dates_and_run_forwards(file):
    wrong = []
    for row in rows(file):
        spans = zip(row["from"].split("|"), row["to"].split("|"), strict=True)
        for start, end in spans:
            malformed = any(date and not DATE.fullmatch(date) for date in (start, end))
            if malformed or (start and end and start[: len(end)] > end[: len(start)]):
                wrong.append((row["id"], start, end))

    assert wrong == []


def test_a_person_has_a_time_for_each_office():
    wrong = [
        row["id"]
        for row in rows("persons.tsv")
        if not row["office"].count("|") == row["from"].count("|") == row["to"].count("|")
    ]

    assert wrong == []


def test_ids_of_organizations_and_persons_are_slugs():
    wrong = [r["id"] for f in ("organizations.tsv", "persons.tsv") for r in rows(f) if slug(r["id"]) != r["id"]]

    assert wrong == []
    assert [r["id"] for r in rows("persons.tsv") if r["id"] != slug(r["name"])] == []


def test_positions_lie_on_the_earth_and_codes_have_their_form():
    for file in ("states.tsv", "regions.tsv"):
        for row in rows(file):
            if row["latitude"]:
                assert -90 <= float(row["latitude"]) <= 90, row
                assert -180 <= float(row["longitude"]) <= 180, row
            assert re.fullmatch("([A-Z]{2})?", row["iso2"]), row
            assert row["population"].isdigit() or not row["population"], row
    for row in rows("regions.tsv"):
        assert re.fullmatch(r"([A-Z]{2}-[A-Z0-9]{1,3})?", row["iso3166_2"]), row


def test_a_code_stands_once():
    for column in ("iso2", "iso3166_2", "geonames"):
        codes = Counter(row.get(column, "") for file in ("states.tsv", "regions.tsv") for row in rows(file))
        assert [code for code, count in codes.items() if code and count > 1] == []


def test_every_state_of_today_has_what_the_extractor_needs():
    lacking = [
        (row["id"], column)
        for row in rows("states.tsv")
        if row["kind"] == "state"
        for column in ("name", "adjectives", "nouns", "capital", "latitude", "longitude")
        if not row[column]
    ]

    assert lacking == []


def test_each_name_leads_back_to_its_entry():
    gazetteer = Gazetteer.default()
    lost = [
        (entry.id, name)
        for entry in gazetteer
        for name in (entry.name, *entry.aliases, *entry.metonyms)
        if entry not in gazetteer.lookup(name)
    ]
    lost += [
        (entry.id, word) for entry in gazetteer for word in entry.demonyms if entry not in gazetteer.demonyms(word)
    ]

    assert lost == []
    assert len(gazetteer) == sum(len(rows(file)) for file in FILES)


def test_the_tables_stay_small():
    assert sum((TABLES / file).stat().st_size for file in FILES) < 2_000_000


def test_sources_name_the_attribution_that_geonames_asks_for():
    sources = (TABLES / "SOURCES.md").read_text(encoding="utf-8")

    assert "geonames.org" in sources
    assert "CC BY 4.0" in sources


def test_all_inhabited_countries_of_iso_are_there():
    pycountry = pytest.importorskip("pycountry", reason="needs the extra 'gazetteer'")
    here = {row["iso2"] for file in ("states.tsv", "regions.tsv") for row in rows(file)}

    missing = {country.alpha_2 for country in pycountry.countries} - here

    assert missing == {"AQ", "BV", "HM", "TF", "UM"}


def test_countrynames_means_the_same_states():
    countrynames = pytest.importorskip("countrynames", reason="needs the extra 'gazetteer'")
    states = [e for e in Gazetteer.default() if e.type is NodeKind.STATE and len(e.id) == 3]
    codes = {(e.id, n): countrynames.to_code(n) for e in states for n in (e.name, *e.aliases)}

    other = {
        name
        for (identifier, name), code in codes.items()
        if code and code != Gazetteer.default().get(identifier).identifiers.get("iso3166")
    }

    assert other == {"Congo", "Zaire"}  # it takes Congo for Brazzaville, and Zaire has a code of its own
    assert sum(code is not None for code in codes.values()) > 400


def _generator(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    stated = re.findall(r"^\| (\w+) \| ([\d.]+) \|", (TABLES / "SOURCES.md").read_text(encoding="utf-8"), re.M)
    for package, version in stated:
        try:
            installed = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            pytest.skip(f"{package} is not installed: the extra 'gazetteer' brings it")
        if installed != version:
            pytest.skip(f"{package} is {installed}, the tables were made with {version}")
    if not SCRIPT.is_file():
        pytest.skip("the generator is not part of an installed package")
    monkeypatch.syspath_prepend(str(SCRIPT.parent))  # where what it imports lies, as when it is run
    spec = importlib.util.spec_from_file_location("gazetteer_generator", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_generator_makes_the_committed_tables(monkeypatch):
    for file, text in _generator(monkeypatch).tables().items():
        assert text == (TABLES / file).read_text(encoding="utf-8"), f"run scripts/gazetteer.py: {file} is stale"
