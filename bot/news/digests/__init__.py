"""Rank stories, and choose what a digest shows of them."""
