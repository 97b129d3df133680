"""Who appeared according to a report: was there, sent a message, was only named, or is told of as in the past."""
