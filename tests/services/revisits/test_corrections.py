"""What a changed page makes the desk say: each card that shows it is corrected in place; state media is told of."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.model.deliveries import DeliveryKind, ScheduleRequest
from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Post, Shelf, Submission
from bot.model.settings import ServerSettings
from bot.model.versions import Alert, ChangeKind, Correction
from bot.services.digests.service import DigestService
from bot.services.mydata import MyDataService
from bot.services.settings import DeskService
from bot.storage.deliveries.payloads import from_json
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.discord import Weather
from tests.fakes.news_texts import WIRE
from tests.services.revisits.looks import DAY, HOUR, LAUNCH, PAGE, STATE, Day

FOUR = LAUNCH.replace("Three", "Four").replace("three", "four")
STATE_FOUR = STATE.replace("Three", "Four").replace("three", "four")


async def deliveries(desk: SmallDesk) -> list[tuple[str, str]]:
    return [(key, state) for key, state in await desk.rows("SELECT key, state FROM deliveries ORDER BY id")]


async def alerts(desk: SmallDesk) -> list[tuple[int, Alert]]:
    """(channel, alert) of those that are not sent yet: what was sent is not kept."""
    found = []
    for channel, text in await desk.rows(
        "SELECT channel_id, payload FROM deliveries JOIN payloads ON delivery_id = id"
        " WHERE kind = 'alert' AND state = 'pending' ORDER BY id"
    ):
        payload = from_json(DeliveryKind.ALERT, text)
        assert isinstance(payload, Alert)
        found.append((channel, payload))
    return found


async def change(desk: SmallDesk, page: str | FetchFailed, after: timedelta = 2 * HOUR) -> None:
    """The page says something else, and the desk looks; nothing is delivered."""
    desk.network.pages[PAGE] = page
    desk.clock.advance(after.total_seconds())
    assert await desk.revisits.revisit_due() == 1


async def test_a_card_that_waits_is_sent_as_it_is_and_then_corrected(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await change(desk, FOUR)
    day = Day(desk)
    assert await day.deliveries.deliver_due() == 2
    assert day.discord.keys(10) == ["card:1:1"]
    assert isinstance(day.discord.edited[1], Correction)
    assert await deliveries(desk) == [("card:1:1", "sent"), ("correction:1:1", "sent")]


async def test_a_change_of_the_fourth_sentence_corrects_the_card(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await change(desk, LAUNCH.replace("for weeks", "for months"))
    day = Day(desk)
    assert await day.deliveries.deliver_due() == 2
    correction = day.discord.edited[1]
    assert isinstance(correction, Correction)
    assert correction.summary.sentences[3].text == "Analysts had expected a launch for months."


async def test_a_card_that_never_arrived_is_not_corrected(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await change(desk, FOUR)
    day = Day(desk)
    day.discord.locked = {10}
    await day.deliveries.deliver_due()
    card, *rest = await deliveries(desk)
    assert card == ("card:1:1", "dead")
    assert not any(key.startswith("correction:") for key, _ in rest)  # only the managers' notice


async def test_a_card_that_was_deleted_ends_its_corrections_and_nothing_else(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await DigestService(desk.database, desk.clock, knowledge).schedule(ScheduleRequest(1, 10, time(8), "Asia/Seoul"))
    await day.deliveries.deliver_due()
    day.discord.messages.clear()
    await day.pass_time(2 * HOUR, FOUR)
    await day.pass_time(10 * HOUR, LAUNCH)
    assert await deliveries(desk) == [("card:1:1", "sent"), ("correction:1:1", "dead")]
    assert day.discord.told == []
    assert await desk.rows("SELECT suspended FROM subscriptions") == [(None,)]


async def test_a_lost_answer_only_edits_again(desk: SmallDesk) -> None:
    """Never looked for: where history may not be read, a correction still arrives."""
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await day.deliveries.deliver_due()
    day.discord.weather, day.discord.no_history = Weather(lost_answer=1.0), {10}
    await day.pass_time(2 * HOUR, FOUR)
    desk.clock.advance(600)
    day.discord.weather = Weather()
    assert await day.deliveries.deliver_due() == 1
    assert await deliveries(desk) == [("card:1:1", "sent"), ("correction:1:1", "sent")]
    assert await desk.rows("SELECT message_id FROM deliveries") == [(1,), (1,)]


async def test_every_server_has_its_own_card_corrected(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await desk.post(BORIS, PAGE, 2)
    await day.deliveries.deliver_due()
    await day.pass_time(2 * HOUR, FOUR)
    posts = {message: payload.summary.first_post for message, payload in day.discord.edited.items()
             if isinstance(payload, Correction)}  # fmt: skip
    assert {message: post and (post.guild_id, post.user_id) for message, post in posts.items()} == {
        1: (1, None),
        2: (2, None),
    }


async def test_a_card_in_a_direct_message_is_corrected_until_its_reader_is_forgotten(desk: SmallDesk) -> None:
    private, day = Shelf.of_user(77), Day(desk)
    desk.network.pages[PAGE] = LAUNCH
    await desk.ingest.submit(Submission(private, Post(77, None, 30, 5, answer=True), url=PAGE))
    await desk.work()
    await day.deliveries.deliver_due()
    await day.pass_time(2 * HOUR, FOUR)
    assert isinstance(day.discord.edited[1], Correction)
    await change(desk, LAUNCH, 10 * HOUR)
    assert len(await deliveries(desk)) == 3
    await MyDataService(desk.database, desk.clock).erase(77)
    assert await deliveries(desk) == []
    assert await desk.rows("SELECT count(*) FROM changes") == [(0,)]


async def test_a_card_is_corrected_by_what_it_shows_now(desk: SmallDesk) -> None:
    """Changed there and back: the card says in the end what it said at first."""
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await day.deliveries.deliver_due()
    await day.pass_time(2 * HOUR, FOUR)
    await day.pass_time(10 * HOUR, LAUNCH)
    corrected = day.discord.edited[1]
    assert isinstance(corrected, Correction)
    assert corrected.summary.article.title == "Three missiles fly"
    assert [key for key, _ in await deliveries(desk)] == ["card:1:1", "correction:1:1", "correction:1:2"]


async def test_a_card_that_was_corrected_twice_is_corrected_by_the_second(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await day.deliveries.deliver_due()
    for hours, distance in ((2, "600"), (10, "700"), (14, "600")):
        await day.pass_time(hours * HOUR, LAUNCH.replace("500", distance))
        corrected = day.discord.edited[1]
        assert isinstance(corrected, Correction)
        assert any(distance in sentence.text for sentence in corrected.summary.sentences)


async def test_a_change_by_state_media_is_alerted_once_a_server(desk: SmallDesk) -> None:
    day = Day(desk)
    await DeskService(desk.database).save(ServerSettings(2, channels=(21, 22)))
    await desk.save(ANNA, PAGE, STATE, message=1)
    await desk.post(BORIS, PAGE, 2)
    await desk.post(Shelf.of_user(77), PAGE)
    await day.deliveries.deliver_due()
    await change(desk, STATE_FOUR)
    told = await alerts(desk)
    assert [channel for channel, _ in told] == [10, 21]
    alert = told[0][1]
    assert alert.article.title == "Four missiles fly"
    assert alert.change.kinds == (ChangeKind.HEADLINE, ChangeKind.FIGURES)
    await day.deliveries.deliver_due()
    assert day.discord.keys(21) == ["alert:21:1"]

    await change(desk, FetchFailed(Reason.GONE), 10 * HOUR)
    await change(desk, FetchFailed(Reason.GONE), 7 * HOUR)
    assert [alert.change.kinds for _, alert in await alerts(desk)] == [(ChangeKind.DELETED,)] * 2
    await day.deliveries.deliver_due()
    assert day.discord.keys(21) == ["alert:21:1", "alert:21:2"]


async def test_one_text_at_two_addresses_is_one_alert(desk: SmallDesk) -> None:
    """State media say the same in several places; what became of it is told once, what is another matter again."""
    text = f"Rain on the Amnok River\n> outlet The Ideal\n> kind state_media\n{WIRE}"
    addresses = ("https://ideal.example/rain", "https://voice.example/rain")
    for number, address in enumerate(addresses):
        await desk.save(ANNA, address, text, message=number)
    desk.network.pages |= dict.fromkeys(addresses, text.replace("5,000", "3,000"))
    desk.clock.advance(7200)
    assert await desk.revisits.revisit_due() == 2
    assert [alert.change.kinds for _, alert in await alerts(desk)] == [(ChangeKind.FIGURES,)]
    desk.network.pages |= dict.fromkeys(addresses, FetchFailed(Reason.GONE))
    for _ in range(2):
        desk.clock.advance(36_000)
        await desk.revisits.revisit_due()
    assert [alert.change.kinds for _, alert in await alerts(desk)][1:] == [(ChangeKind.DELETED,)]
    assert len(await desk.rows("SELECT * FROM changes")) == 4


async def test_an_alert_goes_to_the_next_channel_that_takes_messages(desk: SmallDesk, knowledge: Knowledge) -> None:
    """The first desk channel was deleted, in the second one the desk may not post any more."""
    day = Day(desk)
    day.discord.gone, day.discord.locked = {21}, {22}
    await DeskService(desk.database).save(ServerSettings(2, channels=(21, 22)))
    await DigestService(desk.database, desk.clock, knowledge).schedule(ScheduleRequest(2, 23, time(8), "Asia/Seoul"))
    await desk.save(BORIS, PAGE, STATE, message=1)
    await day.deliveries.deliver_due()
    await change(desk, STATE_FOUR)
    await day.deliveries.deliver_due()
    await day.deliveries.deliver_due()
    assert [message.key for message in day.discord.messages if message.key.startswith("alert")] == ["alert:23:1"]
    assert await alerts(desk) == []


async def test_an_alert_that_no_channel_takes_ends(desk: SmallDesk) -> None:
    day = Day(desk)
    day.discord.gone = {10, 21, 22}
    await DeskService(desk.database).save(ServerSettings(2, channels=(21, 22)))
    await desk.save(BORIS, PAGE, STATE, message=1)
    await change(desk, STATE_FOUR)
    for _ in range(4):
        await day.deliveries.deliver_due()
    tried = await desk.rows("SELECT channel_id, state FROM deliveries WHERE kind = 'alert' ORDER BY id")
    assert tried == [(21, "dead"), (22, "dead"), (10, "dead")]


async def test_where_an_alert_goes_when_no_channel_was_chosen(desk: SmallDesk, knowledge: Knowledge) -> None:
    await desk.save(ANNA, PAGE, STATE)
    await change(desk, STATE_FOUR)
    assert await alerts(desk) == [], "a page from the terminal or a feed came from no channel"
    await DigestService(desk.database, desk.clock, knowledge).schedule(ScheduleRequest(1, 33, time(8), "Asia/Seoul"))
    await change(desk, STATE, 10 * HOUR)
    assert [channel for channel, _ in await alerts(desk)] == [33], "where the digest comes"


async def test_a_server_may_do_without_alerts(desk: SmallDesk) -> None:
    await DeskService(desk.database).save(ServerSettings(1, channels=(11,), alerts=False))
    assert (await DeskService(desk.database).get(1)).alerts is False
    await desk.save(ANNA, PAGE, STATE, message=1)
    await change(desk, STATE_FOUR)
    assert await alerts(desk) == []


@pytest.mark.parametrize("page", [LAUNCH, LAUNCH.replace("> kind newspaper\n", "")])
async def test_other_outlets_are_no_alert(desk: SmallDesk, page: str) -> None:
    await desk.save(ANNA, PAGE, page, message=1)
    await change(desk, page.replace("500", "600"))
    assert await alerts(desk) == []


async def test_cards_and_corrections_of_a_month_ago_are_deleted(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await day.deliveries.deliver_due()
    await day.pass_time(2 * HOUR, FOUR)
    desk.clock.advance(31 * DAY.total_seconds())
    await desk.worked_until_now()
    await desk.retention.prune_daily()
    assert await deliveries(desk) == []
    assert await desk.troubles() == []
