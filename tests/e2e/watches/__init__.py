"""Watches in a whole desk on simulated Discord."""
