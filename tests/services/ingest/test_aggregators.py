"""A link to an aggregator, which leads to the article by scripts only, is refused with what to do instead."""

from __future__ import annotations

import pytest

from bot.model.errors import FetchFailed, Reason
from cogs._ui.error_messages import refusal_text
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.ingest.launch import LAUNCH

_GOOGLE = "https://news.google.com/rss/articles/CBMiK2h0dHBz?oc=5"
_CONSENT = "https://consent.google.co.kr/m?continue=https://news.google.com/rss/articles/CBMiK2h0dHBz"
_OUTLETS = "https://hanriver.example/2024/launch"
_SHORT = "https://short.example/a"


@pytest.mark.parametrize(
    ("link", "leads_to", "page", "reason"),
    [
        (_GOOGLE, _GOOGLE, "> verdict thin\nGoogle News", Reason.AGGREGATOR),
        (_GOOGLE, _CONSENT, "> verdict consent\nBefore you continue", Reason.AGGREGATOR),
        (_GOOGLE, _GOOGLE, FetchFailed(Reason.FORBIDDEN), Reason.AGGREGATOR),
        (_GOOGLE, _GOOGLE, FetchFailed(Reason.NOT_FOUND), Reason.NOT_FOUND),
        (_SHORT, _GOOGLE, "> verdict thin\nGoogle News", Reason.AGGREGATOR),
        (_GOOGLE, _OUTLETS, "> verdict thin\nNot much", Reason.THIN),
        (_GOOGLE, _OUTLETS, LAUNCH, None),
        ("https://news.google.com/home", "https://news.google.com/home", "> verdict thin\nNews", Reason.THIN),
        ("https://www.msn.com/ko-kr/news/world/title/ar-AA1abCD",) * 2 + ("> verdict thin\nMSN", Reason.AGGREGATOR),
    ],
)
async def test_the_answer_says_to_post_the_outlets_own_address(
    desk: SmallDesk, link: str, leads_to: str, page: str | FetchFailed, reason: Reason | None
) -> None:
    desk.network.pages[leads_to] = page
    if link != leads_to:
        desk.network.moved[link] = leads_to
    submitted = await desk.post(ANNA, link, 9)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == reason
    if reason is Reason.AGGREGATOR:
        assert "post the address of the outlet's own page" in refusal_text(outcome.reason or "")


async def test_an_aggregator_that_asks_to_wait_is_waited_for(desk: SmallDesk) -> None:
    link = "https://www.msn.com/ko-kr/news/world/title/ar-AA1abCD"
    desk.network.pages[link] = FetchFailed(Reason.RATE_LIMITED)
    submitted = await desk.post(ANNA, link, 9)
    await desk.work()
    assert await desk.outcome(submitted) is None
    desk.network.pages[link] = LAUNCH
    desk.clock.advance(3600)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason is None
