"""Fetch stored pages again and record what changed."""
