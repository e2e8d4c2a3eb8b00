"""Speaking names: people whom the recognizer takes for a title, because their words stand before them.

In '"The treaty is dead," Ivo Moyo said' it may see the title of a work in the name behind the quotation mark.
"""

from typing import TYPE_CHECKING

from kg_loaders.given_names import is_given_name
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["speaking_names"]

_MISSED = frozenset(("", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC"))


def speaking_names(doc: "Doc", lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the spans of tokens of people who say or do something, and whom the recognizer missed.

    Their names have two or three words, the first of which is a given name; a span ends before its second number.
    """
    speech = lexicon.classes["speech_verbs"]
    spans = []
    for verb in doc:
        if verb.pos_ != "VERB" or (lemma(verb) not in speech and lemma(verb) not in lexicon.verbs):
            continue
        for name in children(verb, "nsubj"):
            words = [*(c for c in name.lefts if c.dep_ == "compound"), name]
            together = words[-1].i - words[0].i == len(words) - 1
            titled = any(words[0].lower_ in held for held in lexicon.offices.values())
            if titled or not together or len(words) not in (2, 3):
                continue
            if all(map(_is_missed, words)) and is_given_name(words[0].text):
                spans.append((words[0].i, name.i + 1))
    return spans


def _is_missed(word: "Token") -> bool:
    return word.pos_ == "PROPN" and word.ent_type_ in _MISSED and word.text.istitle() and word.text.isalpha()
