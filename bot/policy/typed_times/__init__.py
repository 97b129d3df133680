"""Dates, periods, windows of time, times of day and time zones as people type them."""
