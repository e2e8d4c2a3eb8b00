"""IRIs as prefixed names, and back."""

import pyoxigraph
import pytest

from kg_schema.namespaces import ENTITY, KG, PREFIXES, prefixed


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (KG + "REJECTS", "kg:REJECTS"),
        (ENTITY + "state:norland", "kge:state:norland"),
        (ENTITY + "proposal:truce@0a1b2c3d", r"kge:proposal:truce\@0a1b2c3d"),
        (ENTITY + "region:georgia~geonames-1", r"kge:region:georgia\~geonames-1"),
        (ENTITY + "person:%C3%A9mile", "kge:person:%C3%A9mile"),
        (ENTITY, ENTITY),
        (ENTITY + "state:x.", ENTITY + "state:x."),
        (ENTITY + "a b", ENTITY + "a b"),
        ("urn:kg:article:a-1", "urn:kg:article:a-1"),
        ("Norland", "Norland"),
    ],
)
def test_a_prefixed_name_means_its_iri(iri: str, name: str) -> None:
    assert prefixed(iri) == name
    if name != iri:
        store = pyoxigraph.Store()
        store.add(
            pyoxigraph.Quad(pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(KG + "p"), pyoxigraph.Literal("x"))
        )
        assert bool(store.query(f"ASK {{ {name} kg:p 'x' }}", prefixes=PREFIXES))
