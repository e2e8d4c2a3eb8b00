"""Statements that a model makes: each passes every check or is refused with the reason."""

import re
from dataclasses import dataclass
from typing import Final

from kg_loaders.factuality import judge
from kg_loaders.frames import is_position
from kg_loaders.lexicon import lexicon
from kg_loaders.llm.answers import SaidStatement
from kg_loaders.llm.naming import Naming
from kg_loaders.llm.quotations import Found, QuotableText
from kg_loaders.parse import load_model
from kg_loaders.temporal import event_date
from kg_loaders.writing import UNDATED, stance_of
from kg_schema import (
    ACTORS,
    RELATION_TYPES,
    Entity,
    Family,
    Modality,
    NodeKind,
    Polarity,
    Precision,
    Relation,
    Statement,
    default_stance,
    is_edge,
)

__all__ = ["Claims"]

_CONFIDENCE: Final = 0.7
"""Of what a model says, for lack of a measured figure; not calibrated."""
_HEADLINE: Final = 0.7
"""Headlines are elliptic: what they say is kept with less confidence."""
_REACH: Final = 1
"""Paragraphs back from the quotation's own in which an end may be named that a pronoun means."""
_PRONOUN: Final = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|theirs?|we|us|our|i|my|you|your|who|whose|both)\b",
    re.IGNORECASE,
)
_NO_WORD: Final = "the words in the sentence that say so are not known"


