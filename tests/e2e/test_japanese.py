"""A Japanese server, on whose shelf no article is in Japanese: names that the desk knows are in Japanese, and found by
them."""

from __future__ import annotations

import pytest

from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, buttons, labels, words
from tests.fakes.tables import table

STRENGTH_URL = "https://hanriverpost.example/2024/09/soldiers"
STRENGTH = """Kim sends 1,500 soldiers
> published 2024-09-16T11:00:00+09:00
> outlet Han River Post
{person:Kim Jong Un} sent soldiers to {place:Russia}.
Kim Jong Un: "We sent 1,500 soldiers to Russia."
"""


@pytest.fixture
async def tokyo(room: Newsroom) -> Newsroom:
    """The newsroom, where clients and server are Japanese."""
    room.speak("ja", "ja")
    room.network.pages[STRENGTH_URL] = STRENGTH
    await room.save(LAUNCH_URL, TALKS_URL, STRENGTH_URL)
    return room


async def asked(room: Newsroom, command: str, **options: object) -> str:
    return words((await room.anna.slash(room.channel, command, **options)).response)


async def test_a_topic_that_is_a_name_is_in_japanese(tokyo: Newsroom) -> None:
    assert (await asked(tokyo, "latest", topic="Russia", since="3d")).startswith("## ロシアの最新ニュース")
    assert "ロシア" in (await asked(tokyo, "ahead", topic="Russia")).splitlines()[1]
    await tokyo.manager.slash(tokyo.channel, "digest schedule", at="08:00", topic="Russia")
    shown = await tokyo.manager.slash(tokyo.channel, "digest preview")
    assert words(shown.response).startswith("## ロシアダイジェスト")


async def test_who_speaks_is_named_in_japanese(tokyo: Newsroom) -> None:
    summary = (await tokyo.anna.slash(tokyo.channel, "summary", article=STRENGTH_URL)).response
    quotes = words((await tokyo.anna.click(summary, label="発言を見る")).response)
    assert "**金正恩**" in quotes
    assert "Kim Jong Un" not in quotes.replace("Kim sends", "")
    claims = await asked(tokyo, "claims", topic="soldiers")
    assert "金正恩" in claims
    assert " · Kim Jong Un" not in claims


@table("typed", ["金正恩", "名前:金正恩", "金正恩 soldiers", "ロシア", "soldiers または 金与正"])
async def test_a_name_in_japanese_finds_articles_in_english(tokyo: Newsroom, typed: str) -> None:
    found = await asked(tokyo, "search", query=typed)
    assert "Kim sends 1,500 soldiers" in found


async def test_a_sentence_that_names_whom_is_searched_for_is_shown_with_the_name_marked(tokyo: Newsroom) -> None:
    found = await asked(tokyo, "search", query="ロシア")
    assert "> Kim Jong Un sent soldiers to **Russia**. " in found
    assert "ロシア Russia 러시아" in found


async def test_claims_are_found_by_a_name_in_japanese(tokyo: Newsroom) -> None:
    assert "1,500 soldiers" in await asked(tokyo, "claims", topic="ロシア")


async def test_names_are_offered_in_japanese_while_a_member_types(tokyo: Newsroom) -> None:
    for command, option in {"claims": "topic", "latest": "topic", "entity": "name"}.items():
        offered = await tokyo.anna.autocomplete(tokyo.channel, command, option, "金")
        assert offered[0]["name"].startswith("金正恩 · Kim Jong Un · "), command


async def test_an_empty_answer_has_no_buttons_and_counts_nothing(tokyo: Newsroom) -> None:
    nothing = (await tokyo.anna.slash(tokyo.channel, "claims", topic="quinoa")).response
    assert labels(nothing) == []
    assert buttons(nothing) == []
    assert words(nothing).splitlines()[1:] == ["", "この主題の保存記事はありません。"]
