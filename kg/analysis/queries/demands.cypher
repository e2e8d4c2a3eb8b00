// Who demands something of whom, or demands what.
MATCH (a)-[r:DEMANDS]->(b)
RETURN a.name AS actor, b.name AS asked, r.quote AS quotation
ORDER BY actor, asked, quotation
