"""The command that writes a shelf, a part of it, or the digests of a channel to a file."""
