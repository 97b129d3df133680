"""Compare two versions of an article."""
