"""Twelve questions of a session on 100,000 statements: kglite against Neo4j over Bolt, pyoxigraph against rdflib.

``python tests/benchmarks/queries.py [ARTICLES]`` prints milliseconds and ratios, all of one run, then how long
``kg query`` and ``kg sparql`` take as whole processes. Our engines are asked as users ask them, through their
process; Neo4j through the bare driver on an open connection, rdflib in this process. The quickest of some rounds
counts, so that Java is warm. Rows must be the same everywhere. Without Java, the column of Neo4j is left out.
"""

import math
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
import yaml
from affairs import extractions

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.demo import write_samples
from kg.projections.bolt import BoltMirror
from kg.projections.mirror import Mark
from kg.rdf import ntriples, triples
from kg.workspace import Workspace
from kg_schema import Graph
from kg_schema.namespaces import PREFIXES
from servers.running import neo4j

ROOT: Final = Path(__file__).resolve().parents[2]
ARTICLES: Final = 10_000
ROUNDS: Final = 30
ENOUGH: Final = 3
"""Seconds after which no further round begins."""
STARTS: Final = 10
PATIENCE: Final = 60
"""Seconds that rdflib is given for a question."""
MARKS: Final = {"seeds": 0.4, "generated": 1.5}
"""Seconds that ``kg query`` may take as a whole process."""

Rows: TypeAlias = list[str]
Ask: TypeAlias = Callable[[str], Rows]


@dataclass(frozen=True)
class Question:
    """A question of the session in both languages."""

    asks: str
    cypher: str
    sparql: str


def main(articles: int) -> int:
    """Measure and print; 1 where rows differ or a mark is missed."""
    asked = [
        Question(**one) for one in yaml.safe_load((Path(__file__).parent / "session.yaml").read_text("utf-8"))
    ]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        workspace = stack.enter_context(Workspace.open(folder / "generated", create=True))
        for extraction in extractions(articles):
            workspace.ledger.add(extraction, source=None)
        graph, taken = _timed(workspace.graph)
        print(f"{len(graph.statements)} statements in {articles} articles, made in {taken:.1f} s")
        ours = {}
        for name, language in (("kglite", "cypher"), ("pyoxigraph", "sparql")):
            engine, taken = _timed(lambda language=language: workspace.engine(language))
            print(f"{name} filled in {taken:.1f} s")
            ours[name] = lambda text, engine=engine: _rows(engine.query(text, row_limit=1_000_000).rows)
        different = [q.asks for q in asked if ours["kglite"](q.cypher) != ours["pyoxigraph"](q.sparql)]
        print(f"other rows in the other language: {', '.join(different) or 'none'}")
        same = _compared(asked, "cypher", ("kglite", ours["kglite"]), stack, _on_neo4j(graph, folder))
        same &= _compared(asked, "sparql", ("pyoxigraph", ours["pyoxigraph"]), stack, _in_rdflib(graph))
        same &= not different
        workspace.close()
        kept = _starts(folder)
    return 0 if same and kept else 1


def _compared(asked: list[Question], language: str, ours: tuple[str, Ask], stack: ExitStack, opened: Any) -> bool:
    """Print the times of two engines; tell whether their rows are the same."""
    try:
        other: tuple[str, Ask] | None = stack.enter_context(opened)
    except pytest.skip.Exception as reason:
        print(reason)
        other = None
    print(f"\n{'':44} {'rows':>6} {ours[0]:>10} ms {other[0] if other else '':>10} ms  ratio")
    ratios, same = [], True
    for question in asked:
        text = getattr(question, language)
        rows, best = _best(ours[1], text)
        line = f"{question.asks[:44]:44} {len(rows):>6} {best * 1000:>13.1f}"
        if other is None:
            print(line)
            continue
        theirs, their_best = _best(other[1], text)
        if theirs is None:
            print(f"{line} {'over ' + str(PATIENCE) + ' s':>13} >{PATIENCE / best:.0f}")
            continue
        ratios.append(their_best / best)
        print(f"{line} {their_best * 1000:>13.1f} {ratios[-1]:6.1f}{'' if rows == theirs else '  OTHER ROWS'}")
        same &= rows == theirs
    if ratios:
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        print(f"{'geometric mean of the ratios':44} {mean:41.1f}")
    return same


