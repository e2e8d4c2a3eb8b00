"""What a web page states of its article: JSON-LD and meta tags first, then what stands beside the headline."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from kg_loaders.metadata import Metadata
from kg_loaders.readers.language import language_code
from kg_loaders.readers.moments import moment

__all__ = ["is_behind_paywall", "page_metadata"]

_ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|SocialMediaPosting)$")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "published_time",
    "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date",
    "publishdate", "publication_date", "citation_publication_date", "pubdate", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date",
)  # fmt: skip
_CHANGES = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "modified",
)  # fmt: skip
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_NOT_A_PERSON = re.compile(
    r"https?:|@|\d|\b(?:desk|staff|newsroom|admin|editors?|team|web|reporters?|agenc\w+)\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::|»|·|•)\s+")
_LONGEST_SCRIPT = 2_000_000


def page_metadata(tree: HtmlElement, address: str | None) -> Metadata:
    """Return title, publisher, address, authors, dates and language of a page; never the day it was made up."""
    node = next(_article_nodes(tree), {})
    metas = _metas(tree)
    publisher = _name(node.get("publisher")) or metas.get("og:site_name")
    title = _text(node.get("headline")) or metas.get("og:title") or _headline(tree) or _window_title(tree)
    authors = _people(node.get("author")) or _people(metas.get("author") or metas.get("article:author"))
    found = Metadata(
        title=_without_site(title, publisher, address),
        publisher=publisher,
        url=_address(tree, metas, address),
        authors=tuple(a for a in authors if a != publisher),
        language=language_code(tree.get("lang") or metas.get("og:locale") or ""),
        modified=_modified(node, metas),
    )
    return _dated(found, node, metas, tree)


def is_behind_paywall(tree: HtmlElement) -> bool:
    """Tell whether the page says of itself that its article is not free to read."""
    return any(str(n.get("isAccessibleForFree")).lower() == "false" for n in _article_nodes(tree))


def _dated(found: Metadata, node: dict[str, Any], metas: dict[str, str], tree: HtmlElement) -> Metadata:
    stated = [("JSON-LD datePublished", _text(node.get("datePublished")))]
    stated += [(f"meta {name}", metas.get(name)) for name in _DATES]
    stated.append(("the time beside the headline", _time_by_headline(tree)))
    for where, value in stated:
        if value:
            dated = found.dated(value, where)
            if dated.published:
                return dated
    return found


def _modified(node: dict[str, Any], metas: dict[str, str]) -> str | None:
    """Return when the page says that it was changed last."""
    stated = [_text(node.get("dateModified")), *map(metas.get, _CHANGES)]
    return next((found for value in stated if value and (found := moment(value))), None)


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document that stand for themselves, not those in lists of links."""
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _nodes(value.get(name))


def _article_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        source = (script.text or "").strip().rstrip(";")
        if "ld+json" not in (script.get("type") or "") or len(source) > _LONGEST_SCRIPT:
            continue
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            if any(_ARTICLE_TYPE.match(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])):
                yield node


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta tags by lower-case name, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = _text(meta.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and value:
                metas.setdefault(name, value)
    return metas


def _text(value: object) -> str | None:
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _people(value: object) -> tuple[str, ...]:
    many = value if isinstance(value, list) else [value]
    names = [part for one in many if (name := _name(one)) for part in re.split(r",\s+| and ", name)]
    return tuple(dict.fromkeys(n for n in names if n and not _NOT_A_PERSON.search(n)))


def _headline(tree: HtmlElement) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else None


def _window_title(tree: HtmlElement) -> str | None:
    """Return the title of the browser's window without what stands after its last bar."""
    title = _text(tree.findtext(".//title"))
    return title.rpartition(" | ")[0] or title if title else None


def _without_site(title: str | None, publisher: str | None, address: str | None) -> str | None:
    """Return a title without the name of the site that many pages put after it."""
    if not title:
        return None
    parts = _SEPARATOR.split(title)
    site = re.sub(r"\W", "", publisher or "").casefold()
    host = (urlsplit(address or "").hostname or "").removeprefix("www.").replace(".", "").replace("-", "")
    last = re.sub(r"\W", "", parts[-1]).casefold()
    if len(parts) > 1 and last and (last == site or (len(last) > 2 and last in host)):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—:»·•")
    return title


def _address(tree: HtmlElement, metas: dict[str, str], address: str | None) -> str | None:
    """Return the page's own address: its canonical one if that is on the same host, else where it was found."""
    saved = next((m[1] for c in tree.xpath("//comment()") if (m := _SAVED.search(c.text or ""))), None)
    here = address or saved
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for link in [*links, metas.get("og:url")]:
        full = urljoin(here or "", link.strip()) if link else ""
        if urlsplit(full).scheme in ("http", "https") and _same_site(full, here):
            return full
    return here


def _same_site(one: str, other: str | None) -> bool:
    if not other:
        return True
    hosts = [(urlsplit(a).hostname or "").removeprefix("www.").removeprefix("m.") for a in (one, other)]
    return hosts[0] == hosts[1]


def _time_by_headline(tree: HtmlElement) -> str | None:
    """Return the first time that stands after the headline and before the text."""
    after = False
    for element in tree.iter("h1", "time", "p"):
        if element.tag == "h1":
            after = True
        elif after and element.tag == "time":
            if element.get("datetime"):
                return str(element.get("datetime"))
        elif after and len(element.text_content().split()) >= 20:
            return None
    return None
