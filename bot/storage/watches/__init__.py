"""Tables of watches, of articles to be matched, and of their matches."""
