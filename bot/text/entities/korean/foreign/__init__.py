"""Foreigners in Korean texts."""
