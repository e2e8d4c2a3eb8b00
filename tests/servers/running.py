"""Real servers for the tests: each runs in a process of its own on a free port and ends with the block.

Neo4j and Fuseki come from Maven Central and need Java; where these are not to be had, the tests that ask for them
are skipped and say why. ArcadeDB and Oxigraph come with the development dependencies.
"""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kg.projections.server import Server

__all__ = ["arcadedb", "emptied", "fuseki", "neo4j", "oxigraph", "statement"]

_HERE = Path(__file__).parent
_OPENED = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
_SPARING = ("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options of Java for servers that start soon and need little memory."""
_ARCADE = ("root", "playwithdata", "kg")
_PATIENCE = 120.0  # seconds


@contextmanager
def neo4j(directory: Path, *, options: Sequence[str] = _SPARING) -> Iterator[Server]:
    """Give a Neo4j Community 5.26 that is empty; ``options`` are those of Java."""
    port = free_port()
    command = [*_java("neo4j", options), str(_HERE / "neo4j" / "Neo4j.java"), str(directory), str(port)]
    with _running(command, directory):
        yield Server(f"bolt://127.0.0.1:{port}")


@contextmanager
def arcadedb(directory: Path) -> Iterator[Server]:
    """Give an ArcadeDB that is empty, asked over Bolt."""
    if importlib.util.find_spec("arcadedb_embedded") is None:
        pytest.skip("ArcadeDB is not tested: it has no wheel for this machine")
    port = free_port()
    command = [sys.executable, str(_HERE / "arcade.py"), str(directory), str(port), str(free_port()), *_ARCADE[1:]]
    with _running(command, directory):
        yield Server(f"bolt://127.0.0.1:{port}", *_ARCADE)


@contextmanager
def fuseki(directory: Path, *options: str) -> Iterator[Server]:
    """Give an Apache Jena Fuseki with one data set that is empty and can be written."""
    port = free_port()
    main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    command = [
        *_java("fuseki", _SPARING),
        main,
        "--localhost",
        "--update",
        f"--port={port}",
        "--mem",
        *options,
        "/kg",
    ]
    with _answering(command, directory, f"http://127.0.0.1:{port}/kg/sparql?query=ASK%7B%7D"):
        yield Server(f"http://127.0.0.1:{port}/kg/sparql")


@contextmanager
def oxigraph(directory: Path) -> Iterator[Server]:
    """Give an Oxigraph server that is empty and can be written."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
    with _answering(command, directory, f"http://127.0.0.1:{port}/"):
        yield Server(f"http://127.0.0.1:{port}/query")


def emptied(server: Server) -> None:
    """Remove all that a Bolt server holds, and what its schema says of it."""
    statement(server, "MATCH (n) DETACH DELETE n")
    for name in [row[0] for row in statement(server, "SHOW INDEXES YIELD name, type RETURN name")]:
        if str(name).startswith(("kg_sequence", "kg_unfinished")):
            statement(server, f"DROP INDEX {name} IF EXISTS")


def statement(server: Server, text: str, **parameters: object) -> list[list[object]]:
    """Run a statement on a Bolt server and return its rows."""
    import neo4j

    credentials = (server.username, server.password or "") if server.username else None
    with (
        neo4j.GraphDatabase.driver(server.url, auth=credentials) as driver,
        driver.session(database=server.database) as session,
    ):
        return [record.values() for record in session.run(text, parameters)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _java(name: str, options: Sequence[str]) -> list[str]:
    """Return the command that runs Java with the artefacts of a server, which Maven fetches once."""
    pom = _HERE / name / "pom.xml"
    java, maven = shutil.which("java"), shutil.which("mvn")
    if java is None or maven is None:
        pytest.skip(f"the real {name} is not tested: Java and Maven are not to be had here")
    kept = Path(sys.prefix) / "servers" / f"{name}-{hashlib.sha256(pom.read_bytes()).hexdigest()[:12]}.classpath"
    if not kept.is_file() or not all(map(os.path.exists, kept.read_text().split(os.pathsep))):
        _fetch(maven, pom, kept)
    return [java, *options, *_OPENED, "-cp", kept.read_text().strip()]


def _fetch(maven: str, pom: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    goal = ["dependency:build-classpath", f"-Dmdep.outputFile={draft}"]
    fetched = subprocess.run(
        [maven, "-q", "-B", "-f", str(pom), *goal], capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    if fetched.returncode or not draft.is_file():
        said = (line for line in fetched.stdout.splitlines() if line.startswith("[ERROR]"))
        reason = next(said, "it gives no reason")
        pytest.skip(f"the real {pom.parent.name} is not tested, for Maven cannot fetch it: {reason[:200]}")
    draft.replace(kept)


@contextmanager
def _running(command: Sequence[str], directory: Path) -> Iterator[None]:
    """Run a server that says ``ready`` and ends when its standard input does."""
    log = directory.with_suffix(".log")
    environment = {**os.environ, "PYTHONPATH": str(_HERE.parent)}
    directory.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=directory,
            env=environment,
        )
    assert process.stdout is not None and process.stdin is not None
    try:
        said = iter(process.stdout.readline, b"")
        if not any(line.strip() == b"ready" for line in said):
            pytest.fail(f"{command[0]} did not start: {log.read_text(errors='replace')[-2000:]}")
        yield
    finally:
        process.stdin.close()
        process.stdout.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
        process.kill()
        process.wait()


@contextmanager
def _answering(command: Sequence[str], directory: Path, url: str) -> Iterator[None]:
    """Run a server until its address has answered, and end it with the block."""
    log = directory.with_suffix(".log")
    directory.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=directory
        )
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{command[0]} did not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError as refused:
        return refused.code == 401
    except OSError:
        return False
