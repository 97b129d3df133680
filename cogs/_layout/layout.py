"""A card as a LayoutView: fitted lines in one container, a picture, rows of buttons.

Buttons carry their whole state in `custom_id` and are handled by the DynamicItem that their cog registers, so they work
after a restart and no message is kept in memory.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord
from msgspec import Struct

from bot.catalogue import gettext
from cogs._layout.fitting import CardLine, fit
from cogs._layout.foreign_text import address

NEWS = discord.Colour(0x2F6F8F)
DIGEST = discord.Colour(0x8F5A2F)
QUIET = discord.Colour(0x6B7280)
TROUBLE = discord.Colour(0xB45309)

BUTTONS_A_ROW = 5
LONGEST_BUTTON_LINK = 512
"""Discord's limits."""


class Picture(Struct, frozen=True):
    """An attachment shown in a card: its file name, its alt text, and the number of lines above it (at least 2)."""

    name: str
    text: str
    after: int


class CardButton(discord.ui.Button[discord.ui.LayoutView]):
    """A button handled by its cog's DynamicItem, so that the view store need not keep it."""

    def is_dispatchable(self) -> bool:
        """False, so that discord.py does not keep the message's view for ever."""
        return False


def button(label: str, custom_id: str, *, on: bool = True, primary: bool = False) -> CardButton:
    """A button for a card."""
    style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
    return CardButton(label=label, custom_id=custom_id, disabled=not on, style=style)


def deleting_button(label: str, custom_id: str) -> CardButton:
    """The button that confirms a deletion, in the colour that Discord has for it."""
    return CardButton(label=label, custom_id=custom_id, style=discord.ButtonStyle.danger)


class CardSelect(discord.ui.Select[discord.ui.LayoutView]):
    """A menu handled by its cog's DynamicItem, as `CardButton`."""

    def is_dispatchable(self) -> bool:
        """False, so that discord.py does not keep the message's view for ever."""
        return False


def select(
    custom_id: str, hint: str, options: Sequence[discord.SelectOption], *, least: int = 0, most: int | None = None
) -> CardSelect:
    """A menu of at most 25 options of which `least` or more, and at most `most`, are chosen; `hint` is shown while none
    is."""
    return CardSelect(
        custom_id=custom_id, placeholder=hint, options=list(options), min_values=least, max_values=most or len(options)
    )


def pager(page: int, pages: int, custom_id: str) -> list[CardButton]:
    """Buttons [◀] 2/5 [▶] for pages counted from 0; none for a single page. The number is appended to `custom_id`."""
    last = page + 1 >= pages
    if page == 0 and last:
        return []
    label = f"{page + 1}/{pages}"
    return [
        button("◀", f"{custom_id}{max(page - 1, 0)}:back", on=page > 0),
        button(label, f"{custom_id}{page}:here", on=False),
        button("▶", f"{custom_id}{page + 1}:next", on=not last),
    ]


def in_rows(buttons: Sequence[CardButton]) -> list[Sequence[CardButton]]:
    """The buttons in rows, each as long as Discord allows."""
    return [buttons[at : at + BUTTONS_A_ROW] for at in range(0, len(buttons), BUTTONS_A_ROW)]


def card(
    lines: Sequence[CardLine],
    *,
    colour: discord.Colour = NEWS,
    open_url: str | None = None,
    pictures: Sequence[Picture] = (),
    rows: Sequence[Sequence[CardButton | CardSelect]] = (),
    mark: int | None = None,
) -> discord.ui.LayoutView:
    """A message of `lines` that keeps within Discord's limits whatever they hold.

    The first two lines are the head (answer, source), with an Open button beside them if `open_url` fits one. `mark`
    becomes the container's component id. `pictures` are in the order of their places.
    """
    shown = fit(list(lines))
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(accent_colour=colour, id=mark)
    container.add_item(_head(_join(shown[:2]), open_url))
    begin = 2
    for picture in pictures:
        split = max(picture.after, begin)
        _paragraphs(container, shown[begin:split])
        item = discord.MediaGalleryItem(f"attachment://{picture.name}", description=picture.text)
        container.add_item(discord.ui.MediaGallery(item))
        begin = split
    _paragraphs(container, shown[begin:])
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
    return discord.ui.Section(text, accessory=discord.ui.Button(label=gettext("Open"), url=link))


def _paragraphs(container: discord.ui.Container[discord.ui.LayoutView], lines: Sequence[str | None]) -> None:
    """Add the lines as blocks of text: a line from `apart` begins a new block after a gap that every client shows."""
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
