"""What people may correct on a shelf, and what their acts come to."""
