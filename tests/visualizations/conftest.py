"""Graphs and a browser for the tests of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kg.pages import page
from kg_schema import Graph
from tests.visualizations.affair import affair
from tests.visualizations.chromium import ARGUMENTS, executable


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The affair of the Sable Strait."""
    return affair()


@pytest.fixture(scope="session")
def page_file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The affair's page, as a file."""
    path = tmp_path_factory.mktemp("page") / "affair.html"
    text = page(graph, title="The Sable Strait affair").html
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's chromium; without one the test is skipped."""
    path = executable()
    if path is None:
        pytest.skip("no chromium or chrome on this system: install one to test the page")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()
