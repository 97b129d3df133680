"""The cards of searches: hits, problems of queries, saved searches."""
