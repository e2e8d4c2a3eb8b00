"""Which sign a statement has: for, against, or neither."""

from typing import Final

from kg_schema import (
    GraphStatement,
    Modality,
    NodeKind,
    Polarity,
    Relation,
    default_stance,
)

__all__ = ["sign", "stance", "takes_position"]

_TOWARDS_ACTORS: Final = {
    Relation.SUPPORTS: 1,
    Relation.REJECTS: -1,
    Relation.CRITICIZES: -1,
    Relation.THREATENS: -1,
    Relation.DEMANDS: -1,
}
_NOT_SAID: Final = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.HYPOTHETICAL})


def takes_position(statement: GraphStatement, target: NodeKind) -> bool:
    """Tell whether the text reports a stance on a proposal, also a refused one: ``does not support``."""
    said = statement.modality in (Modality.ASSERTED, Modality.ALLEGED)
    return said and stance(statement, target) is not None


def stance(statement: GraphStatement, target: NodeKind) -> int | None:
    """Return the stance -2..+2 on a proposal; None where the statement takes none.

    Not to support is -1. Not to propose, demand, reject or criticize a thing says nothing of where one stands.
    """
    default = default_stance(statement.relation, target)
    if default is None:
        return None
    if statement.polarity is Polarity.NEGATED:
        return -1 if statement.relation is Relation.SUPPORTS else None
    return default if statement.stance is None else statement.stance


def sign(statement: GraphStatement, target: NodeKind) -> int:
    """Return +1 for, -1 against, 0 for neither; what is denied has the sign of its opposite.

    Also of words towards actors: support, rejection, criticism, threats and demands.
    """
    if statement.modality in _NOT_SAID:
        return 0
    denied = statement.modality is Modality.DENIED
    if denied and statement.polarity is Polarity.NEGATED:
        return 0
    if target is NodeKind.PROPOSAL:
        value = stance(statement, target) or 0
    elif statement.polarity is Polarity.NEGATED:
        value = -1 if statement.relation is Relation.SUPPORTS else 0
    else:
        value = _TOWARDS_ACTORS.get(statement.relation, 0)
    value = (value > 0) - (value < 0)
    return -value if denied else value
