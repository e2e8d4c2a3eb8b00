"""Ties: structural relations between two roles of an article, and the tokens that show them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon
from kg_loaders.nominals import Nominals
from kg_loaders.parse import ParsedArticle
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BODIES", "PLACE_KINDS", "Scene", "Tie"]

BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.REGION)
_SEVERAL = 2
_QUOTES = frozenset({'"', "``", "''", "“", "”"})
PLACE_KINDS = (NodeKind.STATE, NodeKind.REGION)


@dataclass(frozen=True, slots=True)
class Tie:
    """A structural relation between two roles, with the token that shows it."""

    relation: Relation
    source: Role
    target: Role
    at: "Token"
    rule: str
    confidence: float
    office: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """All that rules on structure look at: the parse, the cast, and what is known of names and words."""

    parsed: ParsedArticle
    cast: Cast
    nominals: Nominals
    gazetteer: Gazetteer
    lexicon: Lexicon
    settled: bool = False
    """All descriptions are resolved, so that pronouns may be asked whom they mean."""

    def person_at(self, token: "Token") -> Role | None:
        """Return the person that a token names, or that "he" or "she" means."""
        role = self.cast.at.get(token.i)
        if role is None and self.settled and token.lower_ in ("he", "she"):
            role = self._meant(token)
        return role if role is not None and role.type is NodeKind.PERSON else None

    def _meant(self, pronoun: "Token") -> Role | None:
        """Return whom "he" or "she" means where that is plain: one pronoun, one person, and no quotation."""
        resolve = self.nominals.coreference.resolve
        role = resolve(pronoun)
        if role is None or any(t.text in _QUOTES for t in pronoun.sent):
            return None
        same = [t for t in pronoun.sent if t.lower_ == pronoun.lower_ and t.i != pronoun.i]
        if any(resolve(t) not in (None, role) for t in same):
            return None
        before = {
            id(r)
            for t in pronoun.doc[pronoun.sent.start : pronoun.i]
            if (r := self.cast.at.get(t.i)) is not None and r.type is NodeKind.PERSON
        }
        return role if pronoun.head.dep_ == "ROOT" or len(before) < _SEVERAL else None

    def first_of(self, token: "Token", role: Role) -> int:
        """Return where the mention of the role that ends at the token begins."""
        start = int(token.i)
        while start > 0 and self.cast.at.get(start - 1) is role:
            start -= 1
        return start
