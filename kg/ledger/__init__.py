"""The ledger: an append-only SQLite file with the articles, what was extracted from them, and judgements."""

from kg.ledger.clock import Clock, utc_now
from kg.ledger.ledger import Ledger, Outcome
from kg.ledger.views import LogEntry, StoredArticle

__all__ = ["Clock", "Ledger", "LogEntry", "Outcome", "StoredArticle", "utc_now"]
