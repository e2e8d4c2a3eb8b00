"""Headlines as the parser knows sentences: "Kyiv Strike Stalls Ceasefire Talks" is read "Kyiv strike stalls ...".

The parser takes each capitalised word of a headline for a part of a name. A word keeps its capital if the text
below writes it so within a sentence, if the gazetteer knows it as a name, or if nothing tells that it is none.
Letters are changed one for one, so that offsets stay; quotations are cut from the article as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["HeadlineReader", "is_title_case"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WITHIN = re.compile(r"(?<=[a-z,] )[^\W\d_]+")
"""A word within a sentence: after a word in small letters or a comma."""
_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?|[^\w\s]")
_MINOR = 3
"""Letters of words that title case leaves small: "of", "the", "for"."""
_FEWEST = 4
"""Longer words that a headline needs before its case says anything."""
_LONGEST = 30
"""Words that a headline has at most."""
_SMALL = frozenset(
    (
        "a an and are as at be been but by can could did do does for from had has have he her his how if in into "
        "is it its may might more most must no nor not of off on onto or our out over she should so than that the "
        "their them they this to under until up was we were what when where which while who whom why will with "
        "would you your after again against amid among around before behind beneath between beyond despite down "
        "during near per since through toward towards upon versus via within without ceasefire"
    ).split()
)


def is_title_case(text: str) -> bool:
    """Tell whether nearly all longer words of a short text without a full stop begin with capitals."""
    if text.rstrip()[-1:] in ".;:" or text.count(" ") >= _LONGEST:
        return False
    words = [w for w in _WORD.findall(text) if len(w) > _MINOR]
    small = sum(w[0].islower() for w in words)
    return len(words) >= _FEWEST and small * 10 <= len(words)


@dataclass(frozen=True, slots=True)
class HeadlineReader:
    """Puts headlines into the case of sentences by what the text below them and the gazetteer say."""

    nlp: "Language"
    gazetteer: Gazetteer

    def read(self, headline: str, below: Iterable[str]) -> str:
        """Return the headline, of the same length, with its common words in small letters."""
        body = " ".join(below)
        seen = set(_WORD.findall(body))
        if not seen:
            return headline
        named = set(_WITHIN.findall(body)) - {w for w in seen if w.islower()}
        kept = self._places_of_names(headline)
        first = _WORD.search(headline)
        letters = list(headline)
        for match in _WORD.finditer(headline):
            word = re.split("['’]", match[0])[0]
            acronym = len(word) > 1 and word.isupper() and not headline.isupper()
            if match.start() in kept or acronym or (first is not None and match.start() == first.start()):
                continue
            written = word.capitalize()
            if written in named or not (word.lower() in seen or self._is_common(word.lower(), written in seen)):
                continue
            letters[match.start() : match.end()] = match[0].lower()
        return "".join(letters)

    def _places_of_names(self, headline: str) -> set[int]:
        """Return where in the headline words stand that belong to names of the gazetteer."""
        tokens = list(_TOKEN.finditer(headline))
        words = [t[0] for t in tokens]
        found = [*self.gazetteer.find(words), *self.gazetteer.find_demonyms(words)]
        names = (
            m
            for m in found
            if words[m.start].lower() not in _SMALL
            and not m.candidates[0].needs_context(" ".join(words[m.start : m.end]))
        )
        return {
            w.start() + t.start() for m in names for t in tokens[m.start : m.end] for w in _WORD.finditer(t[0])
        }

    def _is_common(self, word: str, begins_sentence: bool) -> bool:
        """Tell whether a word is one of the language; a noun that begins a sentence below may be a name."""
        if word in _SMALL:
            return True
        verbs, others, nouns = _words(self.nlp)
        return any(form in verbs or form in others for form in _stems(word)) or (
            not begins_sentence and any(form in nouns for form in _stems(word))
        )


@cache
def _words(nlp: "Language") -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the verbs, the adjectives and adverbs, and the nouns that the model's lemmatizer lists."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    listed = {pos: frozenset(index.get(pos, ())) for pos in ("verb", "adj", "adv", "noun")}
    return listed["verb"], listed["adj"] | listed["adv"], listed["noun"]


def _stems(word: str) -> Iterable[str]:
    """Yield a word and what it may be a form of: "stalls" is "stall", "fined" is "fin" or "fine"."""
    yield word
    for ending, put in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)] + put
            yield stem
            if len(stem) > 3 and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]  # "cutting", "banned"
