"""Antecedents: how a mention stands in its sentence, for what a pronoun may mean."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Role
from kg_loaders.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_in_subject", "is_near_verb", "leads", "place"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def place(mention: tuple["Token", Role]) -> int:
    """Return where a mention stands."""
    return mention[0].i


def is_in_subject(mention: "Token", pronoun: "Token") -> bool:
    """Tell whether a person is named only within the subject of the verb whose object the pronoun is.

    "A spokesman of Otieno's party called him unfit" speaks of somebody else.
    """
    if pronoun.lower_ not in ("him", "her") or pronoun.dep_ != "dobj":
        return False
    within = (s for s in children(pronoun.head, "nsubj") if s.left_edge.i <= mention.i <= s.right_edge.i)
    return any(s.i != mention.i for s in within) and mention.dep_ in ("poss", "compound", "pobj", "nmod")


def leads(token: "Token") -> bool:
    """Tell whether a mention is a subject, or who did what is told in the passive."""
    agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    told = any(s.lower_ == "who" for c in children(token, "relcl") for s in children(c, "nsubj", "nsubjpass"))
    agent = agent or (told and token.pos_ == "PROPN")
    return (token.dep_ in _SUBJECTS and token.pos_ != "DET") or agent


def is_near_verb(token: "Token") -> bool:
    """Tell whether a noun stands at a verb by its preposition, and not deeper: "called for the release of"."""
    return (
        token.dep_ == "pobj"
        and token.head.head.pos_ == "VERB"
        and token.head.head.dep_ in ("ROOT", "conj", "ccomp")
    )
