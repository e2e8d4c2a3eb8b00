"""``kg review``: judge statements one after the other, or in a sheet, and see how far two coders agree."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.correct import end_of
from kg.cli.judge import WhoOption, judge, user
from kg.cli.lookup import beginning, find_article, find_entity
from kg.cli.options import DEFAULT_WORKSPACE, FormatOption, WorkspaceOption
from kg.cli.output import Format, note, written
from kg.cli.rows import emit_records
from kg.cli.statements import plural
from kg_schema import KGError, ModelError, NotFoundError, ReadError, Verdict

if TYPE_CHECKING:
    from kg.judging import Judge
    from kg.reviewing import Line, Task

__all__ = ["review"]


def review(
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="ENTITY", help="Only what is about this actor or proposal.", show_default=False
        ),
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ARTICLE", help="Only this article.", show_default=False)
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="SHEET.csv", help="Write a sheet instead.", show_default=False),
    ] = None,
    filled: Annotated[
        Path | None,
        typer.Option("--import", metavar="SHEET.csv", help="Take the decisions of a sheet.", show_default=False),
    ] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option("--agreement", metavar="CODER", help="A coder's name, or a sheet; twice: how far two agree."),
    ] = None,
    who: WhoOption = None,
    style: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Go through the statements that you have not judged yet, the least sure first.

    Each is shown with its sentence, the ends underlined: accept, reject, edit, skip, undo, quit. Every decision is
    kept at once. Or write a sheet for a spreadsheet, fill in the column decision (accept, reject or edit, with new
    values in new_source and so on), and import it: all of it is taken, or nothing.

    \b
    Examples:
      kg review --about 'Norland'
      kg review --export sheet.csv
      kg review --import sheet.csv --who Ada
      kg review --agreement Ada --agreement bo.csv
    """
    if agreement:
        _agreement(agreement, workspace, style)
        return
    with judge(workspace, who) as judging:
        coder = who or user()
        if filled is not None:
            _import(judging, filled, coder)
            return
        waiting = _waiting(judging, coder, about, article)
        if export is not None:
            from kg.reviewing import sheet

            with written(export) as stream:
                stream.write(sheet(waiting))
            note(f"{plural(len(waiting), 'statement')} written.")
            return
        _Session(judging, waiting).run()


def _waiting(judging: "Judge", coder: str, about: str | None, article: str | None) -> list["Task"]:
    from kg.analysis.proposals import grouped_proposals
    from kg.reviewing import tasks

    ends: tuple[str, ...] = ()
    if about is not None:
        found = find_entity(judging.graph, about)
        group = grouped_proposals(judging.graph).of.get(found.id)
        ends = (found.id,) if group is None else group.members
    only = None if article is None else find_article(judging.articles(), article).article.id
    return tasks(judging.ledger, judging.graph, coder, about=ends, article=only)


# One after the other


class _Session:
    """Shows statements and takes decisions until there are no more, or the coder leaves."""

    def __init__(self, judging: "Judge", waiting: list["Task"]) -> None:
        from rich.console import Console

        self._judging = judging
        self._waiting = waiting
        self._made: list[tuple[int, int]] = []
        self._console = Console(highlight=False, soft_wrap=True)

    def run(self) -> None:
        """Go through all; the end of the input leaves as ``q`` does."""
        place = 0
        while place < len(self._waiting):
            self._show(place)
            try:
                place = self._step(place)
            except EOFError:
                break
            except KGError as error:
                self._console.print(f"  {error}", style="red", markup=False)
        note(f"{plural(len(self._made), 'decision')} kept, {len(self._waiting) - place} to go.")

    def _step(self, place: int) -> int:
        task = self._waiting[place]
        match self._console.input("  accept, reject, edit, skip, undo, quit? ").strip().casefold()[:1]:
            case "a":
                self._made.append((self._judging.accept(task.found), place))
            case "r":
                self._made.append((self._judging.reject(task.found), place))
            case "e":
                self._made.append((self._judging.edit(task.found, self._asked(task)), place))
            case "s" | "":
                pass
            case "u":
                return self._undone(place)
            case "q":
                raise EOFError
            case _:
                return place
        return place + 1

    def _undone(self, place: int) -> int:
        if not self._made:
            self._console.print("  Nothing was decided in this session.")
            return place
        number, before = self._made.pop()
        self._judging.undo(number)
        return before

    def _asked(self, task: "Task") -> dict[str, Any]:
        s = task.found.statement
        now = {"source": task.source, "relation": s.relation.value, "target": task.target}
        now |= {"polarity": s.polarity.value, "modality": s.modality.value, "stance": str(s.stance or "")}
        answers = {}
        for name, value in now.items():
            answer = self._console.input(f"    {name} [{value}]: ").strip()
            answers[name] = self._chosen(answer) if name in ("source", "target") else answer
        return _changes(self._judging, task, {name: answer for name, answer in answers.items() if answer})

    def _chosen(self, typed: str) -> str:
        """Return what was typed where it names an entity, else the id of one that begins so and was chosen."""
        graph = self._judging.graph
        while typed:
            try:
                return find_entity(graph, typed).id
            except NotFoundError:
                offered = beginning(graph, typed)
            if not offered:
                break
            for number, entity in enumerate(offered, 1):
                self._console.print(f"      {number} {entity.name} ({entity.type}, {entity.id})", markup=False)
            typed = self._console.input("      number, another name, or nothing to keep it: ").strip()
            if typed.isdecimal() and 0 < int(typed) <= len(offered):
                return offered[int(typed) - 1].id
        return typed

    def _show(self, place: int) -> None:
        from rich.text import Text

        from kg.reviewing import in_sentence

        task = self._waiting[place]
        s, article = task.found.statement, task.found.extraction.article
        before, quote, after = in_sentence(task)
        told = Text(f"{before}{quote}{after}")
        told.stylize("bold", len(before), len(before) + len(quote))
        for span in (s.source_span, s.target_span):
            if span is not None and s.start <= span[0] < span[1] <= s.end:
                moved = len(before) - s.start
                told.stylize("underline reverse", span[0] + moved, span[1] + moved)
        heading = " · ".join(p for p in (article.title, article.publisher, article.published) if p)
        self._console.print(f"\n[{place + 1} of {len(self._waiting)}] {heading}", markup=False, style="dim")
        self._console.print(told)
        remarks = [s.polarity.value, s.modality.value, f"confidence {s.confidence:.2f}"]
        remarks += [f"stance {s.stance:+d}"] if s.stance is not None else []
        remarks += [f"says {task.by}"] if task.by else []
        remarks += [] if task.found.counts else ["not in the graph"]
        claim = f"  {task.source}  {s.relation}  {task.target}  ({', '.join(remarks)})"
        self._console.print(claim, markup=False)


