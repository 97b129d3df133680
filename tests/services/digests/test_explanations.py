"""What a manager is told of a story of the last digest."""

from __future__ import annotations

from datetime import time

from bot.model.deliveries import ScheduleRequest
from bot.model.digests.why import StanceBeside
from bot.model.placements import StanceKind
from bot.services.digests.service import DigestService
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.services.test_latest import page

_GUILD, _CHANNEL = 1, 10
_BAN = (
    "Seoul banned the export of drone engines to the Pyongyang trade fair on Friday, the trade ministry said.\n"
    "The ban covers piston engines of more than 30 horsepower made in Changwon.\n"
    "Nine makers had asked for permits this year, and the ministry had granted four.\n"
)
_LIFTED = (
    "Seoul lifted its ban on the export of drone engines to the Pyongyang trade fair on Monday, the ministry said.\n"
    "The ban had covered piston engines of more than 30 horsepower made in Changwon.\n"
    "Nine makers may ask for permits again this year, the trade ministry said.\n"
)
_FLOOD = "The river Yalu flooded two districts of Sinuiju on Sunday night.\nBoats took 300 people to the higher bank.\n"


async def test_two_stories_that_a_stance_keeps_apart_say_so(desk: SmallDesk, digests: DigestService) -> None:
    """A manager who finds the reversal of a ban beside the ban takes them for one story told twice."""
    await digests.schedule(ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul"))
    ban, lifted = "Seoul bans export of drone engines", "Seoul lifts ban on export of drone engines"
    for path, title, text, hours in (("1", ban, _BAN, 60), ("2", lifted, _LIFTED, 2), ("3", "Flood", _FLOOD, 2)):
        await desk.save(ANNA, f"https://post.example/{path}", page(title, text, f"outlet Post {path}", hours=hours))
    desk.clock.advance(1800)
    await digests.prepare_due()
    told = {title: (await digests.why(_GUILD, _CHANNEL, title)).beside for title in (ban, lifted, "Flood")}
    assert told == {
        ban: StanceBeside(StanceKind.REVERSES, lifted),
        lifted: StanceBeside(StanceKind.REVERSES, ban),
        "Flood": None,
    }


async def test_a_story_of_another_server_is_not_told(desk: SmallDesk, digests: DigestService) -> None:
    """It is told apart from the server's all the same."""
    await digests.schedule(ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul"))
    await desk.save(BORIS, "https://post.example/1", page("Seoul bans export of drone engines", _BAN, hours=60))
    await desk.save(ANNA, "https://post.example/2", page("Seoul lifts ban on export of drone engines", _LIFTED))
    desk.clock.advance(1800)
    await digests.prepare_due()
    why = await digests.why(_GUILD, _CHANNEL, "1")
    assert why.weighed.headline == "Seoul lifts ban on export of drone engines"
    assert why.beside is None
