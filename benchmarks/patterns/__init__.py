"""Attack every regular expression of the project with strings made from its own parse tree."""
