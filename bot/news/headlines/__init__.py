"""What a headline reports, and whether a sentence says anything."""
