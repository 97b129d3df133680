"""What a running desk tells the machine: the health note, the service manager, metrics, the form of the log."""
