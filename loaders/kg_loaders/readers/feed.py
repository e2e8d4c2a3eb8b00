"""RSS and Atom: each item that carries its full text, or the pages that the items link to."""

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HTMLParser, fragment_fromstring  # type: ignore[import-untyped]

from kg_loaders.metadata import Metadata
from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import tidied, what_binary
from kg_loaders.readers.html import page_draft, page_text, visible_lines
from kg_loaders.readers.language import language_code
from kg_loaders.readers.moments import moment
from kg_loaders.readers.web import fetched_input
from kg_schema import ReadError

__all__ = ["FeedReader"]

_FULL_TEXT = 80
_MOST_TAGS = 1_000_000
_TEXT_FIELDS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")


class FeedReader:
    """Reads a feed; ``follow`` fetches the pages of items that hold but a summary."""

    name = "feed"
    suffixes = (".rss", ".atom", ".xml")
    media_types = (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    )

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the article of each item, in the order of the feed."""
        root = _root(source.whole(options.file_limit), source.label)
        items = [e for e in root.iter() if _local(e) in ("item", "entry")]
        if not items:
            raise ReadError(f"{source.label}: this XML is no feed with items.")
        publisher = _child_text(next((e for e in root.iter() if _local(e) == "channel"), root), "title")
        for number, item in enumerate(items, 1):
            label = f"{source.label}:{number}"
            passed_over = options.follow and options.skip(label)
            yield Draft(label=label) if passed_over else _item_draft(item, label, source, publisher, options)


def _root(content: bytes, label: str) -> etree._Element:
    """Parse XML without entities, external or internal, and without the network."""
    if what_binary(content):
        raise ReadError(f"{label}: this is {what_binary(content)}, not a feed.")
    tags = content.count(b"<")
    if tags > _MOST_TAGS:
        raise ReadError(f"{label}: it has {tags} tags, more than {_MOST_TAGS}; split it.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{label}: this is not XML; give the feed, a page or text.") from error
    if root is None:
        raise ReadError(f"{label}: this is not XML; give the feed, a page or text.")
    return root


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element if _local(e) == name), None)


def _child_text(element: etree._Element, name: str) -> str | None:
    child = _child(element, name)
    return _words_of(child) or None if child is not None else None


def _words_of(element: etree._Element) -> str:
    words: list[str] = "".join(element.itertext()).split()
    return " ".join(words)


def _link(item: etree._Element, source: Input) -> str | None:
    """Return the address of an item's page: the text of RSS's link, or Atom's alternate link."""
    for element in item:
        if _local(element) == "link" and element.get("rel", "alternate") == "alternate":
            address = (element.get("href") or element.text or "").strip()
            if address:
                return str(urljoin(source.url or "", address))
    return None


def _metadata(item: etree._Element, link: str | None, publisher: str | None) -> Metadata:
    names = [n for e in item if _local(e) in ("creator", "author") and (n := _person(e))]
    language = _child_text(item, "language") or _child_text(item.getparent(), "language") or ""
    found = Metadata(
        title=_plain(_child_text(item, "title")),
        publisher=publisher,
        url=link,
        authors=tuple(dict.fromkeys(names)),
        language=language_code(language),
        modified=moment(_child_text(item, "updated") or _child_text(item, "modified")),
    )
    for name in _DATES:
        dated = found.dated(_child_text(item, name), f"'{name}' in the feed")
        if dated.published:
            return dated
    return found


def _person(element: etree._Element) -> str | None:
    name = _child_text(element, "name") or _words_of(element)
    return None if "@" in name else name or None


def _plain(value: str | None) -> str | None:
    """Return a title without the markup that some feeds put into it."""
    return " ".join(" ".join(_html_lines(value)).split()) or None if value else None


def _html_lines(source: str) -> list[str]:
    try:
        return visible_lines(
            fragment_fromstring(tidied(source), create_parent="div", parser=HTMLParser(recover=True))
        )
    except (etree.LxmlError, ValueError, AssertionError):
        return []


def _item_text(item: etree._Element) -> str:
    """Return the longest text that an item carries, as paragraphs."""
    texts = []
    for name in _TEXT_FIELDS:
        child = _child(item, name)
        if child is not None:
            inner = "".join(etree.tostring(e, encoding="unicode") for e in child)
            texts.append("\n\n".join(_html_lines((child.text or "") + inner)))
    return max(texts, key=len, default="")


def _item_draft(
    item: etree._Element, label: str, source: Input, publisher: str | None, options: ReadOptions
) -> Draft:
    link = _link(item, source)
    metadata = _metadata(item, link, publisher)
    text = _item_text(item)
    if len(text.split()) >= _FULL_TEXT:
        return Draft(label=label, text=text, metadata=metadata)
    if not options.follow:
        return Draft(label=label, error="the feed holds but a summary of this item; fetch its page with --follow")
    if not link:
        return Draft(label=label, error="the feed holds but a summary of this item, and no link to its page")
    return _followed(link, label, metadata, options)


def _followed(link: str, label: str, metadata: Metadata, options: ReadOptions) -> Draft:
    """Return the article of an item's page; what the page does not state is taken from the feed."""
    try:
        page = fetched_input(link, options)
        text, notes = page_text(page.whole(options.file_limit), page)
    except ReadError as error:
        return Draft(label=label, error=str(error).rstrip("."))
    draft = page_draft(text, label, page.url, notes)
    return Draft(
        label=label, text=draft.text, metadata=draft.metadata.over(metadata), notes=draft.notes, error=draft.error
    )
