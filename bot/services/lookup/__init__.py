"""Resolve what a member typed to an article or an entity."""
