"""Which articles meet a watch, and when its owner is told."""
