"""L1, pure: addresses, retries, slots and the delivery table, decided from values."""
