"""Find the office that a text states for a person."""
