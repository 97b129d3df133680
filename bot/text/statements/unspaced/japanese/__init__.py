"""Statements in Japanese texts."""
