"""Assign arriving articles to stories."""
