// Force, penalties and threats, with how the text puts them: asserted, alleged, denied, planned.
MATCH (s:Statement)
WHERE s.relation IN ['ATTACKS', 'COERCES', 'MOBILIZES_AGAINST', 'OCCUPIES', 'SANCTIONS', 'THREATENS']
RETURN s.name AS claim, s.modality AS modality, s.quote AS quotation
ORDER BY claim, quotation
