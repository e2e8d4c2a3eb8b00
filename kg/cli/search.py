"""``kg search``: find names, sentences and what is said in them by words."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, emit, json_text, note, one_line
from kg.cli.progress import Bar
from kg.cli.statements import claim, plural

if TYPE_CHECKING:
    from kg.projections.search import Found, FoundSentence
    from kg.results import ResultTable

__all__ = ["report", "search"]

_LIMIT: Final = 20
_ENTITIES: Final = 10
"""Entities that the table for people shows; the other formats give all that the limit allows."""
_COLUMNS: Final = ("article", "title", "published", "start", "end", "sentence", "statements")


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='What to look for; "two words" in double quotes are a phrase, sanct* is a beginning.',
        ),
    ],
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="At most this many sentences, and entities.")
    ] = _LIMIT,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Find names, titles and sentences by words, best first, with the statements that stand in each sentence.

    All words must be there; where nothing has them all, what has some is shown and said to be so. Endings do not
    count in sentences ('sanction' finds 'sanctions'), accents and the case of letters nowhere.

    \b
    Examples:
      kg search sanctions
      kg search '"peace talks" Geneva' --limit 5
      kg search nuclear --format json
    """
    from kg.workspace import Workspace

    asked = " ".join(words)
    with Workspace.open(workspace) as opened, Bar("Indexing articles") as bar:
        found = opened.search(asked, limit=limit, step=bar.step)
    if style is Format.TABLE:
        typer.echo(report(found, bold=_bold()))
    elif style is Format.JSON:
        typer.echo(
            json_text({"entities": list(map(asdict, found.entities)), "sentences": _records(found)}, indent=2)
        )
    else:
        emit(_table(found), style)
    if not found.entities and not found.sentences_in_all:
        note(f"Nothing has '{asked}'.")
    elif found.loose:
        note("Nothing has all of these words; this has some of them.")
    if found.sentences_in_all > len(found.sentences):
        note(f"{found.sentences_in_all} sentences match; --limit shows more than {limit}.")


def _bold() -> bool:
    from rich.console import Console

    console = Console()
    return console.is_terminal and not console.no_color


def _records(found: "Found") -> list[dict[str, Any]]:
    records = []
    for sentence in found.sentences:
        record = asdict(sentence)
        del record["marked"]
        records.append(record)
    return records


def _table(found: "Found") -> "ResultTable":
    from kg.results import ResultTable, Row

    rows: tuple[Row, ...] = tuple(
        (s.article, s.title, s.published, s.start, s.end, s.text, [t.id for t in s.statements])
        for s in found.sentences
    )
    return ResultTable(_COLUMNS, rows)


def report(found: "Found", *, bold: bool = False) -> str:
    """Return what was found as text for people; the words sought in bold where the terminal can."""
    lines = []
    if found.entities:
        lines.append("Names")
        for entity in found.entities[:_ENTITIES]:
            said = plural(entity.statements, "statement")
            lines.append(f"  {one_line(entity.name)} ({entity.type}, {entity.id}): {said}")
        if len(found.entities) > _ENTITIES:
            lines.append(f"  and {len(found.entities) - _ENTITIES} more")
    if found.sentences:
        lines += [""] * bool(lines) + [plural(found.sentences_in_all, "sentence").capitalize()]
    for sentence in found.sentences:
        lines += ["", *_paragraph(sentence, bold=bold)]
    return "\n".join(lines)


def _paragraph(sentence: "FoundSentence", *, bold: bool) -> list[str]:
    from kg.projections.search import MATCH_END, MATCH_START

    where = ", ".join(filter(None, (sentence.publisher, sentence.published)))
    head = one_line(sentence.title or sentence.article) + (f" ({where})" if where else "")
    on, off = ("\x1b[1m", "\x1b[0m") if bold else ("", "")
    shown = one_line(sentence.marked).replace(MATCH_START, on).replace(MATCH_END, off)
    kind = "title" if sentence.start is None else f"{sentence.article}, {sentence.start}-{sentence.end}"
    lines = [head, f"  {shown}", f"  [{kind}]"]
    for s in sentence.statements:
        lines.append(f"    {one_line(s.source_name)} {claim(s, s.speaker)} {one_line(s.target_name)}  ({s.id})")
    return lines
