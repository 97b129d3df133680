"""Which articles match a watch, and when its alerts are sent."""
