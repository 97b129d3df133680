"""Tables of watches, of articles that are to be matched, and of what met them."""
