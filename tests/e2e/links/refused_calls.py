"""Errors with which Discord refuses a call."""

from __future__ import annotations


class Response:
    """As much of a response as an error of discord.py reads."""

    def __init__(self, status: int, reason: str) -> None:
        self.status, self.reason, self.headers = status, reason, dict[str, str]()
