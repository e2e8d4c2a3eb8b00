"""Versions: which articles are the same page at different times, and which of them the graph shows.

A pure function of the articles: neither the order nor the time of loading decides (docs/decisions/0006).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from kg_schema import Article

__all__ = ["address_key", "superseded", "versions"]

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga", re.IGNORECASE)


def address_key(url: str | None) -> str | None:
    """Return what is the same for all ways to write a page's address; None if the address names no single page.

    Scheme, case and ``www.`` of the host, a usual port, a place within the page, a slash at the end and parameters
    that only follow readers around make no difference. The front page of a site and what is not on the web name
    none.
    """
    try:
        parts = urlsplit((url or "").strip())
        host, port = (parts.hostname or "").removeprefix("www.").rstrip("."), parts.port
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    values = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((k, v) for k, v in values if not _TRACKING.fullmatch(k)))
    if parts.scheme.lower() not in ("http", "https") or not host or not (path or query):
        return None
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{place}{path}?{query}{route}" if query else f"{place}{path}{route}"


def versions(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """Return the articles that share an address, newest first; groups of two or more, sorted by address.

    Newest is the latest published date, then the latest time of change that its source states, then the longer
    text, then the greater id. An unknown date is older than any, ``2025`` older than ``2025-04-26``.
    """
    by_address: defaultdict[str, list[tuple[str, str, int, str, Article]]] = defaultdict(list)
    for article in articles:
        if key := address_key(article.url):
            dates = article.published or "", article.modified or ""
            by_address[key].append((*dates, len(article.text), article.id, article))
    groups = (sorted(group, key=lambda row: row[:4], reverse=True) for _, group in sorted(by_address.items()))
    return tuple(tuple(row[4] for row in group) for group in groups if len(group) > 1)


def superseded(articles: Iterable[Article]) -> frozenset[str]:
    """Return the ids of the articles of which a newer version is among the articles."""
    return frozenset(article.id for _, *older in versions(articles) for article in older)
