"""Exports as values: the articles of a shelf, and the digests of a channel."""
