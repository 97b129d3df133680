"""Feeds: the quality of reading them, and the cost of polling many."""
