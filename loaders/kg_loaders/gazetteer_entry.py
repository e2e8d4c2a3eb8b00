"""What the gazetteer knows of one thing: its names, codes, home and time."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg_loaders.name_index import name_key, name_parts
from kg_schema import NodeKind

__all__ = ["OWN", "WEAK", "GazetteerEntry", "Term", "entry_of", "rank"]

WEAK: Final = "~"
"""Marks an alias in the tables that alone is too little to mean the entry."""
OWN: Final = "own"
"""Kind of a name that the user brought."""
_KINDS: Final = ("continent", "region", "contested", "territory", "waters", "capital")
_SUBDIVISION_WEIGHT: Final = 250_000  # ISO tells no population: before small towns (Virginia), after great ones


class Term(NamedTuple):
    """An office that a person holds or held; ``start`` and ``end`` are ISO 8601 dates or years, or None."""

    office: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One thing of the gazetteer, with its names.

    ``id`` is unique over all tables. ``kind`` refines the type (``state``, ``historical``, ``capital``, ``city``,
    ``subdivision``, ``party``, ``armed group``, …). ``identifiers`` are codes of public registers:
    ``iso3166`` (alpha-2), ``iso3166_2``, ``geonames``. ``state`` is the id of the state that it lies in, belongs
    to or acts for; ``organization`` the id of the body that a person acts for. ``valid_from`` and ``valid_to``
    are ISO 8601 dates or years between which the thing existed; a person's offices are ``terms``, latest first.
    ``population`` is a number of people; ``latitude`` and ``longitude`` are decimal degrees.
    """

    id: str
    type: NodeKind
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    terms: tuple[Term, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    weak: frozenset[str] = field(default=frozenset(), repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and nouns of its people, each once: ``("British", "UK", "Briton", "Britons")``."""
        return tuple(dict.fromkeys(self.adjectives + self.nouns))

    def is_own(self, surface: str) -> bool:
        """Tell whether the user brought this name of the entry: it is believed wherever it stands."""
        return name_key(name_parts(surface)) in self.own

    def needs_context(self, surface: str) -> bool:
        """Tell whether this name alone is too little to mean this entry: a common word, surname or small town.

        The extractor takes it only with a sign beside it (a preposition of place, the state after a comma, a
        title, the full name before).
        """
        parts = name_parts(surface)
        headline = " ".join([part.capitalize() for part in parts]) if surface.isupper() else ""
        return name_key(parts) in self.weak or headline in self.weak


def rank(entry: GazetteerEntry) -> tuple[int, int, int, str]:
    """Order candidates: states of today, bodies, regions, capitals, places by population, people."""
    past = int(entry.valid_to is not None)
    if entry.type is NodeKind.STATE:
        return (0, past, -entry.population, entry.id)
    if entry.type is NodeKind.ORGANIZATION:
        return (1, past, 0, entry.id)
    if entry.type is NodeKind.REGION:
        place = _KINDS.index(entry.kind) if entry.kind in _KINDS else len(_KINDS)
        people = entry.population or _SUBDIVISION_WEIGHT * (entry.kind == "subdivision")
        known = "" if entry.latitude is not None else "?"  # Maryland of the United States before Liberia's
        return (2, place, -people, known + entry.id)
    return (3, past, 0, entry.id)


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(name.removeprefix(WEAK) for name in cell.split("|")) if cell else ()


def _terms(values: dict[str, str]) -> tuple[Term, ...]:
    offices = _list(values.get("office"))
    columns = [values.get(name, "").split("|") for name in ("from", "to")]
    starts, ends = (column + [""] * (len(offices) - len(column)) for column in columns)
    return tuple(Term(o, s or None, e or None) for o, s, e in zip(offices, starts, ends, strict=False))


def entry_of(type_: NodeKind, values: dict[str, str]) -> GazetteerEntry:
    """Return the entry of a row of a table, its cells by column."""
    get = values.get
    codes = {"iso3166": get("iso2"), "iso3166_2": get("iso3166_2"), "geonames": get("geonames")}
    weak = [alias[1:] for alias in values.get("aliases", "").split("|") if alias.startswith(WEAK)]
    weak += [values["name"]] if get("ambiguous") == "1" else []
    return GazetteerEntry(
        id=values["id"],
        type=type_,
        name=values["name"],
        kind=get("kind", ""),
        aliases=_list(get("aliases")),
        identifiers={name: code for name, code in codes.items() if code},
        adjectives=_list(get("adjectives")),
        nouns=_list(get("nouns")),
        capital=get("capital") or None,
        metonyms=_list(get("metonyms")),
        state=get("state") or None,
        organization=get("organization") or None,
        terms=_terms(values),
        valid_from=None if type_ is NodeKind.PERSON else get("from") or None,
        valid_to=None if type_ is NodeKind.PERSON else get("to") or None,
        population=int(get("population") or 0),
        latitude=float(values["latitude"]) if get("latitude") else None,
        longitude=float(values["longitude"]) if get("longitude") else None,
        weak=frozenset(name_key(name_parts(name)) for name in weak),
    )
