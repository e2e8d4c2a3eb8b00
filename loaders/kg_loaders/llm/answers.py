"""The JSON of an answer, read with suspicion: what is not as asked for is refused, alone or with the whole."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeVar

from kg_schema import AnswerError, Refusal

__all__ = ["Answer", "SaidEntity", "SaidStatement", "answer"]

_LONGEST_NAME: Final = 200
_SHOWN: Final = 120
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidEntity:
    """A thing as the model names it."""

    name: str
    type: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStatement:
    """A claim as the model puts it; nothing of it is checked but the shape."""

    source: str
    relation: str
    target: str
    quote: str
    polarity: str
    modality: str
    paragraph: int | None
    attributed_to: str | None
    verb: str | None
    stance: int | None
    office: str | None
    former: bool

    @property
    def told(self) -> str:
        """The claim in short, for people."""
        return f"{self.source} {self.relation} {self.target}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, and what of it has not the shape that was asked for."""

    entities: tuple[SaidEntity, ...]
    statements: tuple[SaidStatement, ...]
    refused: tuple[Refusal, ...]


def answer(content: str) -> Answer:
    """Read an answer; raise AnswerError, in half a sentence, where it is not the JSON object asked for.

    Words around the object (a fence of code, thoughts before it) are passed over.
    """
    record = _object_in(content)
    refused: list[Refusal] = []
    return Answer(
        tuple(_each(record, "entities", _entity, refused)),
        tuple(_each(record, "statements", _statement, refused)),
        tuple(refused),
    )


def _object_in(content: str) -> dict[str, Any]:
    spoken = content.rpartition("</think>")[2]
    start = spoken.find("{")
    if start < 0:
        raise AnswerError("it holds no JSON object")
    try:
        record, _ = json.JSONDecoder(parse_constant=_no_constant).raw_decode(spoken, start)
    except json.JSONDecodeError as error:
        raise AnswerError(f"its JSON is broken at character {error.pos} ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise AnswerError(f"its JSON cannot be read ({error})") from error
    for name in ("entities", "statements"):
        if not isinstance(record.get(name), list):
            raise AnswerError(f"its JSON has no list “{name}”")
    return dict(record)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _each(
    record: dict[str, Any], name: str, read: Callable[[dict[str, Any]], _T], refused: list[Refusal]
) -> Iterator[_T]:
    for item in record[name]:
        try:
            if not isinstance(item, dict):
                raise AnswerError("it is no JSON object")
            yield read(item)
        except AnswerError as error:
            refused.append(Refusal(f"{name}: {_shown(item)}", str(error)))


def _shown(item: object) -> str:
    text = json.dumps(item, ensure_ascii=True)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _entity(item: dict[str, Any]) -> SaidEntity:
    aliases = item.get("aliases") or []
    if not isinstance(aliases, list):
        raise AnswerError("its “aliases” are no list")
    names = tuple(_name(alias, "aliases") for alias in aliases)
    return SaidEntity(name=_name(item.get("name"), "name"), type=_text(item.get("type"), "type"), aliases=names)


def _statement(item: dict[str, Any]) -> SaidStatement:
    return SaidStatement(
        source=_name(item.get("source"), "source"),
        relation=_text(item.get("relation"), "relation"),
        target=_name(item.get("target"), "target"),
        quote=_text(item.get("quote"), "quote"),
        polarity=_text(item.get("polarity"), "polarity"),
        modality=_text(item.get("modality"), "modality"),
        paragraph=_number(item.get("paragraph"), "paragraph"),
        attributed_to=_name(item["attributed_to"], "attributed_to") if item.get("attributed_to") else None,
        verb=_text(item["verb"], "verb") if item.get("verb") else None,
        stance=_number(item.get("stance"), "stance"),
        office=_name(item["office"], "office") if item.get("office") else None,
        former=item.get("former") is True,
    )


def _text(value: object, field: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise AnswerError(f"its “{field}” is no text")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise AnswerError(f"its “{field}” holds half a character")
    return value.strip()


def _name(value: object, field: str) -> str:
    name = " ".join(_text(value, field).split())
    if len(name) > _LONGEST_NAME:
        raise AnswerError(f"its “{field}” is longer than {_LONGEST_NAME} characters")
    return name


def _number(value: object, field: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerError(f"its “{field}” is no whole number")
    return value
