"""A picture of an answer that is not drawn yet. Pure."""

from __future__ import annotations

from msgspec import Struct

from cogs._layout.layout import Picture
from cogs._pictures.contents import Content

LONGEST_ALT_TEXT = 1024
"""Characters, Discord's limit."""


class AnswerPicture(Struct, frozen=True):
    """The file name of a picture, its alt text, and what it shows."""

    name: str
    alt: str
    content: Content

    def placed(self, after: int) -> Picture:
        """The picture in a card, after the first `after` lines."""
        return Picture(self.name, self.alt, after)
