"""Pure rules that turn articles into stories and stories into digests."""
