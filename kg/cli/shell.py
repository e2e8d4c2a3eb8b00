"""``kg shell``: ask one question after the other, in either language, with completion and history."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.cli.output import Format, emit, note
from kg.cli.query import Scalar, parameters
from kg_schema import KGError, ReadError

if TYPE_CHECKING:
    from kg.workspace import Workspace

__all__ = ["Session", "language_of", "shell", "split"]

_SPARQL: Final = frozenset("select ask construct describe prefix base".split())
_TIMEOUT: Final = 30.0
_LIMIT: Final = 1_000
_HELP: Final = """\
A query ends with a semicolon or an empty line. Its first word tells the language: MATCH ... is Cypher, SELECT ...
is SPARQL. Tab completes labels, relations, properties and names.

  :param name=value   give a value to $name          :params        show the values
  :format table       or json, jsonl, csv            :limit 100     rows of an answer
  :named NAME         a ready question               :list          all of them
  :search WORDS       names and sentences            :explain QUERY  its steps, on one line
  :help  :quit        (or Ctrl-D)"""


@dataclass(slots=True)
class Session:
    """What one sitting remembers: the values of parameters, the format and the limit."""

    workspace: "Workspace"
    style: Format = Format.TABLE
    limit: int = _LIMIT
    values: dict[str, Scalar] = field(default_factory=dict)
    failed: bool = False

    def run(self, text: str) -> bool:
        """Answer a query or obey a command that begins with a colon; return False where it says to end.

        What goes wrong is said on standard error, and the session goes on.
        """
        wanted = text.strip().rstrip(";").strip()
        try:
            if not wanted:
                return True
            if wanted.startswith(":"):
                command, _, rest = wanted[1:].partition(" ")
                return self._obey(command, rest.strip())
            self._ask(wanted)
        except (KGError, typer.BadParameter) as error:
            note(f"kg: {error}")
            self.failed = True
        except KeyboardInterrupt:
            note("Interrupted.")
        return True

    def _ask(self, query: str) -> None:
        ask = self.workspace.sparql if language_of(query) == "sparql" else self.workspace.cypher
        emit(ask(query, parameters=self.values, timeout=_TIMEOUT, row_limit=self.limit), self.style)

    def _obey(self, command: str, rest: str) -> bool:
        if command in ("quit", "exit", "q"):
            return False
        commands: dict[str, Callable[[str], None]] = {
            "help": lambda _: typer.echo(_HELP),
            "param": lambda pair: self.values.update(parameters([pair])),
            "params": lambda _: self._show_values(),
            "format": self._set_format,
            "limit": self._set_limit,
            "explain": self._explain,
            "named": self._ask_named,
            "list": lambda _: self._list(),
            "search": self._search,
        }
        if command not in commands:
            raise ReadError(f"There is no command ':{command}': ':help' lists those that there are.")
        commands[command](rest)
        return True

    def _show_values(self) -> None:
        for name, value in sorted(self.values.items()):
            typer.echo(f"${name} = {value!r}")

    def _set_format(self, name: str) -> None:
        if name not in {style.value for style in Format}:
            raise ReadError(f"'{name}' is no format: give {', '.join(Format)}.")
        self.style = Format(name)

    def _set_limit(self, number: str) -> None:
        if not number.isdigit() or int(number) < 1:
            raise ReadError(f"'{number}' is no number of rows: give 1 or more.")
        self.limit = int(number)

    def _ask_named(self, name: str) -> None:
        from kg.analysis.named import Language
        from kg.cli.named import chosen_text

        self._ask(chosen_text(name, Language.CYPHER))

    def _explain(self, query: str) -> None:
        if not query:
            raise ReadError("':explain' needs a query after it: the steps of that are shown.")
        emit(self.workspace.engine(language_of(query)).explain(query, parameters=self.values), self.style)

    def _list(self) -> None:
        from kg.cli.named import listing

        emit(listing(), self.style)

    def _search(self, words: str) -> None:
        from kg.cli.search import report

        typer.echo(report(self.workspace.search(words, limit=min(self.limit, 20))))


def language_of(query: str) -> str:
    """Return ``sparql`` or ``cypher`` by the first word that is no comment.

    >>> language_of("# who\\nSELECT ?a { ?a ?b ?c }"), language_of("MATCH (n) RETURN n")
    ('sparql', 'cypher')
    """
    lines = (line.strip() for line in query.splitlines())
    first = next((line for line in lines if line and not line.startswith(("#", "//"))), "")
    word = first.split(maxsplit=1)[0] if first else ""
    return "sparql" if word.rstrip("{(*").casefold() in _SPARQL else "cypher"


def shell(workspace: WorkspaceOption = DEFAULT_WORKSPACE) -> None:
    """Ask one question after the other, in Cypher or SPARQL, with completion and history. Queries only read.

    The first word tells the language; a semicolon or an empty line ends a query. ':help' lists the commands. Where
    standard input is no terminal, queries are read from it; the exit code is 1 if one of them failed.

    \b
    Examples:
      kg shell
      echo 'MATCH (p:Person) RETURN p.name;' | kg shell
    """
    from kg.workspace import Workspace

    with Workspace.open(workspace) as opened:
        session = Session(opened)
        terminal = sys.stdin.isatty()
        asked = _typed(opened) if terminal else split(sys.stdin.read())
        all(session.run(question) for question in asked)
    if session.failed and not terminal:
        raise typer.Exit(1)


def split(script: str) -> Iterator[str]:
    """Yield what a script asks: a line that begins with a colon, else what goes up to ``;`` or a blank line."""
    lines: list[str] = []
    for line in [*script.splitlines(), ""]:
        if line.startswith(":") and not lines:
            yield line
            continue
        if line.strip():
            lines.append(line)
        if lines and (not line.strip() or line.rstrip().endswith(";")):
            yield "\n".join(lines)
            lines = []


def _typed(workspace: "Workspace") -> Iterator[str]:
    try:
        from kg.cli.prompt import questions
    except ModuleNotFoundError as error:
        raise ReadError(
            "This needs prompt_toolkit: 'pip install \"kg-positions[shell]\"', or queries on standard input."
        ) from error
    return questions(workspace.graph(), _history())


def _history() -> Path:
    """Return the file that keeps what was asked: under XDG_STATE_HOME, as other shells do."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return state / "kg" / "history"
