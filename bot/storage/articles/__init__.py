"""Tables of articles: rows, mentions, versions, search."""