@dataclass(frozen=True, slots=True)
class Claims:
    """The checks on the claims of one article."""

    text: QuotableText
    naming: Naming
    published: str | None

    def statement(self, said: SaidStatement) -> Statement | str:
        """Return the claim as a statement over the whole sentence of its quotation, or why it is refused."""
        modes = _modes(said)
        if isinstance(modes, str):
            return modes
        relation, polarity, modality = modes
        ends = self._ends(said, relation)
        if isinstance(ends, str):
            return ends
        source, target, speaker = ends
        found = self.text.find(said.quote, said.paragraph)
        if isinstance(found, str):
            return found
        if not self._about(found, source, target):
            return "neither of its ends is named in the sentence of its quotation, nor can a pronoun mean them"
        if objection := _wrong_stance(said, relation, target):
            return objection
        verb = self._verb(said, found)
        if is_edge(polarity, modality) and (why := self._negated(verb, found, relation)):
            return f"its sentence negates or denies it (“{why}”), and it is said to be plain fact"
        date, precision, note = self._date(verb, found, relation, modality)
        start, end = found.sentence_start, found.sentence_end
        return Statement(
            relation=relation,
            source=source.key,
            target=target.key,
            quote=self.text.text[start:end],
            start=start,
            end=end,
            polarity=polarity,
            modality=modality,
            attributed_to=speaker.key if speaker and speaker.key != source.key else None,
            stance=stance_of(relation, target.type, polarity, said.stance),
            event_date=date,
            date_precision=precision,
            date_note=note,
            confidence=_CONFIDENCE * (_HEADLINE if self.text.is_headline(found.paragraph) else 1.0),
            rule="llm",
            office=self._office(said, relation),
            former=said.former and relation is Relation.REPRESENTS,
            source_span=self._span(source, found),
            target_span=self._span(target, found),
        )

    def _ends(self, said: SaidStatement, relation: Relation) -> tuple[Entity, Entity, Entity | None] | str:
        source, target = self.naming.entity(said.source), self.naming.entity(said.target)
        if source is None or target is None:
            name = said.source if source is None else said.target
            return f"“{name}” is none of the things that the text names"
        if source.key == target.key:
            return "its two ends are the same entity"
        if not RELATION_TYPES[relation].allows(source.type, target.type):
            return f"{relation} cannot join a {source.type} to a {target.type}"
        if said.attributed_to is None:
            return source, target, None
        speaker = self.naming.entity(said.attributed_to)
        if speaker is None or speaker.type not in ACTORS:
            return f"its speaker “{said.attributed_to}” is none of the actors that the text names"
        return source, target, speaker

    def _about(self, found: Found, *ends: Entity) -> bool:
        """Tell whether the sentence names an end, or a pronoun in it can mean one that is named shortly before."""
        if any(self._span(end, found) for end in ends):
            return True
        before = range(found.paragraph - _REACH, found.paragraph + 1)
        near = any(number in before for end in ends for _, _, number in self.naming.spans(end))
        return near and _PRONOUN.search(self.text.text, found.sentence_start, found.sentence_end) is not None

    def _span(self, entity: Entity, found: Found) -> tuple[int, int] | None:
        inside = [
            (start, end)
            for start, end, _ in self.naming.spans(entity)
            if found.sentence_start <= start and end <= found.sentence_end
        ]
        return min(inside, key=lambda span: (abs(span[0] - found.start), span), default=None)

    def _office(self, said: SaidStatement, relation: Relation) -> str | None:
        if relation is not Relation.REPRESENTS or said.office is None:
            return None
        return said.office if self.text.spans(said.office.split(), any_case=True) else None

    def _verb(self, said: SaidStatement, found: Found) -> tuple[int, int] | None:
        """Return where the words stand in the quotation that say what is done, None if the model names none."""
        spans = self.text.spans((said.verb or "").split())
        return next(((start, end) for start, end, _ in spans if found.start <= start and end <= found.end), None)

    def _negated(self, verb: tuple[int, int] | None, found: Found, relation: Relation) -> str:
        """Return the word by which the rules see that the sentence negates or denies the verb, else nothing."""
        if verb is None or RELATION_TYPES[relation].family is Family.STRUCTURE:
            return ""
        first = found.sentence_start
        sentence = load_model()(self.text.plain[first : found.sentence_end])
        words = sentence.char_span(verb[0] - first, verb[1] - first, alignment_mode="expand")
        if words is None:
            return ""
        fact = judge(words.root, lexicon("en"), position=is_position(relation))
        denied = fact.polarity is Polarity.NEGATED or fact.modality is Modality.DENIED
        return (fact.why or "not") if denied else ""

    def _date(
        self, verb: tuple[int, int] | None, found: Found, relation: Relation, modality: Modality
    ) -> tuple[str | None, Precision, str]:
        """Return the date of what the verb says, read by us; the model is asked for the words alone."""
        if RELATION_TYPES[relation].family is Family.STRUCTURE:
            return None, Precision.UNKNOWN, UNDATED
        if verb is None:
            return None, Precision.UNKNOWN, _NO_WORD
        first = found.sentence_start
        sentence = self.text.text[first : found.sentence_end]
        future = modality is Modality.PLANNED
        return event_date(sentence, self.published, verb[0] - first, verb[1] - first, future=future)


def _modes(said: SaidStatement) -> tuple[Relation, Polarity, Modality] | str:
    """Return relation, polarity and modality as the model of the data knows them, or which it does not know."""
    if said.relation not in Relation.__members__:
        return f"“{said.relation}” is no relation"
    if said.polarity not in {p.value for p in Polarity}:
        return f"“{said.polarity}” is no polarity"
    if said.modality not in {m.value for m in Modality}:
        return f"“{said.modality}” is no modality"
    return Relation(said.relation), Polarity(said.polarity), Modality(said.modality)


def _wrong_stance(said: SaidStatement, relation: Relation, target: Entity) -> str | None:
    """Say what is wrong with a stance: out of range, or of the other sign than its relation."""
    if said.stance is None or target.type is not NodeKind.PROPOSAL:
        return None
    if not -2 <= said.stance <= 2:
        return f"a stance goes from -2 to +2, not {said.stance}"
    usual = default_stance(relation, target.type)
    affirmed = said.polarity == Polarity.AFFIRMED
    if affirmed and usual is not None and usual * said.stance < 0:
        return f"{relation} with a stance of {said.stance:+d} contradicts itself"
    return None
