"""Polls feeds and submits their entries."""
