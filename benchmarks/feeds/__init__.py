"""Feeds: how well they are read, and what polling many of them costs."""
