"""Errors that show their place in a query."""

__all__ = ["WRITING", "offset_place", "with_caret"]

WRITING = "what the graph holds is changed by kg load, kg retract, kg merge, kg edit and their like"
"""Where writes go, for whoever wrote one as a query."""


def offset_place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset in code points."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def with_caret(sentence: str, text: str, line: int, column: int) -> str:
    """Return the sentence followed by the line of the query and a caret below the column, both counted from 1.

    A line that is not there, or is blank, is not shown.

    >>> print(with_caret("What is this?", "ASK {?}", 1, 6))
    What is this?
      ASK {?}
           ^
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return sentence
    shown = lines[line - 1].rstrip("\r")
    if not shown.strip():
        return sentence
    indent = "".join(c if c == "\t" else " " for c in shown[: column - 1].ljust(column - 1))
    return f"{sentence}\n  {shown}\n  {indent}^"
