"""Build the stories of a shelf for answers and digests."""
