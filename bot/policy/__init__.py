"""Pure rules for addresses, retries, revisits, slots, deliveries and what members type."""
