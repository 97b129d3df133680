"""All SQL of the desk. Functions take a connection; services own the transaction."""
