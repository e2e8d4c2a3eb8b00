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

    def first_of(self, token: "Token", role: Role) -> int:
        """Return where the mention of the role that ends at the token begins."""
        start = int(token.i)
        while start > 0 and self.cast.at.get(start - 1) is role:
            start -= 1
        return start
