// Which entities the most articles name.
MATCH (a:Article)-[:MENTIONS]->(e)
WITH e, count(a) AS articles
RETURN e.name AS entity, e.type AS type, articles
ORDER BY articles DESC, entity
