"""`/search` and `/searches`: searching the shelf, and saved searches."""
