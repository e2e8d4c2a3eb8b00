"""Factuality: whether the text affirms a predicate, and in what mode (after PLOVER's auxiliary modes).

The decision climbs from the predicate to the root of its sentence; each step may negate it, or move it from
asserted to planned, conditional, hypothetical or denied. The nearest word that moves it decides.
``judgement`` reads the words at the predicate, ``embedding`` those above it, ``moods`` what a clause's own
auxiliaries, marks and order of words say.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.factuality.embedding import Climb
from kg_loaders.factuality.moods import is_cleft, is_told_apart
from kg_loaders.factuality.presence import is_decided, is_past_event, stands_apart
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import BLAMING, lemma
from kg_schema import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Factuality", "is_decided", "judge"]


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
    judgement = Climb(lexicon, position)
    judgement.own(predicate)
    if not presupposed:
        judgement.wanted(predicate)
    token = predicate
    for _ in range(0 if presupposed else 12):
        if token.dep_ == "ROOT" or token.head.i == token.i or judgement.modality is not Modality.ASSERTED:
            break
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ in ("NOUN", "PROPN"):
            break  # a verb beside a noun is a slip of the parser: "rejected the plan and accused Norway"
        if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in ("despite", "amid", "notwithstanding"):
            break  # what is defied is there, whatever is still to be done
        if token.i == predicate.i and is_past_event(token, verbal=token.pos_ == "VERB", position=position):
            break  # "asked about her talks with Chad": they took place
        if stands_apart(token, predicate):
            break
        if is_told_apart(token) or _is_by_name(token) or (token is predicate and _is_behind(token)):
            break  # "without stepping in when the guards shot three": they shot them
        if position and _is_added(token):
            token = _governing(token.head)  # "refused to take part, blaming Chad"
            continue
        judgement.step(token, token.head)
        told = (token.dep_ == "relcl" and not is_cleft(token)) or (token.dep_ == "acl" and token.tag_ == "VBN")
        if judgement.presupposed or told:
            break  # what a noun is told by is there, whatever becomes of the noun
        token = token.head
    polarity = Polarity.NEGATED if len(judgement.negators) % 2 else Polarity.AFFIRMED
    return Factuality(polarity, judgement.modality, judgement.why)


def _is_by_name(noun: "Token") -> bool:
    """Tell whether a noun stands beside a name: "called for the release of Brown, a critic of Chad"; he is one."""
    beside = noun.dep_ in ("appos", "compound", "nmod") and noun.tag_ in ("NN", "CD")
    return beside and noun.head.pos_ == "PROPN" and noun.head.dep_ not in ("compound", "nmod")


def _is_behind(adjective: "Token") -> bool:
    """Tell whether an adjective tells of the noun before it: "militias loyal to Brown"."""
    return adjective.dep_ == "amod" and adjective.i > adjective.head.i


def _is_added(token: "Token") -> bool:
    """Tell whether a participle after a comma says what was said along with an act: ", accusing Chad"."""
    act = token.head
    if token.dep_ != "advcl" or token.tag_ != "VBG" or act.dep_ != "xcomp" or token.i < act.i:
        return False
    return token.doc[token.left_edge.i - 1].text == "," and lemma(token) in BLAMING and not _has_own_end(act)


def _has_own_end(verb: "Token") -> bool:
    """Tell whether somebody else is to do the act: "urged Chad to leave, accusing Niger"."""
    return any(c.dep_ in ("dobj", "dative") and c.i < verb.i for c in verb.head.children)


def _governing(verb: "Token") -> "Token":
    """Return the verb above a chain of infinitives."""
    while verb.dep_ == "xcomp":
        verb = verb.head
    return verb
