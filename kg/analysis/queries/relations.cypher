// Which relations there are, and how many statements of each.
MATCH (s:Statement)
RETURN s.relation AS relation, count(s) AS statements
ORDER BY relation
