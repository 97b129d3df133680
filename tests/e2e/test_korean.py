"""A Korean server and its members: answers, errors, alerts and the digest in Korean, quoted sentences in their own
language."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot.storage import settings
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, fields_of, labels, raw_words, words
from tests.fakes.sql import run_sql


@pytest.fixture
def seoul(room: Newsroom) -> Newsroom:
    """The newsroom, where clients and server are Korean."""
    room.speak("ko", "ko")
    return room


async def test_answers_are_in_korean_and_sentences_stay_in_the_language_of_their_article(seoul: Newsroom) -> None:
    await seoul.save()
    latest = words((await seoul.anna.slash(seoul.channel, "latest")).response)
    assert latest.startswith("## 한반도 최신 소식\n-# 최근 24시간 · 기사 2건, 이슈 2건, 매체 2곳\n")
    assert "-# Han River Post · 2024년 9월 16일\nNorth Korea fired two missiles from Sunan on Monday morning." in latest
    card = (await seoul.anna.slash(seoul.channel, "summary", article=LAUNCH_URL)).response
    assert "-# **인물**(2024년 9월 16일 기준 직책): 김정은(General Secretary Kim Jong Un)\n-# **장소** 북한" in words(
        card
    )
    assert labels(card) == ["열기", "짧게", "발언 보기", "비슷한 기사", "다른 인물?"]
    entity = words((await seoul.anna.slash(seoul.channel, "entity", name="Kim Jong Un")).response)
    assert entity.startswith("**김정은** · Kim Jong Un · 金正恩\n-# 인물 · 기사 1건 · 마지막 언급 2024년 9월 16일\n")


async def test_a_watch_in_korean(seoul: Newsroom) -> None:
    await seoul.save()
    asked = (await seoul.anna.slash(seoul.channel, "watch add", what="북한")).response
    assert words(asked).splitlines()[:3] == [
        "**관심 알림: 북한**",
        "-# 다이렉트 메시지 · 바로",
        "최근 30일 기준으로 2번 알렸을 것입니다.",
    ]
    added = await seoul.anna.click(asked, label="관심 알림")
    assert words(added.response).startswith("관심 알림 **북한**을 등록했습니다. 알림은 다이렉트 메시지로 보냅니다.")
    listed = (await seoul.anna.slash(seoul.channel, "watch list")).response
    assert "**북한**" in words(listed)


async def test_an_alert_in_a_direct_message_is_in_the_members_language(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    room.speak("ko", "en-US")
    asked = (await room.anna.slash(room.channel, "watch add", what="북한")).response
    await room.anna.click(asked, label="관심 알림")
    await room.save(TALKS_URL)
    await room.work()
    (told,) = room.messages(room.anna.user.dm_channel)
    assert "-# 관심 알림: 북한 · " in words(told)
    assert "Three envoys met in Seoul on Monday to discuss **North Korea**." in words(told)


async def test_errors_are_formal_korean_sentences(seoul: Newsroom) -> None:
    empty = await seoul.anna.slash(seoul.channel, "summary", article="nothing")
    assert (
        words(empty.response)
        == "보관함이 비어 있습니다. 링크를 올리거나 `/ingest`(저장) 명령으로 기사를 저장해 주십시오."
    )
    since = await seoul.anna.slash(seoul.channel, "latest", since="sometime")
    assert words(since.response).startswith("시작 시점을 `24시간`, ")
    refused = await seoul.anna.slash(seoul.channel, "desk setup", language="ja")
    assert words(refused.response) == "서버 관리하기 권한이 있어야 합니다."


async def test_commands_in_korean_cards_can_be_clicked(seoul: Newsroom) -> None:
    """Every client shows a mention as it is written, so the Korean name of the list stands beside it."""
    await seoul.save()
    mentions = seoul.bot.command_mentions
    told = raw_words((await seoul.manager.slash(seoul.channel, "help")).response)
    assert f"{mentions['desk setup']}(데스크 설정): " in told
    assert "`/요약 기사: " in told, "an example with options cannot be a mention, and has the Korean names"
    assert "`/데스크" not in told
    public = await seoul.manager.slash(seoul.channel, "digest schedule", at="08:30")
    assert f"{mentions['digest preview']}(브리핑 미리보기) 명령으로" in raw_words(public.response)


async def test_a_korean_servers_digest_is_in_korean(seoul: Newsroom) -> None:
    scheduled = await seoul.manager.slash(seoul.channel, "digest schedule", at="08:30")
    assert "> · 한반도 · 매일 08:30(Asia/Seoul) · 다음 회차 17 Sep 2024" in words(scheduled.response)
    await seoul.save()
    await seoul.manager.slash(seoul.channel, "digest now")
    await seoul.work()
    digest = words(seoul.messages()[-1])
    assert digest.startswith("## 한반도 브리핑 · 2024년 9월 16일\n-# 기사 2건, 이슈 2건, 매체 2곳 · ")
    assert "North Korea fired two missiles from Sunan on Monday morning." in digest


async def test_a_server_chooses_its_language_and_members_keep_theirs(room: Newsroom) -> None:
    room.speak("en-US", "en-US")
    await room.save()
    chosen = await room.manager.slash(room.channel, "desk setup", language="ko")
    assert "Language of digests and public answers: 한국어" in words(chosen.response)
    assert words((await room.anna.slash(room.channel, "latest")).response).startswith("## 한반도 최신 소식")
    told = await room.anna.slash(room.channel, "help")
    assert words(told.response).startswith("**A news desk for the Korean Peninsula**")
    await room.anna.send(room.channel, "https://user:secret@hanriverpost.example/x")
    assert "링크에 사용자 이름이나 비밀번호가 들어 있습니다." in words(room.messages()[-1])

    form = await room.manager.slash(room.channel, "desk setup")
    zone = fields_of(form.modal)[-1]
    await room.manager.submit_modal(form, {zone: "Asia/Seoul"})
    assert (await room.app.desks.get(room.guild.id)).language == "ko", "the form has no language and leaves it"

    await room.manager.slash(room.channel, "desk setup", language="default")
    assert words((await room.anna.slash(room.channel, "latest")).response).startswith("## Latest on the Korean")


async def test_what_is_offered_while_typing_is_in_the_members_language(seoul: Newsroom) -> None:
    await seoul.save()
    offered = await seoul.anna.autocomplete(seoul.channel, "latest", "topic", "핵")
    assert offered[0] == {"name": "핵 문제", "value": "nuclear"}
    for unfinished, name in (("미ㅅ", "미사일"), ("군샇", "군사훈련"), ("ㅈ", "제재")):
        offered = await seoul.anna.autocomplete(seoul.channel, "latest", "topic", unfinished)
        assert name in [one["name"] for one in offered]
    for typed, name in (("김정", "김정은 · Kim Jong Un"), ("Kim Jong", "Kim Jong Un · 김정은")):
        names = await seoul.anna.autocomplete(seoul.channel, "entity", "name", typed)
        assert names[0]["name"] == f"{name} · 인물 · 기사 1건", "the name in the script that is typed"
    windows = await seoul.anna.autocomplete(seoul.channel, "latest", "since", "30일")
    assert [one["name"] for one in windows] == ["30일"]


async def test_a_private_card_stays_in_the_members_language_when_it_is_turned(room: Newsroom) -> None:
    await room.save()
    room.speak("ko", "en-US")
    filters = (await room.anna.slash(room.channel, "filters")).response
    before = words(filters).splitlines()[0]
    await room.anna.select(filters, ["sport"], custom_id="filters:member:subject")
    assert words(filters).splitlines()[0] == before
    missed = (await room.anna.slash(room.channel, "entity", name="Kimm Jogn Unn")).response
    await room.anna.click(missed, label="김정은")
    assert words(missed).startswith("**김정은** · Kim Jong Un"), "only the asker sees the card"


async def test_a_public_card_stays_in_the_servers_language_when_a_member_turns_it(room: Newsroom) -> None:
    await room.save()
    room.speak("ko", "en-US")
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    await room.anna.click(card, label="Short")
    assert "Standard" in labels(card)


async def test_a_form_that_a_button_opens_is_in_the_members_language(room: Newsroom) -> None:
    await room.save()
    room.speak("ko", "en-US")
    found = (await room.anna.slash(room.channel, "search", query="missiles")).response
    form = await room.anna.click(found, label="Save")
    assert form.modal is not None
    assert form.modal["title"] == "검색 저장"


async def test_a_form_that_is_refused_says_so_in_the_members_language(room: Newsroom) -> None:
    room.speak("ko", "en-US")
    form = await room.manager.slash(room.channel, "desk setup")
    zone = fields_of(form.modal)[-1]
    refused = await room.manager.submit_modal(form, {zone: "Mars"})
    assert "시간대" in words(refused.response)


async def test_the_preview_of_a_digest_is_in_the_servers_language(room: Newsroom) -> None:
    room.speak(member="en-US", server="ko")
    await room.save()
    await room.manager.slash(room.channel, "digest schedule", at="08:00")
    preview = await room.manager.slash(room.channel, "digest preview")
    assert preview.ephemeral
    assert words(preview.response).startswith("## 한반도 브리핑")


_ENGLISH, _SEOUL = "https://paper.example/missile", "https://hangang.example/missile"
_HEADLINES = {"en-US": "North Korea fires missile from Sunan, Seoul says", "ko": "북한, 순안서 미사일 발사"}


async def _told_twice(room: Newsroom) -> None:
    """An English and a Korean outlet report the same launch."""
    title, korean = _HEADLINES["en-US"], _HEADLINES["ko"]
    text = (
        "North Korea fired a missile from Sunan on September 16, the military in Seoul said.\n"
        "The missile from Sunan flew for about 350 kilometres."
    )
    told = "북한이 16일 순안에서 미사일을 발사했다고 합참이 밝혔다.\n미사일은 약 350㎞를 비행했다."
    room.network.pages |= {
        _ENGLISH: f"{title}\n> published 2024-09-16T08:00:00+09:00\n> outlet Han River Post\n{text}",
        _SEOUL: f"{korean}\n> published 2024-09-16T08:30:00+09:00\n> outlet 한강신문\n{told}",
    }
    await room.save(_ENGLISH, _SEOUL)
    await room.app.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")


async def _headline(room: Newsroom) -> str:
    answer = words((await room.anna.slash(room.channel, "latest")).response)
    return next(language for language, headline in _HEADLINES.items() if headline in answer)


async def _switch(room: Newsroom, locale: str) -> None:
    room.env.backend.edit_guild(room.guild.id, {"preferred_locale": locale})
    await room.env.settle()


async def test_a_server_whose_discord_settings_are_korean_reads_the_korean_outlet_without_any_setup(
    room: Newsroom,
) -> None:
    await _told_twice(room)
    assert await _headline(room) == "en-US"
    await _switch(room, "ko")
    assert await _headline(room) == "ko"
    await _switch(room, "fr")
    assert await _headline(room) == "en-US"


async def test_the_language_that_a_manager_chose_counts_more_than_the_settings_of_discord(room: Newsroom) -> None:
    await _told_twice(room)
    await _switch(room, "ko")
    await room.app.desks.save(replace(await room.app.desks.get(room.guild.id), language="en"))
    assert await _headline(room) == "en-US"


async def test_a_server_that_discord_cannot_show_keeps_its_language(room: Newsroom) -> None:
    """discord.py says English of it, and a start may fall into such a time."""
    await _told_twice(room)
    await _switch(room, "ko")
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    guild.unavailable, guild.preferred_locale = True, discord.Locale.american_english
    digests: Any = room.bot.get_cog("digest")
    await digests.on_ready()
    guild.unavailable, guild.preferred_locale = False, discord.Locale.korean
    assert await _headline(room) == "ko"
    guild.preferred_locale = discord.Locale.french  # changed meanwhile
    await digests.on_guild_available(guild)
    assert await _headline(room) == "en-US"


async def test_the_language_of_discord_is_known_after_a_start_and_forgotten_with_the_server(room: Newsroom) -> None:
    await _told_twice(room)
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    guild.preferred_locale = discord.Locale.korean  # changed while the desk was down
    digests: Any = room.bot.get_cog("digest")
    await digests.on_ready()
    assert await _headline(room) == "ko"
    room.env.backend.remove_guild(room.guild.id)
    await room.env.settle()
    assert await room.app.database.read(settings.with_locale) == ()
