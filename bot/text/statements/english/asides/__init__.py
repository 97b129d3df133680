"""Asides between commas that name who speaks."""
