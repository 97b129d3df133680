"""Find attributed statements in Korean text."""
