// Which proposals have both supporters and opponents, and how many of each.
MATCH (a)-[r]->(p:Proposal)
WHERE r.stance IS NOT NULL
WITH p, count(DISTINCT CASE WHEN r.stance > 0 THEN a.id END) AS supporters,
  count(DISTINCT CASE WHEN r.stance < 0 THEN a.id END) AS opponents
WHERE supporters > 0 AND opponents > 0
RETURN p.name AS proposal, supporters, opponents
ORDER BY proposal, supporters, opponents
