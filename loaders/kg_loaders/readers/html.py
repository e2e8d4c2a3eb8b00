"""Web pages: the article within the page, and what the page states of it."""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from kg_loaders.readers.base import Draft, Input, ReadOptions
from kg_loaders.readers.decoding import decoded, tidied
from kg_loaders.readers.page_metadata import is_behind_paywall, page_metadata
from kg_schema import ReadError

__all__ = ["HtmlReader", "page_draft", "page_text", "visible_lines"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "svg",
        "head",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (*_HEADINGS, "p", "li", "blockquote", "dd", "dt", "td", "th", "div", "section", "article", "main", "pre", "br")
)
_LARGEST_CARD = 700
_MOST_TAGS = 150_000
_FEWEST_WORDS = 5  # of the longest line of an article


class HtmlReader:
    """Reads a web page, saved or fetched; other stories that it links to are left out."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the one article of a page."""
        text, notes = page_text(source.whole(options.file_limit), source)
        yield page_draft(text, source.label, source.url, notes)


def page_draft(page: str, label: str, address: str | None, notes: tuple[str, ...] = ()) -> Draft:
    """Return the article of a page given as text, or why it holds none."""
    tags = page.count("<")
    if tags > _MOST_TAGS:
        return Draft(label=label, error=f"the page has {tags} tags, more than {_MOST_TAGS}; this is no article")
    tree = _tree(page)
    if tree is None:
        return Draft(label=label, error="the page is empty")
    metadata = page_metadata(tree, address)
    if is_behind_paywall(tree):
        notes = (*notes, "the page says that its article is not free to read; perhaps this is but its beginning")
    _prune(tree)
    text = _main_text(tree)
    if not any(len(line.split()) >= _FEWEST_WORDS for line in text.split("\n")):
        return Draft(label=label, error="no article was found in the page")
    return Draft(label=label, text=text, metadata=metadata, notes=notes)


def page_text(content: bytes, source: Input) -> tuple[str, tuple[str, ...]]:
    """Decode a page: by its byte order mark, the server's word, its own word, else as text is decoded."""
    stated = _HEADER_CHARSET.search(source.media_type or "")
    inside = _CHARSET.search(content[:4096])
    for charset in (stated[1] if stated else None, inside[1].decode("ascii") if inside else None):
        if charset and charset.lower() not in ("utf-8", "utf8") and b"\x00" not in content:
            try:
                return tidied(content.decode(charset)), ()
            except (LookupError, UnicodeDecodeError):
                continue
    return decoded(content, source.label)


def _tree(page: str) -> HtmlElement | None:
    """Return the parsed page; nesting beyond what the parser allows is cut by it."""
    try:
        tree = document_fromstring(_DECLARATION.sub("", page, count=1), parser=HTMLParser(recover=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _prune(tree: HtmlElement) -> None:
    """Take out what is hidden, and the cards of other stories: small boxes whose heading is a link."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            _drop(element)
        elif element.tag in _HEADINGS and _is_link(element):
            card = _card(element)
            if card is not None:
                _drop(card)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None and element.tag not in ("html", "body"):
        element.drop_tree()


def _is_link(heading: HtmlElement) -> bool:
    """Tell whether all of a heading is a link to another page."""
    words = len(heading.text_content().split())
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    outward = [a for a in links if a.get("href") and not a.get("href").startswith("#")]
    return words >= 2 and any(len(a.text_content().split()) >= words for a in outward)


def _card(heading: HtmlElement) -> HtmlElement | None:
    """Return the largest small box around a linked heading that holds no other heading and no main headline."""
    card = None
    for box in heading.iterancestors():
        if box.tag in ("body", "main", "html") or len(box.text_content()) > _LARGEST_CARD:
            break
        if sum(1 for _ in box.iter(*_HEADINGS)) > 1 or any(True for _ in box.iter("h1")):
            break
        card = box
    return card


def _main_text(tree: HtmlElement) -> str:
    """Return the paragraphs of the article, a blank line between them; all visible text if none is found."""
    from trafilatura import extract

    try:
        found = extract(tree, favor_recall=True, include_comments=False, include_tables=True, include_images=False)
    except (ReadError, ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        found = None
    lines = found.split("\n") if found else visible_lines(tree)
    return tidied("\n\n".join(line.strip() for line in lines if line.strip()))


def visible_lines(tree: HtmlElement) -> list[str]:
    """Return the lines of text that a browser would show, by block, in order."""
    lines: list[str] = []
    line: list[str] = []
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start" and skipped is None:
            if element.tag in _NEVER_TEXT:
                skipped = element
                continue
            if element.tag in _BLOCKS:
                lines.append("".join(line))
                line = []
            line.append(element.text or "")
        elif event == "end" and (skipped is None or skipped is element):
            skipped = None
            if element.tag in _BLOCKS:
                lines.append("".join(line))
                line = []
            line.append(element.tail or "")
    lines.append("".join(line))
    return [folded for one in lines if (folded := " ".join(one.split()))]
