"""Peninsula Desk: a news desk for Korea-watchers that lives in a chat."""

__version__ = "0.1.0"
