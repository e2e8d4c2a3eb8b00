"""What pages print around an article; the phrases and their examples stand in boilerplate.yaml."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = [
    "MOST_WORDS",
    "boilerplate_table",
    "comment_marker",
    "furniture",
    "is_caption",
    "is_section_word",
    "tail_marker",
]

MOST_WORDS = 60
_LONGEST_LINE = 700
_LONGEST_MARKER = 160


@cache
def boilerplate_table() -> dict[str, Any]:
    """Return the table of phrases as it stands in boilerplate.yaml."""
    table: dict[str, Any] = yaml.safe_load((files("kg_loaders") / "boilerplate.yaml").read_text("utf-8"))
    return table


def _union(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


@cache
def _furniture() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((group["reason"], _union(group["patterns"])) for group in boilerplate_table()["furniture"])


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return _union(boilerplate_table()[group]["patterns"])


@cache
def _sections() -> frozenset[str]:
    return frozenset(boilerplate_table()["sections"].split())


def furniture(line: str) -> str | None:
    """Return why a line is no part of any article, wherever it stands, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    line = line.replace("’", "'").strip()
    return next((reason for reason, pattern in _furniture() if pattern.fullmatch(line)), None)


def is_caption(line: str) -> bool:
    """Tell whether a line is the caption or credit of a picture."""
    return len(line) <= _LONGEST_LINE and bool(_pattern("captions").fullmatch(line.replace("’", "'")))


def _marks(group: str, line: str) -> bool:
    return len(line) <= _LONGEST_MARKER and bool(_pattern(group).fullmatch(line.replace("’", "'").strip(" :–—-")))


def tail_marker(line: str) -> bool:
    """Tell whether a line announces other stories or what else follows an article."""
    return _marks("tail", line)


def comment_marker(line: str) -> bool:
    """Tell whether a line announces the comments of readers."""
    return _marks("comments", line)


def is_section_word(line: str) -> bool:
    """Tell whether a line is but the name of a section of a news site, or several of them."""
    plain = line.lower().replace("middle east", "middle-east")
    words = re.sub(r"[&|,/]", " ", plain).split()
    return 0 < len(words) <= 3 and all(word in _sections() for word in words)
