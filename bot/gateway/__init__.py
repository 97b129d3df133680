"""Discord's gateway and the application there: events on their way to discord.py, permissions in them, invitations."""
