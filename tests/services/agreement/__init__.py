"""Answers about the same things, compared: counts with lists, pages with each other, an article's face everywhere.

acts -> export of the shelf (what there is) -> AskedShelf -> stories, names, lists, files, members -> contradictions
     -> further acts that should change nothing -> unchanged -> contradictions
words for days, slots, alerts' times in many zones -> calendars -> contradictions

docs/agreement.md lists what is expected to agree.
"""
