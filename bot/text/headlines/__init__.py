"""What the whole headline of an article tells."""
