"""A digest's last lines tell of the North's state media: who was with the leader, titles that differ, pages."""

from __future__ import annotations

from tests.e2e.newsroom import Newsroom, unlinked, words

# the clock shows noon UTC on Monday, 16 September 2024; Han Chol Gun is invented
HEAD = "> outlet Amnok Central Agency\n> kind state_media\n> country KP\n"
EARLIER_URL = "https://amnok.example/en/articles/plant"
EARLIER = f"""Plant opens in Sunchon
> published 2024-05-03T06:00:00+09:00
{HEAD}The new plant opened on May 2.
{{person:Han Chol Gun=vice department director of the Party Central Committee}}, took part in it.
Workers of the plant sang songs, and the machines were shown to the guests.
"""
FARM_URL = "https://amnok.example/en/articles/farm"
FARM = f"""Kim Jong Un Visits Farm
> published 2024-09-16T06:00:00+09:00
{HEAD}{{person:Kim Jong Un}} visited a greenhouse farm on September 15.
He was accompanied by {{person:Jo Yong Won}} and {{person:Han Chol Gun=first vice department director of the Party \
Central Committee}}.
He looked round the greenhouses and praised the builders of the farm.
"""
ABROAD_URL = "https://hanriver.example/news/farm"
ABROAD = """Kim visits farm
> published 2024-09-16T08:00:00+09:00
> outlet Han River Post
{person:Kim Jong Un} was accompanied by {person:Kim Tok Hun} on a visit to a farm, the agency said.
"""
PAGES = {EARLIER_URL: EARLIER, FARM_URL: FARM, ABROAD_URL: ABROAD}


async def previewed(room: Newsroom) -> list[str]:
    """The lines of the section in a digest that is composed now."""
    lines = unlinked((await room.manager.slash(room.channel, "digest preview")).response).splitlines()
    if "**State media of the North**" not in lines:
        return []
    return lines[lines.index("**State media of the North**") + 1 :]


async def scheduled(room: Newsroom, *urls: str) -> None:
    """The pages are there, these have been posted, and the channel has a digest."""
    room.network.pages.update(PAGES)
    await room.save(*urls)
    await room.manager.slash(room.channel, "digest schedule", at="08:00", zone="Asia/Seoul")


async def test_who_was_with_the_leader_and_a_title_that_differs(room: Newsroom) -> None:
    await scheduled(room, EARLIER_URL, FARM_URL, ABROAD_URL)
    assert await previewed(room) == [
        "- Han Chol Gun: now “first vice department director of the Party Central Committee” ↗, was “vice department"
        " director of the Party Central Committee” ↗ on 3 May 2024",
        "- With Kim Jong Un on 15 Sep 2024: Jo Yong Won, Han Chol Gun (first vice department director of the"
        " Party Central Committee) ↗",
    ]


async def test_names_that_a_page_has_no_more_and_a_page_that_is_gone(room: Newsroom) -> None:
    await scheduled(room, FARM_URL, EARLIER_URL)
    room.network.pages[FARM_URL] = FARM.replace("accompanied by {person:Jo Yong Won} and", "accompanied by")
    for _ in range(4):
        room.clock.advance(2 * 3600)
        await room.work()
    told = await previewed(room)
    assert told[0].startswith(f"- No longer named in [Kim Jong Un Visits Farm]({FARM_URL}) since 16 Sep 2024, ")
    assert told[0].endswith(": Jo Yong Won")
    del room.network.pages[FARM_URL]
    for _ in range(6):
        room.clock.advance(6 * 3600)
        await room.work()
    told = await previewed(room)
    assert told[0].startswith("- The page is gone, not found since 1")
    assert told[0].endswith(f": [Kim Jong Un Visits Farm]({FARM_URL})")


async def test_a_shelf_without_state_media_has_no_section(room: Newsroom) -> None:
    await scheduled(room, ABROAD_URL)
    assert not await previewed(room)


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await scheduled(room, EARLIER_URL, FARM_URL)
    shown = words((await room.manager.slash(room.channel, "digest preview")).response)
    assert "**북한 관영 매체**" in shown
    assert "- 김정은 동석, 2024년 9월 15일: Jo Yong Won, Han Chol Gun(first vice department director" in shown
