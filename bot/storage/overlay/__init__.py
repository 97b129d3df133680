"""The corrections of a shelf (acts), and the entities that it shows in place of others."""
