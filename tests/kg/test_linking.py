"""Linking: which names are one thing, by which rule; what may be two stays two."""

import random
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import claim, corpora, entity, extraction
from kg.resolve import canonical_graph, links
from kg_schema import Extraction, Judgement, Verdict

_NUMBERS = count()


def _of(*short: str, **aliases: tuple[str, ...]) -> Extraction:
    """Return an article of its own that names these."""
    names = [s.split(":", 1)[1].removesuffix("!") for s in short]
    found = [entity(s, aliases=aliases.get("aliases", ())) for s in short]
    return extraction(f"{' and '.join(names)}. ({next(_NUMBERS)})", entities=found)


def _in_office(name: str, office: str, place: str) -> Extraction:
    text = f"{name}, {office} of {place}, spoke. ({next(_NUMBERS)})"
    kind = "region" if office == "mayor" else "state"
    return extraction(text, claim(f"person:{name}", "REPRESENTS", f"{kind}:{place}", office=office))


def _people(*extractions: Extraction) -> list[set[str]]:
    """Return, for each person of the graph, the names that it has."""
    entities = canonical_graph(extractions).entities
    return [{e.name, *e.aliases} for e in entities if e.type == "Person"]


SPELLINGS = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Володимир Зеленський"),
    ("Sergei Lavrov", "Sergey Lavrov", "Сергей Лавров"),
    ("Alexei Navalny", "Aleksei Nawalny", "Алексей Навальный", "Alexey Navalnyy"),
    ("Yuliya Sergeyeva", "Yulia Sergeeva", "Юлия Сергеева"),
    ("Nikita Khrushchev", "Никита Хрущёв"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
]


@pytest.mark.parametrize("names", SPELLINGS, ids=lambda names: names[0])
def test_spellings_and_alphabets_of_one_name_are_one(names: tuple[str, ...]) -> None:
    assert _people(*(_of(f"person:{name}") for name in names)) == [set(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Jan Lee"),
        ("Maria Lopez", "Mara Lopez"),
        ("Vladimir Zelensky", "Volodymyr Zelensky"),
        ("Jon Smith", "Ian Smith"),
        ("Olena Zelenska", "Volodymyr Zelensky"),
        ("Anna Marin", "Anna Martin"),
    ],
)
def test_names_of_two_people_stay_two(one: str, other: str) -> None:
    assert len(_people(_of(f"person:{one}"), _of(f"person:{other}"))) == 2


def test_a_surname_in_another_spelling_joins_its_only_bearer() -> None:
    found = _people(_of("person:Volodymyr Zelensky"), _of("person:Зеленський"), _of("person:Zelenskiy"))
    assert found == [{"Volodymyr Zelensky", "Зеленський", "Zelenskiy"}]


def test_a_surname_means_its_bearer_in_the_same_article_first() -> None:
    one, other = _of("person:Ann Lee", "person:Lee"), _of("person:Bob Lee", "person:Lee")
    assert _people(one, other) == [{"Ann Lee", "Lee"}, {"Bob Lee", "Lee"}]


def test_a_bare_surname_of_two_known_people_is_neither_and_no_third_across_articles() -> None:
    found = _people(_of("person:Ann Lee"), _of("person:Bob Lee"), _of("person:Lee"), _of("person:Lee"))
    assert sorted(map(sorted, found)) == [["Ann Lee"], ["Bob Lee"], ["Lee"], ["Lee"]]


def test_a_middle_name_makes_no_other_person_unless_two_have_one() -> None:
    plain, first, second = (_of(f"person:{name}") for name in ("Ann Lee", "Ann Maria Lee", "Ann Ruth Lee"))
    assert _people(plain, first) == [{"Ann Lee", "Ann Maria Lee"}]
    assert len(_people(plain, first, second)) == 3


def test_namesakes_in_office_for_different_states_stay_apart() -> None:
    found = _people(_in_office("John Stone", "minister", "Norland"), _in_office("John Stone", "envoy", "Sudmark"))
    assert found == [{"John Stone"}] * 2


def test_namesakes_with_one_office_for_different_towns_stay_apart() -> None:
    found = _people(_in_office("John Stone", "mayor", "Porto"), _in_office("John Stone", "mayor", "Havn"))
    assert found == [{"John Stone"}] * 2


def test_one_person_may_hold_several_offices_of_one_state() -> None:
    articles = [_in_office("John Stone", office, "Norland") for office in ("minister", "president", "envoy")]
    assert _people(*articles, _in_office("John Stone", "mayor", "Porto")) == [{"John Stone"}]


def test_a_bare_mention_of_a_name_with_two_bearers_is_neither_unless_one_is_far_better_known() -> None:
    one = [_in_office("John Stone", "minister", "Norland") for _ in range(3)]
    other = _in_office("John Stone", "envoy", "Sudmark")
    bare = _of("person:John Stone")
    assert len(_people(one[0], other, bare)) == 3
    assert len(_people(*one, other, bare)) == 2


def test_an_acronym_is_the_body_that_some_article_calls_so() -> None:
    full = _of("organization:River Transport Authority", aliases=("RTA",))
    (found,) = canonical_graph([full, _of("organization:RTA")]).entities
    assert {found.name, *found.aliases} == {"River Transport Authority", "RTA"}
    other = _of("organization:Regional Trade Alliance", aliases=("RTA",))
    assert len(canonical_graph([full, other, _of("organization:RTA")]).entities) == 3


