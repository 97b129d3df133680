"""Names: normal forms, romanisations, North and South Korean spellings."""
