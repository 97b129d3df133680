"""Feeds: bytes to entries in plain text."""
