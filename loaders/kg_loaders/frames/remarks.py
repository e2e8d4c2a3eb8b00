"""Remarks: what an aside says of the deed before it ("seeks to loosen the rules, something The Hague rejects")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.cast import Role
from kg_loaders.denials import is_denied
from kg_loaders.factuality.moods import is_condition
from kg_loaders.frames.claims import Claim
from kg_loaders.frames.filling import Filling
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import by_agent
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Remarks"]

_ASIDES: Final = frozenset(
    "something move step idea demand request proposal plan decision measure policy practice prospect option "
    "suggestion change concession condition notion".split()
)
"""Nouns by which an aside takes up what was just said."""
_SIDES: Final = {
    **dict.fromkeys("reject oppose resist refuse veto block dismiss".split(), Relation.REJECTS),
    **dict.fromkeys("condemn denounce criticise criticize decry deplore".split(), Relation.CRITICIZES),
    **dict.fromkeys(
        "welcome support back favour favor endorse applaud advocate champion".split(), Relation.SUPPORTS
    ),
    **dict.fromkeys("demand urge".split(), Relation.DEMANDS),
    **dict.fromkeys("float propose moot".split(), Relation.PROPOSES),
}
_FORMS: Final = frozenset(("VBZ", "VBP", "VBD", "VBN", "NNS", "NN"))
_BETWEEN: Final = frozenset(
    "has have had long also repeatedly strongly firmly already since always fiercely vehemently consistently "
    "immediately quickly publicly staunchly flatly previously once".split()
)
_MEANT: Final = frozenset(
    "want plan seek look intend vow pledge promise decide propose agree ask try hope threaten move prepare aim "
    "demand wish offer push choose opt vote start begin attempt like prefer".split()
)
_NAMING: Final = frozenset("propose announce unveil suggest demand introduce float reject order declare".split())
_DASHES: Final = (",", "-", "–", "—", "--")
_REACH: Final = 9


@dataclass(slots=True)
class Remarks:
    """Reads whose position an aside tells, on the deed that stands before it."""

    filling: Filling

    def claims(self, noun: "Token") -> Iterator[Claim]:
        """Yield who rejects, welcomes or floated what the clause before the aside tells."""
        if noun.lower_ not in _ASIDES:
            return
        first = self._first(noun)
        verb = _verb_of(noun) if first is not None else None
        if first is None or verb is None:
            return
        deed = self._put_forward(noun) or self._deed(first)
        if deed is None:
            return
        self.filling.arguments.nominals.proposals.stand_for(noun, deed)
        whose = _whose(noun, verb)
        source = self.filling.arguments.actor(whose) if whose is not None else None
        if source is None or source.role.type not in ACTORS or source.role is deed:
            return
        relation = _SIDES[lemma(verb)]
        yield Claim(
            relation, source, Filler(deed, noun, 0.75), verb, "remark.aside", None, 0.7 * source.confidence
        )

    @staticmethod
    def _first(noun: "Token") -> "Token | None":
        """Return the mark before the aside: ", something", ", a step", ", a controversial move"."""
        at = noun.i - 1
        if noun.lower_ != "something":
            while at > noun.sent.start and noun.doc[at].pos_ in ("ADJ", "ADV"):
                at -= 1
            if noun.doc[at].lower_ not in ("a", "an"):
                return None
            at -= 1
        mark = noun.doc[at] if at > noun.sent.start else noun
        return mark if mark.text in _DASHES else None

    def _put_forward(self, noun: "Token") -> Role | None:
        """Return the inquiry of "proposed an inquiry, an idea that Chad condemned"."""
        thing = noun.head if noun.dep_ == "appos" else None
        role = self.filling.arguments.cast.at.get(thing.i) if thing is not None else None
        named = thing is not None and thing.dep_ == "dobj" and lemma(thing.head) in _NAMING
        return role if named and role is not None and role.type is NodeKind.PROPOSAL else None

    def _deed(self, mark: "Token") -> Role | None:
        """Return the deed of the clause that ends at a mark, or the thing that it puts forward."""
        proposals = self.filling.arguments.nominals.proposals
        verb = _last_verb(mark)
        if verb is None or is_denied(verb) or is_denied(verb.head) or is_passive(verb):
            return None
        if lemma(verb) in ("look", "want", "seek"):
            return None  # what is meant was read as something else
        things = children(verb, "dobj")
        if lemma(verb) in _NAMING and things:
            found = self.filling.arguments.recipient(things[0], place=False)
            if found is not None and found.role.type is NodeKind.PROPOSAL:
                return found.role
            return proposals.thing(things[0]) if things[0].pos_ == "NOUN" and found is None else None
        return proposals.clause(verb, mark) if things or children(verb, "prep") else None


def _verb_of(noun: "Token") -> "Token | None":
    """Return the verb of the aside, where nothing but a name and adverbs stand before it."""
    told = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if told.dep_ == "acl" and told.tag_ == "VBN" and lemma(told) in _SIDES and by_agent(told):
        return told  # "a step welcomed by the Greens"
    for token in noun.doc[noun.i + 2 : min(noun.i + _REACH, noun.sent.end)]:
        if token.is_punct or (token.tag_ in ("MD", "RB") and token.lower_ not in _BETWEEN):
            return None
        if lemma(token) in _SIDES and token.tag_ in _FORMS:
            after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
            return token if after.lower_ != "to" and after.pos_ not in ("DET", "PROPN", "PRON") else None
    return None


def _whose(noun: "Token", verb: "Token") -> "Token | None":
    agents = by_agent(verb) if verb.i == noun.i + 1 else []
    if agents:
        return agents[0]
    at = verb.i - 1
    while at > noun.i and verb.doc[at].lower_ in _BETWEEN:
        at -= 1
    return verb.doc[at] if at > noun.i else None


def _last_verb(mark: "Token") -> "Token | None":
    """Return the deed before a mark: what somebody wants to do, or did; not what a relative clause tells."""
    for token in reversed(list(mark.doc[mark.sent.start : mark.i])):
        told = token.dep_ in ("relcl", "amod", "pcomp") or (token.dep_ == "acl" and token.tag_ != "VB")
        told = told and not any(c.lower_ == "when" for c in children(token, "advmod"))
        if token.pos_ != "VERB" or told:
            continue
        verb = token
        while verb.dep_ in ("xcomp", "advcl") and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
            if children(verb, "nsubj") and not is_condition(verb):
                break  # "worsened since April, when Chad proposed an inquiry"
            if verb.dep_ == "xcomp" and lemma(verb.head) in _MEANT:
                break
            verb = verb.head
        return verb
    return None
