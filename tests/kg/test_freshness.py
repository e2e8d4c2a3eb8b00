"""Freshness: a seal fits the ledger that it was set for, and no other."""

from pathlib import Path

import pytest

from kg.freshness import Seal
from kg_schema import WorkspaceError


def test_a_seal_fits_the_state_that_it_was_set_for(tmp_path: Path) -> None:
    seal = Seal(tmp_path / "projections" / "sparql.seal")
    assert not seal.fits("l-1")
    seal.set("l-1")
    assert seal.fits("l-1") and not seal.fits("l-2")
    seal.set("")
    assert seal.fits("") and not seal.fits("l-1")


def test_a_seal_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "projections").write_text("in the way")
    with pytest.raises(WorkspaceError, match=r"sparql\.seal cannot be written"):
        Seal(tmp_path / "projections" / "sparql.seal").set("l-1")
