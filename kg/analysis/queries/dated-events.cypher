// What is dated by the text itself.
MATCH (s:Statement)
WHERE s.event_date IS NOT NULL
RETURN s.name AS claim, s.event_date AS date, s.quote AS quotation
ORDER BY claim, quotation
