"""Who stands where, and how do we know? The application: ledger, graph, queries, command line."""

__version__ = "0.1.0"
__all__ = ["__version__"]
