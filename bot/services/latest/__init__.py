"""`/latest`: the stories of a window, ranked, from the asking shelf's articles alone."""
