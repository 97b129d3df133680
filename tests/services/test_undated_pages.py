"""A page that states no date has on each shelf the day on which that shelf saved it."""

from __future__ import annotations

from datetime import timedelta

from bot.services.latest import LatestService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk

PAGE = "https://odd.example/ship"
UNDATED = "A ship leaves\n> outlet Odd Paper\nA ship with coal left {place:Nampho} again for an unknown port.\n"


async def test_a_shelf_is_not_shown_when_another_saved_it(desk: SmallDesk, knowledge: Knowledge) -> None:
    await desk.save(BORIS, PAGE, UNDATED)
    first = desk.clock.now()
    desk.clock.advance(timedelta(days=3).total_seconds())
    await desk.post(ANNA, PAGE)
    await desk.work()
    latest, stories = LatestService(desk.database, desk.clock, knowledge), StoryService(desk.database)
    for shelf, at in ((BORIS, first), (ANNA, desk.clock.now())):
        (hit,) = (await desk.answers.search(shelf, "ship")).hits
        (line,) = (await latest.latest(shelf, since="7d")).stories
        story = await stories.meant(shelf, PAGE)
        summary = await desk.answers.summary(shelf, PAGE)
        shown = (hit.article, summary.article, *line.articles, *story.articles)
        assert {one.at for one in shown} == {line.latest, story.first, story.latest} == {at}
        assert [one.day for one in story.days] == [at.date()]
