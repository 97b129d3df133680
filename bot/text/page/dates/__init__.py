"""Dates of pages: how they are written, and which of them is the publication."""
