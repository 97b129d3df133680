"""The database file: connections, lock, encodings, maintenance."""
