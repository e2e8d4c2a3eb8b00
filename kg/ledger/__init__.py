"""The ledger: an append-only SQLite file with the articles, what was extracted from them, and judgements."""

from kg.ledger.checking import Finding
from kg.ledger.clock import Clock, utc_now
from kg.ledger.ledger import Ledger, Outcome
from kg.ledger.views import LogEntry, StoredArticle
from kg.ledger.writing import Decision

__all__ = ["Clock", "Decision", "Finding", "Ledger", "LogEntry", "Outcome", "StoredArticle", "utc_now"]
