"""Reviewing: the statements that a coder has still to judge, and sheets of them for a spreadsheet."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.judged import claims, judged
from kg.judging import Found
from kg.ledger import Ledger
from kg_schema import (
    Graph,
    Judgement,
    Modality,
    ModelError,
    Polarity,
    Relation,
    Statement,
    Verdict,
    live_judgements,
    slug,
)

__all__ = [
    "COLUMNS",
    "DECISIONS",
    "Line",
    "Task",
    "changed_since",
    "decisions_of",
    "fields",
    "in_sentence",
    "lines_of",
    "sheet",
    "tasks",
]

COLUMNS: Final = (
    "statement", "article", "title", "published", "quote", "source", "relation", "target", "polarity", "modality",
    "stance", "by", "confidence", "decision", "new_source", "new_relation", "new_target", "new_polarity",
    "new_modality", "new_stance", "why",
)  # fmt: skip
"""Columns of a sheet: up to ``confidence`` they tell the statement, the coder fills in the rest."""
_FIXED: Final = ("quote", "source", "relation", "target", "polarity", "modality")
DECISIONS: Final = {"accept": Verdict.ACCEPT, "reject": Verdict.REJECT, "edit": Verdict.EDIT}


@dataclass(frozen=True, slots=True)
class Task:
    """A statement to judge, with the names of the graph for its ends."""

    found: Found
    source: str
    target: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet with a decision: its number in the file, the statement, and how to change it."""

    number: int
    statement: str
    decision: Verdict
    changes: Mapping[str, str]
    why: str


def tasks(
    ledger: Ledger, graph: Graph, who: str, *, about: Collection[str] = (), article: str | None = None
) -> list[Task]:
    """Return the statements that this coder has not judged, the least sure first.

    ``about`` are ids of entities that an end must be, ``article`` is the only article to take. What another coder
    rejected is there as well, so that two can judge the same.
    """
    made = ledger.judgements()
    live = live_judgements(made)
    mine = _by_article(j for j in live if j.who == who)
    ends = {s.id: s for s in graph.statements}
    names = {e.id: e.name for e in graph.entities}
    shown = {a.id for a in graph.articles}
    found = []
    for raw in ledger.extractions():
        identifier = raw.article.id
        if identifier not in shown or article not in (None, identifier):
            continue
        (after,) = judged([raw], live)
        entities = {e.key: e for e in after.entities}
        statements = {s.id_in(identifier): s for e in (raw, after) for s in e.statements}
        for key, s in statements.items():
            if any(claims(j.detail["claim"], s, entities) for j in mine.get(identifier, ())):
                continue
            in_graph = ends.get(key)
            if about and (in_graph is None or not {in_graph.source, in_graph.target} & set(about)):
                continue
            told = (names[in_graph.source], names[in_graph.target]) if in_graph else None
            source, target = told or (entities[s.source].name, entities[s.target].name)
            by = entities[s.attributed_to].name if s.attributed_to else None
            found.append(Task(Found(after, s, in_graph is not None), source, target, by))
    return sorted(found, key=lambda t: (t.found.statement.confidence, t.found.id))


def _by_article(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if "claim" in judgement.detail:
            found.setdefault(judgement.detail["article"], []).append(judgement)
    return found


def _row(task: Task) -> dict[str, Any]:
    s, article = task.found.statement, task.found.extraction.article
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    return row | {
        "statement": task.found.id,
        "article": article.id,
        "title": article.title or "",
        "published": article.published or "",
        "quote": s.quote,
        "source": task.source,
        "relation": s.relation.value,
        "target": task.target,
        "polarity": s.polarity.value,
        "modality": s.modality.value,
        "stance": "" if s.stance is None else s.stance,
        "by": task.by or "",
        "confidence": s.confidence,
    }


def sheet(found: Iterable[Task]) -> str:
    """Return the statements as CSV, for a spreadsheet; cells that a spreadsheet would compute are quoted."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for task in found:
        writer.writerow({column: _harmless(value) for column, value in _row(task).items()})
    return text.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def lines_of(text: str, name: str) -> Iterator[tuple[Line, Mapping[str, str]]]:
    """Yield the lines that have a decision, each with the whole row; ModelError names what cannot be read."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\N{BOM}")))
    missing = [c for c in ("statement", "decision", *_FIXED) if c not in (reader.fieldnames or ())]
    if missing:
        raise ModelError(f"{name} is no sheet of 'kg review --export': the column '{missing[0]}' is missing.")
    for row in reader:
        word = (row["decision"] or "").strip().casefold()
        if not word:
            continue
        chosen = [verdict for decision, verdict in DECISIONS.items() if decision.startswith(word)]
        if len(chosen) != 1:
            raise ModelError(
                f"{name}, line {reader.line_num}: '{row['decision']}' is none of accept, reject and edit."
            )
        changes = {c.removeprefix("new_"): v.strip() for c, v in row.items() if c and c.startswith("new_") and v}
        line = Line(reader.line_num, row["statement"] or "", chosen[0], changes, row.get("why") or "")
        yield line, row


def changed_since(row: Mapping[str, str], task: Task) -> str | None:
    """Return the column in which a row tells another statement than its id does, None if it tells the same."""
    now = {column: str(_harmless(value)) for column, value in _row(task).items()}
    return next((c for c in _FIXED if " ".join(row[c].split()) != " ".join(now[c].split())), None)


def fields(changes: Mapping[str, str]) -> dict[str, Any]:
    """Return the changes of a sheet that are no entities as fields of a statement; ModelError names a bad one."""
    kinds: dict[str, Any] = {"relation": Relation, "polarity": Polarity, "modality": Modality, "stance": int}
    made = {}
    for name, kind in kinds.items():
        if name in changes:
            word = changes[name].upper() if name == "relation" else changes[name].casefold()
            try:
                made[name] = kind(word)
            except ValueError as error:
                raise ModelError(f"'{changes[name]}' is no {name}.") from error
    return made


def decisions_of(ledger: Ledger, who: str) -> dict[str, str]:
    """Return the last decision of a coder about each statement, by its id."""
    made = [j for j in live_judgements(ledger.judgements()) if slug(j.who) == slug(who)]
    return {j.subject: j.verdict.value for j in made if j.verdict in DECISIONS.values()}


def in_sentence(task: Task, around: int = 120) -> tuple[str, str, str]:
    """Return what stands before the quotation, the quotation, and what stands after it."""
    s: Statement = task.found.statement
    text = task.found.extraction.article.text
    before, after = text[max(0, s.start - around) : s.start], text[s.end : s.end + around]
    return before.rpartition("\n")[2], s.quote, after.partition("\n")[0]
