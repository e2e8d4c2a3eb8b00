// Who sanctions whom.
MATCH (a)-[r:SANCTIONS]->(b)
RETURN a.name AS actor, b.name AS sanctioned, r.quote AS quotation
ORDER BY actor, sanctioned, quotation
