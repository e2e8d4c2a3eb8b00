"""An invented graph of any size: actors, places and proposals, with one sentence a statement."""

import random

from kg_schema import Article, Graph, NodeKind, Relation
from tests.visualizations.affair import entity, graph_of, statement

__all__ = ["generated"]

_SYLLABLES = (
    "bar",
    "do",
    "fen",
    "gal",
    "hor",
    "ka",
    "lin",
    "mor",
    "nes",
    "or",
    "pel",
    "ros",
    "sil",
    "tor",
    "ven",
    "wick",
)
_KINDS = (NodeKind.PERSON, NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.GROUP, NodeKind.REGION)
_ON_PROPOSALS = (Relation.SUPPORTS, Relation.REJECTS, Relation.PROPOSES)
_ON_ACTORS = (Relation.CRITICIZES, Relation.SUPPORTS, Relation.SANCTIONS, Relation.REPRESENTS)


def generated(entities: int, *, per_entity: int = 3, seed: int = 7) -> Graph:
    """Return a graph of so many entities with ``per_entity`` times as many statements, in articles of ten."""
    chance = random.Random(seed)
    names = _names(entities, chance)
    made = [
        entity(NodeKind.PROPOSAL if n % 5 == 0 else _KINDS[n % len(_KINDS)], name) for n, name in enumerate(names)
    ]
    proposals = [e for e in made if e.type is NodeKind.PROPOSAL]
    actors = [e for e in made if e.type is not NodeKind.PROPOSAL]
    claims = []
    for n in range(entities * per_entity):
        source = actors[n % len(actors)]
        target = (
            chance.choice(proposals) if chance.random() < 0.6 else actors[int(len(actors) * chance.random() ** 2)]
        )
        if target is source:
            target = proposals[n % len(proposals)]
        relation = chance.choice(_ON_PROPOSALS if target.type is NodeKind.PROPOSAL else _ON_ACTORS)
        claims.append(
            (source, relation, target, f"{source.name} {relation.value.lower()} {target.name}, note {n}.")
        )
    articles, statements = [], []
    for start in range(0, len(claims), 10):
        part = claims[start : start + 10]
        day = f"20{20 + start // 10 % 10}-{1 + start // 100 % 12:02}-{1 + start % 28:02}"
        article = Article(text=" ".join(c[3] for c in part), title=f"Report {start // 10}", published=day)
        articles.append(article)
        statements += [statement(article, *c, confidence=0.5 + (i % 5) / 10) for i, c in enumerate(part)]
    return graph_of(articles, made, statements)


def _names(count: int, chance: random.Random) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        words = ["".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 4))).capitalize() for _ in range(2)]
        names[" ".join(words)] = None
    return list(names)
