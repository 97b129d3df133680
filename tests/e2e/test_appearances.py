"""Members open the tab "Appearances" of a person: when they were last reported somewhere, and the longest gap."""

from __future__ import annotations

from typing import Any

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import Newsroom, labels, unlinked, words

STATE = """Kim Jong Un inspects plant
> published 2024-09-0{day}T07:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
{{person:Kim Jong Un}} inspected a munitions plant in {{place:Kanggye}} on September {before}.
He was accompanied by {{person:Jo Yong Won}} and officials.
"""
MESSAGE_URL = "https://amnok.example/en/articles/message"
MESSAGE = """Message to president
> published 2024-09-10T07:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
{person:Kim Jong Un} sent a message of greetings to {person:Vladimir Putin}, president of Russia.
"""


async def saved(room: Newsroom) -> None:
    """Two visits, a message, and a report of one visit by another outlet."""
    pages = {f"https://amnok.example/en/{day}": STATE.format(day=day, before=day - 1) for day in (3, 9)}
    other = pages["https://amnok.example/en/9"].replace("Amnok Central Agency", "Han River Post")
    pages["https://hanriver.example/9"] = other.replace("> kind state_media\n> country KP\n", "")
    room.network.pages.update({**pages, MESSAGE_URL: MESSAGE})
    await room.save(*pages, MESSAGE_URL)


async def opened(room: Newsroom, name: str, label: str) -> Any:
    card = (await room.anna.slash(room.channel, "entity", name=name)).response
    return (await room.anna.click(card, label=label)).response


async def test_the_last_appearance_the_longest_gap_and_the_days(room: Newsroom) -> None:
    await saved(room)
    shown = unlinked(await opened(room, "Kim Jong Un", "Appearances"))
    assert shown == (
        "**Kim Jong Un** · 김정은 · 金正恩\n"
        "-# Appearances · 2 days with a reported appearance\n"
        "Last reported appearance on this shelf: 8 days ago, 8 Sep 2024\n"
        "Longest gap between two reports: 6 days, 2 Sep to 8 Sep 2024\n"
        "-# 1 article on a message or statement\n"
        "- **8 Sep 2024** · Kim Jong Un inspected a munitions plant in Kanggye on September 8. · 2 articles · "
        "1 from state media ↗\n"
        "- **2 Sep 2024** · Kim Jong Un inspected a munitions plant in Kanggye on September 2. · Amnok Central Agency "
        "· state media ↗\n"
        "**Newest message or statement**\n"
        "- Kim Jong Un sent a message of greetings to Vladimir Putin, president of Russia. · Amnok Central Agency ↗"
    )


async def test_in_korean_and_back_to_the_articles(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room)
    card = await opened(room, "김정은", "동정")
    assert "이 보관함에서 마지막 동정 보도는 8일 전(2024년 9월 8일)입니다" in words(card)
    articles = (await room.anna.click(card, label="기사")).response
    assert "**최신 기사**" in words(articles)


async def test_without_an_appearance_the_tab_says_why(room: Newsroom) -> None:
    await saved(room)
    shown = words(await opened(room, "Vladimir Putin", "Appearances"))
    assert "1 article on this shelf names this person, and none reports an appearance." in shown
    assert "only mentions the name" not in shown, "that would say it twice"


async def test_places_have_no_such_tab(room: Newsroom) -> None:
    await saved(room)
    card = (await room.anna.slash(room.channel, "entity", name="Kanggye")).response
    assert "Appearances" not in labels(card)
    assert sentence_for(Reason.NO_PERSON).startswith("Only persons have appearances")
