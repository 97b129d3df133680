"""Find the subjects of the finite cues of one sentence."""
