"""Tables of stories: placement index, text reuse, placements, shelf views."""
