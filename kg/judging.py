"""Judging: people's decisions about entities and statements, each checked whole before it is appended."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kg.judged import RULE, claim_record, claimed_by, judged
from kg.ledger import Decision, Finding, Ledger, StoredArticle
from kg.linking import Linked
from kg.resolve import links
from kg.workspace import Workspace
from kg_schema import (
    Entity,
    Extraction,
    Graph,
    GraphEntity,
    Handle,
    ModelError,
    NotFoundError,
    Statement,
    Verdict,
    checked,
    entity_record,
    live_judgements,
    slug,
    statement_record,
)

__all__ = ["Author", "Found", "Judge", "idle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who judges, why, and on what evidence."""

    who: str
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of an article as it was extracted or judged, and whether it is in the graph."""

    extraction: Extraction
    statement: Statement
    counts: bool

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id_in(self.extraction.article.id)

    @property
    def entities(self) -> dict[str, Entity]:
        """The entities of the article, by key."""
        return {e.key: e for e in self.extraction.entities}


class Judge:
    """Appends judgements to a workspace. Each method returns the number of its entry in the log.

    ModelError says why a judgement cannot be; then nothing is appended.
    """

    def __init__(self, workspace: Workspace, author: Author) -> None:
        self._workspace = workspace
        self._ledger = workspace.ledger
        self._author = author
        self._held: list[Decision] | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Append all judgements of the block at its end, none if it fails; meanwhile their number is 0."""
        self._held = []
        try:
            yield
            held = self._held
        finally:
            self._held = None
        self._ledger.decide_all(held, who=self._author.who)
        self.__dict__.pop("graph", None)

    @cached_property
    def graph(self) -> Graph:
        """The graph as it is before the judgement."""
        return self._workspace.graph()

    @property
    def ledger(self) -> Ledger:
        """The ledger that the judgements go to."""
        return self._ledger

    def undo(self, number: int) -> None:
        """Take back a judgement by its number in the log."""
        self._ledger.undo(number, why=self._author.why, who=self._author.who)
        self.__dict__.pop("graph", None)

    def articles(self) -> tuple[StoredArticle, ...]:
        """Return the articles of the ledger."""
        return self._ledger.articles()

    def extraction(self, article: str) -> Extraction:
        """Return what an article says with the judgements about it; ModelError where it is out of the graph."""
        live = live_judgements(self._ledger.judgements())
        for extraction in judged((e for e in self._ledger.extractions() if e.article.id == article), live):
            return extraction
        raise ModelError(f"The article {article} is retracted: 'kg restore {article}' brings it back.")

    def occurrences(self, entity: str, article: str) -> set[str]:
        """Return the keys that an entity of the graph has in an article."""
        _, canonical = self._links()
        return {h.key for h, identifier in canonical.items() if identifier == entity and h.article == article}

    def merge(self, one: GraphEntity, other: GraphEntity, *, keep_first: bool = True) -> int:
        """Make two entities one; ``keep_first`` gives it the name and the id of the first."""
        linked, canonical = self._links()
        _check_types(one, other)
        if one.id == other.id:
            raise ModelError(f"'{one.name}' ({one.id}) is one entity already: nothing is changed.")
        for first, second, judgement in linked.decisions.different:
            if {canonical[first], canonical[second]} == {one.id, other.id}:
                raise ModelError(
                    f"'{one.name}' ({one.id}) and '{other.name}' ({other.id}) were judged to be different: "
                    f"'kg undo {self._number(judgement)}' takes that back."
                )
        verdict = Verdict.MERGE if keep_first else Verdict.SAME
        return self._about_two(verdict, one, other, linked, canonical)

    def different(self, one: GraphEntity, other: GraphEntity) -> int:
        """Keep two entities apart, whatever names they get."""
        linked, canonical = self._links()
        if one.id == other.id:
            raise ModelError(
                f"'{one.name}' ({one.id}) is one entity: part it with 'kg split', or take back with 'kg undo' "
                "what made it one."
            )
        return self._about_two(Verdict.DIFFERENT, one, other, linked, canonical)

    def split(self, entity: GraphEntity, *, names: Iterable[str] = (), articles: Iterable[str] = ()) -> int:
        """Make what an entity is in these articles (ids), or under these names, an entity of its own."""
        linked, canonical = self._links()
        inside = [h for h, identifier in canonical.items() if identifier == entity.id]
        out = [h for h in inside if h.article in set(articles)]
        for name in names:
            key = f"{entity.type.value.lower()}:{slug(name)}"
            if key not in {h.key for h in inside}:
                known = ", ".join(sorted({f"'{_bare(h.key)}'" for h in inside}))
                raise ModelError(f"'{entity.name}' is nowhere named '{name}' by itself: it is named {known}.")
            out.append(Handle(key))
        if not out:
            raise ModelError(f"'{entity.name}' ({entity.id}) is in none of these articles: nothing is split off.")
        if set(inside) <= {h for h in inside if h in out or Handle(h.key) in out}:
            raise ModelError(f"That is all of '{entity.name}' ({entity.id}): there is nothing to part it from.")
        detail = {"from": _pairs(inside), "out": _pairs(out)}
        self._check_split(entity, detail, out, linked, canonical)
        return self._append(Verdict.SPLIT, entity.id, detail)

    def rename(self, entity: GraphEntity, name: str) -> int:
        """Give an entity this name; its id stays."""
        if not slug(name):
            raise ModelError("A name needs a letter or a digit.")
        if name == entity.name:
            raise ModelError(f"{entity.id} is named '{name}' already: nothing is changed.")
        linked, canonical = self._links()
        detail = {"one": _pairs(_handles(entity, linked, canonical)), "name": name}
        return self._append(Verdict.RENAME, entity.id, detail)

    def accept(self, statement: str | Found, *, why: str = "") -> int:
        """Say that a statement is right; one that was rejected comes back."""
        found = statement if isinstance(statement, Found) else self.find(statement)
        return self._append(Verdict.ACCEPT, found.id, self._claim(found), why)

    def reject(self, statement: str | Found, *, why: str = "") -> int:
        """Take a statement out of the graph, also when it is extracted again."""
        found = self._counting(statement)
        return self._append(Verdict.REJECT, found.id, self._claim(found), why)

    def edit(self, statement: str | Found, changes: dict[str, Any], *, why: str = "") -> int:
        """Put a corrected statement in the place of one.

        ``changes`` are fields of Statement, ends and speaker as Entity records of the article or new to it.
        """
        found = self._counting(statement)
        made, entities = _changed(found.statement, changes)
        if made == found.statement:
            raise ModelError(f"{found.id} says so already: nothing is changed.")
        detail = self._claim(found) | self._made(found.extraction, made, entities)
        return self._append(Verdict.EDIT, found.id, detail, why)

    def add(self, extraction: Extraction, statement: Statement, entities: Sequence[Entity]) -> int:
        """Add a statement that an article makes and no extractor found; ``entities`` are those that it names."""
        identifier = statement.id_in(extraction.article.id)
        if any(s.id == identifier for s in self.graph.statements):
            raise ModelError(f"The graph has this statement already ({identifier}): nothing is changed.")
        detail = self._made(extraction, statement, entities)
        return self._append(Verdict.ADD, identifier, detail)

    def find(self, wanted: str) -> Found:
        """Return the statement with this id, or the only one whose id begins so; NotFoundError if none is."""
        in_graph = {s.id: s.article for s in self.graph.statements if s.id.startswith(wanted)}
        live = live_judgements(self._ledger.judgements())
        found: dict[str, Found] = {}
        for raw in self._ledger.extractions():
            if in_graph and raw.article.id not in in_graph.values():
                continue
            (after,) = judged([raw], live)
            for extraction in (raw, after):
                for s in extraction.statements:
                    identifier = s.id_in(raw.article.id)
                    if identifier.startswith(wanted):
                        found[identifier] = Found(extraction, s, identifier in in_graph)
        if len(wanted) > len("s-") and len(found) == 1:
            return next(iter(found.values()))
        if found and len(wanted) > len("s-"):
            raise NotFoundError(f"'{wanted}' may be any of {', '.join(sorted(found))}: give the whole id.")
        raise NotFoundError(f"There is no statement '{wanted}': 'kg show ENTITY' shows statements with their ids.")

    def _counting(self, statement: str | Found) -> Found:
        if isinstance(statement, Found):
            return statement
        found = self.find(statement)
        if not found.counts:
            raise ModelError(
                f"{found.id} is not in the graph: it was judged before, or its two ends are one entity; "
                "'kg log' lists the judgements."
            )
        return found

    def _claim(self, found: Found) -> dict[str, Any]:
        return {
            "article": found.extraction.article.id,
            "claim": claim_record(found.statement, found.entities),
        }

    def _made(self, extraction: Extraction, statement: Statement, entities: Iterable[Entity]) -> dict[str, Any]:
        """Return a new statement as a judgement keeps it; ModelError where it cannot be."""
        known = {e.key: e for e in (*extraction.entities, *entities)}
        sound = checked(replace(extraction, entities=tuple(known.values()), statements=(statement,), refused=()))
        if not sound.statements:
            refusal = next(r for r in sound.refused if not r.what.startswith("mention"))
            raise ModelError(f"The statement cannot be: {refusal.reason}.")
        named = {statement.source, statement.target, statement.attributed_to}
        return {
            "article": extraction.article.id,
            "statement": statement_record(replace(statement, rule=RULE, confidence=1.0)),
            "entities": [entity_record(e) for key, e in sorted(known.items()) if key in named],
        }

    def _about_two(
        self,
        verdict: Verdict,
        one: GraphEntity,
        other: GraphEntity,
        linked: Linked,
        canonical: dict[Handle, str],
    ) -> int:
        detail = {
            "one": _pairs(_handles(one, linked, canonical)),
            "other": _pairs(_handles(other, linked, canonical)),
        }
        return self._append(verdict, f"{one.id} {other.id}", detail)

    def _check_split(
        self,
        entity: GraphEntity,
        detail: dict[str, Any],
        out: list[Handle],
        linked: Linked,
        canonical: dict[Handle, str],
    ) -> None:
        """Refuse to split what other judgements would join again at once."""
        inside = [h for h in canonical if canonical[h] == entity.id]
        off = {h for h in inside if h in out or Handle(h.key) in out}
        for link in linked.links:
            if link.judgement and link.one in inside and (link.one in off) != (link.other in off):
                raise ModelError(
                    f"'{entity.name}' ({entity.id}) is one by judgement: "
                    f"'kg undo {self._number(link.judgement)}' parts it."
                )

    def _links(self) -> tuple[Linked, dict[Handle, str]]:
        return links(self._ledger.extractions(), live_judgements(self._ledger.judgements()))

    def _number(self, judgement: str) -> int:
        return next(n for n, j in self._ledger.numbered_judgements().items() if j.id == judgement)

    def _append(self, verdict: Verdict, subject: str, detail: dict[str, Any], why: str = "") -> int:
        if self._author.evidence:
            detail = detail | {"evidence": self._author.evidence}
        if self._held is not None:
            self._held.append(Decision(verdict, subject, detail, why or self._author.why))
            return 0
        why = why or self._author.why
        number = self._ledger.decide(verdict, subject, detail, why=why, who=self._author.who)
        self.__dict__.pop("graph", None)
        return number


