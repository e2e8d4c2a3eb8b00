// What is planned and has not happened; none of it is an edge.
MATCH (s:Statement)
WHERE s.modality = 'planned'
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
