"""One run of the command line: what its words say is done, and what goes wrong becomes a sentence and a code."""

import os
import sys

import typer

from kg.cli.commands import COMMANDS, program
from kg.cli.output import note
from kg.cli.usage import WRONG_USAGE, usage_sentence
from kg_schema import KGError

__all__ = ["run"]


def run() -> int:
    """Do what the words of the command line say and return the exit code."""
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        app = program(named) if named in COMMANDS else program()
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
