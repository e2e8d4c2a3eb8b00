// Who rejects which proposal, in whose words.
MATCH (a)-[r:REJECTS]->(b:Proposal)
RETURN a.name AS actor, b.name AS proposal, r.quote AS quotation
ORDER BY actor, proposal, quotation
