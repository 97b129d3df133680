"""Discord's marks for bold text and small print. Pure."""

from __future__ import annotations

from cogs._layout.foreign_text import title_text


def enclosed(escaped: str, mark: str) -> str:
    """`escaped` between two marks of Markdown, which Discord wants next to the words."""
    words = escaped.strip()
    return escaped.replace(words, f"{mark}{words}{mark}", 1) if words else escaped


def heading(title: str, limit: int) -> str:
    """A title in bold, without an agency's marks."""
    return bold(title_text(title, limit))


def bold(text: str) -> str:
    """Text in bold."""
    return f"**{text}**"


def small(text: str) -> str:
    """A line in Discord's small print."""
    return f"-# {text}"
