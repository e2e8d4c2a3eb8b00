"""Print how well entities of different articles are found to be one, and how long 1,000 articles take.

Usage: ``identity.py [--eval ../shared/eval] [--show]``. Gold are the names of the annotated articles: two people,
states, regions or bodies of different articles are one if type and folded name are equal. Counted are the entities
that the extractor found under one of their names. ``--show`` lists the pairs that disagree, without those of the
articles whose number three divides, which nobody reads.
"""

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

from kg.cli.load import loaded
from kg.resolve import canonical_graph, links
from kg.workspace import Workspace
from kg_loaders.readers import Metadata
from kg_schema import Extraction, Handle, slug

_TYPES: Final = ("Person", "State", "Region", "Organization")
_ARTICLES: Final = 1000


class _Found(NamedTuple):
    """An annotated entity that was found: in which file, under which gold name, as which entity of the graph."""

    file: str
    gold: str
    entity: str


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    paths = [
        *sorted((arguments.eval / "dev").glob("w*.txt")),
        *sorted((arguments.eval / "../seeds").glob("*.txt")),
    ]
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder), create=True) as opened:
        loaded(opened, [str(path) for path in paths], Metadata())
        extractions = {e.article.id: e for e in opened.ledger.extractions()}
        files = {a.article.id: Path(str(a.log[0].source)).name for a in opened.ledger.articles()}
    _, canonical = links(extractions.values(), ())
    golds = [
        json.loads(p.read_text(encoding="utf-8")) for p in sorted((arguments.eval / "dev").glob("*.gold.json"))
    ]
    found, annotated = [], 0
    for gold in golds:
        for article in (a for a, name in files.items() if name == gold["article"]):
            entities = [e for e in gold["entities"] if e["type"] in _TYPES]
            annotated += len(entities)
            found += list(_found(gold["article"], entities, extractions[article], canonical))
    print(f"{len(found)} of {annotated} annotated entities in {len(files)} articles are found")
    _print_pairs(found, show=arguments.show)
    _print_time(list(extractions.values()))


def _found(
    file: str, gold: list[dict[str, Any]], extraction: Extraction, canonical: dict[Handle, str]
) -> Iterator[_Found]:
    for entity in gold:
        wanted = {slug(name) for name in (entity["name"], *entity["aliases"])}
        for one in extraction.entities:
            if one.type.value == entity["type"] and wanted & {slug(n) for n in (one.name, *one.aliases)}:
                yield _Found(
                    file, f"{one.type}:{slug(entity['name'])}", canonical[Handle(one.key, extraction.article.id)]
                )
                break


def _print_pairs(found: list[_Found], *, show: bool) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for one, other in combinations(found, 2):
        if one.file != other.file:
            gold, ours = one.gold == other.gold, one.entity == other.entity
            counts[gold, ours] += 1
            if show and gold != ours and not any(_unread(f.file) for f in (one, other)):
                print("  missed" if gold else "  wrong ", one, other)
    right = counts[True, True]
    together, meant = right + counts[False, True], right + counts[True, False]
    print(f"pairs across articles: {meant} in gold, {together} found, {right} right")
    print(f"precision {right / together:.3f}, recall {right / meant:.3f}")


def _unread(file: str) -> bool:
    number = re.match(r"w(\d+)", file)
    return number is not None and int(number[1]) % 3 == 0


def _print_time(extractions: list[Extraction]) -> None:
    """Time the graph of copies of these articles, each with a few words more, under other publishers."""
    many = []
    for number in range(_ARTICLES):
        one = extractions[number % len(extractions)]
        text = f"{one.article.text} Edition {number}."
        many.append(replace(one, article=replace(one.article, text=text, publisher=f"Outlet {number}", url=None)))
    begun = time.process_time()
    graph = canonical_graph(many)
    seconds = time.process_time() - begun
    print(f"{len(graph.articles)} articles, {len(graph.statements)} statements: {seconds:.2f} s of processor time")


if __name__ == "__main__":
    main()
