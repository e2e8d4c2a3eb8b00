"""The user's own names: people, bodies, places, proposals and aliases of a field, kept in the ledger."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kg.ledger import Decision, Ledger
from kg_schema import ENTITIES, Entity, Judgement, KGError, ModelError, NodeKind, Verdict, live_judgements

if TYPE_CHECKING:
    from kg_loaders.base import Extractor

__all__ = ["COLUMNS", "known", "names_of", "own_name", "read_names", "recorded", "with_names", "written_names"]

COLUMNS: Final = ("type", "name", "aliases", "identifiers")
"""Columns of a table of names; aliases are parted by ``|``, identifiers written ``scheme=value`` and parted so."""


def own_name(kind: str, name: str, aliases: Iterable[str] = (), identifiers: Iterable[str] = ()) -> Entity:
    """Return a name of the user's; ModelError says what is wrong with it."""
    kinds = {k.value.casefold(): k for k in NodeKind if k in ENTITIES}
    if kind.strip().casefold() not in kinds:
        raise ModelError(f"'{kind}' is no type of entity: choose one of {', '.join(sorted(kinds.values()))}.")
    pairs = [pair.partition("=") for pair in identifiers]
    bad = next(
        (scheme for scheme, equals, value in pairs if not (scheme.strip() and equals and value.strip())), None
    )
    if bad is not None:
        raise ModelError(f"An identifier is written SCHEME=VALUE, not '{bad}'.")
    others = sorted({alias.strip() for alias in aliases if alias.strip()} - {name.strip()})
    codes = {scheme.strip(): value.strip() for scheme, _, value in pairs}
    return Entity(type=kinds[kind.strip().casefold()], name=name.strip(), aliases=tuple(others), identifiers=codes)


def recorded(name: Entity, why: str = "") -> Decision:
    """Return the judgement that keeps a name."""
    detail: dict[str, Any] = {
        "type": name.type.value,
        "name": name.name,
        "aliases": list(name.aliases),
        "identifiers": name.identifiers,
    }
    return Decision(Verdict.NAME, name.key, detail, why)


def names_of(judgements: Iterable[Judgement]) -> tuple[Entity, ...]:
    """Return the names that count, by key; a later one of the same key takes the place of the earlier."""
    found: dict[str, Entity] = {}
    for j in live_judgements(judgements):
        if j.verdict is Verdict.NAME:
            kind, aliases = NodeKind(j.detail["type"]), tuple(j.detail["aliases"])
            found[j.subject] = Entity(
                type=kind, name=j.detail["name"], aliases=aliases, identifiers=j.detail["identifiers"]
            )
    return tuple(found[key] for key in sorted(found))


def known(ledger: Ledger) -> tuple[Entity, ...]:
    """Return the names that the ledger keeps."""
    return names_of(ledger.judgements())


def with_names(extractor: "Extractor", names: tuple[Entity, ...]) -> "Extractor":
    """Return the extractor with these names, where it is one that looks names up."""
    if not names:
        return extractor
    from kg_loaders.rules import RuleExtractor

    return replace(extractor, names=names) if isinstance(extractor, RuleExtractor) else extractor


def read_names(text: str, file: str) -> Iterator[Entity | str]:
    """Yield the names of a table in CSV, or a sentence where a row is none; KGError where it is no such table."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\N{BOM}")))
    missing = [c for c in COLUMNS[:2] if c not in (reader.fieldnames or ())]
    if missing:
        raise KGError(
            f"In {file} the column '{missing[0]}' is missing: a table of names has {', '.join(COLUMNS)}."
        )
    for row in reader:
        aliases, identifiers = ((row.get(c) or "").split("|") for c in COLUMNS[2:])
        try:
            yield own_name(row["type"] or "", row["name"] or "", aliases, [i for i in identifiers if i.strip()])
        except ModelError as error:
            yield f"{file}, line {reader.line_num}: {error} This row is left out."


def written_names(names: Iterable[Entity]) -> str:
    """Return the names as a table in CSV, as ``read_names`` reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name in names:
        codes = "|".join(f"{scheme}={value}" for scheme, value in sorted(name.identifiers.items()))
        writer.writerow((name.type.value, name.name, "|".join(name.aliases), codes))
    return text.getvalue()
