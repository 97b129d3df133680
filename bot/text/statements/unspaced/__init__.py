"""Statements in Chinese and Japanese texts, which write no spaces between words."""
