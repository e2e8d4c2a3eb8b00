"""The lexicon: frames and classes of words, read from ``lexicons/<language>/``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from kg_schema import ENTITIES, NodeKind, Relation

__all__ = ["Example", "Frame", "Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the triple that a frame must make of it (None: no plain edge of the frame's relation)."""

    text: str
    triple: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of a lexicon: words of one class that make one relation, and the slots of its ends.

    ``cameo`` is the code of the CAMEO codebook that comes nearest. ``targets_allowed`` and ``sources_allowed``
    narrow what the relation itself allows. ``needs`` names a condition that an argument must meet.
    """

    id: str
    relation: Relation
    cameo: str
    words: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    targets_allowed: frozenset[NodeKind]
    sources_allowed: frozenset[NodeKind]
    needs: tuple[str, ...]
    stance: int | None
    examples: tuple[Example, ...]
    promise: bool = False
    """The verb only promises the deed; what it makes is planned."""

    @classmethod
    def bare(
        cls,
        name: str,
        relation: Relation,
        *,
        targets: frozenset[NodeKind] = ENTITIES,
        sources: frozenset[NodeKind] = ENTITIES,
    ) -> "Frame":
        """Return a frame without words and slots, for what is found by code: its name, relation and ends alone."""
        return cls(name, relation, "", (), (), (), targets, sources, (), None, ())


@dataclass(frozen=True)
class Lexicon:
    """Frames by lemma, and classes of words."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    idioms: dict[str, tuple[Frame, ...]]
    """By the verb: "throw" of "throw weight"; ``words`` are whole idioms."""
    classes: dict[str, frozenset[str]]
    offices: dict[str, frozenset[str]]
    negative: frozenset[str]
    positive: frozenset[str]
    harmful: frozenset[str]
    beneficial: frozenset[str]
    harm_phrases: frozenset[str]
    """Verbs with a word near them by which a plan is said to do harm."""
    sound_phrases: frozenset[str]
    """Verbs with a word near them by which a plan is said to be sound, or is not where they are denied."""

    @cached_property
    def promises(self) -> frozenset[str]:
        """Ids of the frames whose deeds are only promised."""
        return frozenset(frame.id for frame in self.frames() if frame.promise)

    def frames(self) -> Iterator[Frame]:
        """Yield every frame once."""
        seen: set[str] = set()
        for table in (self.verbs, self.nouns, self.adjectives, self.idioms):
            for frame in (f for group in table.values() for f in group):
                if frame.id not in seen:
                    seen.add(frame.id)
                    yield frame


def _read(language: str, name: str) -> Any:  # noqa: ANN401  (whatever the file holds)
    text = files("kg_loaders").joinpath("lexicons", language, name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _examples(row: dict[str, Any]) -> Iterator[Example]:
    for line in row.get("examples", ()):
        text, _, triple = line.partition(" => ")
        source, relation, target = (part.strip() for part in triple.split("|"))
        yield Example(text, (source, relation, target))
    for text in row.get("counterexamples", ()):
        yield Example(text, None)


def _frames(rows: list[dict[str, Any]], key: str, source: tuple[str, ...]) -> Iterator[Frame]:
    for row in rows:
        allowed = {NodeKind(k) for k in row["types"]} if "types" in row else set(ENTITIES)
        yield Frame(
            id=row["id"],
            relation=Relation(row["relation"]),
            cameo=row["cameo"],
            words=tuple(row[key]),
            source=tuple(row.get("source", source)),
            target=tuple(row["target"]),
            targets_allowed=frozenset(allowed - {NodeKind(k) for k in row.get("of", ())}),
            sources_allowed=frozenset(NodeKind(k) for k in row.get("sources", ENTITIES)),
            needs=tuple(row.get("needs", ())),
            stance=row.get("stance"),
            examples=tuple(_examples(row)),
            promise=row.get("promise", False),
        )


def _by_word(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for word in frame.words:
            table[word] = (*table.get(word, ()), frame)
    return table


def _by_verb(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for verb in sorted({idiom.split()[0] for idiom in frame.words}):
            table[verb] = (*table.get(verb, ()), frame)
    return table


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon of a language; read once."""
    heads = _read(language, "heads.yaml")
    classes: dict[str, frozenset[str]] = {}
    for table in (_read(language, "classes.yaml"), heads, _read(language, "deed_classes.yaml")):
        for name, group in table.items():
            if name != "offices":
                classes[name] = classes.get(name, frozenset()) | frozenset(group)
    verbs = [*_read(language, "deeds.yaml"), *_read(language, "verbs.yaml")]
    nouns = [*_read(language, "deed_nouns.yaml"), *_read(language, "nouns.yaml")]
    evaluative = _read(language, "evaluative.yaml")
    return Lexicon(
        verbs=_by_word(_frames(verbs, "verbs", ("subj",))),
        nouns=_by_word(_frames(nouns, "nouns", ())),
        adjectives=_by_word(_frames(_read(language, "adjectives.yaml"), "adjectives", ("subj",))),
        idioms=_by_verb(_frames(_read(language, "idioms.yaml"), "idioms", ("subj",))),
        classes=classes,
        offices={k: frozenset(w.casefold() for w in v) for k, v in heads["offices"].items()},
        negative=frozenset(evaluative["negative"]),
        positive=frozenset(evaluative["positive"]),
        harmful=frozenset(evaluative["harmful"]),
        beneficial=frozenset(evaluative["beneficial"]),
        harm_phrases=frozenset(evaluative["harm_phrases"]),
        sound_phrases=frozenset(evaluative["sound_phrases"]),
    )
