// Who says and does most, by edges going out.
MATCH (a)-[r]->(b)
WHERE r.statement IS NOT NULL
WITH a, count(r) AS statements
RETURN a.name AS actor, a.type AS type, statements
ORDER BY statements DESC, actor
