"""Members ask what is claimed on a topic: numbers with who gives them, positions, and what the other side answers."""

from __future__ import annotations

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import Newsroom, labels, raw_words, unlinked, words

SEOUL_URL = "https://hanriver.example/news/troops"
SEOUL = """North sends troops to Russia, Seoul says
> published 2024-09-09T16:00:00+09:00
> outlet Han River Post
> country KR
{place:North Korea} has sent about 1,500 soldiers to {place:Russia}, the National Intelligence Service said Monday.
{place:Kremlin} denied on Monday that 1,500 soldiers had come.
{place:South Korea} condemned the dispatch of troops to {place:Russia}.
"""
NUMBER_URL = "https://musashi.example/news/number"
NUMBER = """More troops in Russia
> published 2024-09-12T09:00:00+09:00
> outlet Musashi Times
At least 3,000 {place:North Korea}n soldiers are in {place:Russia}, the White House said Wednesday.
The {place:Kremlin} did not deny on Wednesday that troops were in {place:Russia}.
If 50,000 soldiers were sent, the war would change.
"""
OTHER_URL = "https://amnok.example/rain"
OTHER = """Rain in Sinuiju
> published 2024-09-12T09:00:00+09:00
> outlet Amnok Review
Some 4,100 houses in {place:Sinuiju} were flooded, the ministry said.
"""
PAGES = {SEOUL_URL: SEOUL, NUMBER_URL: NUMBER, OTHER_URL: OTHER}


async def saved(room: Newsroom, *urls: str) -> None:
    """The pages are there, and these have been posted."""
    room.network.pages.update(PAGES)
    await room.save(*urls)


async def test_numbers_positions_and_answers_are_three_views_of_one_card(room: Newsroom) -> None:
    await saved(room, SEOUL_URL, NUMBER_URL, OTHER_URL)
    numbers = (await room.anna.slash(room.channel, "claims", topic="troops Russia")).response
    assert unlinked(numbers) == (
        "**Claims on this shelf: troops Russia**\n"
        "-# 1 thing counted\n"
        "**soldiers (North Korea)**\n"
        "- 9 Sep 2024 · **about 1,500 soldiers** · National Intelligence Service · Han River Post ↗\n"
        "- 12 Sep 2024 · **At least 3,000 North Korean soldiers** · White House · Musashi Times ↗\n"
        "-# From 2 articles on this shelf only"
    )
    assert f"{SEOUL_URL}#:~:text=North%20Korea%20has%20sent" in raw_words(numbers)
    assert labels(numbers) == ["Positions", "Answers"]
    positions = (await room.anna.click(numbers, label="Positions")).response
    assert unlinked(positions) == (
        "**Claims on this shelf: troops Russia**\n"
        "-# positions of 2 sides\n"
        "**Russia**\n"
        "- 9 Sep 2024 · Kremlin · **denies**: Kremlin denied on Monday that 1,500 soldiers had come. "
        "(Han River Post) ↗\n"
        "- 11 Sep 2024 · Kremlin · **does not deny** · **denial dropped**: The Kremlin did not deny on Wednesday that "
        "troops were in Russia. (Musashi Times) ↗\n"
        "**South Korea**\n"
        "- 9 Sep 2024 · South Korea · **condemns**: South Korea condemned the dispatch of troops to Russia. "
        "(Han River Post) ↗\n"
        "-# From 2 articles on this shelf only"
    )
    answers = unlinked((await room.anna.click(positions, label="Answers")).response)
    assert "**Russia** · speaks first\n- First · 9 Sep 2024 · Kremlin · **denies**:" in answers
    assert "**South Korea** · on the day of the first statement\n- Only · 9 Sep 2024 · South Korea" in answers


