"""Find the content of an attribution: its beginning, the kind of complement that it is, and its end."""
