"""Members ask who uses a word: state media and others, first and last, by month."""

from __future__ import annotations

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import Newsroom, buttons, labels, unlinked, words

STATE = """{title}
> published {day}T07:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
{text}
"""
OTHER = """{title}
> published {day}T10:00:00+09:00
> outlet Han River Post
{text}
"""
TEXTS = (
    (STATE, "2024-07-03", "Meeting held", "Officials of the northern half met.\nThey spoke of socialist construction."),
    (STATE, "2024-08-20", "Letter of workers", "Workers wrote a letter.\nIt tells of a socialist village."),
    (STATE, "2024-09-15", "Street built", "A street was built in Pyongyang."),
    (OTHER, "2024-09-16", "North drops a word", "The North no longer speaks of its northern half, a scholar said."),
    (OTHER, "2024-09-14", "A socialist fairyland", "The agency praised a new street on Saturday."),
)


async def saved(room: Newsroom) -> None:
    """Five articles, three of them of state media."""
    pages = {
        f"https://paper{place}.example/{place}": form.format(day=day, title=title, text=text)
        for place, (form, day, title, text) in enumerate(TEXTS)
    }
    room.network.pages.update(pages)
    await room.save(*pages)


async def test_first_and_last_use_of_state_media_and_of_others_with_their_sentences(room: Newsroom) -> None:
    await saved(room)
    shown = unlinked((await room.anna.slash(room.channel, "term", term="socialist")).response)
    assert shown == (
        "**“socialist” on this shelf**\n"
        "-# State media: 2 articles · Others: 1 article\n"
        "**State media** · first 3 Jul 2024, last 20 Aug 2024\n"
        "- **First** · They spoke of **socialist** construction. · Amnok Central Agency · 3 Jul 2024 ↗\n"
        "- **Last** · It tells of a **socialist** village. · Amnok Central Agency · 20 Aug 2024 ↗\n"
        "**Others** · 14 Sep 2024\n"
        "- **First** · in the headline: A socialist fairyland · Han River Post · 14 Sep 2024 ↗\n"
        "**Articles by month, state media and others**\n"
        "Sep 2024: 0 and 1 · Aug 2024: 1 and 0 · Jul 2024: 1 and 0"
    )


async def test_a_phrase_and_the_articles_of_each_side(room: Newsroom) -> None:
    await saved(room)
    card = (await room.anna.slash(room.channel, "term", term="northern half")).response
    assert "**State media** · 3 Jul 2024" in words(card)
    listed = (await room.anna.click(card, label="Others")).response
    assert "North drops a word" in words(listed)
    assert "its **northern** **half**" in words(listed).replace("**northern half**", "**northern** **half**")
    assert "Meeting held" not in words(listed)
    back = (await room.anna.click(listed, label="Summary")).response
    assert words(back) == words(card)


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room)
    shown = words((await room.anna.slash(room.channel, "term", term="socialist")).response)
    assert shown.startswith("**이 보관함의 ‘socialist’**\n-# 관영 매체: 기사 2건 · 다른 매체: 기사 1건\n")
    assert "**관영 매체** · 처음 2024년 7월 3일, 마지막 2024년 8월 20일" in shown


async def test_nothing_found_says_why_and_what_is_no_word_is_refused(room: Newsroom) -> None:
    await saved(room)
    none = (await room.anna.slash(room.channel, "term", term="unification")).response
    assert "No saved article on this shelf has this term in its headline or text." in words(none)
    assert labels(none) == []
    assert buttons(none) == [], "none that does nothing"
    refused = (await room.anna.slash(room.channel, "term", term="?!")).response
    assert words(refused) == sentence_for(Reason.NO_TERM)
