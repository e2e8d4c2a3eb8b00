"""The cast of an article: its entities while they are being found, clustered and named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg_loaders.gazetteer import GazetteerEntry
from kg_schema import Entity, NodeKind, slug

__all__ = ["Cast", "Role"]


@dataclass(eq=False, slots=True)
class Role:
    """One entity of an article in the making; compared by identity."""

    type: NodeKind
    name: str
    order: int
    identifiers: dict[str, str] = field(default_factory=dict)
    local: bool = False
    named: bool = True
    plural: bool = False
    known: bool = False
    """The gazetteer gave the name; it is not changed."""
    home: str | None = None
    """Key of the state that a body or person belongs to, where known."""
    names: Counter[str] = field(default_factory=Counter)
    heads: list[int] = field(default_factory=list)
    """Head tokens of its mentions, in order."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Mentions as offsets in the article's text."""
    offices: list[str] = field(default_factory=list)
    key: str = ""
    """Key under which the cast knows it: the gazetteer's id, or the folded name."""
    media: bool = False
    """A news outlet; it reports, and is no actor unless a statement says so."""
    business: bool = False
    party: "Role | None" = None
    """The party that a person leads or belongs to, where the article says so."""
    body: "Role | None" = None
    """Another body that a person leads or speaks for, where the article says so."""

    def add_name(self, name: str) -> None:
        """Count one more use of a name."""
        self.names[name] += 1


class Cast:
    """The entities of an article, found by name or by head token."""

    def __init__(self) -> None:
        self.roles: list[Role] = []
        self.at: dict[int, Role] = {}
        self._by_key: dict[tuple[str, str], Role] = {}

    def add(self, kind: NodeKind, name: str, *, key: str | None = None, **details: object) -> Role:
        """Return the role of this type and key (the folded name if none is given), made if it is new."""
        identity = (kind.value, key or slug(name) or name)
        role = self._by_key.get(identity)
        if role is None:
            role = Role(kind, name, len(self.roles), key=identity[1], **details)  # type: ignore[arg-type]
            self.roles.append(role)
            self._by_key[identity] = role
        return role

    def alias_key(self, role: Role, key: str) -> None:
        """Let a further key lead to the role."""
        self._by_key.setdefault((role.type.value, key), role)

    def find(self, kind: NodeKind, key: str) -> Role | None:
        """Return the role of this type and key, or None."""
        return self._by_key.get((kind.value, key))

    def known(self, entry: GazetteerEntry) -> Role:
        """Return the role of a thing that the gazetteer knows, made if it is new."""
        role = self.add(entry.type, entry.name, key=entry.id, identifiers=dict(entry.identifiers), known=True)
        role.home = role.home or entry.state
        role.media = entry.kind == "media"
        role.business = entry.kind == "company"
        role.local = entry.type in (NodeKind.GROUP, NodeKind.PROPOSAL)  # joined by the user's word, not by name
        role.plural = role.plural or entry.type is NodeKind.GROUP
        return role

    def key_of(self, role: Role) -> str:
        """Return the key under which the role was made."""
        return role.key

    def mention(self, role: Role, head: int, span: tuple[int, int], name: str) -> None:
        """Record that the token ``head`` names the role, over a slice of the article's text."""
        self.at[head] = role
        role.heads.append(head)
        role.spans.append(span)
        role.add_name(name)

    def of_type(self, *kinds: NodeKind) -> Iterator[Role]:
        """Yield the roles of these types in the order in which they were made."""
        return (r for r in self.roles if r.type in kinds)

    def merge(self, gone: Role, into: Role) -> None:
        """Move all mentions and names of a role to another."""
        into.heads = sorted(into.heads + gone.heads)
        into.spans = sorted(into.spans + gone.spans)
        into.names.update(gone.names)
        into.offices += gone.offices
        for head in gone.heads:
            self.at[head] = into
        for identity, role in list(self._by_key.items()):
            if role is gone:
                self._by_key[identity] = into
        self.roles.remove(gone)

    def entity(self, role: Role) -> Entity:
        """Return the finished record of a role."""
        aliases = {n for n in role.names if n and n != role.name}
        return Entity(
            type=role.type,
            name=role.name,
            aliases=tuple(sorted(aliases)),
            identifiers=dict(sorted(role.identifiers.items())),
            local=role.local,
        )
