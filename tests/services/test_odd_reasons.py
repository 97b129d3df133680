"""A reason that quotes a header of a site, which may be no text in any encoding."""

from __future__ import annotations

from bot.model.errors import FetchFailed, Reason
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.feeds import SiteFeed
from tests.services.feeds.newsroom import FEED, Newsroom

_CODING = "content coding \udcff"


async def test_a_link_ends_with_it(desk: SmallDesk) -> None:
    desk.network.pages["https://odd.example/1"] = FetchFailed(Reason.UNSUPPORTED_TYPE, _CODING)
    submitted = await desk.post(ANNA, "https://odd.example/1", message=5)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == Reason.UNSUPPORTED_TYPE


async def test_a_feed_that_fails_with_it_costs_no_other_its_poll(desk: SmallDesk) -> None:
    room, odd = Newsroom(desk), SiteFeed("https://odd.example/feed.xml")
    desk.network.pages[odd.url] = odd.xml
    await room.follow(url=odd.url)
    await room.follow()
    news = room.write()
    desk.network.pages[odd.url] = FetchFailed(Reason.UNSUPPORTED_TYPE, _CODING)
    await room.poll(hours=1)
    assert await room.told() == [news.url]
    assert await desk.rows("SELECT failures FROM feeds WHERE url <> ?", FEED) == [(1,)]
