"""Cards of what people correct on a server."""
