"""Offices and callings beside names in Japanese and Chinese texts."""
