"""L3: reader processes."""
