"""Members follow a story from its card or by name, day by day, also after a restart."""

from __future__ import annotations

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, headline_in, labels, story_button, words
from tests.e2e.test_answers import HAPPENINGS
from tests.fakes.sql import run_sql

FIRST_URL, SECOND_URL = "https://hanriverpost.example/2024/09/volley", "https://taedong.example/volley"
FIRST = """North Korea fires missiles off Wonsan
> published 2024-09-15T08:12:00+09:00
> outlet Han River Post
> country KR
> kind newspaper
{place:North Korea} fired several short-range missiles from the Wonsan area toward the East Sea on Sunday.
The missiles flew about 350 kilometres before they fell into the water, the Joint Chiefs of Staff said.
Washington and Tokyo condemned the launch from Wonsan.
"""
SECOND = """Missiles fall into East Sea off Wonsan, North Korea silent
> published 2024-09-16T09:00:00+09:00
> outlet Taedong Daily
> country KP
Several short-range missiles fired by {place:North Korea} from the Wonsan area fell into the East Sea on Sunday.
The missiles flew about 400 kilometres before they fell into the water, Tokyo said.
State newspapers had no word about the launch on Monday, said {person:Shin Won-sik} in Seoul.
Shin Won-sik: "We are watching Wonsan day and night."
"""


async def _story(room: Newsroom) -> None:
    room.network.pages |= {FIRST_URL: FIRST, SECOND_URL: SECOND}
    await room.save(FIRST_URL)
    await room.save(SECOND_URL)


async def test_a_story_by_choice_and_by_an_articles_link(room: Newsroom) -> None:
    await _story(room)
    (choice,) = await room.anna.autocomplete(room.channel, "story", "article-or-story", "wonsan")
    assert choice["name"] == "Missiles fall into East Sea off Wonsan, North Korea silent · 2 articles"
    for meant in (choice["value"], FIRST_URL):
        result = await room.anna.slash(room.channel, "story", **{"article-or-story": meant})
        shown = words(result.response)
        assert "-# 2 articles · 2 outlets · 2 origins (" in shown
        assert "Taedong Daily (North Korea), Han River Post (South Korea, newspaper)" in shown
        assert "**about 400 kilometres**: Tokyo, 16 Sep 2024 [↗](" in shown
        assert "**about 350 kilometres**: the Joint Chiefs of Staff, 15 Sep 2024 [↗](" in shown
        newest, oldest = shown.index("**16 Sep 2024** · 1 article"), shown.index("**15 Sep 2024** · 1 article")
        assert newest < oldest
        assert labels(result.response) == ["Who said what", "Articles"]


async def test_a_story_is_offered_under_the_headline_of_its_card_or_the_title_that_was_typed(room: Newsroom) -> None:
    await _story(room)
    third = SECOND.replace(
        "Missiles fall into East Sea off Wonsan, North Korea silent", "Tokyo protests over Wonsan volley"
    )
    room.network.pages["https://taedong.example/protest"] = third.replace("09:00", "11:00")
    await room.save("https://taedong.example/protest")
    offered = {}
    for typed in ("", "wonsan", "tok"):
        (choice,) = await room.anna.autocomplete(room.channel, "story", "article-or-story", typed)
        offered[typed] = choice["name"].removesuffix(" · 3 articles")
    card = await room.anna.slash(room.channel, "story", **{"article-or-story": choice["value"]})
    headline = words(card.response).splitlines()[0].strip("*")
    assert offered == {"": headline, "wonsan": headline, "tok": "Tokyo protests over Wonsan volley"}
    assert "Tokyo" not in headline


async def test_a_story_that_moved_on_is_opened_under_the_headline_that_the_list_shows(room: Newsroom) -> None:
    alarm, later = "North Korea fires missiles off Wonsan", "Wonsan missiles were of a new type, North Korea says"
    days = (
        (15, alarm),
        (15, f"{alarm}, Seoul says"),
        (15, f"{alarm}, Tokyo says"),
        (16, later),
        (16, f"{later} Monday"),
    )
    for number, (day, title) in enumerate(days):
        url = f"https://paper{number}.example/a"
        head = f"{title}\n> published 2024-09-{day}T09:0{number}:00+09:00\n> outlet Paper {number}\n"
        room.network.pages[url] = f"{head}{title}, report {number} said, and gave {number + 3} reasons.\n"
        await room.save(url)
    await room.app.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")
    listed = (await room.anna.slash(room.channel, "latest", since="7d")).response
    opened = (await room.anna.click(listed, label=story_button(listed, 1))).response
    (choice,) = await room.anna.autocomplete(room.channel, "story", "article-or-story", "")
    headline = words(opened).splitlines()[0].strip("*")
    assert headline.startswith(later)
    assert headline == headline_in(listed, 1)
    assert choice["name"] == f"{headline} · 5 articles"


