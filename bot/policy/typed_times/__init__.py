"""Time zones and times of day as people type them."""
