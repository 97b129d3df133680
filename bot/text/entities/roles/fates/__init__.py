"""Find where articles say that a person died, was killed or lost office, and who says so."""
