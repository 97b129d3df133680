"""Dates of pages: parse them, and choose that of the publication."""
