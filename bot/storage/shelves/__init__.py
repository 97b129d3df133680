"""Tables of shelves and their totals."""
