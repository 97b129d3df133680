"""Tables of articles: rows, mentions, versions, revisits, search."""
