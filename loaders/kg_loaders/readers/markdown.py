"""Markdown: the text that a reader of the page would see, and the front matter above it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg_loaders.readers.base import Draft, Input, Metadata, ReadOptions
from kg_loaders.readers.decoding import decoded
from kg_loaders.readers.fields import metadata_of
from kg_schema import ReadError

__all__ = ["MarkdownReader"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_LONGEST_FRONT = 20_000
_MOST_LINES = 50_000
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)


class MarkdownReader:
    """Reads a Markdown file; code, pictures and HTML tags are left out, list items begin with a bullet."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    media_types = ("text/markdown",)

    def drafts(self, source: Input, options: ReadOptions) -> Iterator[Draft]:
        """Yield the one article of a Markdown file."""
        text, notes = decoded(source.whole(options.file_limit), source.label)
        lines = text.count("\n")
        if len(text) > options.article_limit or lines > _MOST_LINES:
            most = f"{options.article_limit} characters or {_MOST_LINES} lines"
            raise ReadError(f"{source.label}: it is longer than {most}; split it.")
        front = _FRONT.match(text[: _LONGEST_FRONT + 10])
        metadata, more = _front_matter(front[1]) if front else (Metadata(), ())
        body = text[front.end() :] if front else text
        yield Draft(label=source.label, text=_plain(body), metadata=metadata, notes=notes + more)


def _front_matter(source: str) -> tuple[Metadata, tuple[str, ...]]:
    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, RecursionError, ValueError):
        return Metadata(), ("its front matter is not YAML and was left out",)
    return (metadata_of(values, "its front matter"), ()) if isinstance(values, dict) else (Metadata(), ())


def _plain(source: str) -> str:
    """Return the blocks of Markdown as paragraphs on one line each, a blank line between them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    blocks: list[str] = []
    lists: list[Any] = []
    mark = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            mark = "• " if lists[-1] == "bullet_list_open" else f"{token.info or '1'}. "
        elif token.type == "inline":
            line = _inline(token.children or [])
            if line:
                blocks.append(mark + line)
                mark = ""
        elif token.type == "html_block":
            line = " ".join(unescape(_TAG.sub(" ", token.content)).split())
            blocks.extend([line] if line else [])
    return "\n\n".join(blocks)


def _inline(children: list[Token]) -> str:
    """Return the visible words of inline tokens, soft line breaks as spaces."""
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces).strip()
