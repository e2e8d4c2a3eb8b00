"""Which time expression holds for which predicate, by clauses and verb groups."""

import re
from collections.abc import Sequence

from kg_loaders.temporal.clauses import Clauses
from kg_loaders.temporal.expressions import Expression, Role
from kg_loaders.temporal.readings import Direction
from kg_loaders.temporal.spans import Spans
from kg_loaders.temporal.verbs import VerbGroup, verb_groups
from kg_loaders.temporal.words import any_of, temporal_words

__all__ = ["Scope"]

_LIGHT = temporal_words().classes["light_verbs"]
_COMING = temporal_words().classes["future_participles"]
_SPEECH = frozenset(
    ["said", "told", "says", "added", "warned", "insisted", "stated", "claimed", "argued", "reported"]
)
_NOUN_PHRASE = re.compile(rf"(?:['’]s?)?(?: (?!{any_of(temporal_words().function_words)}\b)[\w’'-]+){{0,5}} ?")
_AND = re.compile(r"(?:,|\b(?:and|but))(?: then| later| also)? $")
_AND_SUBJECT = re.compile(r"\b(?:and|but) (?:[\w’'-]+ ){0,3}$")
_PERFECT = ("had ", "has ", "have ")
_NEXT_CLAUSE = re.compile(r", (?:and|but|so|yet) ")
_THAT = re.compile(r",? that\b")
_FEW_WORDS = re.compile(r"(?: [\w’'.-]+){0,4} ")


class Scope:
    """The clauses and verb groups of a passage, and what its time expressions stand with."""

    def __init__(self, text: str, found: Sequence[Expression]) -> None:
        self._text = text
        spans = Spans((expression.start, expression.end) for expression in found)
        self._clauses = Clauses(text if found else "", spans)
        self._groups = verb_groups(text, spans) if found else ()
        self._by_clause: dict[int, list[VerbGroup]] = {}
        for group in self._groups:
            self._by_clause.setdefault(self._clauses.clause(group.start), []).append(group)
        self._governors = {expression.start: self._find_governor(expression) for expression in found}
        self._found = found

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at a place."""
        return self._clauses.sentence(position)

    def quoted(self, position: int) -> bool:
        """Tell whether a place is inside quotation marks."""
        return self._clauses.quoted(position)

    def direction(self, expression: Expression) -> Direction:
        """Return where the tense of the verb that an expression stands with puts it."""
        governor = self._main(self._governor(expression))
        if governor is None:
            return Direction.OPEN
        if governor.future:
            return Direction.FUTURE
        return Direction.OPEN if governor.infinitive or governor.head in _COMING else Direction.PAST

    def happened_by(self, expression: Expression) -> bool:
        """Tell whether "by 2022" stands with a plain past ("By 2022 he led it"), which puts the event there."""
        governor = self._governor(expression)
        return governor is not None and governor.past and not self._text.startswith(_PERFECT, governor.start)

    def hold(self, expression: Expression, future: bool, start: int, end: int) -> int:
        """Return how surely an expression dates the predicate ``text[start:end]``: 0 not at all, to 3.

        ``future`` says that it names a day after publication, which no verb in the past tense can have.
        """
        if self._clauses.clause(expression.start) != self._clauses.clause(start):
            return 0
        predicate = [group for group in self._in_clause(start) if group.start < end and start < group.end]
        if expression.role is Role.BEFORE_NOUN:
            return 3 if not predicate and _NOUN_PHRASE.fullmatch(self._text, expression.end, start) else 0
        if expression.role is Role.AFTER_NOUN:
            return 3 if re.fullmatch(r" (?:of (?:the )?)?\(?", self._text[end : expression.start]) else 0
        if not predicate:
            return self._hold_noun(expression, start, end)
        if future and all(group.past for group in predicate):
            return 0
        return self._hold_verb(expression, predicate)

    def _in_clause(self, position: int) -> list[VerbGroup]:
        return self._by_clause.get(self._clauses.clause(position), [])

    def _governor(self, expression: Expression) -> VerbGroup | None:
        return self._governors[expression.start]

    def _find_governor(self, expression: Expression) -> VerbGroup | None:
        """Return the verb that an expression stands with: the one before it, or else the one after it."""
        groups = self._in_clause(expression.start)
        left = next((group for group in reversed(groups) if group.end <= expression.start), None)
        right = next((group for group in groups if group.start >= expression.end), None)
        if right is not None and _NEXT_CLAUSE.search(self._text, expression.end, right.start):
            right = None
        if left is None or right is None:
            return left or right
        cleft = left.head in ("is", "was") and self._text.startswith(" that ", expression.end)
        if cleft or _THAT.match(self._text, left.end, expression.start):
            return right
        loose = left.infinitive or left.adjunct
        if loose and left == groups[0] and ", " in self._text[left.end : expression.start]:
            return right
        before_verb = (
            not right.infinitive and not right.adjunct and self._text[expression.end : right.start].isspace()
        )
        between = self._text[left.end : expression.start].split()
        return right if before_verb and len(between) > 1 else left

    def _main(self, group: VerbGroup | None) -> VerbGroup | None:
        """Return the verb that a participle goes along with; any other verb itself."""
        if group is None or not group.adjunct:
            return group
        others = [other for other in self._in_clause(group.start) if not other.adjunct]
        left = [other for other in others if other.end <= group.start]
        return left[-1] if left else (others[0] if others else group)

    def _hold_verb(self, expression: Expression, predicate: list[VerbGroup]) -> int:
        governor = self._governor(expression)
        if governor is None:
            return 0
        if governor in predicate:
            return 3
        if self._main(governor) in predicate:
            return 2
        if any(self._leads_to(group, governor) for group in predicate):
            return 2
        return int(any(self._shares(expression, group, governor) for group in predicate))

    def _leads_to(self, group: VerbGroup, infinitive: VerbGroup) -> bool:
        """Tell whether an infinitive depends on a verb ("refused to sign")."""
        if not infinitive.infinitive or group.end > infinitive.start:
            return False
        between = any(group.end <= other.start < infinitive.start for other in self._groups)
        return not between and bool(_FEW_WORDS.fullmatch(self._text, group.end, infinitive.start))

    def _shares(self, expression: Expression, group: VerbGroup, governor: VerbGroup) -> bool:
        """Tell whether two verbs joined by "and" share an expression that stands with one of them."""
        if group.start < governor.start:
            own = any(group.end <= other.start < governor.start for other in self._found)
            between = any(group.end <= other.start < governor.start for other in self._groups)
            return not own and not between and bool(_AND.search(self._text, group.end, governor.start))
        fronted = expression.end <= governor.start and governor.head not in _SPEECH
        return fronted and bool(_AND_SUBJECT.search(self._text, governor.end, group.start))

    def _hold_noun(self, expression: Expression, start: int, end: int) -> int:
        groups = self._in_clause(start)
        low, high = min(end, expression.end), max(start, expression.start)
        if not any(low <= group.start < high for group in groups):
            return 2
        governor = self._governor(expression)
        before = next((group for group in reversed(groups) if group.end <= start), None)
        after = next((group for group in groups if group.start >= end), None)
        if governor == after or (governor == before and expression.start >= end):
            return 2
        return int(governor == before and governor is not None and governor.head in _LIGHT)
