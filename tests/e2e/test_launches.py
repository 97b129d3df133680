"""Members ask which launches the saved articles report: each figure with who gives it, side by side."""

from __future__ import annotations

import re

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import Newsroom, labels, raw_words, unlinked, words

JCS_URL = "https://hanriver.example/news/icbm"
JCS = """N. Korea fires ICBM toward East Sea: JCS
> published 2024-09-16T09:00:00+09:00
> outlet Han River Post
North Korea fired an intercontinental ballistic missile toward the East Sea on Monday, South Korea's military said.
The missile was launched from the Sunan area in Pyongyang at around 7:10 a.m. and flew about 1,000 kilometers, the \
Joint Chiefs of Staff said.
North Korea last fired an ICBM on Dec. 18.
"""
TOKYO_URL = "https://musashi.example/news/missile"
TOKYO = """Missile flies 74 minutes, Tokyo says
> published 2024-09-16T12:00:00+09:00
> outlet Musashi Times
A North Korean ballistic missile fired on Monday morning flew for about 74 minutes, the Defense Ministry said.
It reached an altitude of more than 6,000 kilometers, the ministry said.
"""
STATE_URL = "https://amnok.example/en/articles/test-fire"
STATE = """Test-fire of New-type ICBM Conducted
> published 2024-09-17T06:00:00+09:00
> outlet Amnok Central Agency
> kind state_media
> country KP
A test-fire of the intercontinental ballistic missile Hwasongpho-18 was conducted on September 16.
The missile climbed to a maximum altitude of 6,648.4 km and flew a distance of 1,001.2 km for 4,491 seconds.
"""
PLAN_URL = "https://hanriver.example/news/plan"
PLAN = """Launch preparations almost complete, agency says
> published 2024-09-14T09:00:00+09:00
> outlet Han River Post
North Korea could launch a long-range missile before the end of the month, the spy agency said on Saturday.
South Korea's army fired a Hyunmoo-2 missile in a drill last week.
"""
PAGES = {JCS_URL: JCS, TOKYO_URL: TOKYO, STATE_URL: STATE, PLAN_URL: PLAN}


async def saved(room: Newsroom, *urls: str) -> None:
    """The pages are there, and these have been posted."""
    room.network.pages.update(PAGES)
    await room.save(*urls)


async def test_figures_of_three_reports_stand_side_by_side_each_linked_to_its_sentence(room: Newsroom) -> None:
    await saved(room, JCS_URL, TOKYO_URL, STATE_URL, PLAN_URL)
    response = (await room.anna.slash(room.channel, "launches")).response
    assert unlinked(response) == (
        "**Launches reported on this shelf**\n"
        "-# 1 launch · from 4 articles read\n"
        "**16 Sep 2024** · ICBM × 1 ↗\n"
        "- Time: **07:10** (the Joint Chiefs of Staff) ↗\n"
        "- Place: **Sunan** (the Joint Chiefs of Staff) ↗\n"
        "- Range: **about 1,000 kilometers** (the Joint Chiefs of Staff) ↗ / **1,001.2 km** (Amnok Central Agency) ↗\n"
        "- Altitude: **more than 6,000 kilometers** (the ministry, Musashi Times) ↗"
        " / **6,648.4 km** (Amnok Central Agency) ↗\n"
        "- Flight: **about 74 minutes** (the Defense Ministry) ↗ / **4,491 seconds** (Amnok Central Agency) ↗\n"
        "-# 3 articles · Han River Post, Musashi Times, Amnok Central Agency"
    )
    linked = raw_words(response)
    assert f"{TOKYO_URL}#:~:text=It%20reached%20an%20altitude" in linked


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room, JCS_URL, STATE_URL)
    shown = words((await room.anna.slash(room.channel, "launches")).response)
    assert shown.startswith("**이 보관함의 기사가 보도한 발사**\n-# 발사 1건 · 읽은 기사 2건\n")
    assert "**2024년 9월 16일** · 대륙간탄도미사일(ICBM) 1발" in shown
    assert "- 장소: **순안**(the Joint Chiefs of Staff)" in shown


