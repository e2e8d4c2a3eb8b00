"""A workspace: a directory with the ledger, and everything that is derived from it and can be made anew."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.freshness import Seal
from kg.ledger import Clock, Ledger, utc_now
from kg_schema import Graph, WorkspaceError, live_judgements

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.pages import Page
    from kg.projections.base import Projection, Value
    from kg.projections.search import Found
    from kg.results import ResultTable

__all__ = ["Workspace"]


class Workspace:
    """The ledger of a directory, its graph, and the engines that answer questions about it.

    Layout: ``ledger.sqlite`` is the truth, ``projections/`` can be deleted at any time. The graph and each engine
    are built when they are first asked for, and again when the ledger has grown since.
    """

    def __init__(self, directory: Path, ledger: Ledger) -> None:
        self.directory = directory
        self.ledger = ledger
        self._made: tuple[str, Graph] | None = None
        self._projections: dict[str, Projection] = {}
        self._filled: dict[str, str] = {}

    @classmethod
    def open(cls, directory: Path, *, create: bool = False, clock: Clock = utc_now) -> "Workspace":
        """Open the workspace in this directory, or make it if ``create``; raise WorkspaceError if that fails."""
        if not create and not directory.is_dir():
            raise WorkspaceError(
                f"There is no workspace at {directory}: load an article to make one, or name the one you mean."
            )
        return cls(directory, Ledger.open(directory / "ledger.sqlite", create, clock=clock))

    def close(self) -> None:
        """Close the engines and the ledger."""
        for projection in self._projections.values():
            projection.close()
        self._projections.clear()
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def purge(self, article_id: str, *, why: str, who: str) -> None:
        """Erase the text of an article from the ledger and from all that was made of it."""
        from shutil import rmtree

        for projection in self._projections.values():
            projection.close()
        self._projections.clear()
        self._made = None
        rmtree(self.directory / "projections", ignore_errors=True)
        self.ledger.purge(article_id, why=why, who=who)

    def graph(self) -> Graph:
        """Return the canonical graph of what the ledger holds now."""
        with self.ledger.snapshot():
            return self._current()[1]

    def cypher(
        self,
        text: str,
        *,
        parameters: "Mapping[str, Value] | None" = None,
        timeout: float = 30.0,
        row_limit: int = 10_000,
    ) -> "ResultTable":
        """Answer a Cypher query; ``timeout`` in seconds. Raises QueryError."""
        engine = self._projection("cypher")
        return engine.query(text, parameters=parameters, timeout=timeout, row_limit=row_limit)

    def engine(self, language: str) -> "Projection":
        """Return the engine of ``cypher`` or ``sparql``, filled from the ledger as it is now."""
        return self._projection(language)

    def sparql(
        self,
        text: str,
        *,
        parameters: "Mapping[str, Value] | None" = None,
        timeout: float = 30.0,
        row_limit: int = 10_000,
    ) -> "ResultTable":
        """Answer a SPARQL 1.1 query; ``timeout`` in seconds. Raises QueryError."""
        engine = self._projection("sparql")
        return engine.query(text, parameters=parameters, timeout=timeout, row_limit=row_limit)

    def search(self, words: str, *, limit: int = 20, step: Callable[[], None] = lambda: None) -> "Found":
        """Return the names and the sentences with these words, best first; ``step`` is called an article indexed.

        Raises QueryError where no word is given.
        """
        from kg.projections.search import SearchIndex

        index = SearchIndex(self.directory / "projections" / "search.sqlite")
        if not index.fits(self.ledger.state):
            with self.ledger.snapshot():
                state, graph = self._current()
            index.update(graph, state, step)
        return index.find(words, limit)

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the graph as networkx has it: entities as nodes, plain edges keyed by statement id."""
        from kg.projections.networkx_ import networkx_graph

        return networkx_graph(self.graph())

    def to_rdflib(self) -> "rdflib.Graph":
        """Return the graph as rdflib has it: the triples that ``sparql`` asks, with our prefixes bound."""
        from kg.projections.rdflib_ import rdflib_graph

        return rdflib_graph(self.graph())

    def view(
        self,
        *,
        about: str | None = None,
        query: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float = 0.0,
        only: str | None = None,
        static: bool = False,
        title: str = "Who stands where",
        made: str | None = None,
    ) -> "Page":
        """Return the graph, or a part of it, as a page that a notebook shows and ``save`` writes.

        ``about`` is an entity, by id or name; ``query`` a Cypher query whose nodes, relationships and paths are
        shown; ``since`` and ``until`` are years, months or days and leave out what has no date. ``only`` is the
        one view that the page has, ``static`` leaves out all scripts. It says that it was made on the day ``made``
        or on that of the last load. Entities stay where the page before of the whole workspace drew them.
        """
        from kg.judged import decided
        from kg.pages.asking import asked, subtitle
        from kg.pages.page import drawn_before, page, remember
        from kg.pages.selection import answer_of
        from kg_schema.documents import check_date

        check_date(made)
        answer = None if query is None else answer_of(self.cypher(query))
        shown = asked(
            self.graph(), about=about, answer=answer, since=since, until=until, min_confidence=min_confidence
        )
        day = made or max((entry.at for entry in self.ledger.log()), default="")[:10]
        memory = self.directory / "projections" / "drawn.json"
        made_page = page(
            shown.part,
            title=title,
            subtitle=subtitle(shown.part, self.directory.resolve().name, shown.words, day),
            only=only,
            static=static,
            drawn=drawn_before(memory) if shown.whole else {},
            judged=decided(self.ledger.extractions(), live_judgements(self.ledger.judgements())),
            notes=shown.notes,
        )
        if shown.whole:
            remember(memory, made_page.drawn)
        return made_page

    def _projection(self, language: str) -> "Projection":
        """Return the engine of the language, filled from the ledger as it is now."""
        from kg.projections.registry import projection

        folder = self.directory / "projections"
        seal = Seal(folder / f"{language}.seal")
        if language not in self._projections:
            self._projections[language] = projection(language, folder)
            if seal.fits(self.ledger.state):
                self._filled[language] = self.ledger.state
        engine = self._projections[language]
        fits = self._filled.get(language) == self.ledger.state and engine.sequence == self.ledger.sequence
        if not fits or not engine.ready():
            with self.ledger.snapshot() as sequence:
                state, graph = self._current()
            engine.rebuild(graph, sequence)
            seal.set(state)
            self._filled[language] = state
        return engine

    def _current(self) -> tuple[str, Graph]:
        """Return the state of the ledger and its graph, made anew if the ledger has grown; read in a snapshot."""
        state = self.ledger.state
        if self._made is None or self._made[0] != state:
            from kg.projections.stored_graph import StoredGraph

            kept = StoredGraph(self.directory / "projections" / "graph.json")
            graph = kept.read(state)
            if graph is None:
                from kg.resolve import canonical_graph

                graph = canonical_graph(self.ledger.extractions(), live_judgements(self.ledger.judgements()))
                kept.write(state, graph)
            self._made = state, graph
        return self._made
