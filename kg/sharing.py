"""Sharing: a colleague's articles and judgements brought into a workspace, and where the two contradict."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.judged import claim_key
from kg.ledger import Ledger, Outcome
from kg_schema import Judgement, Verdict, live_judgements

__all__ = ["Conflict", "Shared", "brought_in"]

_ABOUT_STATEMENTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions that contradict: what about, ours, theirs, and which counts until somebody decides."""

    about: str
    ours: str
    theirs: str
    counts: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What was brought in, and what contradicts what was here."""

    articles: int
    judgements: int
    conflicts: tuple[Conflict, ...]


def brought_in(ours: Ledger, theirs: Ledger, *, step: Callable[[], None] = lambda: None) -> Shared:
    """Bring the articles and judgements of another ledger into ours; what is here already stays as it is.

    Which articles are in is no part of it: what either side retracted is listed as a conflict, and stays as it is
    here. Doing it again changes nothing.
    """
    known = {j.id: number for number, j in ours.numbered_judgements().items()}
    before = live_judgements(ours.judgements())
    new_articles, conflicts = 0, []
    for extraction in theirs.extractions():
        outcome = ours.add(extraction, source="a colleague's workspace")
        new_articles += outcome is Outcome.LOADED
        if outcome is Outcome.RETRACTED:
            conflicts.append(Conflict(extraction.article.id, "retracted", "in", "ours"))
        step()
    here = {a.article.id for a in ours.articles() if not a.retracted}
    for stored in theirs.articles():
        if stored.retracted and stored.article.id in here:
            conflicts.append(Conflict(stored.article.id, "in", "retracted", "ours"))
    movable = [j for j in theirs.judgements() if j.verdict not in _OF_ARTICLES]
    fresh = [j for j in movable if j.id not in known]
    ours.adopt(fresh)
    numbers = {j.id: number for number, j in ours.numbered_judgements().items()}
    added = {j.id for j in fresh}
    after = [j for j in live_judgements(ours.judgements()) if j.id in added]
    conflicts += _contradictions(before, after, numbers)
    return Shared(new_articles, len(fresh), tuple(conflicts))


_OF_ARTICLES = (Verdict.RETRACT, Verdict.RESTORE, Verdict.RELOAD, Verdict.PURGE)


def _contradictions(
    ours: Iterable[Judgement], theirs: Iterable[Judgement], numbers: dict[str, int]
) -> Iterator[Conflict]:
    """Yield what was decided differently about one claim, one pair of entities, or one name."""
    decided: dict[object, Judgement] = {}
    for j in ours:
        decided |= dict.fromkeys(_matters(j), j)
    for j in theirs:
        for key in _matters(j):
            mine = decided.get(key)
            if mine is not None and _says(mine) != _says(j):
                counts = _which(mine, j)
                told = [f"{one.verdict} (entry {numbers[one.id]}, {one.who})" for one in (mine, j)]
                yield Conflict(j.subject, told[0], told[1], counts)
                break


def _matters(j: Judgement) -> list[object]:
    """Return what a judgement decides: equal for judgements that can contradict each other."""
    if j.verdict in _ABOUT_STATEMENTS and j.detail:
        return [("claim", claim_key(j))]
    if j.verdict in (Verdict.MERGE, Verdict.SAME, Verdict.DIFFERENT):
        return [("pair", frozenset((j.handles("one"), j.handles("other"))))]
    if j.verdict is Verdict.RENAME:
        return [("name", j.handles("one"))]
    return []


def _says(j: Judgement) -> object:
    if j.verdict is Verdict.RENAME:
        return j.detail["name"]
    if j.verdict is Verdict.EDIT:
        return str(sorted(j.detail["statement"].items(), key=str))
    return "one" if j.verdict in (Verdict.MERGE, Verdict.SAME) else j.verdict


def _which(mine: Judgement, other: Judgement) -> str:
    if Verdict.DIFFERENT in (mine.verdict, other.verdict):
        return "ours" if mine.verdict is Verdict.DIFFERENT else "theirs"
    return "ours" if mine.at > other.at else "theirs"
