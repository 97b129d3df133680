"""Launches of missiles and rockets: what an article reports of them, and which reports are of one launch."""
