// What the extractor is least sure of: confidence below .7.
MATCH (s:Statement)
WHERE s.confidence < 0.7
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
