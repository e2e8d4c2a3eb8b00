"""Print how long each command of positions takes on a generated workspace of 10,000 statements.

The whole command is timed, from the start of the process to its last line, the quickest of three runs: in seconds
of the clock, which need a quiet machine, and of processor time.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from affairs import extractions

from kg.workspace import Workspace

_ARTICLES: Final = 1000
_ROUNDS: Final = 3
_COMMANDS: Final = (
    ("positions",),
    ("positions", "babeda plan"),
    ("timeline", "Actor 7"),
    ("contradictions",),
    ("coalitions", "--network", "subtract"),
    ("coalitions", "--window", "30", "--unit", "days"),
    ("status", "Town 7"),
    ("diff", "2024-06", "2024-12"),
    ("query", "--named", "contested-proposals"),
    ("sparql", "--named", "contested-proposals"),
)


def main() -> None:
    """Fill a workspace, run each command on it, and print the times in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "workspace"
        with Workspace.open(directory, create=True) as opened:
            for extraction in extractions(_ARTICLES):
                opened.ledger.add(extraction, source=None)
            print(f"{len(opened.graph().statements)} statements in {_ARTICLES} articles")
        for command in _COMMANDS:
            clock, processor = map(min, zip(*(_seconds(command, directory) for _ in range(_ROUNDS)), strict=True))
            print(f"{clock:6.2f} s  {processor:6.2f} s of processor  kg {' '.join(command)}", flush=True)


def _seconds(command: tuple[str, ...], directory: Path) -> tuple[float, float]:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = [sys.executable, "-m", "kg.cli", *command, "-f", "json", "-w", str(directory)]
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
