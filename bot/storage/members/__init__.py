"""Tables of what the desk holds about members."""