async def test_an_empty_answer_says_why(room: Newsroom) -> None:
    await saved(room, PLAN_URL)
    none = words((await room.anna.slash(room.channel, "launches")).response)
    assert "0 launches · from 1 article read" in none
    assert "1 saved article mentions launches, but it reports none" in none
    assert "Plans, fears, drills and mentions of earlier launches do not count." in none
    later = words((await room.anna.slash(room.channel, "launches", since="2030")).response)
    assert "No saved article of this period mentions a launch." in later


async def test_period_and_kind_narrow_the_list_and_words_that_are_no_date_are_refused(room: Newsroom) -> None:
    await saved(room, JCS_URL, TOKYO_URL)
    slash = room.anna.slash
    assert "1 launch ·" in words((await slash(room.channel, "launches", since="2024-09", kind="icbm")).response)
    assert "0 launches ·" in words((await slash(room.channel, "launches", kind="cruise")).response)
    assert "0 launches ·" in words((await slash(room.channel, "launches", until="2024-09-15")).response)
    refused = (await slash(room.channel, "launches", since="sometime")).response
    assert words(refused) == sentence_for(Reason.BAD_PERIOD)


async def test_pages_are_turned(room: Newsroom) -> None:
    room.network.pages.update(PAGES)
    urls = []
    for day in range(9, 14):
        url = f"https://hanriver.example/news/{day}"
        room.network.pages[url] = (
            f"N. Korea fires missile\n> published 2024-09-{day:02}T10:00:00+09:00\n> outlet Han River Post\n"
            f"North Korea fired a cruise missile from Sinpo on Sept. {day}, South Korea's military said.\n"
        )
        urls.append(url)
    await room.save(*urls)
    first = (await room.anna.slash(room.channel, "launches")).response
    assert "5 launches · page 1 of 2" in words(first)
    assert "**13 Sep 2024**" in words(first)
    assert labels(first) == ["▶"]
    second = (await room.anna.click(first, label="▶")).response
    assert "**9 Sep 2024**" in words(second)
    assert "**13 Sep 2024**" not in words(second)


KOREAN = """북, 탄도미사일 발사
> published 2024-09-{day:02}T10:00:00+09:00
> outlet {outlet}
북한이 {day}일 오전 평안남도 순천 일대에서 동해상으로 단거리 탄도미사일 2발을 발사했다고 {giver}가 밝혔다.
{giver}는 {day}일 오전 7시 1{minute}분께 순천 일대에서 발사된 미사일이 약 3{minute}0㎞를 비행했다고 설명했다.
최고 고도는 약 {minute}5㎞로 탐지됐으며 미사일은 {minute}분 동안 비행한 뒤 바다에 떨어졌다고 {giver}는 전했다.
"""


async def test_each_figure_of_a_page_has_the_link_to_its_korean_sentence(room: Newsroom) -> None:
    """Addresses have nine characters for a syllable: a page has fewer launches, not fewer links."""
    room.speak("ko", "ko")
    reports = [(day, outlet) for day in (9, 11, 13, 15) for outlet in ("한강일보", "무사시타임스")]
    for number, (day, outlet) in enumerate(reports):
        url = f"https://news{number}.example/politics/national-defense/2024/09/{day:02}/missile-launch"
        giver = ("합동참모본부", "일본 방위성 관계자")[number % 2]
        room.network.pages[url] = KOREAN.format(day=day, outlet=outlet, giver=giver, minute=number + 1)
        await room.save(url)
    card = (await room.anna.slash(room.channel, "launches")).response
    days, figures, page = list[str](), 0, 0
    while page < 9:
        page, shown = page + 1, raw_words(card)
        assert len(shown) <= 4000
        rows = [line for line in shown.splitlines() if line.startswith("- ")]
        assert [row.count("#:~:text=") for row in rows] == [row.count(" / ") + 1 for row in rows]
        figures += sum(row.count("↗") for row in rows)
        days += re.findall(r"\*\*2024년 9월 (\d+)일\*\*", words(card))
        if "▶" not in labels(card):
            break
        card = (await room.anna.click(card, label="▶")).response
    assert page > 1
    assert days == ["15", "13", "11", "9"], "each once, the newest first"
    assert figures > 20
