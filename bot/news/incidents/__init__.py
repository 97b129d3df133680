"""Incidents: accidents, disasters and attacks, as one brief text tells them."""
