"""Factuality: whether the text affirms a predicate, and in what mode (after PLOVER's auxiliary modes).

The decision climbs from the predicate to the root of its sentence; each step may negate it, or move it from
asserted to planned, conditional, hypothetical or denied. The nearest word that moves it decides.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, particle, preposition_objects
from kg_schema import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Factuality", "judge"]

_NEG_ADVERBS = frozenset(
    "not n't never neither nor hardly barely scarcely rarely seldom nowhere almost nearly".split()
)
_AHEAD = frozenset("pending awaiting until towards toward".split())
_NEG_PRONOUNS = frozenset("nobody none neither nothing few no-one".split())
_EMBEDDED = frozenset(
    (
        "ccomp xcomp pcomp prep acl dobj pobj attr oprd acomp dative agent nmod compound poss nsubjpass "
        "npadvmod advcl relcl nsubj csubj csubjpass appos parataxis"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Factuality:
    """Polarity and modality of a predicate, and the word that decided."""

    polarity: Polarity
    modality: Modality
    why: str = ""

    @property
    def plain(self) -> bool:
        """Whether the text affirms it as a fact."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED


def judge(predicate: "Token", lexicon: Lexicon, *, position: bool, presupposed: bool = False) -> Factuality:
    """Return the factuality of a predicate's head token.

    ``position``: the relation is a stance or an utterance; then vowing, planning or agreeing to take it is taking
    it ("announced plans to oppose the bill" is opposition), while a deed that is planned has not been done.
    ``presupposed``: whatever happens to it, it is there ("rejected Egypt's plan" does not deny that plan).
    """
    judgement = _Judgement(lexicon, position)
    judgement.own(predicate)
    if not presupposed:
        judgement.wanted(predicate)
    token = predicate
    for _ in range(0 if presupposed else 12):
        if token.dep_ == "ROOT" or token.head.i == token.i or judgement.modality is not Modality.ASSERTED:
            break
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ in ("NOUN", "PROPN"):
            break  # a verb beside a noun is a slip of the parser: "rejected the plan and accused Norway"
        judgement.step(token, token.head)
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN"):
            break  # what a noun is told by is there, whatever becomes of the noun
        token = token.head
    polarity = Polarity.NEGATED if len(judgement.negators) % 2 else Polarity.AFFIRMED
    return Factuality(polarity, judgement.modality, judgement.why)


