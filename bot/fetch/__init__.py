"""L3: the outside network, behind a guard."""
