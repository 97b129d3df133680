"""The last lines of a digest: state media and coming events."""
