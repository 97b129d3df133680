"""Commands that show what is taken from many articles, or where it stands: claims, launches, citations."""
