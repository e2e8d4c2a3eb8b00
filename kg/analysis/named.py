"""Ready questions: each a file in Cypher and one in SPARQL that give the same rows."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg_schema import NotFoundError

__all__ = ["Language", "NamedQuery", "named_queries", "named_query"]


class Language(StrEnum):
    """Language of a query; the value is the ending of its file."""

    CYPHER = "cypher"
    SPARQL = "rq"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A ready question: its name, one sentence of help, and its text in both languages."""

    name: str
    help: str
    cypher: str
    sparql: str

    def text(self, language: Language) -> str:
        """Return the query in this language."""
        return self.cypher if language is Language.CYPHER else self.sparql


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return all ready questions, by name. The first line of a file is a comment: the help."""
    from importlib.resources import files

    folder = files("kg.analysis").joinpath("queries")
    names = sorted(
        entry.name.removesuffix(".cypher") for entry in folder.iterdir() if entry.name.endswith(".cypher")
    )
    found = []
    for name in names:
        cypher = folder.joinpath(f"{name}.cypher").read_text(encoding="utf-8")
        sparql = folder.joinpath(f"{name}.rq").read_text(encoding="utf-8")
        found.append(NamedQuery(name, cypher.partition("\n")[0].removeprefix("// "), cypher, sparql))
    return tuple(found)


def named_query(name: str) -> NamedQuery:
    """Return the ready question of this name; NotFoundError names the nearest three."""
    from difflib import get_close_matches

    by_name = {query.name: query for query in named_queries()}
    if name in by_name:
        return by_name[name]
    nearest = get_close_matches(name, sorted(by_name), n=3, cutoff=0.3)
    hint = f"; nearest are {', '.join(nearest)}" if nearest else ""
    raise NotFoundError(f"There is no named query '{name}'{hint}: 'kg query --list' lists all.")
