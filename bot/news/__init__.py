"""L1, pure: articles to stories to digests."""
