"""Acts of curation, and the tables of what they come to."""
