// What the articles say is not so; none of it is an edge.
MATCH (s:Statement)
WHERE s.polarity = 'negated'
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
