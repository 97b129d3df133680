"""Choose key sentences."""
