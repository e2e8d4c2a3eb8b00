"""Factuality: whether the text affirms a predicate, and in what mode (after PLOVER's auxiliary modes).

The decision climbs from the predicate to the root of its sentence; each step may negate it, or move it from
asserted to planned, conditional, hypothetical or denied.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, particle, preposition_objects
from kg_schema import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Factuality", "judge"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """Polarity and modality of a predicate, and the words that decided."""

    polarity: Polarity
    modality: Modality
    why: str = ""

    @property
    def plain(self) -> bool:
        """Whether the text affirms it as a fact."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED


@dataclass(slots=True)
class _State:
    negations: int = 0
    modality: Modality = Modality.ASSERTED
    why: str = ""

    def set(self, modality: Modality, why: str) -> None:
        if self.modality is Modality.ASSERTED:
            self.modality, self.why = modality, why

    def negate(self, why: str) -> None:
        self.negations += 1
        self.why = self.why or why


_NEG_DETERMINERS = frozenset("no neither few hardly".split())
_NEG_ADVERBS = frozenset(
    ("not n't never neither nor hardly barely scarcely rarely seldom nowhere almost nearly").split()
)
_NEG_PRONOUNS = frozenset("nobody none neither nothing few no-one".split())
_HYPOTHETICAL_NOUNS = frozenset(
    (
        "possibility prospect risk fear danger chance threat hope idea likelihood potential scenario specter "
        "spectre option notion proposal plan deal agreement settlement bid attempt effort offer bill motion "
        "draft push call demand request intention promise pledge vow decision willingness readiness desire "
        "right ability need aim goal purpose move pressure ultimatum recommendation suggestion question "
        "debate"
    ).split()
)
_FACTIVE_NOUNS = frozenset("decision move ability".split())
_NEG_NOUNS = frozenset(
    ("refusal failure denial lack absence opposition reluctance inability unwillingness").split()
)


def judge(predicate: "Token", lexicon: Lexicon, *, position: bool) -> Factuality:
    """Return the factuality of a predicate's head token.

    ``position``: the relation is a stance or an utterance; then vowing, planning or agreeing to take it is taking
    it ("announced plans to oppose the bill" is opposition), while a deed that is planned has not been done.
    """
    state = _State()
    _own(predicate, state, lexicon)
    token = predicate
    for _ in range(12):
        if token.dep_ == "ROOT" or token.head.i == token.i or state.modality is not Modality.ASSERTED:
            break
        _step(token, token.head, state, lexicon, position)
        token = token.head
    polarity = Polarity.NEGATED if state.negations % 2 else Polarity.AFFIRMED
    return Factuality(polarity, state.modality, state.why)


def _own(token: "Token", state: _State, lexicon: Lexicon) -> None:
    """Judge by what stands at the predicate itself."""
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (word in _NEG_ADVERBS and child.dep_ in ("advmod", "preconj", "cc", "neg")):
            if not (
                word == "not"
                and child.i + 1 < len(token.doc)
                and token.doc[child.i + 1].lower_ in ("only", "just")
            ):
                state.negate(word)
        elif word in _NEG_DETERMINERS and child.dep_ == "det":
            state.negate(word)
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            _negative_argument(child, state)
        elif child.dep_ == "aux":
            _auxiliary(token, child, state, lexicon)
        elif child.dep_ == "mark" and word in lexicon.classes["conditional_marks"]:
            state.set(Modality.CONDITIONAL, word)
        elif child.dep_ in ("advmod",) and word in ("if", "yet", "maybe", "perhaps", "possibly", "potentially"):
            if word == "yet" and any(c.lower_ in ("has", "have", "had") for c in token.lefts):
                state.negate("yet")
            elif word != "yet":
                state.set(Modality.HYPOTHETICAL, word)
        elif child.dep_ == "advcl" and token.pos_ in ("VERB", "AUX") and _is_condition(child):
            if any(
                c.dep_ == "aux" and c.lower_ in ("would", "could", "will", "'d", "'ll", "may", "might")
                for c in token.children
            ):
                state.set(Modality.CONDITIONAL, "if")
        elif child.dep_ == "amod" and word in lexicon.classes["hypothetical_adjectives"] and token.pos_ == "NOUN":
            state.set(Modality.HYPOTHETICAL, word)
    if token.pos_ in ("VERB", "AUX") and token.sent[-1].text == "?" and token.dep_ == "ROOT":
        state.set(Modality.HYPOTHETICAL, "?")


