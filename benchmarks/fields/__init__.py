"""Store and show pages with hostile fields, and measure how long one can hold the event loop or the writer."""
