"""The content of an attribution: where it begins, what kind of complement it is, and where it ends."""
