"""A card as a LayoutView: fitted lines in one container, a picture, rows of buttons.

Buttons here carry their whole state in `custom_id` and are answered by the DynamicItem that their cog registers, so
they work after a restart and nothing is kept in memory for each message.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._cards.fitting import Line, fit
from cogs._cards.words import address

NEWS = discord.Colour(0x2F6F8F)
DIGEST = discord.Colour(0x8F5A2F)
QUIET = discord.Colour(0x6B7280)
TROUBLE = discord.Colour(0xB45309)

_LONGEST_BUTTON_LINK = 512


class CardButton(discord.ui.Button[discord.ui.LayoutView]):
    """A button that the view store need not keep: its cog's DynamicItem answers it by `custom_id`."""

    def is_dispatchable(self) -> bool:
        """False, so that discord.py does not remember the message's view for ever."""
        return False


def button(label: str, custom_id: str, *, on: bool = True, primary: bool = False) -> CardButton:
    """A button for a card."""
    style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
    return CardButton(label=label, custom_id=custom_id, disabled=not on, style=style)


def pager(page: int, pages: int | None, custom_id: str, *, more: bool = False) -> list[CardButton]:
    """[◀] 2/5 [▶] for pages counted from 0; none for a single page. `custom_id` ends where the page number goes; the
    number of pages may be unknown (None), then `more` says whether a next one exists."""
    last = not more if pages is None else page + 1 >= pages
    if page == 0 and last:
        return []
    label = f"{page + 1}" if pages is None else f"{page + 1}/{pages}"
    return [
        button("◀", f"{custom_id}{max(page - 1, 0)}:back", on=page > 0),
        button(label, f"{custom_id}{page}:here", on=False),
        button("▶", f"{custom_id}{page + 1}:next", on=not last),
    ]


def card(
    lines: Sequence[Line],
    *,
    colour: discord.Colour = NEWS,
    open_url: str | None = None,
    picture: str | None = None,
    picture_text: str = "",
    picture_after: int = 0,
    rows: Sequence[Sequence[CardButton]] = (),
    mark: int | None = None,
) -> discord.ui.LayoutView:
    """The message of `lines`, within Discord's limits whatever they hold.

    The first two lines are the head (answer, source); beside them stands an Open button where `open_url` fits one.
    `picture` is an attachment's name, shown after line `picture_after`. `mark` becomes the container's component id.
    """
    shown = fit(list(lines))
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(accent_colour=colour, id=mark)
    container.add_item(_head(_join(shown[:2]), open_url))
    if picture is not None:
        _text(container, _join(shown[2:picture_after]))
        container.add_item(
            discord.ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture}", description=picture_text))
        )
        _text(container, _join(shown[max(picture_after, 2) :]))
    else:
        _text(container, _join(shown[2:]))
    for row in rows:
        if row:
            container.add_item(discord.ui.ActionRow(*row))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _head(text: str, open_url: str | None) -> discord.ui.Item[discord.ui.LayoutView]:
    link = address(open_url)
    if link is None or len(link) > _LONGEST_BUTTON_LINK:
        return discord.ui.TextDisplay(text)
    return discord.ui.Section(text, accessory=discord.ui.Button(label="Open", url=link))


def _text(container: discord.ui.Container[discord.ui.LayoutView], text: str) -> None:
    if text:
        container.add_item(discord.ui.TextDisplay(text))


def _join(lines: Sequence[str | None]) -> str:
    return "\n".join(line for line in lines if line is not None).strip("\n")
