"""The ledger as it was after an append."""

from pathlib import Path

import pytest

from factories import norland
from kg.ledger import Ledger
from kg.ledger.past import as_of
from kg_schema import WorkspaceError


def test_it_can_be_read_as_it_was_after_an_append(tmp_path: Path):
    first, *others = norland()
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        ledger.add(first)
        then = ledger.sequence, ledger.state, list(ledger.extractions())
        for one in others:
            ledger.add(one)
        ledger.retract(first.article.id, why="withdrawn", who="tester")

        with as_of(ledger, then[0]) as past:
            assert (past.sequence, past.state, list(past.extractions())) == then
            with pytest.raises(WorkspaceError):
                past.retract(first.article.id, why="", who="tester")
        with as_of(ledger, ledger.sequence) as now:
            assert (now.state, list(now.extractions())) == (ledger.state, list(ledger.extractions()))
        assert len(list(ledger.extractions())) == len(others)