def test_each_link_has_its_rule_and_score() -> None:
    articles = [_of("person:Volodymyr Zelensky"), _of("person:Volodymyr Zelenskyy"), _of("person:Zelenskyy")]
    found, _ = links(articles, ())
    assert sorted((link.rule, 0 < link.score < 1) for link in found.links) == [
        ("one name, spelt otherwise", True),
        ("surname with one bearer in all articles", True),
    ]


def _judgement(verdict: Verdict, one: str, other: str, number: int = 0) -> Judgement:
    detail = {"one": [[one, ""]], "other": [[other, ""]]}
    return Judgement(verdict=verdict, subject="", why="", who="", at=f"2025-01-{number + 1:02}", detail=detail)


def test_what_was_judged_different_is_never_linked_by_a_rule() -> None:
    articles = [_of("person:Ann Lee"), _of("person:Ann Maria Lee"), _of("person:Lee")]
    apart = _judgement(Verdict.DIFFERENT, "person:ann-lee", "person:ann-maria-lee")
    assert len(canonical_graph(articles).entities) == 1
    assert len(canonical_graph(articles, [apart]).entities) == 3


def test_what_is_called_one_and_different_stays_two_in_either_order() -> None:
    articles = [_of("state:Norland"), _of("state:Sudmark")]
    for verdicts in ((Verdict.SAME, Verdict.DIFFERENT), (Verdict.DIFFERENT, Verdict.SAME)):
        both = [_judgement(v, "state:norland", "state:sudmark", n) for n, v in enumerate(verdicts)]
        assert len(canonical_graph(articles, both).entities) == 2


def test_a_chain_of_merges_goes_no_way_around_a_difference() -> None:
    articles = [_of(f"state:{name}") for name in ("Norland", "Sudmark", "Eastia")]
    judgements = [
        _judgement(Verdict.SAME, "state:norland", "state:sudmark"),
        _judgement(Verdict.SAME, "state:sudmark", "state:eastia", 1),
        _judgement(Verdict.DIFFERENT, "state:norland", "state:eastia", 2),
    ]
    assert len(canonical_graph(articles, judgements).entities) == 2


_KEYS = ("person:ann-lee", "person:lee", "person:bob-lee", "state:norland", "state:sudmark", "region:georgia")


@st.composite
def _judged(draw: st.DrawFn) -> list[Judgement]:
    pairs = draw(st.lists(st.tuples(st.sampled_from(_KEYS), st.sampled_from(_KEYS)), max_size=4))
    same_type = [(a, b) for a, b in pairs if a != b and a.split(":")[0] == b.split(":")[0]]
    verdicts = st.sampled_from((Verdict.MERGE, Verdict.SAME, Verdict.DIFFERENT))
    return [_judgement(draw(verdicts), a, b, n) for n, (a, b) in enumerate(same_type)]


@given(corpora(), _judged(), st.randoms(use_true_random=False))
def test_with_judgements_too_the_order_of_articles_makes_no_difference(
    corpus: list[Extraction], judgements: list[Judgement], shuffler: random.Random
) -> None:
    expected = canonical_graph(corpus, judgements)
    assert len({e.id for e in expected.entities}) == len(expected.entities)
    shuffler.shuffle(corpus)
    assert canonical_graph(corpus, judgements) == expected


def _about(state: str, body: str) -> Extraction:
    text = f"{state}, {state} and {state}: {body} met. ({next(_NUMBERS)})"
    return extraction(text, entities=[entity(f"state:{state}"), entity(f"organization:{body}")])


@pytest.mark.parametrize(
    "body", ["Parliament", "Supreme Court", "National Assembly", "Police", "Social Democrats"]
)
def test_a_body_that_every_country_has_is_one_only_in_articles_on_one_state(body: str) -> None:
    articles = [_about(state, body) for state in ("Norland", "Norland", "Sudmark")]
    bodies = [e for e in canonical_graph(articles).entities if e.type == "Organization"]
    assert sorted(len(e.articles) for e in bodies) == [1, 2]


@pytest.mark.parametrize("body", ["Norland Police", "Federal Reserve", "Labour Party", "River Council of Havn"])
def test_a_body_with_a_name_of_its_own_is_one_wherever_it_is_named(body: str) -> None:
    articles = [_about(state, body) for state in ("Norland", "Sudmark")]
    assert sum(e.type == "Organization" for e in canonical_graph(articles).entities) == 1


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        (("US Senate", "United States Senate", "U.S. Senate"), 1),
        (("UN General Assembly", "United Nations General Assembly"), 1),
        (("EU Council", "UK Council"), 2),
        (("Parliament of Norland", "Parliament"), 1),
        (("Parliament of Sudmark", "Parliament"), 2),
    ],
)
def test_a_state_in_the_name_of_a_body_is_written_out_or_that_of_the_article(
    names: tuple[str, ...], bodies: int
) -> None:
    articles = [_about("Norland", name) for name in names]
    assert sum(e.type == "Organization" for e in canonical_graph(articles).entities) == bodies


@pytest.mark.parametrize(("name", "bodies"), [("militant group", 2), ("coalition", 2), ("Houthis", 1)])
def test_a_body_that_is_only_described_stays_in_its_article(name: str, bodies: int) -> None:
    shown = name[0].upper() + name[1:]
    body = entity(f"organization:{shown}", aliases=(name,) if name != shown else ())
    articles = [extraction(f"{shown} came. ({next(_NUMBERS)})", entities=[body]) for _ in range(2)]
    assert sum(e.type == "Organization" for e in canonical_graph(articles).entities) == bodies
