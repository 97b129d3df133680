"""Statements in Chinese texts."""
