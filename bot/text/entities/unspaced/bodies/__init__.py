"""Bodies in Japanese and Chinese texts that the knowledge base does not have."""
