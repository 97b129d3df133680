"""Members ask about what is on the shelf, and press the buttons of the answers."""

from __future__ import annotations

import discord
import pytest

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.deliveries.test_digest_stories import BUSY
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, headline_in, labels, story_button, words
from tests.fakes.sql import run_sql

HAPPENINGS = (
    ("Floods cut the road to Sinuiju", "Rain swept two bridges away on Sunday night, the river office said."),
    ("Ferry line to Jeju opens again", "A ship with 300 passengers left Mokpo harbour at dawn."),
    ("Parliament passes the loan bill", "Lawmakers voted 180 to 97 for cheaper student credit."),
    ("Archaeologists find Goguryeo tomb", "Painted walls came to light under a field near Nampo."),
    ("Football team draws in Amman", "A late goal in Amman saved a point in the qualifying match."),
    ("Chip exports rise for a tenth month", "Shipments of memory were worth 13 billion dollars in August."),
    ("Border guards hear loudspeakers fall silent", "Soldiers at Panmunjom noticed the quiet on Saturday."),
)


async def test_summary_by_choice_link_and_message(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    (choice, *_) = await room.anna.autocomplete(room.channel, "summary", "article", "north korea fires")
    for article in (choice["value"], LAUNCH_URL, post.jump_url):
        result = await room.anna.slash(room.channel, "summary", article=article)
        assert words(result.response).startswith("**North Korea fires missiles from Sunan**")
        assert labels(result.response) == ["Open", "Short", "Who said what", "Similar", "Wrong person?"]


async def test_summary_grows_shrinks_and_says_who_said_what(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = LAUNCH + "Two ferries turned back.\nFlights went on as planned.\n"
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL, length=1)).response
    assert words(card).count("[↗]") == 1

    await room.anna.click(card, label="Standard")
    assert words(card).count("[↗]") == 4
    await room.anna.click(card, label="Long")
    assert words(card).count("[↗]") == 6
    await room.anna.click(card, label="Who said what")
    assert "**Kim Jong Un**" in words(card)
    assert "Our deterrent is ready." in words(card)
    await room.anna.click(card, label="Short")
    assert words(card).count("[↗]") == 1


async def test_no_button_leads_to_a_longer_summary_that_shows_no_more(room: Newsroom) -> None:
    await room.save(TALKS_URL)
    card = (await room.anna.slash(room.channel, "summary", article=TALKS_URL, length=1)).response
    assert labels(card)[:3] == ["Open", "Standard", "Long"]
    await room.anna.click(card, label="Standard")
    assert words(card).count("[↗]") == 2
    assert labels(card)[:2] == ["Open", "Short"]
    assert "Long" not in labels(card)


