"""On random graphs the engines answer what a plain program answers."""

from contextlib import closing
from pathlib import Path

from contract.differential import differences
from contract.random_graphs import CASES, asked, drawn
from kg.projections.bolt import BoltMirror, BoltServer
from kg.projections.mirror import Mark
from kg.projections.server import Server
from servers.running import emptied

GRAPHS = 17


def test_the_embedded_engines_answer_as_a_plain_program_does(tmp_path: Path):
    assert GRAPHS * len(CASES) >= 200
    assert list(differences(range(GRAPHS), tmp_path)) == []


def test_neo4j_answers_as_a_plain_program_does(neo4j: Server):
    emptied(neo4j)
    with closing(BoltMirror(neo4j)) as mirror, closing(BoltServer(neo4j)) as engine:
        for seed in range(3):
            mirror.bring(drawn(seed), None, Mark(seed, f"l-{seed}", "0"), lambda items: items)
            for case in CASES:
                assert case.cypher is not None
                assert asked(engine.query(case.cypher).rows) == asked(case.answer(drawn(seed))), case.name


def test_the_graphs_have_what_engines_get_wrong():
    edges = [[(s.source, s.target) for s in drawn(seed).edges] for seed in range(GRAPHS)]

    assert sum(len(pairs) > len(set(pairs)) for pairs in edges) > GRAPHS / 2
    assert sum(any(a == b for a, b in pairs) for pairs in edges) > GRAPHS / 2
