"""Statements: one claim of one article, with its quotation."""

from dataclasses import dataclass
from enum import StrEnum

from kg_schema.documents import Precision, check_date
from kg_schema.errors import ModelError
from kg_schema.identifiers import content_id
from kg_schema.relations import RELATION_TYPES, Relation

__all__ = ["Modality", "Polarity", "Statement", "is_edge"]


class Polarity(StrEnum):
    """Whether the text affirms or negates the relation."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """In what mode the text puts the relation (PLOVER calls these auxiliary modes)."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    ALLEGED = "alleged"


def is_edge(polarity: Polarity, modality: Modality) -> bool:
    """Tell whether such a statement is drawn and queried as a plain edge: affirmed, and asserted or alleged."""
    return polarity is Polarity.AFFIRMED and modality in (Modality.ASSERTED, Modality.ALLEGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim: source, relation, target, and the slice ``text[start:end]`` that says it.

    ``source``, ``target`` and ``attributed_to`` are keys of entities of the same extraction (``Entity.key``);
    ``attributed_to`` is None where the article itself says so. ``stance`` -2..+2 only where the target is a
    Proposal. ``event_date`` is when it happened, never when it was published; ``date_note`` says why it is
    unknown. ``confidence`` is in 0..1. ``rule`` names what made the statement. ``source_span`` and
    ``target_span`` are where the ends are named, in code points, when they stand in the text.
    """

    relation: Relation
    source: str
    target: str
    quote: str
    start: int
    end: int
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    attributed_to: str | None = None
    stance: int | None = None
    event_date: str | None = None
    date_precision: Precision = Precision.UNKNOWN
    date_note: str = ""
    confidence: float = 1.0
    rule: str = ""
    office: str | None = None
    former: bool = False
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.stance is not None and not -2 <= self.stance <= 2:
            raise ModelError(f"A stance goes from -2 to +2, not {self.stance}.")
        if not 0.0 <= self.confidence <= 1.0:
            raise ModelError(f"A confidence goes from 0 to 1, not {self.confidence}.")
        check_date(self.event_date)

    def id_in(self, article: str) -> str:
        """Return the id of this statement in an article, ``s-`` and 16 hexadecimal digits.

        It is made of the article, the span, the relation, the ends, polarity, modality and speaker: a newer
        extractor that makes the same claim of the same words makes the same id.
        """
        ends = [self.source, self.target]
        if RELATION_TYPES[self.relation].symmetric:
            ends.sort()
        return content_id(
            "s",
            article,
            self.start,
            self.end,
            self.relation,
            ends,
            self.polarity,
            self.modality,
            self.attributed_to,
        )

    @property
    def is_edge(self) -> bool:
        """Whether it is drawn and queried as a plain edge."""
        return is_edge(self.polarity, self.modality)
