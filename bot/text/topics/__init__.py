"""Score how much a text is about the Korean Peninsula, and its subjects."""
