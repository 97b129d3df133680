"""Positions in sentences, by language."""
