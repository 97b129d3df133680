"""Errors with which Discord refuses a call."""

from __future__ import annotations

from typing import Any

NO_REPLY: list[dict[str, Any]] = [
    {"status": 400, "code": 160002, "message": "Cannot reply without permission to read message history"},
    {
        "status": 400,
        "code": 50035,
        "message": "Invalid Form Body\nIn message_reference: Cannot reply to a system message",
    },
]
"""Refusals of a reply that would be accepted as a message of its own."""


class Response:
    """As much of a response as an error of discord.py reads."""

    def __init__(self, status: int, reason: str) -> None:
        self.status, self.reason, self.headers = status, reason, dict[str, str]()
