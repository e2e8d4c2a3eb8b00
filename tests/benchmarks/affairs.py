"""Articles about affairs, made by arithmetic: the same every time, as many as a benchmark asks for."""

import random
from collections.abc import Iterator
from typing import Final

from kg_schema import Article, Entity, Extraction, NodeKind, Relation, Statement

__all__ = ["extractions", "plan"]

_PER_ARTICLE: Final = 10
_RELATIONS: Final = (Relation.SUPPORTS, Relation.REJECTS, Relation.PROPOSES, Relation.CRITICIZES)


def plan(number: int) -> str:
    """Return a name of its own for each number below 216."""
    syllables = ("ba", "be", "da", "de", "ga", "ge")
    return "".join(syllables[number // step % 6] for step in (36, 6, 1)) + " plan"


def extractions(articles: int) -> Iterator[Extraction]:
    """Yield articles of ten statements on 50 affairs, each of 12 actors, 3 proposals and a town, always the same.

    Neighbouring affairs have actors in common; there are 200 actors and 150 proposals.
    """
    chance = random.Random(7)
    for number in range(articles):
        affair = chance.randrange(50)
        sentences, statements, entities = [], [], {}
        for _ in range(_PER_ARTICLE):
            who = Entity(type=NodeKind.STATE, name=f"Actor {(affair * 4 + chance.randrange(12)) % 200}")
            held = chance.random() < 0.1
            if held:
                what = Entity(type=NodeKind.REGION, name=f"Town {affair}")
            else:
                what = Entity(type=NodeKind.PROPOSAL, name=plan(affair * 3 + chance.randrange(3)), local=True)
            relation = Relation.OCCUPIES if held else chance.choice(_RELATIONS)
            quote = f"{who.name} {relation} {what.name}."
            start = sum(map(len, sentences)) + len(sentences)
            sentences.append(quote)
            entities |= {who.key: who, what.key: what}
            place = {"quote": quote, "start": start, "end": start + len(quote)}
            statements.append(Statement(relation=relation, source=who.key, target=what.key, **place))
        day = f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        article = Article(text=" ".join(sentences), title=f"Article {number}", published=day)
        yield Extraction(
            article=article,
            entities=tuple(entities.values()),
            mentions=(),
            statements=tuple(statements),
            extractor="generated",
            version="1",
        )
