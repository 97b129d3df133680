"""Schedule, compose and explain digests."""