async def test_a_side_that_articles_name_and_that_says_nothing_has_no_answer_yet(room: Newsroom) -> None:
    await saved(room, SEOUL_URL, NUMBER_URL)
    third = "https://hanriver.example/news/more"
    room.network.pages[third] = NUMBER.replace("3,000", "4,000").replace("More troops", "Even more troops")
    await room.save(third)
    first = (await room.anna.slash(room.channel, "claims", topic="troops Russia")).response
    answers = unlinked((await room.anna.click(first, label="Answers")).response)
    assert (
        "**North Korea** · no answer yet in this shelf's articles on the topic\n-# 3 articles read name it" in answers
    )


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room, SEOUL_URL)
    numbers = (await room.anna.slash(room.channel, "claims", topic="troops")).response
    assert words(numbers).startswith(
        "**이 보관함의 주장: troops**\n-# 집계 대상 1가지\n**군인(북한)**\n- 2024년 9월 9일"
    )
    positions = words((await room.anna.click(numbers, label="입장")).response)
    assert "**러시아**" in positions
    assert "**부인**" in positions


async def test_topics_are_suggested_and_a_story_is_a_topic(room: Newsroom) -> None:
    await saved(room, SEOUL_URL, OTHER_URL)
    offered = await room.anna.autocomplete(room.channel, "claims", "topic", "Russ")
    assert [choice["value"] for choice in offered] == ['entity:"russia"', "story 1"]
    stories = await room.anna.autocomplete(room.channel, "claims", "topic", "North sends")
    (story,) = [choice["value"] for choice in stories if choice["value"].startswith("story ")]
    shown = unlinked((await room.anna.slash(room.channel, "claims", topic=story)).response)
    assert shown.startswith("**Claims on this shelf: North sends troops to Russia, Seoul says**")
    assert "about 1,500 soldiers" in shown
    named = unlinked((await room.anna.slash(room.channel, "claims", topic='entity:"russia"')).response)
    assert "about 1,500 soldiers" in named
    assert "4,100" not in named


async def test_an_empty_answer_says_why_and_what_is_no_date_is_refused(room: Newsroom) -> None:
    await saved(room, OTHER_URL)
    none = words((await room.anna.slash(room.channel, "claims", topic="uranium")).response)
    assert "No saved article is on this topic." in none
    assert none.splitlines() == ["**Claims on this shelf: uranium**", "", "No saved article is on this topic."]
    subject = words((await room.anna.slash(room.channel, "claims", topic="제재")).response)
    assert "`about:sanctions` finds articles" in subject, "reports in English do not have the Korean word"
    later = words((await room.anna.slash(room.channel, "claims", topic="Sinuiju", since="2030")).response)
    assert "No saved article of this period is on this topic." in later
    assert "counted" not in later
    assert "from 1 Jan 2030" in later.splitlines()[1]
    refused = (await room.anna.slash(room.channel, "claims", topic="Sinuiju", since="sometime")).response
    assert words(refused) == sentence_for(Reason.BAD_PERIOD)
    gone = (await room.anna.slash(room.channel, "claims", topic="story 999")).response
    assert words(gone) == sentence_for(Reason.NO_SUCH_STORY)


FLOOD_URL = "https://amnok.example/flood"
FLOOD = """Flood in Sinuiju
> published 2024-09-12T09:00:00+09:00
> outlet Amnok Review
{place:Sinuiju} has sent 9,000 soldiers to the dams, the ministry said Thursday.
Of them, 700 soldiers came from the capital, the ministry said.
The flood killed 1,200 people, the ministry said.
The agency put the number of dead at 400.
"""


async def test_the_dead_have_one_heading_and_a_part_has_its_own(room: Newsroom) -> None:
    room.network.pages[FLOOD_URL] = FLOOD
    await room.save(FLOOD_URL)
    told = words((await room.anna.slash(room.channel, "claims", topic="Sinuiju")).response)
    headings = [one.strip("*") for one in told.splitlines() if one.startswith("**")][1:]
    assert sorted(headings) == ["dead", "soldiers", "soldiers, a part of them"]
