"""Asking a SPARQL endpoint, in a process of its own that can be killed."""

from typing import Any, Final

import pyoxigraph as ox

from kg.projections.endpoint_http import Endpoint
from kg.projections.server import Server
from kg.projections.sparql_answers import bound, read, table, triples_table
from kg.projections.sparql_documents import DOCUMENTS, document
from kg.projections.worker_process import serve
from kg.results import ResultTable
from kg_schema import ServerError

__all__ = ["Engine", "main"]

_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"


def main() -> None:
    """Serve requests on the standard streams."""
    serve(Engine)


class Engine:
    """An endpoint that is asked; calling it with a request gives the answer or raises KGError."""

    files = 16  # connections, and the certificates that they are checked against

    def __init__(self, content: tuple[Server, str]) -> None:
        server, self._graph = content
        self._endpoint = Endpoint(server)
        self._empty = ox.Store()

    def __call__(self, request: dict[str, Any]) -> ResultTable | str:
        """Answer a request: text, parameters, prefixes, timeout, rows at most, and form: ``table`` or a document.

        The engine at home reads the query first, whose errors have their places.
        """
        prefixes, limit = request["prefixes"], request["rows"]
        text = bound(request["text"], request["parameters"])
        kind = read(self._empty, text, prefixes)
        # In front of the first line, so that the server counts lines as the query does.
        sent = "".join(f"PREFIX {name}: <{base}> " for name, base in sorted(prefixes.items())) + text
        if isinstance(kind, ox.QueryTriples):
            return self._triples(sent, request)
        body = self._endpoint.query(sent, self._graph, _ROWS, request["timeout"])
        try:
            found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if request["form"] in DOCUMENTS:
                return document(found, request["form"], prefixes, limit)
            return table(found, limit)
        except (SyntaxError, ValueError) as error:
            raise ServerError(f"{self._endpoint.url} answers with what is no SPARQL result ({error}).") from error

    def _triples(self, sent: str, request: dict[str, Any]) -> ResultTable | str:
        body = self._endpoint.query(sent, self._graph, _TRIPLES, request["timeout"])
        try:
            found = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise ServerError(f"{self._endpoint.url} answers with what are no triples ({error}).") from error
        if request["form"] in DOCUMENTS:
            return document(found, request["form"], request["prefixes"], request["rows"])
        return triples_table(found, request["rows"])
