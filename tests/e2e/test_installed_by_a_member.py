"""A member installs the desk for themselves: it works on servers without it and in conversations, for that member only
and from their own shelf."""

from __future__ import annotations

from typing import Any

import pytest

from bot.client import DeskBot
from bot.gateway.invitations import member_link
from bot.model.errors import Reason
from bot.model.jobs import Shelf
from cogs._ui.error_messages import sentence_for, still_reading
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, labels, words

CONVERSATION = 2
"""Discord's number for the context of direct messages among people."""


@pytest.fixture
def alone(room: Newsroom) -> None:
    """From now on the interactions of Anna and of the manager rest on their own installations: those on the server, and
    those in direct messages, which count as a conversation with somebody else."""
    backend: Any = room.env.backend
    emit = backend.emit

    def authorised(event: str, payload: dict[str, Any], *given: Any, **options: Any) -> Any:
        if event == "INTERACTION_CREATE":
            asker = (payload.get("member") or payload)["user"]["id"]
            if asker in {str(room.anna.id), str(room.manager.id)}:
                context = CONVERSATION if payload["context"] else payload["context"]
                payload = {**payload, "authorizing_integration_owners": {"1": asker}, "context": context}
        return emit(event, payload, *given, **options)

    backend.emit = authorised


@pytest.mark.usefixtures("alone")
async def test_what_she_saves_is_hers_and_nobody_else_sees_it(room: Newsroom) -> None:
    saved = await room.while_working(room.anna.slash(room.channel, "ingest", link=LAUNCH_URL))
    assert saved.ephemeral
    assert words(saved.response).startswith("**North Korea fires missiles from Sunan**")
    latest = await room.anna.slash(room.channel, "latest", since="30d")
    assert latest.ephemeral
    assert "North Korea fires missiles from Sunan" in words(latest.response)
    talks = await room.while_working(
        room.anna.context_menu(room.elsewhere, "Save article", await room.boris.send(room.elsewhere, TALKS_URL))
    )
    assert talks.ephemeral
    assert "Envoys meet in Seoul" in words(talks.response)

    for_all = await room.boris.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" not in words(for_all.response)
    assert (await room.app.answers.status(room.shelf)).articles == 0
    assert (await room.app.answers.status(Shelf.of_user(room.anna.id))).articles == 2
    assert room.messages()[1:] == [], "nothing was posted on the server"


@pytest.mark.usefixtures("alone")
async def test_she_saves_from_a_server_whose_channels_the_desk_does_not_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server may be of a shard of another process: nothing is to be waited for."""
    post = await room.boris.send(room.elsewhere, TALKS_URL)
    monkeypatch.setattr(room.bot, "shard_of", lambda _: 12)
    saved = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", post))
    assert "Envoys meet in Seoul" in words(saved.response)


@pytest.mark.usefixtures("alone")
async def test_she_does_not_see_the_shelf_of_a_server_whose_desk_she_does_not_ask(room: Newsroom) -> None:
    await room.boris.send(room.channel, LAUNCH_URL)
    await room.work()
    hers = await room.anna.slash(room.channel, "search", query="missiles")
    assert hers.ephemeral
    assert "North Korea fires" not in words(hers.response)
    choices = await room.anna.autocomplete(room.channel, "summary", "article", "north")
    assert choices == []


@pytest.mark.usefixtures("alone")
async def test_in_a_conversation_only_she_sees_the_answer(room: Newsroom) -> None:
    await room.while_working(room.anna.user.slash("ingest", link=LAUNCH_URL))
    result = await room.anna.user.slash("latest", since="30d")
    assert result.ephemeral
    assert "North Korea fires missiles from Sunan" in words(result.response)


@pytest.mark.usefixtures("alone")
async def test_a_card_that_comes_too_late_comes_by_direct_message(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.ingest.submissions.WAIT_SECONDS", 0)
    result = await room.anna.slash(room.channel, "ingest", link=LAUNCH_URL)
    assert words(result.response) == still_reading()
    before = len(room.messages())
    await room.work()
    assert len(room.messages()) == before
    (card,) = room.messages(room.anna.user.dm_channel)
    assert "North Korea fires missiles from Sunan" in words(card)


@pytest.mark.usefixtures("alone")
async def test_what_belongs_to_the_server_is_not_hers_to_change(room: Newsroom) -> None:
    refused = await room.manager.slash(room.channel, "desk filters", **{"leave-out": "sport"})
    assert words(refused.response) == sentence_for(Reason.NOT_ON_SERVER)
    status = await room.manager.slash(room.channel, "desk status")
    assert status.ephemeral
    watch = await room.manager.slash(room.channel, "watch add", what="missiles")
    assert watch.ephemeral
    assert "direct message" in words(watch.response)
    assert "Watch" in labels(watch.response)


@pytest.mark.parametrize("offered", [True, False])
async def test_members_can_install_it_where_the_application_lets_them(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, offered: bool, caplog: pytest.LogCaptureFixture
) -> None:
    info = room.bot.application
    assert info is not None
    monkeypatch.setattr(info, "_integration_types_config", {"0": {}, **({"1": {}} if offered else {})})
    bot = DeskBot(room.app, message_content=True)
    bot._application = info  # what `login` stores
    bot._connection.application_id = info.id
    installs = {}

    async def sync() -> list[Any]:
        for command in bot.tree.get_commands():
            installs[command.name] = command.to_dict(bot.tree)["integration_types"]
        return []

    monkeypatch.setattr(bot.tree, "sync", sync)
    await bot.setup_hook()
    await bot.on_ready()
    assert installs["latest"] == ([0, 1] if offered else [0])
    assert installs["feed"] == installs["digest"] == [0]
    assert (member_link(info.id) in caplog.text) is offered
