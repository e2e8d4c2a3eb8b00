// What the extractor is least sure of: confidence below .8.
MATCH (s:Statement)
WHERE s.confidence < 0.8
RETURN s.name AS claim, s.quote AS quotation
ORDER BY claim, quotation
