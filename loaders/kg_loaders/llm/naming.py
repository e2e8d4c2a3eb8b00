"""Things that a model names: kept if the text names them, under the gazetteer's name where it knows them."""

from dataclasses import dataclass, field, replace
from typing import Final

from kg_loaders.gazetteer import Gazetteer, GazetteerEntry
from kg_loaders.llm.answers import SaidEntity
from kg_loaders.llm.quotations import QuotableText
from kg_loaders.parse import PLAIN
from kg_loaders.writing import joined
from kg_schema import ACTORS, ENTITIES, Entity, Mention, NodeKind, Refusal

__all__ = ["Naming"]

_DESCRIBED: Final = (NodeKind.GROUP, NodeKind.PROPOSAL)
"""Types whose things have no proper name: any case, and local to the article."""
_PRONOUNS: Final = frozenset("he she it they him her them this that these those who which one we i you us".split())
_ARTICLES: Final = ("the", "a", "an")


@dataclass(slots=True)
class Naming:
    """The entities of one article in the making; ``refused`` lists what was named in vain."""

    text: QuotableText
    gazetteer: Gazetteer
    refused: list[Refusal] = field(default_factory=list)
    _entities: dict[str, Entity] = field(default_factory=dict)
    _spans: dict[str, set[tuple[int, int, int]]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    """Names as the model writes them, case folded, to the keys of entities."""

    def take(self, said: SaidEntity) -> None:
        """Take in a thing, or refuse it with the reason; one that is there already gains its names."""
        entity = self._entity(said)
        if isinstance(entity, str):
            self.refused.append(Refusal(f"{said.type} {said.name}", entity))
            return
        key = entity.key
        self._entities[key] = joined(self._entities[key], entity) if key in self._entities else entity
        spans = self._spans.setdefault(key, set())
        for name in (entity.name, *entity.aliases):
            spans.update(self._stands(name, entity.type))
        for name in (said.name, *said.aliases):
            self._keys.setdefault(name.casefold(), key)
        self._keys[said.name.casefold()] = key

    def entity(self, name: str) -> Entity | None:
        """Return the thing that the model calls so."""
        key = self._keys.get(name.casefold())
        return self._entities[key] if key else None

    def spans(self, entity: Entity) -> set[tuple[int, int, int]]:
        """Return start, end and paragraph of each place where the text names it."""
        return self._spans[entity.key]

    def names(self) -> list[tuple[str, NodeKind]]:
        """Return name and type of all that was taken in so far, in order."""
        return [(entity.name, entity.type) for entity in self._entities.values()]

    def kept(self, used: set[str]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        """Return the actors, and whatever else is used (by key), with their mentions, none inside another."""
        kept = {key: e for key, e in self._entities.items() if key in used or e.type in ACTORS}
        spans = sorted(
            ((start, -end, key) for key in kept for start, end, _ in self._spans[key]),
            key=lambda span: (span[0], span[1], span[2]),
        )
        mentions: list[Mention] = []
        for start, negative_end, key in spans:
            if not mentions or start >= mentions[-1].end:
                mentions.append(Mention(key, start, -negative_end))
        return tuple(kept.values()), tuple(mentions)

    def _stands(self, name: str, kind: NodeKind) -> list[tuple[int, int, int]]:
        return self.text.spans(_words(name.translate(PLAIN)), any_case=kind in _DESCRIBED)

    def _entity(self, said: SaidEntity) -> Entity | str:
        if said.type not in {kind.value for kind in ENTITIES}:
            return f"'{said.type}' is no type of entity"
        kind = NodeKind(said.type)
        if said.name.casefold() in _PRONOUNS:
            return "a pronoun is no name"
        names = [n for n in dict.fromkeys((said.name, *said.aliases)) if self._may_name(n, kind)]
        standing = [n for n in names if self._stands(n, kind)]
        if not standing:
            return "no name of it stands in the text"
        entry = self._known(kind, said.name)
        if said.name not in standing and not self._is_short_for(said.name, kind, entry, standing):
            said = replace(said, name=max(standing, key=len))
            entry = self._known(kind, said.name)
        if objection := self._wrong_type(said.name, kind):
            return objection
        name = entry.name if entry else _written(said.name, kind)
        return Entity(
            type=kind,
            name=name,
            aliases=tuple(sorted({n for n in standing if n != name})),
            identifiers=dict(sorted(entry.identifiers.items())) if entry else {},
            local=kind in _DESCRIBED,
        )

    def _may_name(self, name: str, kind: NodeKind) -> bool:
        """Tell whether words can be a name: proper ones have a capital letter, descriptions are no pronouns."""
        if name.casefold() in _PRONOUNS or not any(c.isalnum() for c in name):
            return False
        return kind in _DESCRIBED or any(not c.islower() and c.isalpha() for c in name)

    def _is_short_for(self, name: str, kind: NodeKind, entry: GazetteerEntry | None, standing: list[str]) -> bool:
        """Tell whether a name that does not stand in the text is but a better form of one that does."""
        if kind is NodeKind.PROPOSAL:
            return all(self.text.spans([word], any_case=True) for word in _words(name.translate(PLAIN)))
        return entry is not None and any(self._known(kind, other) is entry for other in standing)

    def _known(self, kind: NodeKind, name: str) -> GazetteerEntry | None:
        """Return what the gazetteer has under this name, where that can be one thing only."""
        if kind in _DESCRIBED:
            return None
        found = [entry for entry in self.gazetteer.lookup(name) if entry.type is kind]
        if kind is NodeKind.STATE and not found:
            others = (self.gazetteer.metonym(name), self.gazetteer.demonym(name), self.gazetteer.capital(name))
            found = [entry for entry in others if entry is not None and entry.type is kind][:1]
        if kind is NodeKind.PERSON:
            found = [entry for entry in found if entry.name == name]
        return found[0] if len(found) == 1 else None

    def _wrong_type(self, name: str, kind: NodeKind) -> str | None:
        """Say that the gazetteer knows only a state of this name, where the model takes it for something else."""
        found = {entry.type for entry in self.gazetteer.lookup(name)}
        if found == {NodeKind.STATE} and kind not in (NodeKind.STATE, *_DESCRIBED):
            return f"“{name}” is a State"
        return None


def _words(name: str) -> list[str]:
    """Return the words of a name without an article before them."""
    words = name.split()
    return words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words


def _written(name: str, kind: NodeKind) -> str:
    """Return a description as the graph shows it: without its article, the first letter a capital."""
    if kind not in _DESCRIBED:
        return name
    bare = " ".join(_words(name))
    return bare[:1].upper() + bare[1:]
