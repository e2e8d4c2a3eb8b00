"""How articles, extractions and judgements are written down: as JSON, and as text that any file can hold."""

import json
from dataclasses import dataclass
from typing import Any

from kg_schema import Article, ModelError, Verdict

__all__ = ["Decision", "check_encodable", "described", "json_text", "storable"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement to be: what it decides about what, and why."""

    verdict: Verdict
    subject: str
    detail: dict[str, Any]
    why: str


def json_text(record: object) -> str:
    """Return the record as JSON, its keys sorted."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def storable(words: str) -> str:
    """Return words as they are, bytes of file names and arguments that are no UTF-8 written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def described(article: Article) -> str:
    """Return what only describes the article, as JSON; what is unknown of ``modified`` is left out of it."""
    record = {
        "title": article.title,
        "authors": article.authors,
        "language": article.language,
        "published_note": article.published_note,
    }
    return json_text(record | ({"modified": article.modified} if article.modified else {}))


def check_encodable(article: Article, *strings: str) -> None:
    """Refuse text that no file could hold."""
    try:
        for string in (article.text, article.publisher or "", article.url or "", *strings):
            string.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ModelError(
            f"The article {article.id} holds half a character (a lone surrogate) at position {error.start}: "
            "decode the text anew from its source."
        ) from error
