"""Refuse links that are blocked on a shelf."""
