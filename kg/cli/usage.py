"""Wrong usage in one sentence of ours, whatever the library that reads the options would say of it."""

import re
from typing import Any, Final

import typer

__all__ = ["WRONG_USAGE", "usage_sentence"]

WRONG_USAGE: Final[type[Any]] = typer.BadParameter.__mro__[1]
"""What is raised for options and arguments that cannot be used."""
_VALUE: Final = re.compile(r"Invalid value for (.+?): (?:Value error, )?(.*)", re.DOTALL)
_KINDS: Final = {"int_parsing": "a whole number", "int_from_float": "a whole number", "float_parsing": "a number"}
_BOUNDS: Final = {"greater_than_equal": ("ge", "less than"), "less_than_equal": ("le", "more than")}


def usage_sentence(error: BaseException) -> str:
    """Return what is wrong and where to read what would be right; ``error`` is a WRONG_USAGE."""
    told: Any = error
    where = told.ctx.command_path if told.ctx is not None else "kg"
    said = str(told.format_message())
    if match := _VALUE.fullmatch(said):
        said = f"{match[1].replace(chr(39), '')}: {_of_value(error) or match[2]}"
    return f"{said.rstrip('.')} ('{where} -h' shows what can be given)."


def _of_value(error: BaseException) -> str | None:
    """Return what is wrong with a value that pydantic refused, None if it was not that."""
    details = getattr(error.__cause__, "errors", None)
    for detail in details() if callable(details) else ():
        kind, value = detail.get("type"), detail.get("input")
        if kind in _KINDS:
            return f"'{value}' is not {_KINDS[kind]}"
        if kind in _BOUNDS:
            bound, relation = _BOUNDS[kind]
            return f"{value} is {relation} {detail['ctx'][bound]}"
    return None
