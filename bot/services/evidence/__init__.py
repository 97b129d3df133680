"""Answers that quote sentences of many articles: launches, coming events, claims, appearances, terms, citations."""
