"""Predictions: the lines that ``kg extract --json`` prints, of ours or of somebody else's extractor."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

from kg_schema import KGError

__all__ = ["Name", "Prediction", "Record", "name_of", "prediction_of", "predictions_of"]

Record: TypeAlias = dict[str, Any]
Name: TypeAlias = tuple[str, str, tuple[str, ...]]
"""Type, name and aliases."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What an extractor says of one article: its text, entities, and statements as JSON objects."""

    article: str
    text: str
    entities: tuple[Name, ...] = ()
    statements: tuple[Record, ...] = ()

    def surer_than(self, least: float) -> "Prediction":
        """Return it with those statements whose confidence is at least this; one without any is sure."""
        kept = tuple(s for s in self.statements if s.get("confidence", 1.0) >= least)
        return Prediction(self.article, self.text, self.entities, kept)


def name_of(record: Record) -> Name:
    """Return type, name and aliases of an entity's JSON object."""
    return record["type"], record["name"], tuple(record.get("aliases", ()))


def prediction_of(record: Record) -> Prediction:
    """Return the prediction of one JSON object; KeyError or TypeError where it has not the form."""
    article = record["article"]
    statements = tuple(record["statements"])
    for statement in statements:
        for end in ("source", "target"):
            name_of(statement[end])
        evidence = statement["evidence"]
        _ = statement["type"], evidence["quote"], evidence["start"] + 0, evidence["end"] + 0
    entities = tuple(name_of(entity) for entity in record["entities"])
    return Prediction(PurePath(article["path"]).name, article["text"], entities, statements)


def predictions_of(lines: Iterable[str], file: str) -> Iterator[Prediction | KGError]:
    """Yield the prediction of each line of a file, or an error that names the line and what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield prediction_of(_object(line))
        except KeyError as error:
            yield KGError(f"{file}:{number}: {error} is missing; see 'kg extract --json' for the form.")
        except (ValueError, TypeError, AttributeError) as error:
            yield KGError(f"{file}:{number}: not a line of 'kg extract --json' ({error}).")


def _object(line: str) -> dict[str, Any]:
    record = json.loads(line)
    if not isinstance(record, dict):
        raise TypeError("it is no JSON object")
    return record
