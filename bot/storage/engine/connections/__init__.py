"""How a function of a connection is run: on a thread, or on the event loop."""
