"""Members ask what the saved articles say is to come: each event on its day, in an article's words."""

from __future__ import annotations

from tests.e2e.newsroom import Newsroom, labels, raw_words, unlinked, words

# the clock shows noon UTC on Monday, 16 September 2024
DRILL_URL = "https://hanriver.example/news/drill"
DRILL = """Navy to hold landing drill
> published 2024-09-12T09:00:00+09:00
> outlet Han River Post
The navy and the Marine Corps will hold a landing drill near Pohang from Sept. 23 to 25, the ministry said Thursday.
The last such drill took place on March 12.
"""
DRILL_AGAIN_URL = "https://musashi.example/news/drill"
DRILL_AGAIN = """South Korea plans landing drill
> published 2024-09-13T09:00:00+09:00
> outlet Musashi Times
South Korea's navy is to stage a landing drill near Pohang from Sept. 23 to 25 with American troops.
"""
TALKS_URL = "https://hanriver.example/news/talks"
TALKS = """Envoys to meet in Busan
> published 2024-09-10T09:00:00+09:00
> outlet Han River Post
Nuclear envoys of the three countries will hold talks in Busan on Sept. 20.
"""
MOVED_URL = "https://musashi.example/news/talks"
MOVED = """Talks of envoys put off
> published 2024-09-14T09:00:00+09:00
> outlet Musashi Times
The talks of nuclear envoys planned for Sept. 20 in Busan have been put off to Oct. 2, an official in Tokyo said.
"""
PAST_URL = "https://hanriver.example/news/past"
PAST = """Ministers met in Seoul
> published 2024-09-11T09:00:00+09:00
> outlet Han River Post
The defense ministers held talks in Seoul on Sept. 10 and will meet again on Sept. 13.
"""
KOREAN_URL = "https://donghae.example/news/court"
KOREAN = """전단 살포 선고 19일
> published 2024-09-14T09:00:00+09:00
> outlet 동해일보
서울중앙지법은 대북전단을 살포한 혐의로 기소된 활동가에 대한 선고공판을 19일 오후 2시에 연다.
검찰은 지난달 22일 결심공판에서 벌금형을 구형했다.
"""
PAGES = {
    DRILL_URL: DRILL,
    DRILL_AGAIN_URL: DRILL_AGAIN,
    TALKS_URL: TALKS,
    MOVED_URL: MOVED,
    PAST_URL: PAST,
    KOREAN_URL: KOREAN,
}


async def saved(room: Newsroom, *urls: str) -> None:
    """The pages are there, and these have been posted."""
    room.network.pages.update(PAGES)
    await room.save(*urls)


async def test_coming_events_stand_by_their_day_merged_moved_and_without_what_is_over(room: Newsroom) -> None:
    await saved(room, *PAGES)
    response = (await room.anna.slash(room.channel, "ahead")).response
    assert unlinked(response) == (
        "**Coming events reported on this shelf**\n"
        "-# 3 events · from 6 articles read\n"
        "**19 Sep 2024** · court · 14:00\n"
        "- 서울중앙지법은 대북전단을 살포한 혐의로 기소된 활동가에 대한 선고공판을 19일 오후 2시에 연다. (동해일보) ↗\n"
        "**23 Sep to 25 Sep 2024** · drills\n"
        "- South Korea's navy is to stage a landing drill near Pohang from Sept. 23 to 25 with American troops."
        " (Musashi Times) ↗\n"
        "-# 2 articles · Han River Post, Musashi Times\n"
        "**2 Oct 2024** · talks or meeting · moved, before: 20 Sep 2024\n"
        "- The talks of nuclear envoys planned for Sept. 20 in Busan have been put off to Oct. 2 …"
        " (an official in Tokyo, Musashi Times) ↗\n"
        "-# 2 articles · Han River Post, Musashi Times"
    )
    assert f"{MOVED_URL}#:~:text=The%20talks%20of%20nuclear" in raw_words(response)


