"""Correct what a shelf shows."""
