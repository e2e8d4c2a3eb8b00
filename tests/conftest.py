"""What tests of several packages share: where things lie, and a way to run the command line."""

import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.projections.server import Server
from servers import running

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Heed Ctrl-C, which a run in the background of a shell was started to ignore, and all it starts with it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Ran:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository that holds the seeds and the annotated articles."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no ../shared beside the repository: what needs its articles is not tested")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> tuple[Path, ...]:
    """The two seed articles, in the order of their names."""
    found = tuple(sorted((shared / "seeds").glob("*.txt")))
    if len(found) != 2:
        pytest.skip("the two seed articles are not in ../shared/seeds")
    return found


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Run ``kg`` with these arguments in an empty folder, in this process, as the console script does."""
    from kg.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_WORKSPACE", raising=False)

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        code = end.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.cli.load import loaded
    from kg.demo import write_samples
    from kg.workspace import Workspace
    from kg_loaders.readers import Metadata

    directory = tmp_path_factory.mktemp("demo") / "kg-workspace"
    paths = write_samples(directory / "articles")
    with Workspace.open(directory, create=True) as opened:
        loaded(opened, [str(path) for path in paths], Metadata())
    return directory


@pytest.fixture
def demo(_demo: Path, tmp_path: Path) -> Path:
    """A copy of a workspace with the bundled articles, in the folder where ``kg`` looks for one."""
    return Path(shutil.copytree(_demo, tmp_path / "kg-workspace"))


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Neo4j Community, where Java and Maven are."""
    with running.neo4j(tmp_path_factory.mktemp("neo4j") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def arcadedb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server that speaks Bolt, from the package index."""
    with running.arcadedb(tmp_path_factory.mktemp("arcadedb") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real SPARQL server, from the package index."""
    with running.oxigraph(tmp_path_factory.mktemp("oxigraph") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def fuseki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Apache Jena Fuseki, where Java and Maven are."""
    with running.fuseki(tmp_path_factory.mktemp("fuseki") / "data") as server:
        yield server


@pytest.fixture(params=["arcadedb", "neo4j"])
def bolt(request: pytest.FixtureRequest) -> Server:
    """Each server that speaks Bolt, emptied."""
    server = request.getfixturevalue(request.param)
    running.emptied(server)
    return server
