// What the extractor is least sure of: confidence below .6.
MATCH (s:Statement)
WHERE s.confidence < 0.6
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
