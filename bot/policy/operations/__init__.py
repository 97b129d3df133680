"""Rules of the desk's own upkeep: backups, restores, terms, the operator's trouble."""
