// Who holds or held which office, and for whom.
MATCH (a:Person)-[r:REPRESENTS]->(b)
RETURN DISTINCT a.name AS person, r.office AS office, r.former AS former, b.name AS body
ORDER BY person, office, former, body
