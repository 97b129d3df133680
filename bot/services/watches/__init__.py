"""Add watches, match new articles with them, and queue their alerts."""
