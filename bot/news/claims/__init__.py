"""What articles claim: numbers with who gives them, positions that somebody takes, and answers of the other side."""
