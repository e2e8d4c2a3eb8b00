"""Bare names: which plans "the move", "the decision", "the proposal" or "the law" may mean again."""

from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_likewise", "is_undone", "may_be_called"]

_DECIDED: Final = frozenset(
    "abolition annexation annulment appointment ban blockade boycott cancellation ceasefire closure curfew cut "
    "declaration decree delay demolition deployment deportation directive dismissal dissolution edict embargo "
    "emergency eviction exclusion exit expulsion extension freeze halt hike impeachment increase injunction "
    "introduction invasion judgment judgement lockdown merger nationalisation nationalization nomination order "
    "pardon pause postponement prorogation pullout purchase quarantine raid recall recognition reduction "
    "release relocation removal repeal request reshuffle resignation restriction rule ruling sale sanction "
    "shutdown strike suspension takeover tariff transfer verdict veto withdrawal".split()
)
"""What somebody does or decides: "the move", "the decision"."""
_ORDERED: Final = frozenset("constitutional public world social international new".split())
"""Before "order": nobody gave it."""
_PROPOSALS: Final = frozenset("proposal plan idea initiative".split())
_WISHES: Final = frozenset("idea proposal".split())
"""What may be that there should be talks or an election."""
_GATHERINGS: Final = frozenset(
    "talk negotiation summit dialogue diplomacy meeting protest march rally demonstration election poll".split()
)
_HELD_ANEW: Final = frozenset("snap early new fresh another second general repeat".split())
_NO_PLANS: Final = frozenset(
    "change compensation concession effort exchange funding payment process programme program response statute "
    "trial video visit trip investment money change service".split()
)
"""What goes on or is there, and is not what somebody puts forward."""
_IN_FORCE: Final = frozenset("existing current present future any".split())
_LAWS: Final = frozenset(
    "bill law legislation act amendment motion resolution reform tax levy budget plan".split()
)
"""What is passed or put forward."""
_UNDOING: Final = frozenset("repeal replace change amend scrap dismantle undo reverse roll remain revise".split())
_DRAFTED: Final = frozenset("draft proposed planned".split())
"""Before a law: it is a bill as yet."""
_UNLIKE: Final = {
    "law": frozenset({"bill", "provision", "amendment", "mandate", "measure"}),
    "bill": frozenset({"law", "provision", "statute", "rule", "regulation", "mandate"}),
    "election": frozenset({"vote", "referendum"}),
}
"""Nouns of one family that do not name one another's thing: a law is in force, a bill is not yet."""


def may_be_called(noun: str, head: str, name: str, *, plural: bool) -> bool:
    """Tell whether a bare "the decision" may mean what was named last with another kind of noun (``head``)."""
    first, *others = name.casefold().split()
    if first in _IN_FORCE:
        return False
    if noun in _PROPOSALS or noun == "measure":
        if head in _NO_PLANS or (head == "order" and first in _ORDERED):
            return False
        if head in ("election", "poll"):
            return noun in _WISHES and first in _HELD_ANEW  # "the idea" is not last year's election
        return noun in _WISHES or head not in _GATHERINGS
    if head in _LAWS:
        return bool(others) and not plural
    return head in _DECIDED and not (head == "order" and first in _ORDERED)


def is_likewise(noun: str, head: str, name: str, *, undone: bool) -> bool:
    """Tell whether two nouns of one family may name one thing: an undone law is not the bill that does so."""
    if head not in _UNLIKE.get(noun, frozenset()):
        return True
    return not undone if noun == "law" else bool(_DRAFTED & set(name.casefold().split()))


def is_undone(noun: "Token") -> bool:
    """Tell whether a law is in force, as it is said to be changed: "would repeal the law's tax credits"."""
    if noun.head.lower_ == "under":
        return True
    return any(lemma(a) in _UNDOING for a in noun.ancestors if a.pos_ in ("VERB", "NOUN"))
