"""Servers that are moved between processes of a sharded desk: table `moves`, the file between them, both ends."""
