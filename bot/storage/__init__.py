"""L3: the only SQL. Functions take a connection; services own the transaction."""
