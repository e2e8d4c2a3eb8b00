// Who criticizes whom or what.
MATCH (a)-[r:CRITICIZES]->(b)
RETURN a.name AS critic, b.name AS criticized, r.quote AS quotation
ORDER BY critic, criticized, quotation