def _is_condition(clause: "Token") -> bool:
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "provided") for c in clause.children):
        return True
    return any(
        c.dep_ == "aux"
        and c.lower_ in ("had", "were", "should")
        and c.i < min((s.i for s in children(clause, "nsubj", "nsubjpass")), default=-1)
        for c in clause.children
    )


def _negative_argument(argument: "Token", state: _State) -> None:
    if argument.lower_ in _NEG_PRONOUNS and not (argument.lower_ == "few" and children(argument, "det")):
        state.negate(argument.lower_)
        return
    for c in argument.children:
        if c.dep_ in ("det", "preconj", "amod", "cc") and (
            c.lower_ in ("no", "neither")
            or (c.lower_ == "few" and not any(d.lower_ == "a" for d in argument.lefts))
        ):
            state.negate(c.lower_)
            return
    if argument.lower_ == "one" and any(c.lower_ == "no" for c in argument.children):
        state.negate("no one")


def _auxiliary(verb: "Token", aux: "Token", state: _State, lexicon: Lexicon) -> None:
    word = aux.lower_
    if word in lexicon.classes["planned_modals"]:
        state.set(Modality.PLANNED, word)
    elif word in lexicon.classes["hypothetical_modals"] or word == "'d":
        state.set(Modality.HYPOTHETICAL, word)
    elif word == "to" and verb.dep_ == "ROOT":
        state.set(Modality.PLANNED, "to")


def _step(token: "Token", head: "Token", state: _State, lexicon: Lexicon, position: bool) -> None:
    """Judge by how the clause of ``token`` is embedded under ``head``."""
    classes = lexicon.classes
    dep = token.dep_
    word = lemma(head)
    verbal = f"{word}_{particle(head)}" if particle(head) else word
    if dep == "conj":
        _shared(token, head, state, lexicon)
        return
    if dep in ("advcl", "relcl", "appos", "parataxis", "nsubj", "csubj") and head.pos_ in (
        "VERB",
        "AUX",
        "NOUN",
        "PROPN",
        "ADJ",
    ):
        if dep == "advcl" and _is_condition(token):
            state.set(Modality.CONDITIONAL, "if")
        elif dep == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children) and not position:
            state.set(Modality.PLANNED, f"{word} to")
        if dep == "relcl" or dep == "advcl":
            if (
                dep == "relcl"
                and lemma(head) in _HYPOTHETICAL_NOUNS
                and any(c.lower_ in ("where", "under", "which") for c in token.subtree if c.i < token.i)
                and lemma(head) not in ("deal", "agreement", "bill")
                and not children(token, "nsubj")
            ):
                return
            raise_stop(state)
        return
    if dep in (
        "ccomp",
        "xcomp",
        "pcomp",
        "prep",
        "acl",
        "dobj",
        "pobj",
        "attr",
        "oprd",
        "acomp",
        "dative",
        "agent",
        "nmod",
        "compound",
        "poss",
        "nsubjpass",
        "npadvmod",
    ):
        if head.pos_ in ("VERB", "AUX"):
            _under_verb(token, head, word, verbal, state, lexicon, position)
        elif head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "prep", "pcomp", "ccomp"):
            _under_noun(token, head, word, state, position)
        elif head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "prep"):
            if word in (
                "ready",
                "willing",
                "likely",
                "set",
                "due",
                "poised",
                "prepared",
                "able",
                "eager",
                "keen",
                "reluctant",
                "unlikely",
                "unable",
                "unwilling",
            ):
                if word.startswith("un") or word == "reluctant":
                    state.negate(word)
                elif not position:
                    state.set(Modality.PLANNED, word)
        elif head.pos_ == "ADP" and head.lower_ == "without":
            state.negate("without")
    del classes


def raise_stop(state: _State) -> None:
    """A relative or adverbial clause is judged by itself: what stands above it does not reach it."""
    state.why = state.why or ""


