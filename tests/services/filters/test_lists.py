"""`/launches` and `/ahead` list what the shelf has of a time, so they keep to the server's filters, as `/latest`."""

from __future__ import annotations

from bot.model.evidence.launches import LaunchColumn
from bot.model.settings import FilterOwner, FilterScope
from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.evidence.launches import LaunchService
from bot.services.filters.service import FilterService
from bot.services.kept_answers import KeptAnswers
from bot.text.knowledge.base import Knowledge
from cogs._cards.evidence.ahead import ahead_card
from cogs._cards.evidence.launches import launches_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, SmallDesk

_SERVER = FilterOwner(FilterScope.SERVER, 1)
_SEOUL = (
    "Missile flies 300 km\n> published 2024-09-09T10:00:00+09:00\n> outlet Han River Post\n"
    "North Korea fired a cruise missile from Sinpo on Sept. 9, South Korea's military said.\nIt flew 300 kilometers.\n"
)
_VOICE = (
    "Missile flies 900 km\n> published 2024-09-09T12:00:00+09:00\n> outlet Morning Voice\n> kind state_media\n"
    "North Korea fired a cruise missile from Sinpo on Sept. 9, the officials of the ministry said.\n"
    "It flew 900 kilometers.\nTalks will be held in Pyongyang on Oct. 5, the ministry said.\n"
)


async def test_a_manager_leaves_an_outlet_out_and_its_figures_are_in_no_launch(
    desk: SmallDesk, filters: FilterService
) -> None:
    await desk.save(ANNA, "https://hanriver.example/1", _SEOUL)
    await desk.save(ANNA, "https://voice.example/1", _VOICE)
    service = LaunchService(desk.database, desk.clock, KeptAnswers())

    async def ranges() -> list[str]:
        launches = (await service.launches(ANNA)).launches
        return sorted(one.said.text for each in launches for one in each.cell(LaunchColumn.RANGE))

    assert await ranges() == ["300 kilometers", "900 kilometers"]
    await filters.add(_SERVER, ANNA, "Morning Voice")
    assert await ranges() == ["300 kilometers"]
    answer = await service.launches(ANNA)
    assert (answer.read, answer.left_out) == (1, 1)
    assert "1 article left out by filters" in shown(launches_card(answer, "t"))
    await filters.add(_SERVER, ANNA, "Han River Post")
    nothing = shown(launches_card(await service.launches(ANNA), "t"))
    assert "are left out by filters" in nothing
    await filters.remove(_SERVER, ["Morning Voice"])
    assert await ranges() == ["900 kilometers"], "what was kept under other filters is not shown"


async def test_a_report_from_before_1970_is_left_out_as_well(desk: SmallDesk, filters: FilterService) -> None:
    """An archive was imported; its oldest reports kept their launches whatever was left out."""
    await desk.save(ANNA, "https://voice.example/1", _VOICE.replace("2024-", "1969-"))
    service = LaunchService(desk.database, desk.clock, KeptAnswers())
    assert (await service.launches(ANNA)).read == 1
    await filters.add(_SERVER, ANNA, "Morning Voice")
    answer = await service.launches(ANNA)
    assert (answer.read, answer.left_out) == (0, 1)


async def test_coming_events_say_how_many_articles_the_server_leaves_out(
    desk: SmallDesk, filters: FilterService, knowledge: Knowledge
) -> None:
    await desk.save(ANNA, "https://voice.example/1", _VOICE)
    service = AheadService(desk.database, desk.clock, knowledge, KeptAnswers())
    assert (await service.ahead(ANNA, AheadQuestion())).left_out == 0
    await filters.add(_SERVER, ANNA, "Morning Voice")
    answer = await service.ahead(ANNA, AheadQuestion())
    assert (answer.total, answer.left_out) == (0, 1)
    assert "1 article left out by filters" in shown(ahead_card(answer, "t"))
