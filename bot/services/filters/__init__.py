"""Leave out articles by the filters of a server, a digest or a member."""