def _best(ask: Ask, text: str) -> tuple[Any, float]:
    """Return the rows and the quickest of some rounds in seconds; None for rows that do not come in time."""
    found, best, begun = None, math.inf, time.perf_counter()
    for _ in range(ROUNDS):
        try:
            found, taken = _timed(lambda: ask(text))
        except TimeoutError:
            return None, math.inf
        best = min(best, taken)
        if time.perf_counter() - begun > ENOUGH:
            break
    return found, best


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _rows(rows: Any) -> Rows:
    return sorted(" | ".join(map(str, row)) for row in rows)


@contextmanager
def _on_neo4j(graph: Graph, folder: Path) -> Iterator[tuple[str, Ask]]:
    """Give a Neo4j that is filled as ``kg sync`` fills it."""
    import neo4j as driver

    with neo4j(folder / "neo4j", options=("-Xmx4g",)) as server:
        with closing(BoltMirror(server)) as mirror:
            _, taken = _timed(lambda: mirror.bring(graph, None, Mark(1, "l-1", "0"), lambda items: items))
        print(f"Neo4j filled in {taken:.1f} s")
        with driver.GraphDatabase.driver(server.url) as connection, connection.session() as session:
            yield (
                "Neo4j",
                lambda text: _rows(session.execute_read(lambda work: [r.values() for r in work.run(text)])),
            )


@contextmanager
def _in_rdflib(graph: Graph) -> Iterator[tuple[str, Ask]]:
    """Give an rdflib graph that holds the same triples."""
    import rdflib

    held = rdflib.Graph()
    lines = "".join(f"{ntriples(triple)} .\n" for triple in triples(graph))
    _, taken = _timed(lambda: held.parse(data=lines, format="nt"))
    print(f"\nrdflib filled in {taken:.1f} s: {len(held)} triples")
    signal.signal(signal.SIGALRM, _late)

    def ask(text: str) -> Rows:
        signal.alarm(PATIENCE)
        try:
            return _rows([term.toPython() for term in row] for row in held.query(text, initNs=PREFIXES))
        finally:
            signal.alarm(0)

    yield "rdflib", ask


def _late(*_: object) -> None:
    raise TimeoutError


def _starts(folder: Path) -> bool:
    """Print what whole commands take on the seeds and the generated articles; tell whether they keep the marks."""
    found = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    seeds = found or write_samples(folder / "samples")
    _kg("load", *map(str, seeds), "-w", str(folder / "seeds"))
    print(f"\n{len(seeds)} {'seed' if found else 'bundled'} articles, {ARTICLES} generated ones: whole processes")
    asked = {"query": "MATCH (a)-[r:REJECTS]->(b) RETURN a.name, b.name LIMIT 5"}
    asked["sparql"] = "SELECT ?a ?b { ?a kg:REJECTS ?b } LIMIT 5"
    kept = True
    for place, mark in MARKS.items():
        for command, text in asked.items():
            arguments = (command, text, "-w", str(folder / place))
            _kg(*arguments)  # what is derived is made
            walls, works = zip(*(_kg(*arguments) for _ in range(STARTS)), strict=True)
            told = f", mark {mark:.1f} s" if command == "query" else ""
            print(f"kg {command:6} on {place:9} {min(walls):5.2f} s, processor {min(works):5.2f} s{told}")
            kept &= command != "query" or min(walls) < mark
    print("marks kept" if kept else "marks missed")
    return kept


def _kg(*arguments: str) -> tuple[float, float]:
    """Run a command; return how long it took, and how long processors worked for it and its engine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _, taken = _timed(
        lambda: subprocess.run(
            [sys.executable, "-m", "kg.cli", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ARTICLES))
