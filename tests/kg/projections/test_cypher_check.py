"""What a Cypher query may not contain, and what only looks like it."""

import pytest

from kg.projections.cypher_check import check_cypher
from kg_schema import QueryError, QueryRefusedError

HARMLESS = (
    "MATCH (n) WHERE n.name = 'DELETE' RETURN n.create_user, n.set, n.load",
    "MATCH (n {set: 1, delete: 2}) RETURN n.name AS create",
    "MATCH (n:Set|Merge) RETURN n",
    "MATCH (n) RETURN n.`LOAD CSV` AS `DETACH DELETE n`",
    "MATCH (n) // CREATE (m)\nRETURN n /* LOAD CSV FROM 'x' AS l */",
    "RETURN \"LOAD CSV FROM 'file:///x' AS line\" AS text, 'it\\'s MERGE' AS other",
    "MATCH (a)-[r:REJECTS*1..4]->(b) RETURN r",
    "MATCH (a)-[*..3]-(b), (b)-[*2]->(c) RETURN a",
    "MATCH p = shortestPath((a:Person)-[*..8]-(b:State)) RETURN length(p)",
    "RETURN [x IN range(1, 3) WHERE x * 2 > 2 | x * 3] AS list, 2 * 3 AS n, count(*) AS all",
    "MATCH (n) RETURN 5 -[1, 2 * n.articles][0] AS n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.relationshipTypes()",
    "MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS c } RETURN n.id, c",
    "MATCH (n) CALL (n) { RETURN n.id AS x } RETURN x",
    "MATCH (call) WITH call AS `call` WHERE `call`.name IS NOT NULL RETURN `call`",
    "MATCH (n) WHERE EXISTS { (n)-->() } AND NOT (n)-[:ATTACKS]->() RETURN COUNT { (n)--() } AS c",
    "MATCH (a)-[r]->(b) RETURN startNode(r).name, endNode(r) = b, labels(endNode(r))",
    "MATCH (a)-[r]->(b) RETURN properties(r), a {.name, .id}",
    "MATCH ()-[r]->() WHERE r.date >= '2025' AND date(r.date) > date('2025-01-01') RETURN r.date",
    "MATCH (n) RETURN CASE WHEN (n.articles) > 1 THEN 'many' ELSE ('few') END AS s",
    "MATCH (n) RETURN any(x IN n.aliases WHERE x CONTAINS 'a'), reduce(s = 0, x IN [1] | s + x), toLower(n.name)",
    "RETURN duration.inDays(date('2025-01-01'), date()).days, date.truncate('month', date('2025-01-09'))",
    "UNWIND [1, 2] AS x WITH DISTINCT (x) ORDER BY (x) SKIP (0) LIMIT (1) RETURN x;",
    "MATCH (n) RETURN n.having, n.over, n.format, n.intersect",
)
REFUSED = (
    ("MATCH (n)\nSET n.name = 'x'", "line 2 at column 1", "SET would change the graph"),
    ("MATCH (n) DETACH DELETE n", "column 11", "DETACH would change"),
    ("WITH 1 AS x MERGE (:A)", "column 13", "MERGE would change"),
    ("CALL { CREATE (:A) }", "column 8", "CREATE would change"),
    ("LOAD CSV FROM 'x' AS l RETURN l", "column 1", "LOAD CSV would read a file"),
    ("`load` `csv` FROM 'x' AS l RETURN l", "column 1", "LOAD CSV would read a file"),
    ("USING PERIODIC COMMIT 5 RETURN 1", "column 1", "USING PERIODIC COMMIT"),
    ("CALL apoc.help('x')", "column 1", "not apoc.help"),
    ("CALL gds.graph.drop('x')", "column 1", "not gds.graph.drop"),
    ("RETURN 1; MATCH (n) RETURN n", "column 11", "a second query begins here"),
    ("MATCH (n) RETURN n.type, count(n) HAVING count(n) > 1", "column 35", "Neo4j has no HAVING"),
    ("MATCH (n) RETURN rank() OVER (ORDER BY n.id)", "column 25", "window functions"),
    ("RETURN 1 AS x INTERSECT RETURN 1 AS x", "column 15", "Neo4j has no INTERSECT"),
    ("MATCH (n) RETURN n.name FORMAT CSV", "column 25", "FORMAT CSV"),
    ("MATCH (n) FOR VALID_TIME AS OF date() RETURN n", "column 11", "FOR VALID_TIME"),
    ("MATCH (a)-[*]-(b) RETURN a", "column 12", "without an upper bound"),
    ("MATCH (a)-[r:REJECTS*]->(b) RETURN a", "column 21", "without an upper bound"),
    ("MATCH (a)<-[*2..]-(b) RETURN a", "column 13", "without an upper bound"),
    ("MATCH (a)-[*..]-(b) RETURN a", "column 12", "without an upper bound"),
    ("MATCH (a)-[* {stance: 2}]-(b) RETURN a", "column 12", "without an upper bound"),
    ("MATCH (n) WHERE EXISTS { (n)-[:X*]->() } RETURN n", "column 33", "without an upper bound"),
    ("MATCH (n) RETURN id(n)", "column 18", "write n.id"),
    ("MATCH (n) RETURN ELEMENTID(n)", "column 18", "write n.id"),
    ("RETURN duration.between(date(), date())", "column 8", "duration.inDays"),
    ("MATCH (n) RETURN text_score(n, 'x', 'y')", "column 18", "no function text_score()"),
    ("RETURN apoc.text.join(['a'], '')", "column 8", "no function apoc.text.join()"),
    ("MATCH ()-[r]->() RETURN endNode(r)", "column 25", "write endNode(r).id"),
    ("MATCH ()-[r]->() RETURN r {.quote}", "column 25", "write properties(r)"),
    ("MATCH ()-[r]->() WHERE r.date < date('2025-01-01') RETURN r", "column 31", "dates are text"),
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_forbidden_is_allowed(text: str):
    assert check_cypher(text)


@pytest.mark.parametrize(("text", "place", "reason"), REFUSED)
def test_what_is_forbidden_is_refused_with_place_and_reason(text: str, place: str, reason: str):
    with pytest.raises(QueryRefusedError) as error:
        check_cypher(text)

    sentence = str(error.value).split("\n")[0]
    assert place in sentence
    assert reason in sentence
    assert sentence.endswith(".")


def test_the_place_is_shown_below_the_line():
    with pytest.raises(QueryRefusedError) as error:
        check_cypher("MATCH (n)\n\tSET n.x = 1\nRETURN n")

    assert str(error.value).split("\n")[1:] == ["  \tSET n.x = 1", "  \t^"]


@pytest.mark.parametrize(
    ("text", "what"), [("RETURN 'x", "string"), ("RETURN `x", "backticks"), ("/* x", "comment")]
)
def test_what_is_never_closed_is_named(text: str, what: str):
    with pytest.raises(QueryError, match=f"{what}.* not closed"):
        check_cypher(text)
