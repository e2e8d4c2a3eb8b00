"""Resolution: what is one thing, what stays two, and that order never matters."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import claim, corpora, entity, extraction, norland
from kg.resolve import canonical_graph
from kg_schema import Extraction, Graph, ModelError


def _of(*short: str, text: str = "", **details: object) -> Extraction:
    entities = [entity(s) for s in short]
    return extraction(text or " and ".join(e.name for e in entities), entities=entities, **details)


def _ids(*extractions: Extraction) -> list[str]:
    return [e.id for e in canonical_graph(extractions).entities]


@given(corpora(), st.randoms(use_true_random=False))
def test_graph_does_not_depend_on_order(corpus: list[Extraction], shuffler: random.Random) -> None:
    expected = canonical_graph(corpus)
    shuffler.shuffle(corpus)
    assert canonical_graph(corpus) == expected
    within = [_shuffled_within(e, shuffler) for e in corpus]
    assert canonical_graph(within) == expected


def _shuffled_within(extraction_: Extraction, shuffler: random.Random) -> Extraction:
    mixed = {
        name: tuple(shuffler.sample(getattr(extraction_, name), len(getattr(extraction_, name))))
        for name in ("entities", "mentions", "statements")
    }
    return replace(extraction_, **mixed)


@given(corpora())
def test_every_id_is_found_and_each_list_is_sorted_without_doubles(corpus: list[Extraction]) -> None:
    graph = canonical_graph(corpus)
    entities = {e.id for e in graph.entities}
    articles = {a.id for a in graph.articles}
    for s in graph.statements:
        assert {s.source, s.target} <= entities and s.article in articles
        assert s.source != s.target and s.origins >= 1
    for ids in ([e.id for e in graph.entities], [s.id for s in graph.statements], [a.id for a in graph.articles]):
        assert ids == sorted(set(ids))
    assert {(m.article, m.entity) for m in graph.mentions} == {
        (a, e.id) for e in graph.entities for a in e.articles
    }


@given(corpora(max_size=5), st.data())
def test_one_article_less_is_the_graph_that_never_saw_it(corpus: list[Extraction], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(corpus), unique_by=id)) if corpus else []
    ids = {e.article.id for e in kept}
    assert canonical_graph(e for e in corpus if e.article.id in ids) == canonical_graph(kept)


def test_equal_folded_names_of_one_type_are_one_entity() -> None:
    assert _ids(_of("person:Recep Erdoğan"), _of("person:RECEP ERDOGAN")) == ["person:recep-erdogan"]


def test_types_keep_equal_names_apart() -> None:
    assert _ids(_of("state:Georgia"), _of("region:Georgia", text="In Georgia")) == [
        "region:georgia",
        "state:georgia",
    ]


def test_one_identifier_makes_one_entity_of_different_names() -> None:
    one = extraction("Norland.", entities=[entity("state:Norland", identifiers={"iso3166": "XN"})])
    two = extraction("Norrland.", entities=[entity("state:Norrland", identifiers={"iso3166": "XN"})])
    (found,) = canonical_graph([one, two, _of("state:NORRLAND", text="NORRLAND NORRLAND")]).entities
    assert (found.id, found.name, found.identifiers) == ("state:norland", "Norland", {"iso3166": "XN"})
    assert found.aliases == ("NORRLAND", "Norrland") and len(found.articles) == 3


def test_a_name_that_two_identifiers_share_is_kept_apart() -> None:
    def springfield(text: str, **codes: str) -> Extraction:
        return extraction(text, entities=[entity("region:Springfield", identifiers=codes)])

    east, west, unknown = springfield("A", geonames="1"), springfield("B", geonames="2"), springfield("C")
    assert _ids(east, west, unknown) == [
        "region:springfield",
        "region:springfield~geonames-1",
        "region:springfield~geonames-2",
    ]
    assert _ids(east, unknown) == ["region:springfield"]


def test_local_entities_of_two_articles_are_never_one() -> None:
    one, two = _of("group:officials!", text="officials here"), _of("group:officials!", text="officials there")
    assert _ids(one, two) == sorted(f"group:officials@{e.article.id[2:10]}" for e in (one, two))


def test_a_surname_joins_the_only_full_name_that_has_it() -> None:
    short = extraction("Vasques left.", claim("person:Vasques", "REJECTS", "state:Norland"))
    (person, _) = canonical_graph([short, _of("person:Helena Vasques")]).entities
    assert (person.id, person.aliases) == ("person:helena-vasques", ("Vasques",))
    assert len(person.articles) == 2


def test_a_surname_of_two_people_stays_alone() -> None:
    found = _ids(_of("person:Vasques"), _of("person:Helena Vasques"), _of("person:Marta Vasques"))
    assert found == ["person:helena-vasques", "person:marta-vasques", "person:vasques"]


def test_a_surname_that_nobody_bears_in_full_stays_alone() -> None:
    assert _ids(_of("person:Vasques"), _of("person:Helena Vas")) == ["person:helena-vas", "person:vasques"]


def test_surnames_join_people_only() -> None:
    assert _ids(_of("organization:Vasques"), _of("person:Helena Vasques")) == [
        "organization:vasques",
        "person:helena-vasques",
    ]


def test_the_name_mentioned_most_is_the_name() -> None:
    twice = _of("organization:ACCORD", text="ACCORD met. ACCORD left.")
    (found,) = canonical_graph([_of("organization:Accord"), twice]).entities
    assert (found.name, found.aliases) == ("ACCORD", ("Accord",))


def test_of_names_mentioned_equally_the_shortest_then_the_first_is_the_name() -> None:
    (found,) = canonical_graph([_of("organization:al-Hilal"), _of("organization:Al Hilal")]).entities
    assert found.name == "Al Hilal"


def test_the_full_name_of_a_person_is_preferred() -> None:
    often = _of("person:Vasques", text="Vasques, Vasques and Vasques")
    (found,) = canonical_graph([often, _of("person:Helena Vasques")]).entities
    assert found.name == "Helena Vasques"


def test_symmetric_relations_have_the_smaller_id_first_with_its_span() -> None:
    talks = extraction(
        "Sudmark met Norland.",
        claim("state:Sudmark", "NEGOTIATES_WITH", "state:Norland", source_span=(0, 7), target_span=(12, 19)),
    )
    (s,) = canonical_graph([talks]).statements
    assert (s.source, s.target) == ("state:norland", "state:sudmark")
    assert (s.source_span, s.target_span) == ((12, 19), (0, 7))


def test_a_statement_whose_ends_became_one_is_left_out() -> None:
    itself = extraction(
        "Vasques praised Helena Vasques.", claim("person:Vasques", "SUPPORTS", "person:Helena Vasques")
    )
    graph = canonical_graph([itself])
    assert graph.statements == () and [e.id for e in graph.entities] == ["person:helena-vasques"]


def test_statements_carry_what_stands_around_the_quotation() -> None:
    text = "x" * 40 + "Norland rejects Sudmark" + "y" * 40
    (s,) = canonical_graph(
        [extraction(text, claim("state:Norland", "REJECTS", "state:Sudmark", "Norland rejects Sudmark"))]
    ).statements
    assert (s.prefix, s.quote, s.suffix) == ("x" * 32, "Norland rejects Sudmark", "y" * 32)


def _rejecting(text: str, publisher: str, **details: object) -> Extraction:
    return extraction(text, claim("state:Norland", "REJECTS", "state:Sudmark", **details), publisher=publisher)


def _origins(*extractions: Extraction) -> set[int]:
    return {s.origins for s in canonical_graph(extractions).statements}


def test_copies_of_one_text_are_one_origin() -> None:
    copies = _rejecting("No, says Norland.", "A"), _rejecting("NO,  says\nNorland. ", "B")
    assert _origins(*copies) == {1}
    assert _origins(*copies, _rejecting("Norland refuses.", "C")) == {2}


def test_copies_with_light_edits_are_one_origin_and_the_graph_says_of_which() -> None:
    story = "No, says Norland. " + " ".join(f"word{n} stays" for n in range(60))
    one, other = _rejecting(story, "A"), _rejecting(story.replace("word7 stays", "and goes"), "B")
    graph = canonical_graph([one, other])
    assert {s.origins for s in graph.statements} == {1}
    assert graph.copies == ((max(one.article.id, other.article.id), min(one.article.id, other.article.id)),)
    assert canonical_graph([one]).copies == ()


def test_what_is_not_asserted_is_no_origin() -> None:
    planned = _rejecting("Norland may refuse.", "B", modality="planned")
    assert _origins(_rejecting("Norland refuses.", "A"), planned) == {1}


def test_mentions_are_counted_by_article() -> None:
    short = _of("person:Vasques", "person:Helena Vasques", text="Helena Vasques spoke. Vasques left.")
    (mention,) = canonical_graph([short]).mentions
    assert (mention.entity, mention.count) == ("person:helena-vasques", 3)


def test_an_entity_that_is_implied_counts_once() -> None:
    (mention,) = canonical_graph([_of("state:Norland", text="The republic.")]).mentions
    assert mention.count == 1


def test_two_extractions_of_one_article_are_refused() -> None:
    one, two = norland()[0], _of("state:Norland")
    assert canonical_graph([two, two]) == canonical_graph([two])
    with pytest.raises(ModelError, match="two different extractions"):
        canonical_graph([one, replace(one, version="2")])


def test_nothing_gives_the_empty_graph() -> None:
    assert canonical_graph([]) == Graph()


def test_the_sample_has_every_sort_of_statement() -> None:
    graph = canonical_graph(norland())
    assert [e.id for e in graph.entities if not e.id.count("@")] == [
        "person:helena-vasques",
        "region:osthafen",
        "state:norland",
        "state:sudmark",
    ]
    assert {s.modality.value for s in graph.statements} == {"asserted", "denied", "alleged"}
    assert len(graph.statements) == 8 and len(graph.edges) == 6
