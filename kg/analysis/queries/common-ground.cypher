// Which two actors support one proposal.
MATCH (a)-[r:SUPPORTS|PROPOSES]->(p:Proposal)<-[q:SUPPORTS|PROPOSES]-(b)
WHERE a.id < b.id
RETURN DISTINCT a.name AS one, b.name AS other, p.name AS proposal
ORDER BY one, other, proposal
