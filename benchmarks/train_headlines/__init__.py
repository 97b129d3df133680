"""Fit the weights of `bot/text/headlines/prominence` to graded headlines."""
