"""Extents of guessed names: where the model cut a name short, or took two for one."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from kg_loaders.gazetteer import Gazetteer
    from kg_loaders.lexicon import Lexicon
    from kg_loaders.ner import NamedSpan

__all__ = ["has_syllables", "mended_extents", "starts_name"]

_PARTICLED = re.compile(r"(d|l|dell|dall|t)['’][A-Z]")


def starts_name(word: str) -> bool:
    """Tell whether a word may begin or end a name: it has a capital, if only after "d'"."""
    return (word[:1].isupper() and word[:1].isalpha()) or bool(_PARTICLED.match(word))


def has_syllables(words: "Span") -> bool:
    """Tell whether a hyphened name is a Korean one: "Park Min-ho"."""
    named = all(t.text.istitle() and t.pos_ == "PROPN" for t in words[:2])
    return len(words) == 4 and words[-1].is_lower and named


def mended_extents(
    spans: list["NamedSpan"], doc: "Doc", gazetteer: "Gazetteer", lexicon: "Lexicon", titles: frozenset[str]
) -> list["NamedSpan"]:
    """Return the spans, names at a comma parted where one is known, people with all of their names."""
    mended = []
    for span in spans:
        for part in _at_commas(span, doc, gazetteer):
            if part.type is NodeKind.PERSON and part.rank == 1 and part.entry is None:
                mended.append(_with_first(_with_last(part, doc, lexicon), doc, gazetteer, lexicon, titles))
            else:
                mended.append(part)
    return mended


def _at_commas(span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer") -> list["NamedSpan"]:
    """Part "Niger, Burkina Faso", which are two."""
    commas = [i for i in range(span.start, span.end) if doc[i].text == ","]
    if not commas or span.entry is not None or span.rank != 1:
        return [span]
    bounds = [span.start, *(b for i in commas for b in (i, i + 1)), span.end]
    parts = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b]
    people = {(a, b) for a, b in parts[1:] if b - a == 2 and _is_full_name(doc[a:b])}
    if not people and not any(gazetteer.lookup(doc[a:b].text) for a, b in parts):
        return [span]
    kinds = {part: NodeKind.PERSON if part in people else span.type for part in parts}
    return [replace(span, start=a, end=b, type=kinds[a, b]) for a, b in parts]


def _is_full_name(words: "Span") -> bool:
    named = is_given_name(words[0].text) and not is_given_name(words[1].text)
    return named and all(t.text.istitle() and t.pos_ == "PROPN" for t in words)


def _with_last(span: "NamedSpan", doc: "Doc", lexicon: "Lexicon") -> "NamedSpan":
    """Take in the surname that the model left out: "Amadou Toumani" with "Toure"."""
    end = span.end
    if end - span.start < 2 or end >= len(doc) or doc[end].ent_type_ not in ("", "PERSON"):
        return span
    last, word = doc[end - 1], doc[end]
    joined = last.dep_ == "compound" and last.head.i == end and word.pos_ == "PROPN" and starts_name(word.text)
    if not joined or word.dep_ == "compound" or not word.text[-1:].islower() or _is_common(word.lower_, lexicon):
        return span
    return replace(span, end=end + 1)


def _with_first(
    span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", lexicon: "Lexicon", titles: frozenset[str]
) -> "NamedSpan":
    """Take in the first of three names beside an office: "its spokesman, Moda Ould Sidi"."""
    if span.start < 2:
        return span
    first, before = doc[span.start - 1], doc[span.start - 2]
    if first.text == "-" and not first.whitespace_ and not before.whitespace_ and before.text.istitle():
        return replace(span, start=span.start - 2)  # "Hans-Georg" of "Hans-Georg von Arx"
    if span.end - span.start < 2:
        return _with_unknown(span, doc, gazetteer, lexicon, titles)
    root = doc[span.end - 1]
    apposed = before.text == "," and root.dep_ == "appos" and first.head.i == root.i and first.pos_ == "PROPN"
    held = root.head.lemma_.lower() in lexicon.offices["state"] | lexicon.offices["body"]
    if not apposed or not held or first.lower_.rstrip(".") in titles or not first.text.istitle():
        return span
    return span if gazetteer.lookup(first.text) else replace(span, start=span.start - 1)


def _with_unknown(
    span: "NamedSpan", doc: "Doc", gazetteer: "Gazetteer", lexicon: "Lexicon", titles: frozenset[str]
) -> "NamedSpan":
    """Take in a first name that no list knows: "received by Idriss Tounkara"."""
    first, before, last = doc[span.start - 1], doc[span.start - 2], doc[span.start]
    named = first.pos_ == "PROPN" and first.text.istitle() and first.ent_type_ in ("", "PERSON")
    beside = first.dep_ == "compound" and first.head.i == last.i and last.pos_ == "PROPN" and last.text.istitle()
    titled = first.lower_.rstrip(".") in titles  # "Mr. Gray"
    if not named or not beside or titled or first.is_sent_start or before.pos_ == "PROPN":
        return span
    common = _is_common(first.lower_, lexicon) or gazetteer.lookup(first.text) or gazetteer.demonym(first.text)
    return span if common else replace(span, start=span.start - 1)


def _is_common(word: str, lexicon: "Lexicon") -> bool:
    classes = lexicon.classes
    common = classes["bodies"] | classes["places"] | classes["proposals"] | classes["groups"]
    tails = {w.casefold() for w in classes["body_tails"] | classes["law_tails"]}
    return word in common or word.removesuffix("s") in common or word in tails
