"""Names and those meant by them: an edge stays with its people and bodies, whatever they are called next."""

from functools import cache

import pytest

from kg_loaders import extractor
from kg_schema import Article, Extraction

PEOPLE = {
    "Danish Foreign Minister Lars Holm": (
        "Lars Holm",
        "He",
        "Holm",
        "Mr Holm",
        "The minister",
        "The Danish minister",
    ),
    "Norwegian President Kari Lunde": (
        "Kari Lunde",
        "She",
        "Lunde",
        "Ms Lunde",
        "The president",
        "The Norwegian leader",
    ),
    "Bolivian Prime Minister María José de la Torre": (
        "María José de la Torre",
        "She",
        "De la Torre",
        "Mrs de la Torre",
        "The prime minister",
        "The Bolivian premier",
    ),
    "Paraguayan President Juan Carlos Ortega Villalba": (
        "Juan Carlos Ortega Villalba",
        "He",
        "Ortega",
        "Ortega Villalba",
        "The president",
        "The Paraguayan leader",
    ),
    "Ghanaian Finance Minister Ngozi Adeyemi-Cole": (
        "Ngozi Adeyemi-Cole",
        "She",
        "Adeyemi-Cole",
        "Mrs Adeyemi-Cole",
        "The finance minister",
        "The Ghanaian minister",
    ),
    "Gabonese President Jean-Pierre Mbala": (
        "Jean-Pierre Mbala",
        "He",
        "Mbala",
        "Mr Mbala",
        "The president",
        "The Gabonese leader",
    ),
}
BODIES = {
    "The Movement for Better Roads (MBR)": (
        "Movement for Better Roads",
        "It",
        "The Movement",
        "The movement",
        "The MBR",
    ),
    "The Kivu Liberation Front (KLF)": ("Kivu Liberation Front", "It", "The Front", "The front", "The KLF"),
    "The Union of Free Farmers (UFF)": ("Union of Free Farmers", "It", "The Union", "The union", "The UFF"),
    "Nordhavn Energy": ("Nordhavn Energy", "It", "Nordhavn", "The company"),
    "Norway": ("Norway", "It", "The country", "The government", "The Norwegian government", "Oslo"),
}
DEEDS = {
    "rejected the levy.": ("REJECTS", "Levy"),
    "accused Chad of theft.": ("CRITICIZES", "Chad"),
    "again urged Chad to open the border.": ("DEMANDS", "Chad"),
}
LOST = frozenset(
    {
        "Ghanaian Finance Minister Ngozi Adeyemi-Cole met Peruvian farmers on Monday. "
        "Adeyemi-Cole again urged Chad to open the border.",
        *(f"Norway met Peruvian farmers on Monday. The country {deed}" for deed in DEEDS),
    }
)
"""Texts that give no edge: a hyphened surname before "again" is no subject; "the country" may be either of two."""
CASES = [
    (f"{full} met Peruvian farmers on Monday. {called} {deed}", name, *edge)
    for full, (name, *later) in (PEOPLE | BODIES).items()
    for called in later
    for deed, edge in DEEDS.items()
]


@cache
def extractions() -> dict[str, Extraction]:
    """Return the extraction of each text; all go through the parser together."""
    texts = [text for text, *_ in CASES]
    return dict(zip(texts, extractor().extract(Article(text=t) for t in texts), strict=True))


@pytest.mark.parametrize(("text", "source", "relation", "target"), CASES, ids=[text for text, *_ in CASES])
def test_edge_stays_with_whom_it_tells_of(text: str, source: str, relation: str, target: str) -> None:
    extraction = extractions()[text]
    edges = {
        (extraction.entity(s.source).name, s.relation.value, extraction.entity(s.target).name)
        for s in extraction.statements
        if s.is_edge and s.relation == relation
    }
    assert edges == (set() if text in LOST else {(source, relation, target)})
