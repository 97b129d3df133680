"""A server that was moved between processes: the old one is silent, the new one knows old buttons by their age."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from bot.model.errors import Reason
from bot.model.operations import MoveState, ServerMove
from bot.services.button_state import PageService
from cogs._layout import custom_ids
from cogs._ui.buttons import _NUMBERS
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, labels, words
from tests.fakes.sql import run_sql


def moved(room: Newsroom, state: MoveState, ago: timedelta = timedelta(0)) -> None:
    """The bot was started after the server's move."""
    move = ServerMove(room.guild.id, "ab12", state, room.env.now() - ago)
    room.bot.app = replace(room.app, moves={room.guild.id: move})


async def test_a_server_that_left_is_neither_read_nor_answered(room: Newsroom) -> None:
    moved(room, MoveState.AWAY)
    await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert room.network.fetches == []
    assert room.messages() == []
    answer = await room.anna.slash(room.channel, "latest")
    assert words(answer.response) == sentence_for(Reason.SERVER_MOVED)
    assert await room.anna.autocomplete(room.channel, "entity", "name", "kim") == []


async def test_buttons_from_before_the_move_say_that_they_expired(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    moved(room, MoveState.HERE, ago=timedelta(days=1))
    pressed = await room.anna.click(card, label="Short")
    assert sentence_for(Reason.CARD_EXPIRED) not in said(pressed)
    moved(room, MoveState.HERE, ago=timedelta(days=-1))
    pressed = await room.anna.click(card, label="Standard")
    assert sentence_for(Reason.CARD_EXPIRED) in said(pressed)


async def test_buttons_whose_questions_stayed_behind_say_that_they_expired(room: Newsroom) -> None:
    """Their state is a token, which no other process knows."""
    await room.save(LAUNCH_URL)
    answer = await room.anna.slash(room.channel, "entity", name="Kim Jong Un")
    await room.app.database.write(run_sql, "DELETE FROM pages", [])
    await room.restart()
    room.bot.app = replace(room.app, pages=PageService(room.app.database, room.clock))
    pressed = await room.anna.click(answer.response, label=labels(answer.response)[0])
    assert sentence_for(Reason.CARD_EXPIRED) in said(pressed)


def said(pressed: Any) -> str:
    """What the presser was told, beside the card."""
    return " ".join(words(message) for message in (pressed.response, *pressed.followups) if message is not None)


def test_every_number_of_a_row_in_a_button_is_known_as_one() -> None:
    """A page or a place is a small number; a member's id is Discord's."""
    ids = [value for value in vars(custom_ids).values() if isinstance(value, custom_ids.CustomId)]
    groups = {name for one in ids for name in re.findall(r"\?P<(\w+)>\\d(?:\+|\{1,18\})", one.template)}
    assert groups - {"page", "user", "view"} == _NUMBERS
