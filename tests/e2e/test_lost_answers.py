"""Discord's trouble while the desk answers: an answer that Discord took although the desk was not told so, a connection
that broke, an outage. The member has the answer, or a sentence, and the operator has no error to look into."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from simcord.http import FakeWebhookAdapter

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, fields_of, words
from tests.e2e.test_trouble import slowed

TROUBLE = "Discord has trouble at the moment. Try again."
Loss = Callable[[Callable[[], Any], list[Any]], Any]


async def repeated(request: Callable[[], Any], _: list[Any]) -> Any:
    """Discord carries the request out and answers 502; discord.py repeats it."""
    await request()
    return await request()


async def broken_after(request: Callable[[], Any], _: list[Any]) -> Any:
    """Discord carries the request out, and the connection breaks."""
    await request()
    raise aiohttp.ServerDisconnectedError


async def broken_before(_: Callable[[], Any], files: list[Any]) -> Any:
    """The connection breaks while the request is written."""
    for file in files:
        file.fp.read()
    raise aiohttp.ServerDisconnectedError


LOSSES = pytest.mark.parametrize("loss", [repeated, broken_after, broken_before])


def lose(monkeypatch: pytest.MonkeyPatch, loss: Loss, times: int = 1) -> None:
    """Lose the next first responses to interactions."""
    request, left = FakeWebhookAdapter.request, times

    async def lossy(self: Any, route: Any, *given: Any, **more: Any) -> Any:
        nonlocal left
        if not route.url.endswith("/callback") or not left:
            return await request(self, route, *given, **more)
        left -= 1
        return await loss(lambda: request(self, route, *given, **more), list(more.get("files") or ()))

    monkeypatch.setattr(FakeWebhookAdapter, "request", lossy)


@pytest.fixture(autouse=True)
def _nobody_is_alarmed(caplog: pytest.LogCaptureFixture) -> Any:
    yield
    assert [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.WARNING] == []


@LOSSES
async def test_an_answer_whose_success_was_not_told_is_there_once(
    loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    lose(monkeypatch, loss)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(result.response)
    assert result.followups == []


@LOSSES
async def test_an_answer_with_a_file_has_it_whole(loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    lose(monkeypatch, loss)
    result = await room.anna.slash(room.channel, "mydata export")
    (file,) = result.response.attachments
    assert LAUNCH_URL in json.dumps(json.loads(await file.read()))


@LOSSES
async def test_a_slow_answer_does_not_leave_the_desk_thinking(
    loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    slowed(monkeypatch, room)
    lose(monkeypatch, loss)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(result.response)


@LOSSES
async def test_a_slow_refusal_stays_private(loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    slowed(monkeypatch, room)
    lose(monkeypatch, loss)
    result = await room.anna.slash(room.channel, "search", query="***")
    assert result.response is None, "the public response is taken back"
    (told,) = result.followups
    assert told.ephemeral
    assert words(told) == "Give at least one word to search for."


@LOSSES
async def test_a_page_is_turned(loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    lose(monkeypatch, loss)
    await room.anna.click(card, label="Short")
    assert words(card).count("[↗]") == 1


@LOSSES
async def test_a_form_that_is_open_can_be_sent(loss: Loss, room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py waits only for the submission of forms of whose opening it was told."""
    lose(monkeypatch, loss)
    form = await room.anna.slash(room.channel, "ingest")
    text, title, _ = fields_of(form.modal)
    saved = await room.while_working(room.anna.submit_modal(form, {text: LAUNCH, title: "Missiles"}))
    assert "fired two missiles" in words(saved.response)


async def test_a_refusal_is_told_over_a_broken_connection(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    lose(monkeypatch, broken_before)
    result = await room.anna.slash(room.channel, "summary", article="nothing of the sort")
    assert words(result.response).startswith(sentence_for(Reason.NO_SUCH_ARTICLE))


async def test_whoever_can_be_told_of_the_trouble_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await room.save(LAUNCH_URL)
    lose(monkeypatch, broken_before, times=2)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert result.ephemeral
    assert words(result.response) == TROUBLE
    assert f"user={room.anna.id}" in caplog.text
    room.env.inject_error("POST", "/interactions/*", status=503)
    assert words((await room.anna.slash(room.channel, "search", query="missiles")).response) == TROUBLE
    assert len(room.env.errors) == 2, "discord.py's, which the desk has answered"


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060), (503, 0)])
async def test_choices_that_come_too_late_are_no_error(
    status: int, code: int, room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.inject_error("POST", "/interactions/*", status=status, code=code, times=None)
    await room.anna.autocomplete(room.channel, "summary", "article", "North")
    assert "choices not shown" in caplog.text


async def test_an_answer_that_the_stop_cuts_off_is_no_error(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord is slow to take it; its connection is closed, and nothing can be sent any more."""
    await room.save(LAUNCH_URL)

    async def closed(_: Callable[[], Any], __: list[Any]) -> Any:
        monkeypatch.setattr(room.bot, "is_closed", lambda: True)
        raise RuntimeError("Session is closed")

    lose(monkeypatch, closed, times=9)
    await room.anna.slash(room.channel, "search", query="missiles")
    monkeypatch.undo()
    assert "ended by the stop" in caplog.text
    assert len(room.env.errors) == 1, "discord.py's"
