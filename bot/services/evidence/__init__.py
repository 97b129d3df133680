"""Answers that are taken from the sentences of many articles: launches, appearances of a person."""
