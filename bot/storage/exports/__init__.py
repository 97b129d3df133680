"""Read what exports hold, write imported articles, and the files that are written over a long time."""
