"""Choose and rank what a digest shows."""
