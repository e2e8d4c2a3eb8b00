"""The words and looks that a page needs for the types and relations that occur in it."""

from typing import Any

from kg_schema import NODE_TYPES, RELATION_TYPES, NodeKind
from kg_visualizations.style import FAMILY_STYLES, TYPE_STYLES, family_of
from kg_visualizations.view import ViewModel, relation_label, relations_of, types_of

__all__ = ["looks"]


def looks(view: ViewModel) -> dict[str, Any]:
    """Return types, families and relations that occur, each in the order of the model's tables."""
    relations = relations_of(view)
    shown = {f for r in relations for f in (RELATION_TYPES[r].family, family_of(r, NodeKind.PROPOSAL))}
    families = [f for f in FAMILY_STYLES if f in shown]
    return {
        "types": [
            {
                "key": t.value,
                "css": TYPE_STYLES[t].key,
                "plural": TYPE_STYLES[t].plural,
                "shape": TYPE_STYLES[t].shape,
                "meaning": NODE_TYPES[t].meaning,
            }
            for t in types_of(view)
        ],
        "families": [
            {
                "css": FAMILY_STYLES[f].key,
                "label": FAMILY_STYLES[f].label,
                "kind": FAMILY_STYLES[f].kind,
                "sign": FAMILY_STYLES[f].sign,
                "dashes": FAMILY_STYLES[f].dashes,
                "width": FAMILY_STYLES[f].width,
            }
            for f in families
        ],
        "relations": [
            {
                "key": r.value,
                "label": relation_label(r),
                "family": FAMILY_STYLES[RELATION_TYPES[r].family].key,
                "onProposal": FAMILY_STYLES[family_of(r, NodeKind.PROPOSAL)].key,
                "meaning": RELATION_TYPES[r].meaning,
                "symmetric": RELATION_TYPES[r].symmetric,
            }
            for r in relations
        ],
    }
