"""Bringing a server up to date with a workspace."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.ledger.past import as_of
from kg.projections.mirror import Changes, Mark, Mirror, Watch
from kg.workspace import Workspace
from kg_schema import Graph

__all__ = ["Synced", "sync"]


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of a server: the number of the ledger's last append, and what was changed for it."""

    sequence: int
    changes: Changes
    compared: bool
    """Whether all that the server holds was looked up, because it was not known."""


def sync(workspace: Workspace, mirror: Mirror, watch: Watch, *, whole: bool = False) -> Synced:
    """Make the server hold exactly what the workspace says now; ``whole`` looks up all that it holds first.

    Otherwise only what the ledger has gained since the server was filled last is written. What was retracted is
    removed.
    """
    ledger = workspace.ledger
    mark = Mark(ledger.sequence, ledger.state, mirror.fingerprint)
    held = mirror.mark()
    if held == mark and not whole:
        return Synced(mark.sequence, Changes({}, {}), compared=False)
    before = None if whole or held is None else _before(workspace, held, mark)
    graph = workspace.graph()
    if ledger.state != mark.state:  # somebody has written meanwhile
        return sync(workspace, mirror, watch, whole=whole)
    changes = mirror.bring(graph, before, mark, watch)
    return Synced(mark.sequence, changes, compared=before is None)


def _before(workspace: Workspace, held: Mark, now: Mark) -> Graph | None:
    """Return the graph that the server was filled with; None where the ledger cannot tell any more.

    It cannot if the server was filled from another ledger or by other code, or if something was erased since.
    """
    if held.fingerprint != now.fingerprint or held.sequence > now.sequence:
        return None
    if any(entry.what == "purge" and entry.sequence > held.sequence for entry in workspace.ledger.log()):
        return None
    with as_of(workspace.ledger, held.sequence) as past, TemporaryDirectory() as folder:
        return Workspace(Path(folder), past).graph() if past.state == held.state else None
