"""The command line: thin commands over plain functions, one file a family of commands.

Data goes to standard output, notes and progress to standard error. Exit codes: 0 done, 1 the request failed (one
sentence on standard error), 2 wrong usage, 130 interrupted.
"""

import io
import os
import sys
from typing import Annotated

import typer

from kg import __version__
from kg.cli import (
    coalitions,
    contradictions,
    demo,
    diff,
    doctor,
    entities,
    evaluate,
    explain,
    export,
    load,
    positions,
    query,
    retract,
    search,
    shell,
    show,
    status,
    sync,
    timeline,
    view,
)
from kg.cli.deciding import add_to
from kg.cli.output import note
from kg.cli.usage import WRONG_USAGE, usage_sentence
from kg_schema import KGError

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

app.command("demo")(demo.demo)
app.command("load")(load.load)
app.command("extract")(load.extract)
app.command("query")(query.query)
app.command("sparql")(query.sparql)
app.command("sync")(sync.sync)
app.command("shell")(shell.shell)
app.command("search")(search.search)
app.command("view")(view.view)
app.command("show")(show.show)
app.command("explain")(explain.explain)
app.command("entities")(entities.entities)
app.command("articles")(show.articles)
app.command("info")(show.info)
app.command("doctor")(doctor.doctor)
app.command("positions")(positions.positions)
app.command("timeline")(timeline.timeline)
app.command("contradictions")(contradictions.contradictions)
app.command("coalitions")(coalitions.coalitions)
app.command("status")(status.status)
app.command("diff")(diff.diff)
app.command("retract")(retract.retract)
app.command("restore")(retract.restore)
app.command("export")(export.export)
add_to(app)
app.command("eval")(evaluate.evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn news articles into a knowledge graph of political actors, places, proposals and positions.

    Every fact carries its verbatim quotation. Nothing leaves this machine, unless you choose --extractor llm.

    \b
    Begin with:
      kg demo                          the bundled sample articles
      kg load articles/*.txt           your own
      kg query 'MATCH (a)-[r:REJECTS]->(b) RETURN a.name, b.name, r.quote'
      kg view -o graph.html            the page
    """


def main() -> None:
    """Run the command line and leave the process with its exit code; output is UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        ended = app(prog_name="kg", standalone_mode=False)
        return _flushed(ended if isinstance(ended, int) else 0)
    except WRONG_USAGE as error:
        if len(sys.argv) == 1:
            error.show()  # the help
        else:
            note(f"kg: {usage_sentence(error)}")
        return _flushed(2)
    except typer.Abort:
        return _flushed(1)
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else 0 if end.code is None else 1)
    except KGError as error:
        note(f"kg: {error}")
    except BrokenPipeError:
        return _quiet()
    except OSError as error:
        where = f"'{error.filename}'" if error.filename else "a file"
        note(f"kg: {where} cannot be used: {error.strerror or error}.")
    return _flushed(1)


def _flushed(code: int) -> int:
    """Flush standard output, so that a reader who has left is noticed here and not by the interpreter."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet()
    return code


def _quiet() -> int:
    """Send what is still buffered nowhere: whoever read our output has had enough, which is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