def _shared(token: "Token", head: "Token", state: _State, lexicon: Lexicon) -> None:
    """A coordinated predicate without subject or auxiliary of its own shares those of the first."""
    if children(token, "nsubj", "nsubjpass"):
        return
    own_aux = children(token, "aux", "auxpass")
    contrast = any(c.dep_ == "cc" and c.lower_ in ("but", "yet") for c in head.children)
    if own_aux and any(c.lower_ not in ("to",) for c in own_aux):
        return
    for child in head.children:
        if (
            child.dep_ == "neg"
            and not contrast
            and not own_aux
            and token.pos_ == "VERB"
            and any(c.lower_ in ("or", "nor") for c in head.children)
        ):
            state.negate("not ... or")
        elif child.dep_ == "aux" and child.i < head.i:
            _auxiliary(head, child, state, lexicon)
        elif child.dep_ in ("nsubj", "nsubjpass") and not contrast:
            _negative_argument(child, state)
        elif child.dep_ == "mark" and child.lower_ in lexicon.classes["conditional_marks"]:
            state.set(Modality.CONDITIONAL, child.lower_)


def _under_verb(
    token: "Token", head: "Token", word: str, verbal: str, state: _State, lexicon: Lexicon, position: bool
) -> None:
    classes = lexicon.classes
    clausal = token.pos_ in ("VERB", "AUX") or token.dep_ in ("prep", "pcomp")
    if word in classes["denying_verbs"]:
        state.set(Modality.DENIED, word)
    elif (verbal in classes["end_verbs"] and token.dep_ in ("dobj", "nsubjpass") and token.pos_ == "NOUN") or (
        (word in classes["negating_verbs"] or verbal in classes["negating_verbs"])
        and clausal
        and token.dep_ in ("xcomp", "prep", "pcomp", "ccomp")
    ):
        state.negate(verbal)
    elif word == "stop" and preposition_objects(head, "of"):
        state.negate("stop short")
    elif (
        word in classes["planning_verbs"]
        and clausal
        and token.dep_ in ("xcomp", "ccomp")
        and word
        not in classes["speech_verbs"]
        - {
            "threaten",
            "promise",
            "vow",
            "pledge",
            "urge",
            "demand",
            "propose",
            "suggest",
            "agree",
            "hope",
            "expect",
            "fear",
            "call",
        }
    ):
        done = position and word in (
            "plan",
            "intend",
            "vow",
            "pledge",
            "promise",
            "agree",
            "commit",
            "decide",
            "want",
            "choose",
            "offer",
        )
        if word == "agree" or word == "decide":
            done = True
        if not done and not (word == "agree" and position):
            state.set(Modality.PLANNED, word)
    elif word in ("have", "need") and token.dep_ == "xcomp" and any(c.lower_ == "to" for c in token.lefts):
        state.set(Modality.HYPOTHETICAL, f"{word} to")
    elif (
        word in ("be", "go")
        and token.dep_ == "xcomp"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts)
    ):
        state.set(Modality.PLANNED, "to be to")
    if token.dep_ in ("xcomp", "pcomp", "prep", "dobj", "attr", "oprd", "nsubjpass", "pobj", "acomp", "acl") or (
        token.dep_ == "ccomp" and not _is_speech(head, lexicon)
    ):
        _own(head, state, lexicon)
    elif (
        token.dep_ == "ccomp"
        and any(c.dep_ == "neg" for c in head.children)
        and word in ("say", "think", "believe", "expect")
    ):
        state.negate("not")


def _is_speech(head: "Token", lexicon: Lexicon) -> bool:
    return lemma(head) in lexicon.classes["speech_verbs"]


def _under_noun(token: "Token", head: "Token", word: str, state: _State, position: bool) -> None:
    if any(c.lower_ in ("no", "little") and c.dep_ in ("det", "amod") for c in head.children):
        state.negate("no")
    if word in _NEG_NOUNS:
        state.negate(word)
    elif (
        word in _HYPOTHETICAL_NOUNS
        and token.dep_ in ("acl", "pcomp", "prep", "ccomp")
        and word not in _FACTIVE_NOUNS
    ):
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
        if token.dep_ == "acl" and not infinitive and token.tag_ in ("VBN", "VBD"):
            return
        if position and word in (
            "plan",
            "promise",
            "pledge",
            "vow",
            "intention",
            "willingness",
            "bid",
            "effort",
            "push",
            "attempt",
            "call",
            "demand",
            "offer",
        ):
            return
        if token.dep_ == "prep" and token.lower_ not in ("of",):
            return
        state.set(
            Modality.PLANNED
            if word in ("plan", "intention", "pledge", "vow", "promise", "bid", "attempt", "effort")
            else Modality.HYPOTHETICAL,
            word,
        )
