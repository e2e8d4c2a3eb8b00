// Which two actors stand against each other on one proposal.
MATCH (a)-[r:SUPPORTS|PROPOSES]->(p:Proposal)<-[q:REJECTS|CRITICIZES]-(b)
WHERE a.id <> b.id
RETURN DISTINCT a.name AS supporter, b.name AS opponent, p.name AS proposal
ORDER BY supporter, opponent, proposal
