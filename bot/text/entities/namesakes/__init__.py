"""People who share the name of a known one."""
