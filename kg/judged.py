"""Statements as people judged them: rejected ones left out, corrected and added ones put in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from kg_schema import (
    RELATION_TYPES,
    Entity,
    Extraction,
    Judgement,
    Statement,
    Verdict,
    checked,
    entity_from_record,
    slug,
    statement_from_record,
)

__all__ = ["RULE", "claim_key", "claim_record", "claimed_by", "claims", "decided", "judged"]

RULE: Final = "judgement"
"""The rule of a statement that a person made."""

_ABOUT_STATEMENTS: Final = (Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT, Verdict.ADD)


def judged(extractions: Iterable[Extraction], judgements: Iterable[Judgement]) -> Iterator[Extraction]:
    """Yield the extractions with what judgements, in the order of their times, say about their statements.

    The last judgement about a claim decides. What is accepted has confidence 1, and so has what a person made.
    """
    by_article = _by_article(judgements)
    for extraction in extractions:
        decisions = by_article.get(extraction.article.id)
        yield _judged(extraction, decisions) if decisions else extraction


def _judged(extraction: Extraction, decisions: list[Judgement]) -> Extraction:
    entities, standing = _standing(extraction, decisions)
    kept = tuple(statement for statement, _ in standing)
    return checked(replace(extraction, entities=tuple(entities.values()), statements=kept))


def _standing(
    extraction: Extraction, decisions: list[Judgement]
) -> tuple[dict[str, Entity], list[tuple[Statement, Judgement | None]]]:
    """Return the entities, and what stands of the statements, each with the judgement that it rests on if any."""
    entities = {e.key: e for e in extraction.entities}
    standing: list[tuple[int, Statement]] = [(-1, s) for s in extraction.statements]
    for number, decision in enumerate(decisions):
        if decision.verdict in (Verdict.EDIT, Verdict.ADD):
            for record in decision.detail["entities"]:
                entity = entity_from_record(record)
                entities.setdefault(entity.key, entity)
            made = statement_from_record(decision.detail["statement"])
            standing.append((number, replace(made, rule=RULE, confidence=1.0)))
    kept: list[tuple[Statement, Judgement | None]] = []
    for since, statement in standing:
        last = None
        for decision in decisions[since + 1 :]:
            if decision.verdict is not Verdict.ADD and claims(decision.detail["claim"], statement, entities):
                last = decision
        if last is None:
            kept.append((statement, decisions[since] if since >= 0 else None))
        elif last.verdict is Verdict.ACCEPT:
            kept.append((replace(statement, confidence=1.0), last))
    return entities, kept


def decided(extractions: Iterable[Extraction], judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return the judgement that a statement rests on, by the statement's id, for those that rest on one."""
    by_article = _by_article(judgements)
    found = {}
    for extraction in extractions if by_article else ():
        article = extraction.article.id
        for statement, judgement in _standing(extraction, by_article.get(article, []))[1]:
            if judgement is not None:
                found[statement.id_in(article)] = judgement
    return found


def _by_article(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    by_article: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict in _ABOUT_STATEMENTS and judgement.detail:  # without, its article is erased
            by_article[judgement.detail["article"]].append(judgement)
    return dict(by_article)


def claimed_by(extractions: Iterable[Extraction], judgements: Iterable[Judgement]) -> set[str]:
    """Return the ids of the judgements about a claim that some extraction makes."""
    about = defaultdict(list)
    for judgement in judgements:
        if "claim" in judgement.detail:
            about[judgement.detail["article"]].append(judgement)
    found = set()
    for extraction in extractions:
        entities = {e.key: e for e in extraction.entities}
        for judgement in about.get(extraction.article.id, ()):
            if any(claims(judgement.detail["claim"], s, entities) for s in extraction.statements):
                found.add(judgement.id)
    return found


def claim_record(statement: Statement, entities: dict[str, Entity]) -> dict[str, Any]:
    """Return what tells the claim when it is extracted again: words, relation, ends, polarity and modality."""
    return {
        "relation": statement.relation.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "start": statement.start,
        "end": statement.end,
        "source": _end_record(entities[statement.source]),
        "target": _end_record(entities[statement.target]),
    }


def claim_key(judgement: Judgement) -> tuple[object, ...]:
    """Return what judgements about one and the same claim have in common."""
    claim = judgement.detail["claim"]
    fixed = (claim[name] for name in ("relation", "polarity", "modality", "start", "end"))
    return (judgement.detail["article"], *fixed, *sorted((claim["source"][0], claim["target"][0])))


def _end_record(entity: Entity) -> list[str]:
    return [entity.key, *sorted({_named(entity, name) for name in (entity.name, *entity.aliases)} - {entity.key})]


def _named(entity: Entity, name: str) -> str:
    return f"{entity.type.value.lower()}:{slug(name)}"


def claims(record: dict[str, Any], statement: Statement, entities: dict[str, Entity]) -> bool:
    """Tell whether the statement makes the recorded claim, whatever extractor made it.

    The quotations must overlap by half of the shorter, and each end must have a name in common.
    """
    if (record["relation"], record["polarity"], record["modality"]) != (
        statement.relation,
        statement.polarity,
        statement.modality,
    ):
        return False
    common = min(record["end"], statement.end) - max(record["start"], statement.start)
    if 2 * common < min(record["end"] - record["start"], statement.end - statement.start):
        return False
    ends = [set(record["source"]), set(record["target"])]
    found = [set(_end_record(entities[statement.source])), set(_end_record(entities[statement.target]))]
    if RELATION_TYPES[statement.relation].symmetric and not ends[0] & found[0]:
        found.reverse()
    return bool(ends[0] & found[0] and ends[1] & found[1])
