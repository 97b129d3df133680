"""Reader processes: the reading pipeline outside the bot's process."""