def _changes(judging: "Judge", task: "Task", wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what a coder wrote as changes of the statement."""
    from kg.reviewing import fields

    ends = {n: end_of(judging, task.found.extraction, wanted[n]) for n in ("source", "target") if n in wanted}
    changes = ends | fields(wanted)
    if not changes:
        raise ModelError("Nothing is changed: accept it instead.")
    return changes


# In a sheet


def _import(judging: "Judge", path: Path, coder: str) -> None:
    """Take all decisions of a sheet, or none of them."""
    from kg.reviewing import tasks

    known = {task.found.id: task for task in tasks(judging.ledger, judging.graph, coder)}
    count = 0
    with judging.together():
        for line, row in _lines(path):
            _take(judging, line, row, known, path.name, coder)
            count += 1
    note(f"{plural(count, 'decision')} taken.")


def _lines(path: Path) -> Iterator[tuple["Line", Mapping[str, str]]]:
    from kg.reviewing import lines_of

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"'{path}' is no UTF-8 text: save the sheet as CSV in UTF-8.") from error
    return lines_of(text, path.name)


def _take(
    judging: "Judge", line: "Line", row: Mapping[str, str], known: Mapping[str, "Task"], name: str, coder: str
) -> None:
    from kg.reviewing import changed_since

    where = f"{name}, line {line.number}"
    task = known.get(line.statement)
    if task is None:
        raise ModelError(
            f"{where}: no statement '{line.statement}' waits for {coder}; nothing of the sheet is taken."
        )
    if column := changed_since(row, task):
        raise ModelError(
            f"{where}: the {column} is not that of {line.statement}: ids and claims of a sheet stay as they were "
            "written; nothing of it is taken."
        )
    try:
        if line.decision is Verdict.EDIT:
            judging.edit(task.found, _changes(judging, task, line.changes), why=line.why)
        elif line.decision is Verdict.ACCEPT:
            judging.accept(task.found, why=line.why)
        else:
            judging.reject(task.found, why=line.why)
    except KGError as error:
        raise ModelError(f"{where}: {error} Nothing of the sheet is taken.") from error


def _agreement(coders: list[str], workspace: Path, style: Format) -> None:
    from kg.agreement import agreement

    if len(coders) != 2:
        raise typer.BadParameter("name two coders or sheets, each with --agreement.", param_hint="--agreement")
    one, other = (_decided(coder, workspace) for coder in coders)
    found = agreement(one, other)
    row = {
        "statements": found.statements,
        "percent": round(found.percent, 1),
        "kappa": None if found.kappa is None else round(found.kappa, 3),
        "alpha": None if found.alpha is None else round(found.alpha, 3),
    }
    emit_records([row], tuple(row), style)
    if found.kappa is None:
        note("Kappa and alpha are not defined where all decisions are the same.")


def _decided(coder: str, workspace: Path) -> dict[str, str]:
    """Return the decisions of a sheet or of a coder in the ledger, by statement."""
    from kg.reviewing import decisions_of
    from kg.workspace import Workspace

    if Path(coder).is_file():
        return {line.statement: line.decision.value for line, _ in _lines(Path(coder))}
    with Workspace.open(workspace) as opened:
        made = decisions_of(opened.ledger, coder)
    if not made:
        raise KGError(f"'{coder}' is no sheet, and nobody of that name has judged a statement here.")
    return made
