"""Gold: the annotation of one article, read from ``NAME.gold.json`` and checked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.evaluation.relations import SCORED
from kg_schema import KGError, NodeKind

__all__ = ["Gold", "GoldEdge", "GoldEntity", "gold_files", "read_gold"]

_SUFFIX: Final = ".gold.json"


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of the annotation; an ``optional`` one counts neither way."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldEdge:
    """A triple of the annotation; ``alt`` are readings that are as good, ``why`` is said of a forbidden one."""

    source: str
    type: str
    target: str
    optional: bool = False
    stance: int | None = None
    attributed_to: str | None = None
    alt: tuple[tuple[str, str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """What careful readers find in one article, and which triples and names must not be there.

    ``name`` is the file's name without its ending, ``article`` that of the text, ``text`` what stands in it.
    """

    name: str
    article: str
    text: str
    entities: tuple[GoldEntity, ...] = ()
    edges: tuple[GoldEdge, ...] = ()
    forbidden: tuple[GoldEdge, ...] = ()
    forbidden_names: tuple[str, ...] = ()


def gold_files(folder: Path) -> list[Path]:
    """Return the annotation files of a folder in the order of their names; KGError where there are none."""
    found = sorted(folder.glob(f"*{_SUFFIX}"))
    if not found:
        raise KGError(f"'{folder}' holds no annotation: name a folder with NAME.txt and NAME.gold.json.")
    return found


def read_gold(path: Path, texts: tuple[Path, ...]) -> tuple[Gold, Path]:
    """Return the annotation and where its text lies, the first of these folders that has it.

    KGError says what is wrong with the file, in one sentence.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(_SUFFIX)
        article = _text(record.get("article", f"{name}.txt"), "'article'")
        entities = tuple(_entity(e) for e in record["entities"])
        names = {entity.name for entity in entities}
        edges = tuple(_edge(e, names) for e in record["edges"])
        forbidden = tuple(_edge(e, None) for e in record.get("must_not_have", ()))
        unnamed = tuple(_text(n, "'must_not_mention'") for n in record.get("must_not_mention", ()))
        lies = next((folder / article for folder in texts if (folder / article).is_file()), None)
        if lies is None:
            raise ValueError(f"its text '{article}' is not in {' or '.join(map(str, texts))}")
        text = lies.read_text(encoding="utf-8")
    except KeyError as error:
        raise KGError(f"{path}: {error} is missing; the rest is used without this file.") from error
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise KGError(f"{path}: {error}; the rest is used without this file.") from error
    return Gold(name, article, text, entities, edges, forbidden, unnamed), lies


def _text(value: Any, what: str) -> str:  # noqa: ANN401  (whatever the file holds)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{what} is not a text but {value!r}")
    return value


def _entity(record: dict[str, Any]) -> GoldEntity:
    name, kind = _text(record["name"], "the name of an entity"), record["type"]
    if kind not in set(NodeKind):
        raise ValueError(f"the entity '{name}' has the type {kind!r}, which there is not")
    aliases = tuple(_text(a, f"an alias of '{name}'") for a in record.get("aliases", ()))
    return GoldEntity(name, kind, aliases, bool(record.get("optional")))


def _triple(record: tuple[Any, Any, Any], names: set[str] | None) -> tuple[str, str, str]:
    source, kind, target = record
    if kind not in SCORED:
        raise ValueError(f"{source} {kind} {target} has a relation that is not annotated")
    for end in (source, target):
        if not isinstance(end, str) or (names is not None and end not in names):
            raise ValueError(f"{source} {kind} {target} names {end!r}, which is not among its entities")
    return source, str(kind), target


def _edge(record: dict[str, Any], names: set[str] | None) -> GoldEdge:
    stance = record.get("stance")
    if stance is not None and stance not in range(-2, 3):
        raise ValueError(f"a stance is {stance!r}, and goes from -2 to +2")
    return GoldEdge(
        *_triple((record["source"], record["type"], record["target"]), names),
        optional=bool(record.get("optional")),
        stance=stance,
        attributed_to=record.get("attributed_to"),
        alt=tuple(_triple(tuple(alt), names) for alt in record.get("alt", ())),
        why=str(record.get("why", "")),
    )
