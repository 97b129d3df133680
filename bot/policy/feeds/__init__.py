"""Feeds: when they are polled, which entries are new, what follows from a poll."""
