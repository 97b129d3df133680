"""Decide whether a page is an article."""
