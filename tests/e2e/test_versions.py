"""Pages change after they were posted: the card is edited to say so, and members read what changed."""

from __future__ import annotations

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Post, Shelf, Submission
from bot.model.settings import ServerSettings
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, labels, reactions, words

HOUR = 3600
STATE_URL = "https://amnok.example/en/articles/inspection"
STATE = """Kim Jong Un inspects munitions plant
> published 2024-09-16T07:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
{person:Kim Jong Un} inspected a munitions plant in {place:Kanggye} on Sunday.
He stressed that the plan for shells must be met by December.
Officials of the plant took part in the visit.
"""
NOTICE = """Article retracted
> verdict retracted
This article has been retracted.
The launch was one of 2022.
"""


async def change(room: Newsroom, *swaps: tuple[str, str], url: str = LAUNCH_URL, after: float = 2 * HOUR) -> None:
    """The page at `url` says something else, and the desk comes by."""
    page = room.network.pages[url]
    assert isinstance(page, str)
    for old, new in swaps:
        assert old in page
        page = page.replace(old, new)
    room.network.pages[url] = page
    room.clock.advance(after)
    await room.work()


async def delete(room: Newsroom, url: str) -> None:
    """The page is taken down, and the desk finds it missing twice."""
    room.network.pages[url] = FetchFailed(Reason.GONE, "410")
    for _ in range(3):
        room.clock.advance(7 * HOUR)
        await room.work()


async def test_the_card_in_the_channel_is_corrected_and_versions_shows_what_changed(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    (card,) = room.messages()
    assert "two missiles" in words(card)
    assert "Changes" not in labels(card)

    await change(room, ("two missiles", "three missiles"), ("about 350 km", "about 400 km"))
    (corrected,) = room.messages()
    assert corrected.id == card.id
    shown = words(corrected)
    assert "fired three missiles" in shown
    assert "two missiles" not in shown
    assert "✏️" in shown
    assert "(350 → 400, two → three)" in shown
    assert reactions(post, room.channel) == {"✅"}

    await room.restart()
    told = await room.boris.click(corrected, label="Changes")
    assert told.ephemeral
    assert "🟥 North Korea fired ~~two~~ missiles" in words(told.response)
    assert "🟩 North Korea fired **three** missiles" in words(told.response)
    assert "about **400** km" in words(told.response)

    (choice,) = await room.anna.autocomplete(room.channel, "versions", "article", "fires missiles")
    asked = await room.anna.slash(room.channel, "versions", article=choice["value"])
    assert words(asked.response) == words(told.response)
    await room.anna.click(asked.response, label="Summary")
    assert "2 versions" in words(asked.response)
    await room.anna.click(asked.response, label="Changes")
    assert "🟩" in words(asked.response)


async def test_furniture_is_no_change(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await change(room, ("> outlet Han River Post", "> outlet Han River Post\n> subjects missiles"))
    assert "✏️" not in words(room.messages()[-1])
    asked = await room.anna.slash(room.channel, "versions", article=LAUNCH_URL)
    assert "🟩" not in words(asked.response)
    assert "23 Sep 2024" in words(asked.response), "until when the page is checked"


async def test_many_changes_have_pages_that_turn_after_a_restart(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    said = "350 km"
    for kilometres, after in (("360 km", 2), ("370 km", 6), ("380 km", 20), ("390 km", 160)):
        await change(room, (said, kilometres), after=after * HOUR)
        said = kilometres
    asked = await room.anna.slash(room.channel, "versions", article=LAUNCH_URL)
    assert "**390**" in words(asked.response)
    assert "**360**" not in words(asked.response)
    await room.restart()
    await room.anna.click(asked.response, label="▶")
    assert "**360**" in words(asked.response)
    await room.anna.click(asked.response, label="◀")
    assert "**390**" in words(asked.response)


async def test_a_state_outlets_deletion_is_an_alert_once_and_the_card_stands(room: Newsroom) -> None:
    room.network.pages[STATE_URL] = STATE
    await room.save(STATE_URL)
    await delete(room, STATE_URL)
    await room.work()
    card, alert = room.messages()
    assert "⚠️" in words(card)
    assert "shells must be met by December" in words(card)
    assert words(alert).startswith("**Amnok Central Agency ")
    assert "Kim Jong Un inspects munitions plant**\n" in words(alert)

    told = await room.anna.click(alert, label="Changes")
    assert "⚠️" in words(told.response)
    summary = await room.anna.click(alert, label="Summary")
    assert "munitions plant in Kanggye" in words(summary.response)
    assert "⚠️" in words(summary.response)
    assert "Changes" in labels(summary.response)


async def test_a_state_outlets_change_is_an_alert_with_the_words(room: Newsroom) -> None:
    room.network.pages[STATE_URL] = STATE
    await room.save(STATE_URL)
    await change(room, ("by December", "by November"), url=STATE_URL)
    alert = room.messages()[-1]
    assert words(alert).startswith("**Amnok Central Agency ")
    assert "must be met by ~~December~~." in words(alert)
    assert "must be met by **November**." in words(alert)
    assert labels(alert) == ["Open", "Changes", "Summary"]


async def test_a_server_that_wants_no_alerts_gets_none(room: Newsroom) -> None:
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), alerts=False))
    room.network.pages[STATE_URL] = STATE
    await room.save(STATE_URL)
    await change(room, ("by December", "by November"), url=STATE_URL)
    (card,) = room.messages()
    assert "✏️" in words(card)


