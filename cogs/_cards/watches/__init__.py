"""Cards of watches and their alerts."""
