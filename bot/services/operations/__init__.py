"""The upkeep of the desk: backups, retention, repair after a clock that was ahead, health and status."""
