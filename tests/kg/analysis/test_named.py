"""The ready questions: they answer on the samples, and the same in both languages."""

import json

import pytest

from kg.analysis.named import Language, named_queries, named_query
from kg.workspace import Workspace
from kg_schema import NotFoundError


@pytest.fixture(scope="module")
def opened(_demo):
    with Workspace.open(_demo) as workspace:
        yield workspace


def _sorted(table):
    return sorted(json.dumps(row, sort_keys=True) for row in table.records())


def test_there_are_at_least_twenty():
    assert len(named_queries()) >= 20


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_both_languages_give_the_same_rows_and_some(opened, name):
    query = named_query(name)
    cypher, sparql = opened.cypher(query.cypher), opened.sparql(query.sparql)

    assert cypher.columns == sparql.columns
    assert _sorted(cypher) == _sorted(sparql)
    assert cypher.rows
    assert not cypher.warnings


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_each_has_one_sentence_of_help(query):
    assert query.help.endswith(".")
    assert len(query.help) < 100
    assert query.text(Language.SPARQL).startswith(f"# {query.help}\n")


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(NotFoundError, match="nearest are positions"):
        named_query("position")
