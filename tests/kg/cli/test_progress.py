"""The bar appears for people who wait, and for nobody else."""

import io
import sys

import pytest

from kg.cli.progress import Bar


class Terminal(io.StringIO):
    """Standard error of somebody who looks at it."""

    def isatty(self):
        return True


def _written(monkeypatch, stream, **details):
    monkeypatch.setattr(sys, "stderr", stream)
    with Bar("Loading", 3, **details) as bar:
        for _ in range(3):
            bar.step()
    return stream.getvalue()


def test_it_counts_on_a_terminal_when_the_work_takes_its_time(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")

    shown = _written(monkeypatch, Terminal(), patience=-1)

    assert "Loading" in shown
    assert "3/3" in shown


@pytest.mark.parametrize(("stream", "patience"), [(io.StringIO, -1), (Terminal, 1e9)])
def test_it_stays_away_from_files_and_from_short_work(monkeypatch, stream, patience):
    assert _written(monkeypatch, stream(), patience=patience) == ""
