"""The words of a text as terms that are counted and compared."""
