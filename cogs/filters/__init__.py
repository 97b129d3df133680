"""`/filters` of a member, and the card and menus that it shares with `/desk filters`."""
