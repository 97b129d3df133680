"""Find attributed statements: speaker, cue, content."""
