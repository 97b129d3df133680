"""Use cases: load, decide, write. They own the transactions."""
