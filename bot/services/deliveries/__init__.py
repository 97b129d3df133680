"""Send the messages that are owed to channels."""
