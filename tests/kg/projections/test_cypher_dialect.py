"""Where the embedded engine and Neo4j part: refused with what to write instead, or rewritten."""

import pytest

from contract.summit import summit
from kg.projections.cypher import CypherProjection
from kg.projections.cypher_check import check_cypher, check_server_cypher
from kg.projections.cypher_dialect import rewritten
from kg.projections.cypher_tokens import tokens
from kg_schema import QueryRefusedError

REFUSED = [
    ("RETURN round(-2.5) AS x", "floor"),
    ("MATCH (n:State) RETURN round(avg(size(n.name))) AS x", "floor"),
    ("RETURN date('2025-01-01') - date('2024-01-01') AS x", "duration.inDays"),
    ("RETURN date('2025-01-01') = '2025-01-01' AS x", "never equal"),
    ("RETURN '2025-01-01' < date('2025-01-02') AS x", "never equal"),
    ("MATCH (s:Statement) WHERE date(s.event_date) >= $since RETURN s.id", "never equal"),
    ("MATCH (s:Statement) WHERE date('2025-01-01') <= s.event_date RETURN s.id", "dates are text"),
    ("RETURN date('2025-01-01') = datetime('2025-01-01T00:00:00Z') AS x", "cannot be compared"),
    ("RETURN date('2025-01-01').weekday AS d", "dayOfWeek"),
    ("MATCH (n) WHERE n.name =~ '(?i)östhafen' RETURN n", "toLower"),
    (r"MATCH (n) WHERE n.name =~ '\\w+' RETURN n", r"p\{L\}"),
    ("MATCH (n) WHERE '[\"Oslo\"]' = n.name RETURN n", "write the list itself"),
    ("MATCH (n) RETURN stDev(n.articles) AS x", "sqrt"),
    ("RETURN point({latitude: 1, longitude: 2}) AS p", "latitude and longitude"),
    ("MATCH (n:Person)", "ends with RETURN"),
    ("EXPLAIN MATCH (n) RETURN n", "--explain"),
    ("SHOW INDEXES", "not of the graph"),
    ("MATCH (n:State) FILTER n.name = 'Norland' RETURN n.name", "WITH … WHERE"),
    ("MATCH (n:State) WITH n.name RETURN 1 AS x", "write AS and a name"),
    ("MATCH (a)-[r:PROPOSES]->(b), (s:Statement {id: r.statement}) RETURN s.id", "a second MATCH"),
    ("MATCH (a)-[r:PROPOSES]->(b), (s:Statement {id: r.statement}) RETURN s.id", "a second MATCH"),
    ("MATCH (s:Statement), (a {id: s.source}) RETURN a.id", "a second MATCH"),
    ("MATCH (n:State) WITH n, count(*) ORDER BY n.name RETURN n", "write AS and a name"),
]
ALLOWED = [
    "RETURN round(2.345, 2) AS x",
    "WITH {round: 1} AS m RETURN m.round AS x",
    "MATCH (s:Statement) WHERE date(s.event_date) >= date('2025-01-01') RETURN s.id",
    "RETURN duration.inDays(date('2025-01-01'), date('2024-01-01')).days - 1 AS x",
    "MATCH (n) WHERE n.name =~ '(?i)norland' RETURN n",
    "MATCH (n) WHERE n.name STARTS WITH 'N' RETURN n",
    "MATCH (n) WITH DISTINCT n, n.name AS name WHERE name ENDS WITH 'd' RETURN name",
    "MATCH (n) WITH * RETURN count(*) AS n",
    "MATCH (n) WITH collect(n {.name, id: n.id}) AS l RETURN size(l) AS n",
    "WITH 1 AS filter RETURN filter + 1 AS let",
    "MATCH (n) RETURN {filter: n.name, show: 1} AS m",
    "UNWIND [1, 2] AS x RETURN x",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (s:Statement) MATCH (a {id: s.source})-[r]->(b {id: s.target}) RETURN r.id",
    "MATCH (s), (a) WHERE a.id = s.source RETURN {id: s.id}",
]


@pytest.fixture(scope="module")
def home():
    engine = CypherProjection()
    engine.rebuild(summit(), 1)
    yield engine
    engine.close()


@pytest.mark.parametrize(("query", "instead"), REFUSED)
def test_what_would_differ_is_refused_with_what_to_write(query: str, instead: str):
    with pytest.raises(QueryRefusedError, match=instead) as refused:
        check_cypher(query)
    assert str(refused.value).endswith("^")


@pytest.mark.parametrize("query", ALLOWED)
def test_what_only_looks_alike_is_allowed(query: str):
    assert check_cypher(query)


@pytest.mark.parametrize(
    ("query", "is_refused"),
    [
        ("RETURN round(-2.5) AS x", False),
        ("MATCH p = (a)-[*]->(b) RETURN p", False),
        ("MATCH p = SHORTEST 1 (a)-[:LOCATED_IN]->+(b) RETURN p", False),
        ("RETURN apoc.text.clean('x') AS x", False),
        ("CALL apoc.export.csv.all('x.csv', {})", True),
        ("MATCH (n) SET n.x = 1", True),
        ("MATCH ()-[r]->() WHERE r.date > date('2025-01-01') RETURN r", True),
    ],
)
def test_a_server_is_asked_in_its_own_dialect_as_long_as_nothing_is_written(query: str, is_refused: bool):
    if is_refused:
        with pytest.raises(QueryRefusedError):
            check_server_cypher(query)
    else:
        assert check_server_cypher(query)


@pytest.mark.parametrize(
    ("query", "becomes"),
    [
        ("MATCH ()-[r]->() MATCH (s {id: r.x}) RETURN r", "MATCH ()-[r]->() MATCH (s {id: r['x']}) RETURN r"),
        ("MATCH ()-[r]-() MATCH (s {b: r.`x y`}) RETURN s", "MATCH ()-[r]-() MATCH (s {b: r['x y']}) RETURN s"),
        ("MATCH ()-[r]->() RETURN {id: r.statement}", None),
        ("MATCH ()-[r]->() RETURN collect({id: r.statement})", None),
        ("MATCH ()-[r]->() RETURN r {id: r.statement}", None),
        ("MATCH (r) MATCH (s {id: r.statement}) RETURN s", None),
    ],
)
def test_a_property_of_a_relationship_in_a_pattern_is_rewritten(query: str, becomes: str | None):
    assert rewritten(query, tokens(query)) == (becomes or query)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (a)-[r:PROPOSES]->(b) MATCH (s:Statement {id: r.statement}) RETURN s.id AS id",
        "MATCH (a)-[r:PROPOSES]->(b) WHERE EXISTS { MATCH (s:Statement {id: r.statement}) } RETURN r.id AS id",
        "MATCH ()-[r:PROPOSES]->() CALL (r) { MATCH (s:Statement {id: r.statement}) RETURN s } RETURN s.id AS id",
    ],
)
def test_an_edge_finds_its_statement(home: CypherProjection, query: str):
    assert home.query(query).column("id") == ("s-04",)


def test_a_column_is_named_without_its_backticks(home: CypherProjection):
    assert home.query("WITH 1 AS `a name` RETURN `a name`").columns == ("a name",)
