"""Tables of stories: candidates, text reuse, placements, views."""
