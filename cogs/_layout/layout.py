"""A card as a LayoutView: fitted lines in one container, a picture, rows of buttons.

Buttons here carry their whole state in `custom_id` and are answered by the DynamicItem that their cog registers, so
they work after a restart and nothing is kept in memory for each message.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._layout.fitting import CardLine, fit
from cogs._layout.words import address

NEWS = discord.Colour(0x2F6F8F)
DIGEST = discord.Colour(0x8F5A2F)
QUIET = discord.Colour(0x6B7280)
TROUBLE = discord.Colour(0xB45309)

BUTTONS_A_ROW = 5

LONGEST_BUTTON_LINK = 512


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


def in_rows(buttons: Sequence[CardButton]) -> list[Sequence[CardButton]]:
    """Any number of buttons as rows, each as full as Discord allows."""
    return [buttons[at : at + BUTTONS_A_ROW] for at in range(0, len(buttons), BUTTONS_A_ROW)]


def card(
    lines: Sequence[CardLine],
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
    split = max(picture_after, 2) if picture is not None else len(shown)
    _paragraphs(container, shown[2:split])
    if picture is not None:
        shot = discord.MediaGalleryItem(f"attachment://{picture}", description=picture_text)
        container.add_item(discord.ui.MediaGallery(shot))
    _paragraphs(container, shown[split:])
    for row in rows:
        if row:
            container.add_item(discord.ui.ActionRow(*row))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _head(text: str, open_url: str | None) -> discord.ui.Item[discord.ui.LayoutView]:
    link = address(open_url)
    if link is None or len(link) > LONGEST_BUTTON_LINK:
        return discord.ui.TextDisplay(text)
    return discord.ui.Section(text, accessory=discord.ui.Button(label="Open", url=link))


def _paragraphs(container: discord.ui.Container[discord.ui.LayoutView], lines: Sequence[str | None]) -> None:
    """The lines as blocks of text: one that stands apart begins a block, after a gap that every client shows."""
    block: list[str] = []
    for text in [line for line in lines if line is not None and line.strip()]:
        if text.startswith("\n"):
            _text(container, block)
            container.add_item(discord.ui.Separator(visible=False))
            block = []
        block.append(text.strip("\n"))
    _text(container, block)


def _text(container: discord.ui.Container[discord.ui.LayoutView], block: Sequence[str]) -> None:
    if block:
        container.add_item(discord.ui.TextDisplay("\n".join(block)))


def _join(lines: Sequence[str | None]) -> str:
    return "\n".join(line for line in lines if line is not None).strip("\n")
