"""Export a shelf or a part of it, import such a file, and write a channel's digests as a feed."""
