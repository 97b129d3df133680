"""Who of the known persons of one name is meant."""
