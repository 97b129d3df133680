"""Which pages a shelf does not take."""
