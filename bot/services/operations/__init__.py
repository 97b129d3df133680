"""The desk's own upkeep: backups, a clock that was ahead, and how it runs."""
