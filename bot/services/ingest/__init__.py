"""Turn posted links and texts into stored articles."""