def idle(ledger: Ledger) -> list[Finding]:
    """Return the judgements that count and say nothing: about names or claims that no article has any more."""
    numbers = {j.id: number for number, j in ledger.numbered_judgements().items()}
    judgements = live_judgements(ledger.judgements())
    extractions = list(ledger.extractions())
    linked, _ = links(extractions, judgements)
    handles = {o.handle for cluster in linked.clusters for o in cluster}
    handles |= {Handle(h.key) for h in handles}
    claimed = claimed_by(extractions, judgements)
    found = []
    for j in judgements:
        sides = [j.handles(name) for name in ("one", "other", "out") if name in j.detail]
        if not all(handles & set(side) for side in sides) or ("claim" in j.detail and j.id not in claimed):
            where = f"entry {numbers[j.id]} of the log ({j.verdict})"
            what = f"nothing in the graph is what it is about ({j.subject})"
            advice = f"leave it for articles to come, or 'kg undo {numbers[j.id]}'"
            found.append(Finding(where, what, advice, damage=False))
    return found


def _changed(statement: Statement, changes: dict[str, Any]) -> tuple[Statement, list[Entity]]:
    """Return the statement with these changes, entities among them by their keys, and those entities."""
    entities = [value for value in changes.values() if isinstance(value, Entity)]
    fields: dict[str, Any] = {name: v.key if isinstance(v, Entity) else v for name, v in changes.items()}
    moved: dict[str, Any] = {f"{end}_span": None for end in ("source", "target") if end in fields}
    return replace(statement, **fields, **moved), entities


def _check_types(one: GraphEntity, other: GraphEntity) -> None:
    if one.type is not other.type:
        raise ModelError(
            f"'{one.name}' is a {one.type} and '{other.name}' is a {other.type}: "
            "only entities of one type can be one."
        )


def _handles(entity: GraphEntity, linked: Linked, canonical: dict[Handle, str]) -> list[Handle]:
    """Return what means this entity: its name alone if that is enough, else the name in each of its articles."""
    key = entity.id.partition("~")[0].partition("@")[0]
    bearers = [o for cluster in linked.clusters for o in cluster if o.key == key]
    if bearers and all(canonical[o.handle] == entity.id and not o.entity.local for o in bearers):
        return [Handle(key)]
    inside = sorted(h for h in canonical if canonical[h] == entity.id)
    return [h for h in inside if h.key == key] or inside


def _pairs(handles: Iterable[Handle]) -> list[list[str]]:
    return [[h.key, h.article] for h in sorted(handles)]


def _bare(key: str) -> str:
    return key.partition(":")[2]
