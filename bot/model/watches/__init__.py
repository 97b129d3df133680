"""Watches: standing questions of members and channels, and the alerts that answer them."""
