"""Numbers of dead, injured, missing and other people to whom something has happened, in four languages."""
