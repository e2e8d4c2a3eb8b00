"""Entities: what statements are about, first within one article, then in the graph."""

from dataclasses import dataclass, field

from kg_schema.errors import ModelError
from kg_schema.identifiers import content_id, slug
from kg_schema.nodes import ENTITIES, NodeKind

__all__ = ["Entity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing as one article names it.

    ``aliases`` are its other names in the article, sorted. ``identifiers`` holds what a gazetteer knows, e.g.
    ``{"iso3166": "UA"}``. ``local`` entities (generic groups, most proposals) are never resolved with those of
    other articles by name alone.
    """

    type: NodeKind
    name: str
    aliases: tuple[str, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    local: bool = False

    def __post_init__(self) -> None:
        if self.type not in ENTITIES:
            raise ModelError(f"'{self.type}' is not a type of entity: '{self.name}' cannot be one.")
        if not self.name.strip():
            raise ModelError(f"A {self.type} needs a name.")

    @property
    def key(self) -> str:
        """Article-local identity: type and folded name. Statement ids are made of it."""
        return f"{self.type.value.lower()}:{slug(self.name) or content_id('n', self.name)}"

    def id_in(self, article: str) -> str:
        """Return the id of this entity within an article, ``e-`` and 16 hexadecimal digits."""
        return content_id("e", article, self.key)
