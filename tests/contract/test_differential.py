"""On random graphs the engines answer what a plain program answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from contract import differential
from contract.differential import differences, neo4j_differences
from contract.random_graphs import CASES, drawn
from kg.projections.server import Server

GRAPHS = 17


def test_the_embedded_engines_answer_as_a_plain_program_does(tmp_path: Path):
    assert GRAPHS * len(CASES) >= 200
    assert list(differences(range(GRAPHS), tmp_path)) == []


def test_neo4j_answers_as_a_plain_program_does(neo4j: Server):
    assert all(case.cypher is not None for case in CASES)
    assert list(neo4j_differences(range(3), neo4j)) == []


def test_an_answer_that_is_not_the_plain_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    other = replace(CASES[0], answer=lambda graph: iter([("another", "answer")]))
    monkeypatch.setattr(differential, "CASES", [other])

    found = list(differences([4, 5], tmp_path))
    assert len(found) == sum(bool(query) for query in (other.cypher, other.sparql)) * 2
    assert all("another" in line and other.name in line for line in found)


@pytest.mark.parametrize(("found", "code"), [([], 0), (["graph 1, hops: a gives b"], "graph 1, hops: a gives b")])
def test_the_soak_ends_with_what_it_found(monkeypatch: pytest.MonkeyPatch, found: list[str], code: object):
    @contextmanager
    def missing(directory: Path) -> Iterator[Server]:
        pytest.skip("not here")
        yield

    monkeypatch.setattr(differential, "differences", lambda seeds, folder: found)
    monkeypatch.setattr(differential, "neo4j", missing)

    with pytest.raises(SystemExit) as end:
        differential.main(1, 1)
    assert end.value.code == code


def test_the_graphs_have_what_engines_get_wrong():
    edges = [[(s.source, s.target) for s in drawn(seed).edges] for seed in range(GRAPHS)]

    assert sum(len(pairs) > len(set(pairs)) for pairs in edges) > GRAPHS / 2
    assert sum(any(a == b for a, b in pairs) for pairs in edges) > GRAPHS / 2
