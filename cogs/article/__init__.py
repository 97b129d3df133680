"""`/article`: removes and corrects articles, and blocks sites."""
