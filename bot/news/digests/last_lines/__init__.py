"""What stands at the end of a digest: state media and coming events."""
