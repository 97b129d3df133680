"""Commands that answer with sentences of articles and their sources: claims, launches, citations."""
