"""Find, merge and link the entities that a text mentions."""
