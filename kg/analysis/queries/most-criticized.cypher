// Who or what is criticized and rejected most.
MATCH (a)-[r:CRITICIZES|REJECTS]->(b)
WITH b, count(r) AS statements
RETURN b.name AS target, statements
ORDER BY statements DESC, target
