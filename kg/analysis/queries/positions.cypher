// Who takes which stance on which proposal, and how often.
MATCH (a)-[r]->(p:Proposal)
WHERE r.stance IS NOT NULL
WITH p, a, r.stance AS stance, count(r) AS statements
RETURN p.name AS proposal, a.name AS actor, stance, statements
ORDER BY proposal, actor, stance