async def test_a_papers_deletion_is_on_its_card_and_no_alert(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await delete(room, LAUNCH_URL)
    (card,) = room.messages()
    assert "⚠️" in words(card)


async def test_a_notice_in_the_place_of_an_article_is_on_its_card_and_wherever_the_article_is(room: Newsroom) -> None:
    """The newsroom retracts it, and reinstates it a day later."""
    await room.save(LAUNCH_URL)
    article = room.network.pages[LAUNCH_URL]
    room.network.pages[LAUNCH_URL] = NOTICE
    room.clock.advance(2 * HOUR)
    await room.work()
    (card,) = room.messages()
    shown = words(card)
    assert "⚠️ retracted" in shown
    assert "⚠️ The newsroom took this article back. In its place, the page said on " in shown
    assert "> This article has been retracted. The launch was one of 2022." in shown
    assert "fired two missiles" in shown, "the article is kept"
    told = await room.boris.click(card, label="Changes")
    assert "article retracted" in words(told.response)
    for command, options in (("summary", {"article": LAUNCH_URL}), ("search", {"query": "missiles"}), ("latest", {})):
        asked = await room.anna.slash(room.channel, command, **options)
        assert "⚠️ retracted" in words(asked.response), command

    room.network.pages[LAUNCH_URL] = article
    room.clock.advance(24 * HOUR)
    await room.work()
    card = room.messages()[0]
    assert "⚠️" not in words(card)
    assert "The article was retracted and has been back on its page since " in words(card)


async def test_a_notice_that_is_posted_is_refused_as_that(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = NOTICE
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    (refusal,) = room.messages()
    assert words(refusal).startswith(f"⚠️ {sentence_for(Reason.RETRACTED)}\n")
    assert reactions(post, room.channel) == {"⚠️"}


async def test_a_card_that_a_moderator_took_away_holds_up_nothing(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    (card,) = room.messages()
    await room.bot.get_partial_messageable(room.channel.id).get_partial_message(card.id).delete()
    await change(room, ("two missiles", "three missiles"))
    await room.save()
    assert "Envoys meet in Seoul" in words(room.messages()[-1])


async def test_another_servers_shelf_knows_nothing_of_it(room: Newsroom) -> None:
    other = Shelf.of_guild(999)
    room.network.pages["https://other.example/1"] = LAUNCH.replace("Sunan", "Sukchon")
    await room.app.ingest.submit(Submission(other, Post(guild_id=999), url="https://other.example/1"))
    await room.save(LAUNCH_URL)
    asked = await room.anna.slash(room.channel, "versions", article="https://other.example/1")
    assert asked.ephemeral
    assert words(asked.response) == sentence_for(Reason.LINK_NOT_SAVED)
