"""Launches of missiles and rockets: read them from articles, and join the reports of one launch."""
