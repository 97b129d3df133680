"""Commands for the operator: checks, backups, repairs."""
