"""Full-text search: names, titles and sentences in a rebuildable SQLite FTS5 index beside the engines.

Articles never change under their id, so that only those that came or went are indexed anew; names and statements,
which depend on the whole workspace, are written each time.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.passages import passages
from kg.projections.code import fingerprint
from kg_schema import Article, Graph, GraphStatement, Modality, Polarity, QueryError, Relation, WorkspaceError

__all__ = ["MATCH_END", "MATCH_START", "Found", "FoundEntity", "FoundSentence", "FoundStatement", "SearchIndex"]

MATCH_START, MATCH_END = "\ue000", "\ue001"
"""Stand around the words that were found in ``FoundSentence.marked``; characters of no script."""

_SCHEMA: Final = """
create table meta (key text primary key, value text not null);
create table articles (
    id text primary key, title text, published text, publisher text, first integer not null, last integer not null
);
create virtual table sentences using fts5 (
    text, article unindexed, start unindexed, end unindexed, tokenize = 'porter unicode61 remove_diacritics 2'
);
create virtual table names using fts5 (
    forms, entity unindexed, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create table entities (id text primary key, name text, type text, statements integer not null);
create table statements (
    id text, article text, start integer, end integer, source text, source_name text, relation text, target text,
    target_name text, polarity text, modality text, office text, former integer, attributed_to text, speaker text
);
create index statements_of_article on statements (article);
"""
_TITLE: Final = -1
"""``start`` and ``end`` of a title, which is no slice of the text."""
_RANKED: Final = 30_000
"""Sentences that are ranked at most: of words that stand in more, those of the articles that were indexed last."""
_TERM: Final = re.compile(r'"([^"]*)"?|(\S+)')
_LETTERS: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity of which a name has the words, and the number of statements that it is an end of."""

    id: str
    name: str
    type: str
    statements: int


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement whose quotation touches a sentence that was found, with the names of its ends."""

    id: str
    source: str
    source_name: str
    relation: Relation
    target: str
    target_name: str
    polarity: Polarity
    modality: Modality
    office: str | None
    former: bool
    attributed_to: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence with the words, or the title of an article: then ``start`` and ``end`` are None."""

    article: str
    title: str | None
    published: str | None
    publisher: str | None
    text: str
    marked: str
    start: int | None
    end: int | None
    statements: tuple[FoundStatement, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What has the words, best first; ``loose`` tells that nothing has them all, so that these have some."""

    entities: tuple[FoundEntity, ...]
    sentences: tuple[FoundSentence, ...]
    sentences_in_all: int
    loose: bool = False


class SearchIndex:
    """The index file of a workspace."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def update(self, graph: Graph, state: str, step: Callable[[], None] = lambda: None) -> None:
        """Bring the index to this state of the ledger; a file of another version of ours is made anew.

        ``step`` is called after each article that is indexed. Raises WorkspaceError if the file cannot be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as database, database:
                _write(database, graph, state, step)
        except sqlite3.DatabaseError as error:
            raise WorkspaceError(f"{self._path} cannot be written ({error}): delete it and ask again.") from error

    def fits(self, state: str) -> bool:
        """Tell whether the index is of this state of the ledger and of our version."""
        if not self._path.is_file():
            return False
        try:
            with closing(sqlite3.connect(self._path)) as database:
                return _meta(database) == {"state": state, "code": fingerprint("search")}
        except sqlite3.DatabaseError:
            return False

    def find(self, words: str, limit: int) -> Found:
        """Return the names and at most ``limit`` sentences with all the words, or with any where none has all.

        A word in double quotes with others is a phrase, a word that ends in ``*`` begins words. Raises QueryError
        where no word is given.
        """
        terms = list(_terms(words))
        if not terms:
            raise QueryError("Nothing to search for: give at least one word, for instance 'sanctions'.")
        with closing(sqlite3.connect(self._path)) as database:
            for loose in (False, True):
                match = " OR ".join(_telling(database, terms)) if loose else " AND ".join(terms)
                entities, count = tuple(_entities(database, match, limit)), _count(database, match)
                if entities or count or len(terms) == 1:
                    sentences = tuple(_sentences(database, match, limit))
                    return Found(entities, sentences, count, loose)
        return Found((), (), 0)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30)
        try:
            if _meta(database).get("code") == fingerprint("search"):
                return database
        except sqlite3.DatabaseError:
            pass  # not ours, half written or damaged: made anew
        database.close()
        self._path.unlink(missing_ok=True)
        database = sqlite3.connect(self._path, timeout=30)
        database.executescript(_SCHEMA)
        return database


def _meta(database: sqlite3.Connection) -> dict[str, str]:
    if not database.execute("select 1 from sqlite_master where name = 'meta'").fetchone():
        return {}
    return dict(database.execute("select key, value from meta"))


def _write(database: sqlite3.Connection, graph: Graph, state: str, step: Callable[[], None]) -> None:
    wanted = {article.id: article for article in graph.articles}
    kept = {row[0]: row for row in database.execute("select id, first, last from articles")}
    for gone in kept.keys() - wanted.keys():
        _, first, last = kept[gone]
        database.execute("delete from sentences where rowid between ? and ?", (first, last))
        database.execute("delete from articles where id = ?", (gone,))
    free = (database.execute("select max(last) from articles").fetchone()[0] or 0) + 1
    for article in (a for i, a in wanted.items() if i not in kept):
        rows = [(free + n, *row) for n, row in enumerate(_slices(article))]
        database.executemany(
            "insert into sentences (rowid, text, article, start, end) values (?, ?, ?, ?, ?)", rows
        )
        last = free + len(rows) - 1
        told = (article.id, article.title, article.published, article.publisher, free, last)
        database.execute("insert into articles values (?, ?, ?, ?, ?, ?)", told)
        free = last + 1
        step()
    for table in ("names", "entities", "statements"):
        database.execute(f"delete from {table}")
    _write_graph(database, graph)
    values = (("state", state), ("code", fingerprint("search")))
    database.executemany("insert or replace into meta values (?, ?)", values)


def _slices(article: Article) -> Iterator[tuple[str, str, int, int]]:
    if article.title and not article.text.lstrip().startswith(article.title):
        yield article.title, article.id, _TITLE, _TITLE
    for start, end in passages(article.text):
        yield article.text[start:end], article.id, start, end


def _write_graph(database: sqlite3.Connection, graph: Graph) -> None:
    names = {entity.id: entity.name for entity in graph.entities}
    counts = dict.fromkeys(names, 0)
    for s in graph.statements:
        for end in {s.source, s.target}:
            counts[end] += 1
    database.executemany(
        "insert into entities values (?, ?, ?, ?)",
        ((e.id, e.name, e.type.value, counts[e.id]) for e in graph.entities),
    )
    database.executemany(
        "insert into names (forms, entity) values (?, ?)",
        (("\n".join((e.name, *e.aliases)), e.id) for e in graph.entities),
    )
    database.executemany(
        f"insert into statements values ({', '.join('?' * 15)})", (_statement(s, names) for s in graph.statements)
    )


def _statement(s: GraphStatement, names: dict[str, str]) -> tuple[object, ...]:
    ends = (s.source, names[s.source], s.relation.value, s.target, names[s.target])
    kind = (s.polarity.value, s.modality.value, s.office, int(s.former), s.attributed_to)
    return (s.id, s.article, s.start, s.end, *ends, *kind, names.get(s.attributed_to or ""))


def _terms(words: str) -> Iterator[str]:
    """Yield the words and phrases as FTS5 strings, which have no operators: ``"war crimes" trib*``."""
    for phrase, word in _TERM.findall(words):
        text, prefix = (phrase, "") if phrase else (word.rstrip("*"), "*" if word.endswith("*") else "")
        if _LETTERS.search(text):
            yield '"' + text.replace('"', '""') + '"' + prefix


def _telling(database: sqlite3.Connection, terms: list[str]) -> list[str]:
    """Return the words that stand in few enough sentences to be ranked; all of them where those stand in none."""
    counts = {term: _count(database, term) for term in terms}
    few = [term for term in terms if counts[term] <= _RANKED]
    return few if any(counts[term] for term in few) else terms


def _entities(database: sqlite3.Connection, match: str, limit: int) -> Iterable[FoundEntity]:
    rows = database.execute(
        "select e.id, e.name, e.type, e.statements from names n join entities e on e.id = n.entity "
        "where names match ? order by e.statements = 0, bm25(names), e.statements desc, e.id limit ?",
        (match, limit),
    )
    return (FoundEntity(*row) for row in rows)


def _count(database: sqlite3.Connection, match: str) -> int:
    return int(database.execute("select count(*) from sentences where sentences match ?", (match,)).fetchone()[0])


def _sentences(database: sqlite3.Connection, match: str, limit: int) -> Iterator[FoundSentence]:
    best = database.execute(
        "select rowid from (select rowid, bm25(sentences) as score from sentences where sentences match ? "
        "order by rowid desc limit ?) order by score, rowid limit ?",
        (match, _RANKED, limit),
    ).fetchall()
    # Words are marked in those that are shown, not in all that were ranked.
    shown = (
        f"select s.article, a.title, a.published, a.publisher, s.text, "
        f"highlight(sentences, 0, '{MATCH_START}', '{MATCH_END}'), s.start, s.end "
        "from sentences s join articles a on a.id = s.article where sentences match ? and s.rowid = ?"
    )
    rows = (database.execute(shown, (match, rowid)).fetchone() for (rowid,) in best)
    for article, title, published, publisher, text, marked, start, end in rows:
        first, last = (None, None) if start == _TITLE else (start, end)
        said = tuple(_said(database, article, first, last))
        yield FoundSentence(article, title, published, publisher, text, marked, first, last, said)


def _said(
    database: sqlite3.Connection, article: str, start: int | None, end: int | None
) -> Iterator[FoundStatement]:
    rows = database.execute(
        "select id, source, source_name, relation, target, target_name, polarity, modality, office, former, "
        "attributed_to, speaker from statements where article = ? and start < ? and end > ? "
        "order by start, end, id",
        (article, end, start),
    )
    for (
        i,
        source,
        source_name,
        relation,
        target,
        target_name,
        polarity,
        modality,
        office,
        former,
        by,
        speaker,
    ) in rows:
        ends = (source, source_name, Relation(relation), target, target_name)
        yield FoundStatement(i, *ends, Polarity(polarity), Modality(modality), office, bool(former), by, speaker)
