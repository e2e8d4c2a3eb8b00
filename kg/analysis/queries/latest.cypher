// Dated edges, the newest events first.
MATCH (a)-[r]->(b)
WHERE r.date IS NOT NULL
RETURN r.date AS date, a.name AS actor, type(r) AS relation, b.name AS target
ORDER BY date DESC, actor, relation, target
