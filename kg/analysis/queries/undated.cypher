// Why statements have no date, and how many for each reason.
MATCH (s:Statement)
WHERE s.event_date IS NULL
RETURN s.date_note AS reason, count(s) AS statements
ORDER BY reason
