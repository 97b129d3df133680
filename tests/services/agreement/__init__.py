"""Answers about the same things, compared: counts with lists, pages with each other, an article's face everywhere.

export of the shelf (what there is) -> AskedShelf -> stories, names, lists, evidence -> contradictions
"""
