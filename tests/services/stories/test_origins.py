"""How many really reported it: what a reader sees of copies, credits and chains, from pages to cards."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import time
from pathlib import Path

import pytest

from bot.model.answers import StoryAnswer
from bot.model.deliveries import ScheduleRequest
from bot.services.digests.service import DigestService
from bot.services.ingest.service import IngestService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from cogs._cards.stories import digest_card
from cogs._cards.story import story_card
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.reading import SampleReader

YONHAP, KCNA = "Yonhap News Agency", "KCNA"
FERRY = (
    "A ferry between Rajin and Sonbong in North Korea went back into service on Monday after a winter in dock, "
    "officials at the port of Rajin told visitors.",
    "The vessel carries 240 passengers and a dozen trucks and was rebuilt with plates from the shipyard at Chongjin.",
    "Traders in Rason had waited since December for the crossing, which saves them a day on mountain roads.",
    "A second pier is to be finished in autumn, when the fishing season brings the heaviest traffic of the year.",
    "Tickets cost the same as in the last season, a notice at the pier of Sonbong said.",
    "North Korea rebuilt three of its east coast ferries in the past two years.",
)
LOCAL = (
    "In our harbour the old boat to the islands has been tied up for so long that gulls nest in its funnel.",
    "The harbour master, Baek Do-yun, keeps its logbook in a biscuit tin and hopes that somebody will ask for it.",
    "A museum in the county seat offered to take the bell but not the boat, and the council has yet to answer.",
    "On Friday evening the choir will sing on the quay for whoever wants to sign the petition for a new crossing.",
)
ANOTHER = (
    "The boat from Rajin to Sonbong in North Korea sailed again on Monday, satellite pictures taken at noon show.",
    "Two trucks stood on its deck when it left Rajin, and by three o'clock it lay at the pier of Sonbong.",
    "It had not moved since December, when ice closed the bay and the ferry was towed to a dock in Chongjin.",
    "Analysts who count ships on the east coast of North Korea see more traffic between the two towns of Rason.",
)


@pytest.fixture
async def desk(tmp_path: Path, knowledge: Knowledge, sample_reader: SampleReader) -> AsyncIterator[SmallDesk]:
    """A desk that reads pages as they come."""
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as opened:
        opened.ingest = IngestService(opened.database, opened.clock, opened.network, sample_reader, knowledge)
        yield opened


async def _save(desk: SmallDesk, outlet: str, title: str, sentences: Sequence[str]) -> None:
    await desk.save(ANNA, f"https://{outlet}.example/2024/ferry", "\n\n".join([title, *sentences]))


async def _story(desk: SmallDesk, outlet: str) -> StoryAnswer:
    return await StoryService(desk.database).meant(ANNA, f"https://{outlet}.example/2024/ferry")


async def _seven(desk: SmallDesk) -> None:
    """Seven papers with one wire text, of which two say whose it is."""
    wire = [f"SEOUL, Sept. 16 (Yonhap) -- {FERRY[0]}", *FERRY[1:]]
    await _save(desk, "hanriver", "Ferry between Rajin and Sonbong sails again", wire)
    await _save(desk, "porttimes", "North's ferry is back", FERRY[:4])
    await _save(desk, "bayherald", "Rason ferry returns after winter", [*FERRY[2:5], *LOCAL[:2]])
    await _save(desk, "islandpost", "What a ferry means", [*LOCAL, FERRY[2], FERRY[0]])
    await _save(desk, "valleynews", "Rajin and Sonbong are linked again", [FERRY[3], FERRY[1], FERRY[0]])
    await _save(desk, "coastdaily", "Traders in Rason get their ferry", [*FERRY[1:5], "(Yonhap)"])
    edited = [sentence.replace("carries", "takes").replace("autumn", "the fall") for sentence in FERRY]
    await _save(desk, "morning", "Back on the water: North Korea's ferry", edited)


async def test_seven_outlets_with_one_wire_text_are_one_origin(desk: SmallDesk) -> None:
    await _seven(desk)
    story = await _story(desk, "islandpost")
    assert (len(story.outlets), story.origins) == (7, (YONHAP,))
    assert f"7 articles · 7 outlets · 1 origin ({YONHAP})" in shown(story_card(story))


async def test_a_digest_tells_it_in_its_line(desk: SmallDesk, knowledge: Knowledge) -> None:
    await _seven(desk)
    digests = DigestService(desk.database, desk.clock, knowledge)
    await digests.schedule(ScheduleRequest(1, 10, time(8), "Asia/Seoul"))
    desk.clock.advance(60)
    (part,) = await digests.preview(1, 10)
    assert f"7 outlets · 1 origin ({YONHAP})" in shown(digest_card(part))


async def test_a_report_of_its_own_is_another_origin(desk: SmallDesk) -> None:
    await _seven(desk)
    await _save(desk, "skywatch", "Ferry between Rajin and Sonbong sails again, pictures show", ANOTHER)
    story = await _story(desk, "skywatch")
    assert (len(story.outlets), story.origins) == (8, (YONHAP, "skywatch.example"))


async def test_reports_that_all_cite_one_agency_are_one_origin_and_say_through_whom(desk: SmallDesk) -> None:
    first = f"{FERRY[0].rsplit(',', 1)[0]}, Yonhap reported, citing KCNA."
    second = f"{ANOTHER[0].rsplit(',', 1)[0]}, according to a Yonhap report citing KCNA."
    await _save(desk, "hanriver", "Ferry between Rajin and Sonbong sails again", [first, *FERRY[1:4]])
    await _save(desk, "skywatch", "Ferry between Rajin and Sonbong is back", [second, *ANOTHER[1:]])
    story = await _story(desk, "skywatch")
    assert (len(story.outlets), story.origins) == (2, (f"{KCNA} via {YONHAP}",))
    await _save(desk, "bayherald", "Rajin ferry sails again: KCNA", [*FERRY[2:5], FERRY[1]])
    story = await _story(desk, "skywatch")
    assert (len(story.outlets), story.origins) == (3, (KCNA,)), "not all have it through Yonhap"


async def test_one_speaker_in_two_reports_makes_no_origin(desk: SmallDesk) -> None:
    said = "“The crossing is open to all who bring a ticket, a bicycle or a sack of rice, and to nobody who does not.”"
    one = [*FERRY[:3], f"The captain said at the pier of Rajin: {said}"]
    await _save(desk, "hanriver", "Ferry between Rajin and Sonbong sails again", one)
    other = [*ANOTHER[:3], f"{said} the captain told those on board as the ferry left Rajin."]
    await _save(desk, "skywatch", "Ferry between Rajin and Sonbong is back", other)
    story = await _story(desk, "skywatch")
    assert (len(story.outlets), len(story.origins)) == (2, 2)
