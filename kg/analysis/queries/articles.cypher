// Each article with its publisher, its date and how many statements it gave.
MATCH (s:Statement)-[:IN_ARTICLE]->(a:Article)
WITH a, count(s) AS statements
RETURN a.name AS title, a.publisher AS publisher, a.published AS published, statements
ORDER BY published, title
