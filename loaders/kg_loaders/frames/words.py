"""The words of a verb's arguments, for the conditions that frames put on them."""

from typing import TYPE_CHECKING

from kg_loaders.syntax import children, counted, lemma, preposition_objects, wraps_deed
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["object_words", "words_after", "words_of"]


def words_of(tokens: list["Token"]) -> set[str]:
    """Return the lemmas of nouns, of what modifies them, and of what they are a number or part of."""
    heads = counted(tokens)
    heads += [p for t in heads if wraps_deed(t) for p in preposition_objects(t, "of")]
    return {lemma(t) for t in heads} | {lemma(c) for t in heads for c in children(t, "compound", "amod", "nmod")}


def object_words(verb: "Token") -> set[str]:
    """Return the words of a verb's objects."""
    return words_of(objects(verb))


def words_after(verb: "Token", *names: str) -> set[str]:
    """Return the words of the objects of these prepositions of the verb."""
    return words_of([t for name in names for t in preposition_objects(verb, name)])
