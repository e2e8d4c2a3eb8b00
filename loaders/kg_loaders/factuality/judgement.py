"""The state of one judgement, and what the words at a predicate itself make of it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.denials import denying_word
from kg_loaders.factuality.moods import (
    asked,
    has_modal,
    is_announced,
    is_condition,
    is_first_person,
    is_reported_of_oneself,
    is_yet_to,
)
from kg_loaders.lexicon import Lexicon
from kg_loaders.phrases import absence
from kg_loaders.syntax import OWN_MODALS, children, is_own, lemma
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Judgement"]

_NEG_ADVERBS = frozenset(
    "not n't never neither nor hardly barely scarcely rarely seldom nowhere almost nearly".split()
)
_AHEAD = frozenset("pending awaiting until towards toward".split())
_NEG_PRONOUNS = frozenset("nobody none neither nothing few no-one".split())

_ALLEGED = frozenset("alleged purported supposed rumoured rumored suspected".split())
"""Adjectives that keep a deed named by a noun at a distance: "the alleged ties"."""


@dataclass(slots=True)
class Judgement:
    """Counts what negates a predicate, and keeps the nearest word that moves its mode."""

    lexicon: Lexicon
    position: bool
    negators: set[int] = field(default_factory=set)
    modality: Modality = Modality.ASSERTED
    why: str = ""
    presupposed: bool = False
    """It is there, whatever becomes of it further up."""

    def set(self, modality: Modality, token: "Token") -> None:
        """Move the mode, if nothing nearer has."""
        if self.modality is Modality.ASSERTED:
            self.modality, self.why = modality, str(token.lower_)

    def negate(self, token: "Token") -> None:
        """Count a negating word; the same word counts once, from wherever it is seen."""
        self.negators.add(token.i)
        self.why = self.why or str(token.lower_)

    def own(self, token: "Token") -> None:
        """Judge by the words that modify the predicate."""
        verbal = token.pos_ in ("VERB", "AUX")
        mark = asked(token) if verbal else None
        if mark is not None:
            self.set(Modality.HYPOTHETICAL, mark)
        if verbal and is_condition(token):
            self.set(Modality.CONDITIONAL, token)
        if verbal and has_modal(token):
            for clause in children(token, "advcl") + [c for c in children(token, "ccomp") if c.i < token.i]:
                if is_condition(clause):  # "will do it if": it hangs on that, whatever is planned
                    self.set(Modality.CONDITIONAL, clause)
        for child in token.children:
            self._modifier(token, child)
        denying = denying_word(token) if verbal else None
        if denying is not None and not any(token.left_edge.i <= n < token.i for n in self.negators):
            self.negate(denying)

    def wanted(self, noun: "Token") -> None:
        """ "awaits approval by", "subject to ratification", "for adoption": what is wanted is not yet there."""
        if noun.pos_ != "NOUN":
            return
        head = noun.head
        wanted = noun.dep_ in ("dobj", "nsubjpass") and lemma(head) in self.lexicon.classes["wanting_verbs"]
        if noun.dep_ == "pobj":
            wanted = head.lower_ in _AHEAD or (
                lemma(noun) in self.lexicon.classes["consent_nouns"]
                and head.lower_ in ("for", "to", "before", "on")
            )
        if wanted:
            self.set(Modality.HYPOTHETICAL, head)

    def _modifier(self, token: "Token", child: "Token") -> None:
        word, dep, classes = child.lower_, child.dep_, self.lexicon.classes
        if dep == "neg" or (word in _NEG_ADVERBS and dep in ("advmod", "preconj")):
            following = token.doc[child.i + 1].lower_ if child.i + 1 < len(token.doc) else ""
            if not (word == "not" and following in ("only", "just", "because")):
                self.negate(child)
        elif (
            word in ("longer", "more") and dep == "advmod" and any(c.lower_ == "no" for c in child.children)
        ) or (dep == "det" and word in classes["negative_determiners"]):
            self.negate(child)
        elif dep in ("nsubj", "nsubjpass", "dobj"):
            self.argument(child)
        elif dep == "aux":
            self.auxiliary(token, child)
        elif dep == "mark" and word in classes["conditional_marks"]:
            self.set(Modality.HYPOTHETICAL if word == "whether" else Modality.CONDITIONAL, child)
        elif dep == "advmod" and word in ("maybe", "perhaps", "possibly", "potentially"):
            self.set(Modality.HYPOTHETICAL, child)
        elif dep == "advmod" and word == "yet" and is_yet_to(token):
            self.negate(child)
        elif dep == "advmod" and word == "little" and token.pos_ in ("ADJ", "VERB") and child.i < token.i:
            if not any(c.lower_ in ("a", "so") for c in child.children):
                self.negate(child)  # "shows how little they are committed"
        elif dep == "det" and word == "any" and token.pos_ == "NOUN":
            self.set(Modality.HYPOTHETICAL, child)
        elif dep == "amod" and word == "proposed" and lemma(token) in classes["proposals"] and self.position:
            return  # "its proposed amendment" has been put forward
        elif dep == "amod" and token.pos_ == "NOUN" and word in classes["hypothetical_adjectives"]:
            self.set(Modality.PLANNED if word in ("planned", "upcoming") else Modality.HYPOTHETICAL, child)
        elif dep == "amod" and token.pos_ == "NOUN" and (word in _ALLEGED or _is_so_called(child)):
            self.set(Modality.ALLEGED, child)
        elif dep == "prep":
            self.setting(child)

    def setting(self, prep: "Token") -> None:
        """Judge by where it happens: "in the war game" it did not."""
        fictions = self.lexicon.classes["fictions"]
        imagined = (
            lemma(p) in fictions or any(c.lower_ in ("hypothetical", "imaginary", "fictional") for c in p.lefts)
            for p in children(prep, "pobj")
        )
        if prep.lower_ == "in" and any(imagined):
            self.set(Modality.HYPOTHETICAL, prep)

    def argument(self, argument: "Token") -> None:
        """A negative subject or object negates: "no leader", "neither Hungary nor", "few senators"."""
        sure = lemma(argument) in ("doubt", "question", "mistake") and bool(children(argument, "acl", "ccomp"))
        if sure or lemma(argument) == "secret":
            return  # "left no doubt that she opposed it"
        few = argument.lower_ == "few" and not children(argument, "det")
        if argument.lower_ in _NEG_PRONOUNS and (argument.lower_ != "few" or few):
            self.negate(argument)
            return
        for c in argument.subtree:
            if c.i >= argument.i:
                break
            if absence(c):
                continue
            if c.lower_ in ("no", "neither") and (c.head.i == argument.i or c.lower_ == "neither"):
                self.negate(c)
                return
            if c.lower_ == "few" and c.head.i == argument.i and not any(d.lower_ == "a" for d in argument.lefts):
                self.negate(c)
                return
            if c.lower_ == "hardly":
                self.negate(c)
                return

    def auxiliary(self, verb: "Token", aux: "Token") -> None:
        """Judge by an auxiliary: a plan, a possibility, or what is said of oneself."""
        word = aux.lower_
        if self.position and word in OWN_MODALS and is_own(verb):
            return
        if self.position and word in ("would", "'d") and lemma(verb) in ("like", "prefer"):
            return  # "would like Chad to mediate"
        if word in self.lexicon.classes["planned_modals"]:
            own = is_reported_of_oneself(verb, self.lexicon) or is_first_person(verb)
            if not (self.position and own):
                self.set(Modality.PLANNED, aux)
        elif word in self.lexicon.classes["hypothetical_modals"] or (word == "'d" and aux.tag_ == "MD"):
            if not (self.position and word == "would" and is_reported_of_oneself(verb, self.lexicon)):
                self.set(Modality.HYPOTHETICAL, aux)
        elif word == "to" and (verb.dep_ == "ROOT" or (not self.position and is_announced(verb))):
            self.set(Modality.PLANNED, aux)


def _is_so_called(word: "Token") -> bool:
    """Tell whether an adjective is "so-called"."""
    return word.lower_ == "so-called" or (word.lower_ == "called" and any(c.lower_ == "so" for c in word.lefts))
