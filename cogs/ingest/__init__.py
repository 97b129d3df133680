"""`/ingest`, posted links and the message menu."""