@dataclass(slots=True)
class _Judgement:
    """The state of one climb."""

    lexicon: Lexicon
    position: bool
    negators: set[int] = field(default_factory=set)
    modality: Modality = Modality.ASSERTED
    why: str = ""

    def set(self, modality: Modality, token: "Token") -> None:
        """Move the mode, if nothing nearer has."""
        if self.modality is Modality.ASSERTED:
            self.modality, self.why = modality, str(token.lower_)

    def negate(self, token: "Token") -> None:
        """Count a negating word; the same word counts once, from wherever it is seen."""
        self.negators.add(token.i)
        self.why = self.why or str(token.lower_)

    # -- what stands at a predicate itself ---

    def own(self, token: "Token") -> None:
        """Judge by the words that modify the predicate."""
        for child in token.children:
            self._modifier(token, child)
        if token.pos_ in ("VERB", "AUX") and _is_condition(token):
            self.set(Modality.CONDITIONAL, token)
        if token.pos_ in ("VERB", "AUX") and token.sent[-1].text == "?" and token.dep_ == "ROOT":
            self.set(Modality.HYPOTHETICAL, token.sent[-1])

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
            self._argument(child)
        elif dep == "aux":
            self._auxiliary(token, child)
        elif dep == "mark" and word in classes["conditional_marks"]:
            self.set(Modality.CONDITIONAL, child)
        elif dep == "advmod" and word in ("maybe", "perhaps", "possibly", "potentially"):
            self.set(Modality.HYPOTHETICAL, child)
        elif dep == "advmod" and word == "yet" and _yet_to(token):
            self.negate(child)
        elif dep == "advcl" and token.pos_ in ("VERB", "AUX") and _is_condition(child) and _has_modal(token):
            self.set(Modality.CONDITIONAL, child)
        elif (dep == "amod" and token.pos_ == "NOUN" and word in classes["hypothetical_adjectives"]) or (
            dep == "prep"
            and word == "in"
            and any(lemma(p) in classes["fictions"] for p in children(child, "pobj"))
        ):
            self.set(Modality.HYPOTHETICAL, child)

    def _argument(self, argument: "Token") -> None:
        """A negative subject or object negates: "no leader", "neither Hungary nor", "few senators"."""
        few = argument.lower_ == "few" and not children(argument, "det")
        if argument.lower_ in _NEG_PRONOUNS and (argument.lower_ != "few" or few):
            self.negate(argument)
            return
        for c in argument.subtree:
            if c.i >= argument.i:
                break
            if c.lower_ in ("no", "neither") and (c.head.i == argument.i or c.lower_ == "neither"):
                self.negate(c)
                return
            if c.lower_ == "few" and c.head.i == argument.i and not any(d.lower_ == "a" for d in argument.lefts):
                self.negate(c)
                return
            if c.lower_ == "hardly":
                self.negate(c)
                return

    def _auxiliary(self, verb: "Token", aux: "Token") -> None:
        word = aux.lower_
        if word in self.lexicon.classes["planned_modals"]:
            if not (self.position and _reported(verb, self.lexicon)):
                self.set(Modality.PLANNED, aux)
        elif word in self.lexicon.classes["hypothetical_modals"] or (word == "'d" and aux.tag_ == "MD"):
            if not (self.position and word == "would" and _reported(verb, self.lexicon)):
                self.set(Modality.HYPOTHETICAL, aux)
        elif word == "to" and verb.dep_ == "ROOT":
            self.set(Modality.PLANNED, aux)

    # -- one step up ---

    def step(self, token: "Token", head: "Token") -> None:
        """Judge by how the clause of ``token`` is embedded under ``head``."""
        dep = token.dep_
        if token.dep_ == "ccomp" and head.lower_ == "had" and head.is_sent_start:
            self.set(Modality.CONDITIONAL, head)  # "Had three members sided with him, ..."
            return
        if token.pos_ in ("VERB", "AUX") and self._instead(token):
            return
        if dep == "conj":
            self._shared(token, head)
            return
        if dep not in _EMBEDDED:
            return
        if dep in ("advcl", "parataxis", "appos"):
            self._adverbial(token, head)
        elif dep == "relcl":
            self._relative(token, head)
        elif head.pos_ in ("VERB", "AUX"):
            self._under_verb(token, head)
        elif head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "prep", "pcomp", "ccomp"):
            self._under_noun(token, head)
        elif head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "prep"):
            self._under_adjective(head)
        elif head.pos_ in ("ADP", "SCONJ") and head.lower_ == "without":
            self.negate(head)

    def _instead(self, token: "Token") -> bool:
        """ "instead of imposing", "rather than negotiate": it was not done."""
        before = [t.lower_ for t in token.doc[max(0, token.left_edge.i - 2) : token.i + 1]]
        before += [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
        pairs = list(pairwise(before))
        if ("instead", "of") in pairs or ("rather", "than") in pairs:
            self.negate(token)
            return True
        return False

    def _adverbial(self, token: "Token", head: "Token") -> None:
        if _is_condition(token):
            self.set(Modality.CONDITIONAL, token)
        elif token.dep_ == "advcl" and _is_infinitive(token) and not self.position:
            self.set(Modality.PLANNED, head)

    def _relative(self, token: "Token", head: "Token") -> None:
        """In "a settlement where Russia retains land" the clause is proposed, in "reports that ..." claimed."""
        classes = self.lexicon.classes
        if lemma(head) in classes["claim_nouns"] and any(children(token, "mark")):
            self._claimed(head)
            return
        if lemma(head) not in classes["plan_nouns"] | classes["content_nouns"]:
            return
        words = [t.lower_ for t in token.doc[token.left_edge.i : token.i]]
        if (
            "where" in words
            or "whereby" in words
            or any(a in ("under", "in", "by") and b == "which" for a, b in pairwise(words))
        ):
            self.set(Modality.HYPOTHETICAL, head)

    def _shared(self, token: "Token", head: "Token") -> None:
        """A coordinated predicate without subject or auxiliary of its own shares those of the first."""
        coordinators = {c.lower_ for c in head.children if c.dep_ == "cc" and c.i < token.i}
        if "nor" in coordinators:
            self.negate(token)
            return
        if children(token, "nsubj", "nsubjpass"):
            return
        contrast = coordinators & {"but", "yet"}
        if any(c.lower_ != "to" for c in children(token, "aux", "auxpass")):
            return
        for child in head.children:
            if child.lower_ == "neither" or (child.dep_ == "neg" and coordinators & {"or", "nor"}):
                self.negate(token)
            elif child.dep_ == "aux" and child.i < head.i:
                self._auxiliary(head, child)
            elif child.dep_ in ("nsubj", "nsubjpass") and not contrast:
                self._argument(child)
            elif child.dep_ == "mark" and child.lower_ in self.lexicon.classes["conditional_marks"]:
                self.set(Modality.CONDITIONAL, child)

    def _under_verb(self, token: "Token", head: "Token") -> None:
        classes, dep, word = self.lexicon.classes, token.dep_, lemma(head)
        verbal = f"{word}_{particle(head)}" if particle(head) else word
        clause = dep in ("xcomp", "ccomp", "prep", "pcomp")
        planning = classes["planning_verbs"] - (classes["speech_verbs"] - self.lexicon.classes["wishing_verbs"])
        if word in classes["denying_verbs"] and dep in ("xcomp", "ccomp", "dobj", "pcomp"):
            self.set(Modality.DENIED, head)
        elif word in classes["imagining_verbs"] and dep == "ccomp":
            self.set(Modality.HYPOTHETICAL, head)
        elif dep == "ccomp" and any(c.lower_ in classes["wrong_adverbs"] for c in head.children):
            self.set(Modality.DENIED, head)
        elif token.pos_ == "NOUN" and dep in ("dobj", "nsubjpass", "pobj"):
            self._event_argument(head, word, verbal)
        elif token.pos_ == "ADP" and dep == "prep":
            if word in (
                "call",
                "push",
                "appeal",
                "ask",
                "hope",
                "plead",
                "lobby",
                "prepare",
                "wait",
                "plan",
                "press",
            ):
                if token.lower_ == "for" and not self.position:
                    self.set(Modality.HYPOTHETICAL, head)
            elif {word, verbal} & classes["negating_verbs"] and token.lower_ in ("from", "of", "on"):
                self.negate(head)
        elif clause and {word, verbal} & classes["negating_verbs"]:
            self.negate(head)
        elif clause and word in planning and dep in ("xcomp", "ccomp"):
            if (
                word not in ("agree", "decide")
                and not (self.position and word in self.lexicon.classes["taken_verbs"])
            ) or (word in ("agree", "decide") and not self.position):
                self.set(Modality.PLANNED, head)
        elif word in ("have", "need") and dep == "xcomp" and _is_infinitive(token):
            self.set(Modality.HYPOTHETICAL, head)
        elif word in ("be", "go") and dep == "xcomp" and _is_infinitive(token):
            self.set(Modality.PLANNED, head)
        if word == "stop" and preposition_objects(head, "of"):
            self.negate(head)
        self._inherit(token, head, word)

    def _event_argument(self, head: "Token", word: str, verbal: str) -> None:
        """A deed named by a noun: "cancelled the strike", "demanded sanctions", "considers an attack"."""
        classes = self.lexicon.classes
        if verbal in classes["end_verbs"]:
            self.negate(head)
        elif not self.position and (
            word
            in ("demand", "seek", "propose", "consider", "want", "urge", "request", "plan", "threaten", "expect")
            or word in ("fear", "discuss", "contemplate", "mull", "weigh", "oppose", "reject", "avoid", "prevent")
        ):
            self.set(Modality.HYPOTHETICAL, head)

    def _inherit(self, token: "Token", head: "Token", word: str) -> None:
        """What negates or modifies the embedding verb reaches its arguments, but not what it merely reports."""
        if token.dep_ != "ccomp" or word not in self.lexicon.classes["speech_verbs"]:
            if token.dep_ not in ("nsubj", "csubj") or word in self.lexicon.classes["occurrence_verbs"]:
                self.own(head)
            return
        if word in ("say", "think", "believe", "expect") and any(c.dep_ == "neg" for c in head.children):
            self.negate(head)

    def _under_noun(self, token: "Token", head: "Token") -> None:
        word = lemma(head)
        if word in self.lexicon.classes["claim_nouns"] and token.dep_ in ("acl", "ccomp"):
            self._claimed(head)
            return
        for c in head.children:
            if c.lower_ in ("no", "little") and c.dep_ in ("det", "amod"):
                self.negate(c)
        if word in self.lexicon.classes["negative_nouns"]:
            self.negate(head)
        elif word in self.lexicon.classes["content_nouns"]:
            if token.dep_ == "acl" and not _is_infinitive(token) and token.tag_ in ("VBN", "VBD"):
                return
            if self.position and word in self.lexicon.classes["taken_nouns"]:
                return
            if token.dep_ == "prep" and token.lower_ != "of":
                return
            self.set(
                Modality.PLANNED if word in self.lexicon.classes["planned_nouns"] else Modality.HYPOTHETICAL, head
            )

    def _claimed(self, noun: "Token") -> None:
        """ "dismissed as false a report that ...", "the claim that ... is false": denied, else alleged."""
        verb = noun.head
        false = {lemma(t) for t in verb.subtree} & self.lexicon.classes["false_words"]
        untrue = any(children(verb, "neg")) and any(t.lower_ in ("true", "correct") for t in verb.rights)
        deniers = self.lexicon.classes["denying_verbs"] | {"reject", "dismiss", "rebuff", "debunk"}
        against = untrue or lemma(verb) in deniers
        self.set(Modality.DENIED if false or against else Modality.ALLEGED, noun)

    def _under_adjective(self, head: "Token") -> None:
        if head.lower_ in self.lexicon.classes["unable_adjectives"]:
            self.negate(head)
        elif head.lower_ in self.lexicon.classes["future_adjectives"] and not self.position:
            self.set(Modality.PLANNED, head)
        for c in head.children:
            if c.dep_ == "neg":
                self.negate(c)


def _yet_to(token: "Token") -> bool:
    """Tell whether "yet" alone negates: "has yet to concede", but not "has not yet conceded"."""
    lefts = {c.lower_ for c in token.lefts}
    return bool(lefts & {"has", "have", "had"}) and not lefts & {"not", "n't", "never"}


def _is_infinitive(token: "Token") -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _has_modal(token: "Token") -> bool:
    modals = ("would", "could", "will", "'d", "'ll", "may", "might", "can", "should")
    return any(c.dep_ == "aux" and c.lower_ in modals for c in token.children)


def _is_condition(clause: "Token") -> bool:
    """Tell whether a clause is a condition: "if ...", "had X done", "were X to do"."""
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "provided") for c in clause.children):
        return True
    first = min((s.i for s in children(clause, "nsubj", "nsubjpass")), default=-1)
    return any(c.dep_ == "aux" and c.lower_ in ("had", "were", "should") and c.i < first for c in clause.children)


def _reported(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether the verb is what its own subject says of itself: "said it would reject"."""
    head = verb.head
    return (
        verb.dep_ == "ccomp"
        and lemma(head) in lexicon.classes["speech_verbs"]
        and any(c.lower_ in ("it", "he", "she", "they", "i", "we") for c in children(verb, "nsubj"))
        and not any(c.dep_ == "advcl" and _is_condition(c) for c in verb.children)
        and not any(c.lower_ == "only" for c in verb.children)
    )
