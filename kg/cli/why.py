"""Why the mentions of several articles are one entity: every link with its rule and score, every judgement."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.cli.output import Format
from kg.cli.rows import emit_records
from kg_schema import GraphEntity, live_judgements

if TYPE_CHECKING:
    from kg.ledger import Ledger

__all__ = ["emit_why"]

_COLUMNS = ("one", "other", "rule", "score", "links", "entry", "who", "why", "articles")
_NARROW = ("one", "other", "rule", "score", "links", "entry", "who", "why")


def emit_why(ledger: "Ledger", entity: GraphEntity, style: Format) -> None:
    """Write which names were found to be this entity, by which rule, how surely, in how many pairs of articles."""
    from kg.resolve import links

    made = ledger.numbered_judgements()
    linked, canonical = links(ledger.extractions(), live_judgements(made.values()))
    names = {o.handle: o.entity.name for cluster in linked.clusters for o in cluster}
    entries = {j.id: number for number, j in made.items()}
    counts: Counter[tuple[str, str, str, float, str]] = Counter()
    articles: dict[tuple[str, str, str, float, str], list[str]] = {}
    for link in linked.links:
        if canonical[link.one] == entity.id:
            pair = sorted((names[link.one], names[link.other]))
            key = (pair[0], pair[1], link.rule, link.score, link.judgement)
            counts[key] += 1
            articles.setdefault(key, []).extend((link.one.article, link.other.article))
    rows: list[dict[str, Any]] = []
    for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        one, other, rule, score, judgement = key
        row: dict[str, Any] = {"one": one, "other": other, "rule": rule, "score": round(score, 2), "links": count}
        number = entries.get(judgement)
        row |= {"entry": number, "who": made[number].who if number else None}
        row |= {"why": made[number].why if number else None, "articles": sorted(set(articles[key]))}
        rows.append(row)
    emit_records(rows, _COLUMNS, style, narrow=_NARROW)