async def test_days_kind_and_topic_narrow_the_list(room: Newsroom) -> None:
    await saved(room, *PAGES)
    slash = room.anna.slash
    soon = words((await slash(room.channel, "ahead", days=3)).response)
    assert "1 event · next 3 days" in soon
    assert "19 Sep 2024" in soon
    assert "1 event · drills" in words((await slash(room.channel, "ahead", kind="drills")).response)
    on_words = words((await slash(room.channel, "ahead", topic="envoys")).response)
    assert "1 event · envoys · from 2 articles read" in on_words
    unknown = words((await slash(room.channel, "ahead", topic="zeppelins")).response)
    assert unknown.endswith("No saved article is on this topic.")
    none = words((await slash(room.channel, "ahead", kind="vote")).response)
    assert "6 articles were read, and none names a coming event of this kind and time." in none


async def test_what_the_server_leaves_out_is_left_out_and_a_day_that_passes_is_over(room: Newsroom) -> None:
    await saved(room, DRILL_URL, KOREAN_URL)
    room.clock.advance(4 * 24 * 3600)
    assert "1 event ·" in words((await room.anna.slash(room.channel, "ahead")).response)
    room.clock.advance(6 * 24 * 3600)
    assert "0 events ·" in words((await room.anna.slash(room.channel, "ahead")).response)


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await saved(room, DRILL_URL, MOVED_URL, KOREAN_URL)
    shown = words((await room.anna.slash(room.channel, "ahead")).response)
    assert shown.startswith("**이 보관함의 기사가 예고한 일정**\n-# 일정 3건 · 읽은 기사 3건\n")
    assert "**2024년 9월 19일** · 재판 · 14:00" in shown
    assert "**2024년 9월 23일~9월 25일** · 훈련" in shown
    assert "변경 전: 2024년 9월 20일" in shown


async def test_pages_are_turned(room: Newsroom) -> None:
    urls = []
    for day in range(20, 29):
        url = f"https://hanriver.example/news/{day}"
        room.network.pages[url] = (
            f"Hearing on {day} September\n> published 2024-09-15T10:00:00+09:00\n> outlet Han River Post\n"
            f"A court in district number {day} will hold a hearing on the case of firm {'ABCDEFGHI'[day - 20] * 5} on"
            f" Sept. {day}.\n"
        )
        urls.append(url)
    await room.save(*urls)
    first = (await room.anna.slash(room.channel, "ahead")).response
    assert "9 events · page 1 of 2" in words(first)
    assert labels(first) == ["▶"]
    second = (await room.anna.click(first, label="▶")).response
    assert "**28 Sep 2024**" in words(second)
    assert "**20 Sep 2024**" not in words(second)


async def test_the_last_lines_of_a_digest_tell_what_is_new_or_near(room: Newsroom) -> None:
    await saved(room, DRILL_URL, MOVED_URL, KOREAN_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:00", zone="Asia/Seoul")
    lines = unlinked((await room.manager.slash(room.channel, "digest preview")).response).splitlines()
    assert lines[lines.index("**Ahead**") + 1 :] == [
        "- **19 Sep 2024** · 14:00: 서울중앙지법은 대북전단을 살포한 혐의로 기소된 활동가에 대한 선고공판을"
        " 19일 오후 2시에 연다. (동해일보) ↗",
        "- **23 Sep to 25 Sep 2024**: The navy and the Marine Corps will hold a landing drill near Pohang from"
        " Sept. 23 to 25 … (Han River Post) ↗",
    ]
    room.clock.advance(20 * 3600)
    await room.work()
    assert "**Ahead**" in words(room.messages()[-1])
    room.clock.advance(24 * 3600)  # the verdict is near on the eighteenth; the drill is neither news nor near
    await room.work()
    later = words(room.messages()[-1])
    assert "선고공판" in later
    assert "landing drill" not in later


async def test_a_digest_tells_no_event_of_an_article_that_its_filters_leave_out(room: Newsroom) -> None:
    await saved(room, DRILL_URL, KOREAN_URL)
    schedule = {"at": "08:00", "zone": "Asia/Seoul", "leave-out": "동해일보"}
    await room.manager.slash(room.channel, "digest schedule", **schedule)
    shown = words((await room.manager.slash(room.channel, "digest preview")).response)
    assert "landing drill" in shown
    assert "선고공판" not in shown
