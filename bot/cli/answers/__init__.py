"""Commands that answer from the database, for a shelf: stories, articles, versions, names, search."""
