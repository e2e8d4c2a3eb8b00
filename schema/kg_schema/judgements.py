"""Judgements: decisions of people about the graph, appended and never overwritten."""

from dataclasses import dataclass
from enum import StrEnum

from kg_schema.identifiers import content_id

__all__ = ["Judgement", "Verdict"]


class Verdict(StrEnum):
    """What a judgement decides."""

    RETRACT = "retract"
    """The article of this id is taken out of the graph."""
    RESTORE = "restore"
    """A retracted article comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision with who made it, when (ISO 8601), why, and what about."""

    verdict: Verdict
    subject: str
    why: str
    who: str
    at: str

    @property
    def id(self) -> str:
        """Content-derived id, ``j-`` and 16 hexadecimal digits."""
        return content_id("j", self.verdict, self.subject, self.why, self.who, self.at)
