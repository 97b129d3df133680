"""Values computed from the headline of an article as a whole."""