async def test_buttons_answer_after_a_restart(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    await room.restart()
    await room.anna.click(card, label="Short")
    assert words(card).count("[↗]") == 1


async def test_nobody_turns_anothers_page(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    before = words(card)
    copy = await room.boris.click(card, label="Who said what")
    assert words(card) == before
    assert copy.ephemeral
    assert "Our deterrent is ready." in words(copy.response)


async def test_the_card_of_a_posted_link_has_its_buttons_too(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    (card,) = room.messages()
    longer = await room.boris.click(card, label="Longer")
    assert longer.ephemeral
    assert words(longer.response).count("[↗]") == 4
    turned = await room.boris.click(longer.response, label="Short")
    assert words(longer.response).count("[↗]") == 1
    assert turned.acknowledged


async def test_the_nearest_titles_and_names_are_buttons(room: Newsroom) -> None:
    await room.save()
    for command, typed, first in (
        ("summary", "Missiles fired at dawn", "**North Korea fires missiles from Sunan**"),
        ("story", "Missiles fired at dawn", "**North Korea fires missiles from Sunan**"),
        ("versions", "Missiles fired at dawn", "**North Korea fires missiles from Sunan**"),
        ("entity", "Kimm Jogn Unn", "**Kim Jong Un**"),
    ):
        option = {"entity": "name", "story": "article-or-story"}.get(command, "article")
        missed = await room.anna.slash(room.channel, command, **{option: typed})
        assert missed.ephemeral
        assert words(missed.response).endswith("Did you mean one of these?")
        label = first.strip("*")
        assert label in labels(missed.response)
        await room.restart()
        await room.anna.click(missed.response, label=label)
        assert words(missed.response).startswith(first), command


async def test_an_answer_with_nothing_to_show_is_private(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    none = await room.anna.slash(room.channel, "latest", topic="zebra")
    assert none.ephemeral
    assert "no stories on this shelf" in words(none.response)
    unknown = await room.anna.slash(room.channel, "entity", name="Sinuiju")
    assert unknown.ephemeral
    assert not (await room.anna.slash(room.channel, "latest", since="7d")).ephemeral


async def test_an_unknown_article_is_named_as_such(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    result = await room.anna.slash(room.channel, "summary", article="Quarterly fishery report")
    assert result.ephemeral
    assert words(result.response).startswith(f"{sentence_for(Reason.NO_SUCH_ARTICLE)}\nTry fewer or other words;")


async def test_search_marks_the_words_and_pages(room: Newsroom) -> None:
    urls = [f"https://hanriverpost.example/{number}" for number in range(14)]
    for number, url in enumerate(urls):
        room.network.pages[url] = f"Report {number}\nDay {number} brought word of a harvest in the north."
    await room.save(*urls)
    card = (await room.anna.slash(room.channel, "search", query="harvest")).response
    assert "word of a **harvest** in the north. [↗]" in words(card)
    first = words(card)
    await room.restart()
    await room.anna.click(card, label="▶")
    assert words(card) != first
    assert "page 2" in words(card)


async def test_search_shows_hostile_words_as_words(room: Newsroom) -> None:
    await room.save()
    result = await room.anna.slash(room.channel, "search", query="@everyone [x](https://evil.example) missiles")
    assert "@everyone" not in words(result.response)
    assert r"\[x\](https://evil.example)" in words(result.response)


async def test_search_for_nothing(room: Newsroom) -> None:
    await room.save()
    result = await room.anna.slash(room.channel, "search", query="***")
    assert result.ephemeral
    assert words(result.response) == "Give at least one word to search for."


@pytest.mark.parametrize(
    ("command", "options"), [("latest", {}), ("search", {"query": "x"}), ("summary", {"article": "x"})]
)
async def test_an_empty_shelf_says_how_to_fill_it(room: Newsroom, command: str, options: dict[str, str]) -> None:
    result = await room.anna.slash(room.channel, command, **options)
    assert words(result.response) == sentence_for(Reason.EMPTY_SHELF)


async def test_another_server_sees_nothing_of_this_shelf(room: Newsroom) -> None:
    await room.save()
    other = room.env.create_guild("Elsewhere")
    stranger, channel = other.add_member(room.env.create_user("sam")), other.create_text_channel("news")
    for command, options in (("search", {"query": "missiles"}), ("summary", {"article": LAUNCH_URL})):
        result = await stranger.slash(channel, command, **options)
        empty, setup = words(result.response).splitlines()
        assert empty == sentence_for(Reason.EMPTY_SHELF)
        assert setup == "Posted links are not saved yet: managers choose the desk's channels with `/desk setup`."
    assert await stranger.autocomplete(channel, "summary", "article", "north") == []
    role = other.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    manager = other.add_member(room.env.create_user("max"), roles=[role])
    assert f"⚠️ {setup}" in words((await manager.slash(channel, "desk status")).response)
    assert setup not in words((await room.manager.slash(room.channel, "desk status")).response)


async def test_latest_tells_the_stories_and_why(room: Newsroom) -> None:
    await room.save()
    card = (await room.anna.slash(room.channel, "latest")).response
    assert "North Korea fires missiles from Sunan" in words(card)
    assert "[↗](" in words(card)
    await room.restart()
    why = await room.boris.click(card, label="Why these?")
    assert why.ephemeral
    assert "**1. " in words(why.response)
    assert "North Korea fires missiles from Sunan" in words(why.response)


async def test_a_number_of_latest_opens_its_story_beside_the_list(room: Newsroom) -> None:
    urls = [f"https://hanriverpost.example/{number}" for number in range(len(HAPPENINGS))]
    room.network.pages |= {url: f"{title}\n{text}" for url, (title, text) in zip(urls, HAPPENINGS, strict=True)}
    await room.save(*urls)
    card = (await room.anna.slash(room.channel, "latest", since="2d")).response
    await room.anna.click(card, label="▶")
    told = words(card)
    await room.restart()
    for number in (6, 7):
        opened = await room.anna.click(card, label=story_button(card, number))
        assert opened.ephemeral
        assert words(opened.response).splitlines()[0] == f"**{headline_in(card, number)}**"
    assert words(card) == told, "the list is unchanged"


async def test_a_number_opens_the_story_that_has_its_headline_now(room: Newsroom) -> None:
    """A story may be split after it was listed: what remained of it was opened, which told something else."""
    urls = [f"https://hanriverpost.example/{number}" for number in range(3)]
    room.network.pages |= {url: f"{title}\n{text}" for url, (title, text) in zip(urls, HAPPENINGS, strict=False)}
    await room.save(*urls)
    await room.app.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")
    card = (await room.anna.slash(room.channel, "latest", since="2d")).response
    (headline,) = [headline_in(card, 1)]
    (url,) = [url for url, (title, _) in zip(urls, HAPPENINGS, strict=False) if title == headline]
    own = (await room.anna.slash(room.channel, "summary", article=url)).response
    await room.manager.slash(room.channel, "article move", article=url)
    by_card = words((await room.boris.click(own, label="Story")).response)
    opened = words((await room.anna.click(card, label=story_button(card, 1))).response).splitlines()
    assert opened[0] == f"**{headline}**"
    assert opened[1].startswith("-# 1 article · ")
    assert by_card.splitlines()[:2] == opened[:2], "so does the card of the article"
    await room.manager.slash(room.channel, "article remove", article=url)
    gone = words((await room.anna.click(card, label=story_button(card, 1))).response)
    assert gone == sentence_for(Reason.NO_SUCH_STORY)


async def test_latest_has_pages_after_a_restart(room: Newsroom) -> None:
    for number, (title, text) in enumerate(HAPPENINGS):
        room.network.pages[f"https://hanriverpost.example/{number}"] = f"{title}\n{text}"
    await room.save(*(f"https://hanriverpost.example/{number}" for number in range(len(HAPPENINGS))))
    card = (await room.anna.slash(room.channel, "latest", since="2d")).response
    first = words(card)
    await room.restart()
    await room.anna.click(card, label="▶")
    assert words(card) != first
    assert "**6. " in words(card)
    await room.anna.click(card, label="◀")
    assert words(card) == first


async def test_latest_on_a_topic_and_a_wrong_window(room: Newsroom) -> None:
    await room.save()
    choices = await room.anna.autocomplete(room.channel, "latest", "topic", "miss")
    assert {"name": "missiles", "value": "missiles"}.items() <= choices[0].items()
    (korean,) = await room.anna.autocomplete(room.channel, "latest", "topic", "미사")
    assert korean["value"] == "missiles"
    told = words((await room.anna.slash(room.channel, "latest", topic="미사일")).response)
    assert "missiles" in told.splitlines()[0]
    assert "North Korea fires missiles from Sunan" in told
    wrong = await room.anna.slash(room.channel, "latest", since="the other day")
    assert wrong.ephemeral
    assert words(wrong.response) == sentence_for(Reason.BAD_SINCE)


async def test_autocomplete_offers_titles_within_discords_limits(room: Newsroom) -> None:
    room.network.pages[TALKS_URL] = f"{'Envoys ' * 60}\nThey met."
    await room.save(TALKS_URL)
    (choice,) = await room.anna.autocomplete(room.channel, "summary", "article", "envoys")
    assert len(choice["name"]) <= 100


async def test_since_last_tells_each_person_only_what_is_new_and_only_that_person_sees_it(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    offered = await room.anna.autocomplete(room.channel, "latest", "since", "")
    assert [choice["value"] for choice in offered] == ["last", "24h", "3d", "1w", "30d"]

    first = await room.anna.slash(room.channel, "latest", since="last")
    assert first.ephemeral
    assert "North Korea fires missiles from Sunan" in words(first.response)
    room.clock.advance(600)
    again = await room.anna.slash(room.channel, "latest", since="last")
    assert "16 Sep 2024, 21:00 KST" in words(again.response), "when she looked last"
    assert labels(again.response) == [], "no story is new to her"

    await room.save(TALKS_URL)
    room.clock.advance(600)
    new = words((await room.anna.slash(room.channel, "latest", since="지난번")).response)
    assert "Envoys meet in Seoul" in new
    assert "North Korea fires" not in new
    both = words((await room.boris.slash(room.channel, "latest", since="last")).response)
    assert "Envoys meet in Seoul" in both
    assert "North Korea fires" in both


async def test_the_pages_of_one_question_stay_together(room: Newsroom) -> None:
    for number, title in enumerate(BUSY):
        url = f"https://hanriverpost.example/{number}"
        room.network.pages[url] = f"{title}\n> published 2024-09-16T08:{10 + number}:00+09:00\n{title} this week.\n"
        await room.save(url)
    card = (await room.anna.slash(room.channel, "latest", since="last")).response
    told = [words(card)]
    for _ in range(2):
        room.clock.advance(60)
        await room.restart()
        card = (await room.anna.click(card, label="▶")).response
        told.append(words(card))
    assert all(sum(title in page for page in told) == 1 for title in BUSY)
    why = await room.anna.click(card, label="Why these?")
    shown = [title for title in BUSY if title in told[-1]]
    assert shown
    assert all(title in words(why.response) for title in shown), "the reasons are those of the page at hand"
    room.clock.advance(60)
    nothing = await room.anna.slash(room.channel, "latest", since="last")
    assert labels(nothing.response) == []


async def test_a_topic_with_a_typing_error_is_answered_with_names_and_subjects_that_are_here(room: Newsroom) -> None:
    room.network.pages["https://port.example/hwasong"] = (
        "Rocket seen\n> published 2024-09-16T09:00:00+09:00\n> subjects missiles\n"
        "A {weapon:Hwasong-18} was seen in {place:North Korea}. {person:Kim Jong Un} watched."
    )
    await room.save("https://port.example/hwasong")
    for typed, label in (
        ("Kim Jong Unn", "Kim Jong Un"),
        ("hwasung", "Hwasong-18"),
        ("김정운", "김정은"),
        ("misiles", "missiles"),
    ):
        empty = await room.anna.slash(room.channel, "latest", topic=typed, since="7d")
        assert empty.ephemeral
        assert "No saved article has these words.\nDid you mean one of these?" in words(empty.response)
        assert label in labels(empty.response)
        await room.anna.click(empty.response, label=label)
        assert "Rocket seen" in words(empty.response)
    unlike = (await room.anna.slash(room.channel, "latest", topic="zebra", since="7d")).response
    assert words(unlike).splitlines()[-1] == "No saved article has these words."
    assert labels(unlike) == []
