"""What people correct on their shelf."""
