"""The command line: thin commands over plain functions, one file a family of commands.

Data goes to standard output, notes and progress to standard error. Exit codes: 0 done, 1 the request failed (one
sentence on standard error), 2 wrong usage, 130 interrupted.
"""

import io
import sys
from typing import Final

from kg.projections.worker import prepared

__all__ = ["main"]

_ENGINES: Final = {"query": "kg.projections.cypher_engine", "sparql": "kg.projections.sparql_engine"}


def main() -> None:
    """Run the command line and leave the process with its exit code; output is UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with prepared(_engine(sys.argv[1:])):
        from kg.cli.running import run  # loads the library that reads options, and meanwhile the engine loads, too

        code = run()
    sys.exit(code)


def _engine(words: list[str]) -> str | None:
    """Return the module of the engine that these words will surely ask; None where they ask none, or elsewhere."""
    elsewhere = any(word in ("-h", "--help", "--list") or word.startswith("--graph") for word in words)
    return None if elsewhere or len(words) < 2 else _ENGINES.get(words[0])
