"""Offices beside names in Japanese and Chinese texts."""
