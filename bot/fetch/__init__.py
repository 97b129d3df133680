"""The outside network: an HTTP client behind an address policy."""
