"""Adds watches, matches what is new on shelves with them, and owes their alerts."""
