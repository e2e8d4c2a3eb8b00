"""``kg accept``, ``reject``, ``edit`` and ``add-statement``: correct what was extracted."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from kg.cli.judge import EvidenceOption, WhoOption, WhyOption, judge, taken
from kg.cli.lookup import find_article, find_entity
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg_schema import (
    Entity,
    Extraction,
    GroundingError,
    Modality,
    ModelError,
    NodeKind,
    NotFoundError,
    Polarity,
    Relation,
    Statement,
    slug,
)

if TYPE_CHECKING:
    from kg.judging import Judge

__all__ = ["accept", "add_statement", "edit", "end_of", "reject"]

_Statement: TypeAlias = Annotated[
    str, typer.Argument(metavar="STATEMENT", help="Its id, as 'kg show' gives it, or the beginning of it.")
]
_END = "An entity by id or name, or TYPE:NAME for one that the graph does not have yet."
_Relation: TypeAlias = Annotated[
    Relation | None, typer.Option("--relation", case_sensitive=False, help="Another relation.", show_default=False)
]
_Polarity: TypeAlias = Annotated[
    Polarity | None, typer.Option("--polarity", help="Affirmed or negated.", show_default=False)
]
_Modality: TypeAlias = Annotated[
    Modality | None, typer.Option("--modality", help="How the text puts it.", show_default=False)
]
_Stance: TypeAlias = Annotated[
    int | None,
    typer.Option("--stance", min=-2, max=2, help="Stance on a proposal, -2 to 2.", show_default=False),
]
_By: TypeAlias = Annotated[
    str | None,
    typer.Option("--by", metavar="ENTITY", help="Who says so; '' for the article.", show_default=False),
]
_Date: TypeAlias = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Date of the event, ISO 8601.", show_default=False)
]


def accept(
    statement: _Statement,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Say that a statement is right: its confidence becomes 1, and a rejected one comes back.

    \b
    Example:
      kg accept s-0123456789abcdef
    """
    with judge(workspace, who, why, evidence) as judging:
        found = judging.find(statement)
        number = judging.accept(found.id)
    taken(number, f"{found.id} is accepted")


def reject(
    statement: _Statement,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Take a statement out of the graph; it stays out when a newer extractor makes the same claim again.

    \b
    Example:
      kg reject s-0123456789abcdef --why 'the subject is the court, not the state'
    """
    with judge(workspace, who, why, evidence) as judging:
        found = judging.find(statement)
        number = judging.reject(found.id)
    taken(number, f"{found.id} is rejected")


def edit(
    statement: _Statement,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ENTITY", help=_END, show_default=False)
    ] = None,
    relation: _Relation = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="ENTITY", help=_END, show_default=False)
    ] = None,
    polarity: _Polarity = None,
    modality: _Modality = None,
    stance: _Stance = None,
    by: _By = None,
    date: _Date = None,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Correct a statement: its ends, relation, polarity, modality, stance, speaker or date. The quotation stays.

    \b
    Examples:
      kg edit s-0123456789abcdef --source 'Court of Appeal' --why 'the court ruled, not the state'
      kg edit s-0123456789abcdef --relation CRITICIZES --stance -1
    """
    with judge(workspace, who, why, evidence) as judging:
        found = judging.find(statement)
        ends = {"source": source, "target": target, "attributed_to": by}
        changes: dict[str, Any] = {
            name: end_of(judging, found.extraction, wanted) if wanted else None
            for name, wanted in ends.items()
            if wanted is not None
        }
        fields = {"relation": relation, "polarity": polarity, "modality": modality, "stance": stance}
        changes |= {name: value for name, value in fields.items() if value is not None} | _dated(date)
        if not changes:
            raise typer.BadParameter("say what to change, e.g. --source or --relation.", param_hint="--source")
        number = judging.edit(found.id, changes)
    taken(number, f"{found.id} is corrected")


def add_statement(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id or the beginning of it, its title, or its URL.")
    ],
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=_END)],
    relation: Annotated[
        Relation, typer.Argument(metavar="RELATION", case_sensitive=False, help="One of the model.")
    ],
    target: Annotated[str, typer.Argument(metavar="TARGET", help=_END)],
    quote: Annotated[str, typer.Option("--quote", metavar="TEXT", help="The words of the article that say it.")],
    polarity: _Polarity = None,
    modality: _Modality = None,
    stance: _Stance = None,
    by: _By = None,
    date: _Date = None,
    why: WhyOption = "",
    evidence: EvidenceOption = "",
    who: WhoOption = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Add a statement that an article makes and the extractor did not find. The quotation must be in the article.

    \b
    Example:
      kg add-statement a-0123456789abcdef Norland REJECTS 'harbour plan' --quote 'Norland will have none of it.'
    """
    with judge(workspace, who, why, evidence) as judging:
        stored = find_article(judging.articles(), article)
        extraction = judging.extraction(stored.article.id)
        ends = [end_of(judging, extraction, wanted) for wanted in (source, target, by) if wanted]
        start = _place(extraction, quote)
        made = Statement(
            relation=relation,
            source=ends[0].key,
            target=ends[1].key,
            quote=quote,
            start=start,
            end=start + len(quote),
            attributed_to=ends[2].key if by else None,
            polarity=polarity or Polarity.AFFIRMED,
            modality=modality or Modality.ASSERTED,
            stance=stance,
            **_dated(date),
        )
        number = judging.add(extraction, made, ends)
    taken(number, f"{made.id_in(extraction.article.id)} is added")


def _place(extraction: Extraction, quote: str) -> int:
    start = extraction.article.text.find(quote) if quote.strip() else -1
    if start < 0:
        raise GroundingError(
            f"The quotation is not in the article {extraction.article.id}: copy the words as they stand there."
        )
    return start


def _dated(date: str | None) -> dict[str, Any]:
    from kg_schema.documents import check_date, precision_of

    if date is None:
        return {}
    return {"event_date": check_date(date), "date_precision": precision_of(date), "date_note": ""}


def end_of(judging: "Judge", extraction: Extraction, wanted: str) -> Entity:
    """Return the entity of the article that is meant, or a new one: of the graph, or written as ``TYPE:NAME``."""
    graph = judging.graph
    kinds = {kind.value.lower(): kind for kind in NodeKind}
    try:
        found = find_entity(graph, wanted)
    except NotFoundError:
        kind, colon, name = wanted.partition(":")
        if not colon or kind.lower() not in kinds:
            raise
        return Entity(type=kinds[kind.lower()], name=name.strip(), local=kind.lower() == "proposal")
    inside = judging.occurrences(found.id, extraction.article.id)
    known = [e for e in extraction.entities if e.key in inside]
    if known:
        return min(known, key=lambda e: (slug(e.name) != slug(found.name), e.key))
    if "@" in found.id:
        raise ModelError(
            f"'{found.name}' ({found.id}) is known in its own article alone: write {found.type}:NAME for one of "
            "this article, and make them one with 'kg merge'."
        )
    return Entity(type=found.type, name=found.name, identifiers=dict(found.identifiers))
