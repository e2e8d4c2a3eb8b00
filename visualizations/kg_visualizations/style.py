"""Looks of types and relations: colour, shape, dash and sign, so that colour never carries a meaning alone.

Hue says the sign (teal for, orange and crimson against: apart for every common kind of colour blindness), the
dash says the kind (positions solid, words dotted, deeds dashed), and a sign stands on the line itself.
"""

from dataclasses import dataclass
from typing import Final

from kg_schema import RELATION_TYPES, Family, NodeKind, Relation, default_stance

__all__ = ["FAMILY_STYLES", "TYPE_STYLES", "FamilyStyle", "TypeStyle", "css_variables", "family_of"]


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Look of a node type; ``shape`` is a name that vis-network knows, colours are for light and dark pages."""

    key: str
    plural: str
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class FamilyStyle:
    """Look of a family of relations; ``dashes`` in pixels, empty for a solid line; ``sign`` stands on the line.

    ``kind`` is the heading under which the legend gathers it.
    """

    key: str
    label: str
    kind: str
    sign: str
    dashes: tuple[int, ...]
    width: float
    light: str
    dark: str


TYPE_STYLES: Final[dict[NodeKind, TypeStyle]] = {
    NodeKind.PERSON: TypeStyle("person", "People", "dot", "#2f66ad", "#7fb2f2"),
    NodeKind.STATE: TypeStyle("state", "States", "square", "#434a57", "#c4cbd6"),
    NodeKind.ORGANIZATION: TypeStyle("organization", "Organizations", "diamond", "#7350a8", "#b99cec"),
    NodeKind.REGION: TypeStyle("region", "Places", "triangle", "#86691a", "#d8b65c"),
    NodeKind.GROUP: TypeStyle("group", "Groups", "hexagon", "#5d7186", "#9db0c4"),
    NodeKind.PROPOSAL: TypeStyle("proposal", "Proposals", "box", "#8a8475", "#8f8b80"),
}

_CHROME: Final[dict[str, tuple[str, str]]] = {
    "paper": ("#f6f4ee", "#131518"),
    "panel": ("#fffefb", "#1a1d21"),
    "raised": ("#ffffff", "#22262b"),
    "ink": ("#1c1e21", "#eae7e0"),
    "muted": ("#67645b", "#a3a098"),
    "rule": ("#e2ded3", "#2d3137"),
    "strong-rule": ("#c9c4b6", "#454a52"),
    "accent": ("#1d4f91", "#8ab8f5"),
    "who": ("#d9e6f7", "#22395a"),
    "whom": ("#f8e7bd", "#54431a"),
    "shade": ("#efece4", "#23272c"),
    "land": ("#e6e2d6", "#2b3037"),
}
"""Paper, ink and rules of the page itself: (light, dark)."""

FAMILY_STYLES: Final[dict[Family, FamilyStyle]] = {
    Family.POSITION_FOR: FamilyStyle(
        "position-for", "Positions for", "Positions", "+", (), 2.2, "#0f766e", "#45c8b4"
    ),
    Family.POSITION_AGAINST: FamilyStyle(
        "position-against", "Positions against", "Positions", "−", (), 2.2, "#c2410c", "#ff9a5c"
    ),
    Family.POSITION_NEUTRAL: FamilyStyle(
        "position-neutral", "Neutral positions", "Positions", "○", (), 2.0, "#6b7280", "#a7afbb"
    ),
    Family.WORDS_FOR: FamilyStyle("words-for", "Words for", "Words", "+", (2, 5), 2.4, "#0f766e", "#45c8b4"),
    Family.WORDS_AGAINST: FamilyStyle(
        "words-against", "Words against", "Words", "−", (2, 5), 2.4, "#c2410c", "#ff9a5c"
    ),
    Family.DEEDS_FOR: FamilyStyle("deeds-for", "Deeds for", "Deeds", "+", (11, 5), 2.6, "#0b5563", "#6cc5e0"),
    Family.DEEDS_AGAINST: FamilyStyle(
        "deeds-against", "Deeds against", "Deeds", "−", (11, 5), 2.6, "#a3153f", "#ff7f9c"
    ),
    Family.STRUCTURE: FamilyStyle("structure", "Who is where", "Who is where", "", (), 1.2, "#aaa496", "#6a7079"),
}


_TURNED: Final = {
    Family.WORDS_AGAINST: Family.WORDS_FOR,
    Family.WORDS_FOR: Family.WORDS_AGAINST,
    Family.DEEDS_AGAINST: Family.DEEDS_FOR,
    Family.DEEDS_FOR: Family.DEEDS_AGAINST,
}


def family_of(relation: Relation, target: NodeKind) -> Family:
    """Return the family whose look a relation has towards such a target.

    To demand a proposal is to be for it, though to demand something of somebody is a word against: the sign on
    a line to a proposal is that of the position it means.
    """
    family, stance = RELATION_TYPES[relation].family, default_stance(relation, target)
    return _TURNED.get(family, family) if stance is not None and stance * family.sign < 0 else family


def css_variables() -> str:
    """Return all colours as custom properties: ``--person``, ``--deeds-for``, ``--ink`` ..., light and dark."""
    styles: list[TypeStyle | FamilyStyle] = [*TYPE_STYLES.values(), *FAMILY_STYLES.values()]
    colours = _CHROME | {s.key: (s.light, s.dark) for s in styles}
    light, dark = ("".join(f"--{key}:{pair[n]};" for key, pair in colours.items()) for n in (0, 1))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}\n'
        f':root[data-theme="dark"]{{color-scheme:dark;{dark}}}\n'
    )
