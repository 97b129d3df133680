"""Outlets, agency credits and citations of other outlets."""
