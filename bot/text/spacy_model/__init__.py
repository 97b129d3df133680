"""What the desk computes itself with the weights of a spaCy pipeline, in less time or memory than spaCy."""
