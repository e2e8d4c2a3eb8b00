"""Projects: what somebody means to do or save ("wants to ban fracking", "announced plans to close the camp")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.denials import is_denied
from kg_loaders.factuality.moods import is_condition, is_own_future
from kg_loaders.frames.claims import Claim, pairs
from kg_loaders.frames.demanded import demanded
from kg_loaders.frames.filling import Filling
from kg_loaders.frames.needs import meets
from kg_loaders.lexicon import Frame
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import subjects
from kg_schema import ACTORS, NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Projects"]

_MEANING: Final = frozenset("want plan intend aim propose promise pledge vow seek".split())
"""Verbs whose infinitive is one's own project."""
_STRIVING: Final = _MEANING | frozenset("try attempt fight work push struggle hope move strive".split())
_ANNOUNCING: Final = frozenset("announce unveil reveal confirm outline disclose declare present".split())
_DECREEING: Final = frozenset("announce decide declare decree promise pledge vow confirm agree".split())
"""Verbs of who can have a thing done: "announced that the tax would be raised"."""
_PLANS: Final = frozenset("plan intention decision scheme".split())
_SAVING: Final = frozenset("save revive rescue salvage resurrect resuscitate preserve".split())
_VAGUE: Final = frozenset(
    "thing issue question matter topic subject point way deal door glass awareness alarm mood dispute "
    "spirit voice eyebrow pressure trust confidence support consensus bridge capacity momentum "
    "relationship relation tie case majority stake money fund profile concern doubt hope ground".split()
)
"""What is raised, lifted, closed or settled without its being a matter of policy."""


def _frame(name: str, relation: Relation) -> Frame:
    return Frame.bare(
        f"project.{name}", relation, sources=frozenset(ACTORS), targets=frozenset({NodeKind.PROPOSAL})
    )


_MEANT: Final = _frame("meant", Relation.PROPOSES)
_SAVED: Final = _frame("saved", Relation.SUPPORTS)


@dataclass(slots=True)
class Projects:
    """Reads the deeds of policy that somebody wants, plans, promises or announces."""

    filling: Filling

    def claims(self, deed: "Token") -> Iterator[Claim]:
        """Yield who proposes the deed, or backs what it is to save."""
        word = lemma(deed)
        if deed.tag_ == "VBN" and word in self.filling.lexicon.classes["policy_verbs"]:
            yield from self._decreed(deed)
        saving = word in _SAVING
        if deed.tag_ != "VB" or not (saving or word in self.filling.lexicon.classes["policy_verbs"]):
            return
        things = [
            t
            for t in children(deed, "dobj")
            if (t.pos_ == "NOUN" or t.tag_ == "VBG") and lemma(t) not in _VAGUE - {"deal"}
        ]
        if not things or is_passive(deed) or is_denied(deed) or self._is_read(deed):
            return
        at = self._stated(deed, _STRIVING if saving else _MEANING)
        if at is None or is_denied(at) or is_passive(at):
            return
        if saving:
            found = [f for f in self.filling.targets(_SAVED, things) if f.role.type is NodeKind.PROPOSAL]
            yield from pairs(_SAVED, self.filling.sources(_SAVED, subjects(at)), found, at, 0.7)
            return
        if lemma(things[0]) in _VAGUE or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in things[0].children):
            return
        sources = self.filling.sources(_MEANT, subjects(at))
        if sources:
            meant = Filler(self.filling.arguments.nominals.proposals.clause(deed), deed, 0.75)
            yield from pairs(_MEANT, sources, [meant], at, 0.75)

    def _decreed(self, deed: "Token") -> Iterator[Claim]:
        """ "announced that the tax would be raised": who has it done by nobody else does it."""
        at = deed.head
        ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in deed.children)
        if not ahead or deed.dep_ != "ccomp" or not is_passive(deed) or lemma(at) not in _DECREEING:
            return
        things = [t for t in children(deed, "nsubjpass") if t.pos_ == "NOUN" and lemma(t) not in _VAGUE]
        bound = any(is_condition(c) for c in children(deed, "advcl"))
        if not things or bound or children(deed, "agent", "neg") or is_denied(at) or is_passive(at):
            return
        if self._is_read(deed):
            return
        sources = self.filling.sources(_MEANT, subjects(at))
        role = demanded(deed, self.filling.arguments) if sources else None
        if role is not None:
            yield from pairs(_MEANT, sources, [Filler(role, deed, 0.75)], at, 0.75)

    def _is_read(self, deed: "Token") -> bool:
        """Tell whether a frame of the verb takes a side of its own: "wants to repeal the act" rejects the act."""
        words = self.filling.lexicon
        sides = (Relation.PROPOSES, Relation.REJECTS, Relation.SUPPORTS)
        return any(f.relation in sides and meets(f.needs, deed, words) for f in words.verbs.get(lemma(deed), ()))

    def _stated(self, deed: "Token", meaning: frozenset[str]) -> "Token | None":
        """Return the verb by which somebody says that he means to do it, if it is his own deed."""
        first = deed
        while first.dep_ == "conj" and first.head.pos_ == "VERB" and first.head.tag_ == "VB":
            first = first.head
        head = first.head
        if first.dep_ == "xcomp" and lemma(head) in meaning and not children(first, "nsubj"):
            return head if any(c.lower_ == "to" for c in children(first, "aux")) else None
        if first.dep_ == "acl" and lemma(head) in _PLANS and head.dep_ == "dobj":
            return head.head if lemma(head.head) in _ANNOUNCING else None
        return head if is_own_future(first, self.filling.lexicon) else None
