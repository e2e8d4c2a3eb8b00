"""The embedded SPARQL engine: all that knows pyoxigraph. Queries run in a process of their own."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.projections.generations import REMEDY, DamagedError
from kg.projections.sparql_answers import bound, read, table
from kg.projections.sparql_documents import DOCUMENTS, document
from kg.projections.worker_process import serve
from kg.rdf import IRI, Term, Triple
from kg.results import ResultTable
from kg_schema import QueryError

__all__ = ["Engine", "build", "main"]

_OPENED: Final = 12
"""Tables of an index that RocksDB surely opens at once; it opens others when it comes to read them."""


def main() -> None:
    """Serve requests on the standard streams."""
    serve(Engine)


def build(directory: Path, content: Iterable[Triple]) -> None:
    """Write the triples as an index into an empty directory."""
    store = ox.Store(str(directory))
    store.bulk_extend(_quads(content))
    store.flush()
    del store  # frees the lock


def _quads(content: Iterable[Triple]) -> Iterator[ox.Quad]:
    nodes: dict[str, ox.NamedNode] = {}

    def node(iri: str) -> ox.NamedNode:
        return nodes.get(iri) or nodes.setdefault(iri, ox.NamedNode(iri))

    def value(term: Term) -> ox.NamedNode | ox.Literal:
        if isinstance(term, IRI):
            return node(term.value)
        if term.language is not None:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=node(term.datatype) if term.datatype else None)

    for subject, predicate, obj in content:
        yield ox.Quad(node(subject.value), node(predicate.value), value(obj))


class Engine:
    """An open index that only reads; calling it with a request gives the answer or raises KGError."""

    def __init__(self, directory: str) -> None:
        tables = sum(1 for _ in Path(directory).glob("*.sst"))
        self.files = tables if tables > _OPENED else 0
        try:
            self._store = ox.Store.read_only(directory)
        except OSError as error:
            raise DamagedError(f"The SPARQL index cannot be opened ({error}): {REMEDY}.") from error

    def __call__(self, request: dict[str, Any]) -> ResultTable | str:
        """Answer a request: text, parameters, prefixes, rows at most, and the form: ``table`` or a document."""
        try:
            text = bound(request["text"], request["parameters"])
            found = read(self._store, text, request["prefixes"])
            if request["form"] in DOCUMENTS:
                return document(found, request["form"], request["prefixes"], request["rows"])
            return table(found, request["rows"])
        except OSError as error:
            raise DamagedError(f"The SPARQL index cannot be read ({error}): {REMEDY}.") from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"The query fails: {' '.join(str(error).split()).rstrip('.')}.") from error
