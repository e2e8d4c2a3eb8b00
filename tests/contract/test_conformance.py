"""The same rows, columns and types from every engine, in each language and in both."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from contract.answers import Question, questions, same, shape
from contract.summit import summit
from kg.analysis.named import named_queries
from kg.projections.base import Ask
from kg.projections.bolt import BoltMirror, BoltServer
from kg.projections.cypher import CypherProjection
from kg.projections.endpoint import EndpointMirror, EndpointServer
from kg.projections.mirror import Mark
from kg.projections.sparql import SparqlProjection
from kg.projections.sparql_answers import table, triples_table
from kg.rdf import ntriples, triples
from kg.results import ResultTable
from kg_schema.namespaces import PREFIXES
from servers.running import emptied

CYPHER, SPARQL = questions("cypher.yaml"), questions("sparql.yaml")
BOTH = (*questions("both.yaml"), *(Question(q.name, q.cypher, q.sparql) for q in named_queries()))
MARK = Mark(1, "l-0", "0")


@pytest.fixture(scope="module", params=["kglite", "kglite kept", "arcadedb", "neo4j"])
def cypher(request: pytest.FixtureRequest) -> Iterator[tuple[str, Ask]]:
    directory = request.getfixturevalue("tmp_path_factory").mktemp("cypher")
    with _cypher(request, request.param, directory) as ask:
        yield request.param.removesuffix(" kept"), ask


@pytest.fixture(scope="module", params=["pyoxigraph", "oxigraph", "fuseki", "rdflib"])
def sparql(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ask]]:
    with _sparql(request, request.param, tmp_path_factory.mktemp("sparql")) as ask:
        yield request.param, ask


@contextmanager
def _cypher(request: pytest.FixtureRequest, name: str, directory: Path) -> Iterator[Ask]:
    if name.startswith("kglite"):
        with closing(CypherProjection(directory, keep_from=0)) as home:
            home.rebuild(summit(), 1)
            if name == "kglite":
                yield home.query
        if name == "kglite kept":
            with closing(CypherProjection(directory, keep_from=0)) as later:
                yield later.query
        return
    server = request.getfixturevalue(name)
    emptied(server)
    with closing(BoltMirror(server)) as mirror:
        mirror.bring(summit(), None, MARK, lambda items: items)
    with closing(BoltServer(server)) as asked:
        yield asked.query


@contextmanager
def _sparql(request: pytest.FixtureRequest, name: str, directory: Path) -> Iterator[Ask]:
    if name == "pyoxigraph":
        with closing(SparqlProjection(directory)) as home:
            home.rebuild(summit(), 1)
            yield home.query
    elif name == "rdflib":
        yield _rdflib()
    else:
        server = request.getfixturevalue(name)
        with closing(EndpointMirror(server)) as mirror:
            mirror.bring(summit(), None, MARK, lambda items: items)
        with closing(EndpointServer(server)) as asked:
            yield asked.query


def _rdflib() -> Ask:
    graph = rdflib.Graph()
    graph.parse(data="".join(f"{ntriples(triple)} .\n" for triple in triples(summit())), format="nt")

    def ask(text: str, /, **_: object) -> ResultTable:
        found = graph.query(text, initNs=PREFIXES)
        if found.graph is not None:
            written = found.graph.serialize(format="nt", encoding="utf-8")
            return triples_table([q.triple for q in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)], 1000)
        written = found.serialize(format="json") or b""
        return table(ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON), 1000)

    return ask


@pytest.mark.parametrize("question", CYPHER, ids=lambda question: question.asks)
def test_a_question_in_cypher(cypher: tuple[str, Ask], question: Question):
    name, ask = cypher
    if name in question.not_on:
        pytest.xfail(f"{name} is known to answer otherwise")
    found = ask(question.cypher, parameters=question.parameters)

    if name == "arcadedb" and not question.rows:
        assert found.rows == ()  # it names no columns where there is no row
    else:
        assert shape(found, ordered=question.ordered) == same(question)


@pytest.mark.parametrize("question", SPARQL, ids=lambda question: question.asks)
def test_a_question_in_sparql(sparql: tuple[str, Ask], question: Question):
    name, ask = sparql
    if name in question.not_on:
        pytest.xfail(f"{name} is known to answer otherwise")

    assert shape(ask(question.sparql), ordered=question.ordered) == same(question)


@pytest.fixture(scope="module")
def languages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ask, Ask]]:
    with (
        _cypher(request, "kglite", tmp_path_factory.mktemp("cypher")) as one,
        _sparql(request, "pyoxigraph", tmp_path_factory.mktemp("sparql")) as other,
    ):
        yield [one, other]


@pytest.mark.parametrize("question", BOTH, ids=lambda question: question.asks)
def test_a_question_in_both_languages(languages: list[Ask], question: Question):
    one, other = languages

    assert shape(one(question.cypher), ordered=False) == shape(other(question.sparql), ordered=False)


def test_most_questions_in_both_languages_have_an_answer(languages: list[Ask]):
    answered = [question for question in BOTH if languages[0](question.cypher).rows]

    assert len(answered) > 0.8 * len(BOTH)


def test_there_are_enough_questions():
    assert len({q.cypher for q in CYPHER}) >= 80
    assert len({q.sparql for q in SPARQL}) >= 60
    assert len({q.cypher for q in BOTH}) >= 40
