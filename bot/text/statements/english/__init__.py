"""Find attributed statements in English text."""
