"""Relations as the annotation guide groups them, and which of them are read as one."""

from typing import Final, TypeAlias

__all__ = ["EVENTS", "FAMILY", "SCORED", "Triple", "as_annotated"]

Triple: TypeAlias = tuple[str, str, str]
"""Source, relation, target."""

FAMILY: Final = {
    **dict.fromkeys(("SUPPORTS", "AGREES_WITH", "AIDS", "PROPOSES"), "for"),
    **dict.fromkeys(("REJECTS", "CRITICIZES", "DEMANDS", "THREATENS"), "against"),
    **dict.fromkeys(("SANCTIONS", "ATTACKS", "OCCUPIES"), "force"),
    "NEGOTIATES_WITH": "talk",
    **dict.fromkeys(("REPRESENTS", "MEMBER_OF", "LOCATED_IN"), "structure"),
}
"""Family of each relation that is annotated; statements of other relations are not scored."""
EVENTS: Final = tuple(relation for relation, family in FAMILY.items() if family != "structure")
_READ_AS: Final = {"PROTESTS": "REJECTS", "LEADS": "REPRESENTS"}
SCORED: Final = frozenset(FAMILY) | frozenset(_READ_AS)
_SYMMETRIC: Final = frozenset({"NEGOTIATES_WITH", "AGREES_WITH"})


def as_annotated(source: str, relation: str, target: str, source_type: str | None) -> Triple:
    """Return the triple as it is counted: protests are rejections, a person in a body represents it."""
    relation = _READ_AS.get(relation, relation)
    if relation == "MEMBER_OF" and source_type == "Person":
        relation = "REPRESENTS"
    if relation in _SYMMETRIC:
        source, target = sorted((source, target))
    return source, relation, target
