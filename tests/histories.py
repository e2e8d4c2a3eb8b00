"""Graphs made of the histories in kg/analysis/histories.yaml."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from factories import Claim, claim, extraction
from kg.resolve import canonical_graph
from kg_schema import Extraction, Graph, Modality, Polarity, checked
from kg_schema.documents import precision_of

__all__ = ["HISTORIES", "History"]


_WRITTEN = Path(__file__).parent / "kg" / "analysis" / "histories.yaml"


@dataclass(frozen=True)
class History:
    """What was written about one actor, and the kinds of contradiction in it."""

    name: str
    kinds: frozenset[str]
    articles: tuple[dict[str, Any], ...]

    def graph(self) -> Graph:
        return canonical_graph(_extraction(self.name, n, a) for n, a in enumerate(self.articles))


def _extraction(name: str, number: int, article: dict[str, Any]) -> Extraction:
    quotes = [said.get("quote") or _sentence(said) for said in article["says"]]
    text = f"{name}, part {number}. " + " ".join(dict.fromkeys(quotes))
    claims = [_claim(said, quote) for said, quote in zip(article["says"], quotes, strict=True)]
    details = {key: _iso(article.get(key)) for key in ("published", "publisher")}
    return checked(extraction(text, *claims, **details))


def _claim(said: dict[str, Any], quote: str) -> Claim:
    details: dict[str, Any] = {key: said[key] for key in ("stance", "office") if key in said}
    details |= {"polarity": Polarity(said.get("polarity", "affirmed"))}
    details |= {"modality": Modality(said.get("modality", "asserted"))}
    on = _iso(said.get("date"))
    details |= {"event_date": on, "date_precision": precision_of(on)}
    what = said["what"] if ":" in said["what"] else f"proposal:{said['what']}!"
    return claim(_who(said["who"]), said["does"], what, quote, speaker=_speaker(said), **details)


def _who(short: str) -> str:
    return short if ":" in short else f"state:{short}"


def _speaker(said: dict[str, Any]) -> str | None:
    return _who(said["by"]) if "by" in said else None


def _iso(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _sentence(said: dict[str, Any]) -> str:
    return (
        " ".join(
            str(said[key]) for key in ("by", "who", "polarity", "modality", "does", "what", "date") if key in said
        )
        + "."
    )


HISTORIES = tuple(
    History(one["name"], frozenset(one["kinds"]), tuple(one["articles"]))
    for one in yaml.safe_load(
        (Path(__file__).parent / "kg" / "analysis" / "histories.yaml").read_text(encoding="utf-8")
    )
)
