"""Errors as sentences, for Discord and the terminal."""
