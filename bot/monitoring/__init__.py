"""Output for operators and monitors: the health note, the service manager, metrics, the form of the log."""