async def test_the_card_of_a_link_leads_to_its_story(room: Newsroom) -> None:
    await _story(room)
    first, second = room.messages()
    assert "Story" not in labels(first), "it was alone then"
    assert "Story" in labels(second)
    opened = await room.boris.click(second, label="Story")
    assert opened.ephemeral
    assert "**16 Sep 2024**" in words(opened.response)

    summary = (await room.anna.slash(room.channel, "summary", article=FIRST_URL)).response
    await room.anna.click(summary, label="Story")
    assert "**about 400 kilometres**" in words(summary), "the numbers that differ"


async def test_an_article_alone_has_no_way_to_a_story(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    summary = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    assert "Story" not in labels(summary)


async def test_a_story_turns_to_its_statements_and_articles_after_a_restart(room: Newsroom) -> None:
    await _story(room)
    card = (await room.anna.slash(room.channel, "story", **{"article-or-story": SECOND_URL})).response
    await room.restart()
    await room.anna.click(card, label="Who said what")
    assert "**Shin Won-sik**" in words(card)
    assert "We are watching Wonsan day and night." in words(card)
    await room.anna.click(card, label="Articles")
    assert f"- [North Korea fires missiles off Wonsan]({FIRST_URL}) · Han River Post, 15 Sep 2024" in words(card)
    await room.anna.click(card, label="Days")
    assert "**15 Sep 2024**" in words(card)


async def test_a_long_story_has_pages(room: Newsroom) -> None:
    urls = [f"https://hanriverpost.example/{number}" for number in range(len(HAPPENINGS))]
    for url, day, (title, text) in zip(urls, range(8, 15), HAPPENINGS, strict=True):
        room.network.pages[url] = f"{title}\n> published 2024-09-{day:02}T09:00:00+09:00\n{text}"
    await room.save(*urls)
    await room.app.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")
    card = (await room.anna.slash(room.channel, "story", **{"article-or-story": urls[0]})).response
    newest = words(card)
    assert "**14 Sep 2024**" in newest
    (timeline,) = card.attachments
    assert "(articles per day · 8 Sep to 14 Sep 2024). 8 Sep: Earliest report here: " in timeline.description
    assert timeline.description.endswith(" · 14 Sep: Other outlets 1")
    await room.anna.click(card, label="▶")
    assert "**8 Sep 2024**" in words(card)
    assert "**14 Sep 2024**" not in words(card)
    assert card.attachments == []
    await room.anna.click(card, label="◀")
    assert [file.filename for file in card.attachments] == ["timeline.png"]
    assert "-# In the picture: [1](" in words(card)
    removed = await room.anna.slash(room.channel, "article remove", article=urls[-1])
    shorter = (await room.anna.slash(room.channel, "story", **{"article-or-story": urls[0]})).response
    assert "(articles per day · 8 Sep to 13 Sep 2024)" in shorter.attachments[0].description, "one was removed here"
    await room.anna.click(removed.response, label="Undo")
    room.speak("ko", "ko")
    korean = (await room.anna.slash(room.channel, "story", **{"article-or-story": urls[0]})).response
    (timeline,) = korean.attachments
    assert "(일별 기사 수 · 2024년 9월 8일~9월 14일). 9월 8일: 이곳의 가장 이른 기사: " in timeline.description
    assert timeline.description.endswith(" · 9월 14일: 기타 매체 1건")
    assert words(card) == newest


async def test_what_is_not_there_is_said(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    for meant, reason in (("story 99", Reason.NO_SUCH_STORY), ("fishery report", Reason.NO_SUCH_ARTICLE)):
        result = await room.anna.slash(room.channel, "story", **{"article-or-story": meant})
        assert result.ephemeral
        assert words(result.response).splitlines()[0] == sentence_for(reason)


async def test_a_persons_role_is_in_the_language_of_the_server_where_an_article_has_it(room: Newsroom) -> None:
    """Two articles in English and one in Korean name Shin Won-sik, each with a role."""
    url = "https://namsan.example/volley"
    room.network.pages |= {
        FIRST_URL: FIRST + "{person:Shin Won-sik=security adviser} spoke.\n",
        SECOND_URL: SECOND.replace("{person:Shin Won-sik}", "{person:Shin Won-sik=security adviser}"),
        url: SECOND.replace("{person:Shin Won-sik}", "{person:Shin Won-sik=안보실장}").replace("Tokyo", "Seoul"),
    }
    await room.save(FIRST_URL, SECOND_URL, url)
    sql = "UPDATE articles SET language = 'ko' WHERE id = (SELECT max(id) FROM articles)"
    await room.app.database.write(run_sql, sql)
    for server, role in (("en", "security adviser"), ("ko", "안보실장")):
        await room.app.desks.note_locale(room.guild.id, server)
        shown = await room.anna.slash(room.channel, "story", **{"article-or-story": FIRST_URL})
        assert f"({role}, " in words(shown.response)
