"""Labels: sets of the parser's dependencies and tags, and of marks and words, that several modules ask for."""

from typing import Final

__all__ = ["FINITE", "NOUN_SUBJECTS", "OWN", "QUOTE_MARKS", "SUBJECTS", "TENSED"]

NOUN_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of who or what does a thing or has it done to him."""
SUBJECTS: Final = NOUN_SUBJECTS | {"expl", "csubj", "csubjpass"}
"""Dependencies of whatever fills a verb's subject, "there" and clauses too."""
TENSED: Final = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs in the past or present tense."""
FINITE: Final = TENSED | {"MD"}
"""Tags of the verbs that make a clause of their own, helping ones like "may" too."""
QUOTE_MARKS: Final = frozenset({'"', "``", "''"})
"""Straight quotation marks, as the tokenizer writes them."""
OWN: Final = frozenset("its their our his her my".split())
"""Possessive pronouns."""
