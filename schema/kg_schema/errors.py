"""All errors that a user of the packages may meet.

::

    KGError                      root: one sentence for people, no traceback on the command line
     ├─ ModelError               a record breaks the model (ends of a relation, unknown type, a bad value)
     ├─ GroundingError           a quotation is not the slice of the text that it claims to be
     ├─ ReadError                an input cannot be read as an article
     ├─ ExtractionError          the extractor cannot run (its language model is missing or damaged)
     ├─ AnswerError              a language model gave no answer for an article that can be used
     ├─ WorkspaceError           the workspace or its ledger cannot be used
     ├─ NotFoundError            no such article, entity, statement or named thing
     ├─ QueryError               a query is refused or fails
     │   ├─ QueryRefusedError    it would write, read files, open sockets or is not portable
     │   └─ QueryLimitError      it ran out of time or memory
     ├─ ServerError              a database server cannot be reached, refuses us, or fails
     └─ RenderError              a page cannot be made

Sentences say what was wrong, where, and what to do.
"""

__all__ = [
    "AnswerError",
    "ExtractionError",
    "GroundingError",
    "KGError",
    "ModelError",
    "NotFoundError",
    "QueryError",
    "QueryLimitError",
    "QueryRefusedError",
    "ReadError",
    "RenderError",
    "ServerError",
    "WorkspaceError",
]


class KGError(Exception):
    """Root of all errors of ours; ``str(error)`` is a sentence for people."""


class ModelError(KGError):
    """A record breaks the model."""


class GroundingError(KGError):
    """A quotation is not the slice of the text that it claims to be."""


class ReadError(KGError):
    """An input cannot be read as an article."""


class ExtractionError(KGError):
    """The extractor cannot run."""


class AnswerError(KGError):
    """A language model gave no answer for an article that can be used."""


class WorkspaceError(KGError):
    """The workspace or its ledger cannot be used."""


class NotFoundError(KGError):
    """No such article, entity, statement or named thing."""


class QueryError(KGError):
    """A query is refused or fails."""


class QueryRefusedError(QueryError):
    """A query would write, read files, open sockets, or would not run on other engines."""


class QueryLimitError(QueryError):
    """A query ran out of its time or memory."""


class ServerError(KGError):
    """A database server cannot be reached, refuses us, or fails."""


class RenderError(KGError):
    """A page cannot be made."""
