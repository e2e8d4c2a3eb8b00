// What somebody denies; none of it is an edge.
MATCH (s:Statement)
WHERE s.modality = 'denied'
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
