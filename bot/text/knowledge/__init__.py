"""The knowledge base: file format, look-up, matching in text."""
