"""Which sentences of a text report what happened, and which tell of something else."""
