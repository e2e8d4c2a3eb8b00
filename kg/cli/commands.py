"""The commands by name, each in the module that holds it, so that a command loads no other."""

from importlib import import_module
from typing import Annotated, Final

import typer

from kg import __version__

__all__ = ["COMMANDS", "program"]

COMMANDS: Final[dict[str, str]] = {
    "demo": "demo:demo",
    "load": "load:load",
    "extract": "load:extract",
    "query": "query:query",
    "sparql": "query:sparql",
    "sync": "sync:sync",
    "shell": "shell:shell",
    "search": "search:search",
    "view": "view:view",
    "show": "show:show",
    "explain": "explain:explain",
    "entities": "entities:entities",
    "articles": "show:articles",
    "info": "show:info",
    "doctor": "doctor:doctor",
    "positions": "positions:positions",
    "timeline": "timeline:timeline",
    "contradictions": "contradictions:contradictions",
    "coalitions": "coalitions:coalitions",
    "status": "status:status",
    "diff": "diff:diff",
    "retract": "retract:retract",
    "restore": "retract:restore",
    "export": "export:export",
    "merge": "judge:merge",
    "same-as": "judge:same_as",
    "not-same": "judge:not_same",
    "split": "judge:split",
    "rename": "judge:rename",
    "accept": "correct:accept",
    "reject": "correct:reject",
    "edit": "correct:edit",
    "add-statement": "correct:add_statement",
    "review": "review:review",
    "names": "names:app",
    "log": "history:log",
    "undo": "history:undo",
    "reload": "reload:reload",
    "check": "reload:check",
    "merge-workspace": "share:merge_workspace",
    "eval": "evaluate:evaluate",
}
"""By name, in the order of the help: module and function, or program where a command has commands of its own."""


def program(*names: str) -> typer.Typer:
    """Return the program with these commands, or with all where none is named; only their modules are loaded."""
    app = typer.Typer(
        name="kg",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_kg)
    for name in names or COMMANDS:
        module, _, found = COMMANDS[name].partition(":")
        command = getattr(import_module(f"kg.cli.{module}"), found)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


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
