"""The words of time: what ``lexicons/en/temporal.yaml`` holds, ready for regular expressions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from re import escape
from typing import Any

import yaml

__all__ = ["TemporalWords", "any_of", "temporal_words"]


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


@dataclass(frozen=True, slots=True)
class TemporalWords:
    """The lexicon of time; months count from 1, days of the week from 0 (Monday)."""

    months: dict[str, int]
    abbreviations: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    named_days: tuple[tuple[tuple[int, int, int], tuple[str, ...], tuple[str, ...]], ...]
    name_heads: tuple[str, ...]
    counted: tuple[str, ...]
    occasions: tuple[str, ...]
    function_words: tuple[str, ...]
    classes: dict[str, frozenset[str]]


_CLASSES = (
    "irregular_verbs",
    "not_verbs",
    "scheduled_verbs",
    "speech_verbs",
    "future_heads",
    "future_participles",
    "light_verbs",
)


@cache
def temporal_words() -> TemporalWords:
    """Read the lexicon, once."""
    text = files("kg_loaders").joinpath("lexicons", "en", "temporal.yaml").read_text(encoding="utf-8")
    rows: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return TemporalWords(
        months={name: number for number, name in enumerate(rows["months"], start=1)},
        abbreviations=dict(rows["month_abbreviations"]),
        weekdays={name: number for number, name in enumerate(rows["weekdays"])},
        numbers=dict(rows["numbers"]),
        seasons={name: (first, last) for name, (first, last) in rows["seasons"].items()},
        feasts={name: (month, day) for name, (month, day) in rows["feasts"].items()},
        named_days=tuple(
            ((row["date"][0], row["date"][1], row["date"][2]), tuple(row["words"]), tuple(row["nouns"]))
            for row in rows["named_days"]
        ),
        name_heads=tuple(rows["name_heads"]),
        counted=tuple(rows["counted"]),
        occasions=tuple(rows["occasions"]),
        function_words=tuple(rows["function_words"]),
        classes={name: frozenset(rows[name]) for name in _CLASSES},
    )
