"""A server is brought up to date with the ledger: only what changed, whatever cut it off, nothing of others."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from factories import claim, extraction, norland
from kg.ledger import Ledger
from kg.projections.bolt import BoltMirror
from kg.projections.rows import Rows, rows
from kg.projections.server import Server
from kg.resolve import canonical_graph
from kg.sync import Synced, sync
from kg.workspace import Workspace
from kg_schema import Extraction, Graph, ServerError
from servers.running import statement

SUMMIT = "Norland supports the summit in Sudmark, its foreign minister said."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as opened:
        for one in norland():
            opened.add(one)
        yield opened


def every(items: Sequence[object]) -> Iterable[object]:
    return items


class CutOffError(Exception):
    pass


def cut_off_after(number: int):
    def watch(items: Sequence[object]) -> Iterator[object]:
        for done, item in enumerate(items):
            if done == number:
                raise CutOffError
            yield item

    return watch


def synced(ledger: Ledger, server: Server, watch=every, *, whole: bool = False) -> Synced:
    with closing(BoltMirror(server)) as mirror:
        return sync(Workspace(ledger._path.parent, ledger), mirror, watch, whole=whole)


def held(server: Server) -> Rows:
    with closing(BoltMirror(server)) as mirror:
        return mirror._held()


def graph(ledger: Ledger) -> Graph:
    return canonical_graph(ledger.extractions())


def news() -> Extraction:
    supports = claim("state:Norland", "SUPPORTS", "proposal:summit!", stance=2)
    return extraction(SUMMIT, supports, published="2025-06-01")


def test_a_server_holds_exactly_the_graph(ledger: Ledger, bolt: Server):
    done = synced(ledger, bolt)

    wanted = rows(graph(ledger))
    assert held(bolt) == wanted
    assert done.changes.written == {"nodes": len(wanted.nodes), "relationships": len(wanted.relationships)}
    assert done.changes.removed == {"nodes": 0, "relationships": 0}


def test_only_what_the_ledger_has_gained_is_written(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)
    statement(bolt, "MATCH (s:State {id: 'state:sudmark'}) SET s.name = 'touched'")
    ledger.add(news())
    done = synced(ledger, bolt)

    assert not done.compared
    assert 0 < done.changes.written["nodes"] < 8
    assert statement(bolt, "MATCH (s:State {id: 'state:sudmark'}) RETURN s.name") == [["touched"]]


def test_a_server_that_is_up_to_date_is_left_alone(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)

    again = synced(ledger, bolt)

    assert again.changes.none


def test_what_is_retracted_is_removed(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)
    gone = ledger.articles()[0].article.id
    ledger.retract(gone, why="withdrawn", who="tester")
    done = synced(ledger, bolt)

    assert not done.compared
    assert done.changes.removed["nodes"] > 0
    assert held(bolt) == rows(graph(ledger))
    assert statement(bolt, "MATCH (n {id: $id}) RETURN n", id=gone) == []


@pytest.mark.parametrize("number", [0, 1, 3, 7])
def test_what_was_cut_off_is_carried_on(ledger: Ledger, bolt: Server, number: int):
    with pytest.raises(CutOffError):
        synced(ledger, bolt, cut_off_after(number))
    done = synced(ledger, bolt)

    assert done.compared
    assert held(bolt) == rows(graph(ledger))
    assert done.changes.written["nodes"] < len(rows(graph(ledger)).nodes) or number == 0
    assert synced(ledger, bolt).changes.none


def test_a_retraction_that_was_cut_off_is_carried_on(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)
    ledger.retract(ledger.articles()[1].article.id, why="withdrawn", who="tester")
    ledger.add(news())
    with pytest.raises(CutOffError):
        synced(ledger, bolt, cut_off_after(2))
    synced(ledger, bolt)

    assert held(bolt) == rows(graph(ledger))


def test_what_others_changed_is_mended_when_all_is_looked_up(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)
    statement(bolt, "MATCH (s:State {id: 'state:sudmark'}) SET s.name = 'touched', s.extra = 1")
    statement(bolt, "MATCH ()-[r:IN_ARTICLE]->() DELETE r")
    statement(bolt, "CREATE (:Person {id: 'person:stray', name: 'Stray'})")
    done = synced(ledger, bolt, whole=True)

    assert held(bolt) == rows(graph(ledger))
    assert done.changes.removed["nodes"] == 1


def test_another_ledger_replaces_everything(ledger: Ledger, bolt: Server, tmp_path: Path):
    synced(ledger, bolt)
    with Ledger.open(tmp_path / "other" / "ledger.sqlite", create=True) as other:
        other.add(news())
        done = synced(other, bolt)

        assert done.compared
        assert held(bolt) == rows(graph(other))


def test_what_is_not_ours_is_never_removed(ledger: Ledger, bolt: Server):
    statement(bolt, "CREATE (:Person {id: 'person:keanu', name: 'Keanu'})")

    with pytest.raises(ServerError, match=r"holds 1 nodes.*that kg did not write.*NEO4J_DATABASE"):
        synced(ledger, bolt)
    assert statement(bolt, "MATCH (n) RETURN n.name") == [["Keanu"]]


def test_nodes_of_other_labels_stay(ledger: Ledger, bolt: Server):
    statement(bolt, "CREATE (:Movie {title: 'x'})")
    synced(ledger, bolt)
    ledger.retract(ledger.articles()[0].article.id, why="withdrawn", who="tester")
    synced(ledger, bolt)

    assert statement(bolt, "MATCH (m:Movie) RETURN m.title") == [["x"]]


def test_no_query_meets_the_mark(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)

    assert statement(bolt, "MATCH (n) RETURN count(n)") == [[len(rows(graph(ledger)).nodes)]]


def test_an_id_can_stand_only_once(ledger: Ledger, bolt: Server):
    synced(ledger, bolt)

    with pytest.raises(Exception, match="ConstraintValidationFailed"):
        statement(bolt, "CREATE (:State {id: 'state:sudmark'})")
    with pytest.raises(Exception, match="ConstraintValidationFailed"):
        statement(
            bolt, "MATCH (s)-[r:IN_ARTICLE]->(a) WITH s, r, a LIMIT 1 CREATE (s)-[:IN_ARTICLE {id: r.id}]->(a)"
        )
