"""Digests as values, from which messages are rendered."""
