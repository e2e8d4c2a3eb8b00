"""Print how long each command of positions takes on a generated workspace of 10,000 statements.

The whole command is timed, from the start of the process to its last line, the quickest of three runs: in seconds
of the clock, which need a quiet machine, and of processor time.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.workspace import Workspace
from kg_schema import Article, Entity, Extraction, NodeKind, Relation, Statement

_ARTICLES: Final = 1000
_PER_ARTICLE: Final = 10
_ROUNDS: Final = 3
_RELATIONS: Final = (Relation.SUPPORTS, Relation.REJECTS, Relation.PROPOSES, Relation.CRITICIZES)
_COMMANDS: Final = (
    ("positions",),
    ("positions", "babeda plan"),
    ("timeline", "Actor 7"),
    ("contradictions",),
    ("coalitions", "--network", "subtract"),
    ("coalitions", "--window", "30", "--unit", "days"),
    ("status", "Town 7"),
    ("diff", "2024-06", "2024-12"),
    ("query", "--named", "contested-proposals"),
    ("sparql", "--named", "contested-proposals"),
)


def _plan(number: int) -> str:
    """Return a name of its own for each number below 216."""
    syllables = ("ba", "be", "da", "de", "ga", "ge")
    return "".join(syllables[number // step % 6] for step in (36, 6, 1)) + " plan"


def _extractions() -> Iterator[Extraction]:
    """Yield articles on 50 affairs, each of 12 actors, 3 proposals and a town, the same every time.

    Neighbouring affairs have actors in common; there are 200 actors and 150 proposals.
    """
    chance = random.Random(7)
    for number in range(_ARTICLES):
        affair = chance.randrange(50)
        sentences, statements, entities = [], [], {}
        for _ in range(_PER_ARTICLE):
            who = Entity(type=NodeKind.STATE, name=f"Actor {(affair * 4 + chance.randrange(12)) % 200}")
            held = chance.random() < 0.1
            if held:
                what = Entity(type=NodeKind.REGION, name=f"Town {affair}")
            else:
                what = Entity(type=NodeKind.PROPOSAL, name=_plan(affair * 3 + chance.randrange(3)), local=True)
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


def main() -> None:
    """Fill a workspace, run each command on it, and print the times in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "workspace"
        with Workspace.open(directory, create=True) as opened:
            for extraction in _extractions():
                opened.ledger.add(extraction, source=None)
            print(f"{len(opened.graph().statements)} statements in {_ARTICLES} articles")
        for command in _COMMANDS:
            clock, processor = map(min, zip(*(_seconds(command, directory) for _ in range(_ROUNDS)), strict=True))
            print(f"{clock:6.2f} s  {processor:6.2f} s of processor  kg {' '.join(command)}", flush=True)


def _seconds(command: tuple[str, ...], directory: Path) -> tuple[float, float]:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = [sys.executable, "-m", "kg.cli", *command, "-f", "json", "-w", str(directory)]
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
