"""L4: use cases. They own the transactions."""
