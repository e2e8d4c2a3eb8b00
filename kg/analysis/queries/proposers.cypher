// Who proposes what.
MATCH (a)-[r:PROPOSES]->(b)
RETURN a.name AS actor, b.name AS proposal, r.quote AS quotation
ORDER BY actor, proposal, quotation
