"""What a card says, and that foreign text in it stays text."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import quote

import discord
import pytest

from bot.lang.headline_marks import unmarked
from bot.model.analysis import Outlet, Span
from bot.model.answers import EntityAnswer, FigureLine, NamedEntity
from bot.model.errors import DeskError, NothingFound, Reason
from cogs._cards.article import posted_card, said_card, summary_card, title_line
from cogs._cards.entity import entity_card, entity_quotes_card, has_chart
from cogs._cards.notes import refusal_card
from cogs._cards.search import highlighted
from cogs._cards.stories import digest_card, latest_card
from cogs._cards.story import story_card
from cogs._layout.fitting import visible
from cogs._layout.words import address, byline, minute, plain, published, source, span
from cogs._ui.charts import weekly_chart
from cogs._ui.error_messages import SENTENCES, explain, sentence_for
from tests.cogs.card_answers import (
    AT,
    LAUNCH,
    digest,
    entity,
    entity_answer,
    latest,
    linked,
    loose,
    ref,
    shown,
    story,
    summary,
    texts,
    whole_story,
)


@pytest.mark.parametrize(
    ("foreign", "as_shown"),
    [
        ("@everyone look", "@\u200beveryone look"),
        ("[free](https://evil.example)", r"\[free\](https://evil.example)"),
        ("**bold** `code` ||spoiler||", r"\*\*bold\*\* \`code\` \|\|spoiler\|\|"),
        ("<@123> <#4> </ban:5>", r"\<@" + "\u200b" + r"123\> \<#4\> \</ban:5\>"),
        ("# Big\n> quote", r"\# Big \> quote"),
        ("-# small", r"\-\# small"),
        ("1. list", r"1\. list"),
        ("a\u202egnp.exe\u202c b\x00c", "agnp.exe bc"),
        ("김정은\ud800", "김정은?"),
        ("\u3164mis\u00adsile\ufff9", "missile"),
    ],
)
def test_foreign_text_shows_as_text(foreign: str, as_shown: str) -> None:
    assert plain(foreign, 200) == as_shown


def test_long_text_is_cut_between_words() -> None:
    assert plain("one two three four", 13) == "one two…"[:13] or plain("one two three four", 13).endswith("…")
    assert len(plain("가" * 500, 100)) == 100


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "ftp://x.example/", ""])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert address(url) is None


def test_an_address_cannot_break_out_of_its_link() -> None:
    assert address("https://x.example/a) [b](https://evil.example)") == (
        "https://x.example/a%29%20[b]%28https://evil.example%29"
    )
    assert address("https://x.example/%EB%B6%81") == "https://x.example/%EB%B6%81"


def test_a_page_with_a_very_long_address_can_still_be_opened() -> None:
    """Hangul in an address is nine characters a syllable; Discord's buttons take 512 characters, a text more."""
    url = f"https://hanriverpost.example/{quote('북한-미사일-발사-' * 9)}"
    assert f"· [Open]({url})" in texts(posted_card(summary(url=url)))[0].splitlines()[1]
    assert "[Open](" not in shown(posted_card(summary()))


def test_an_address_in_a_title_does_not_spoil_the_link_on_the_title() -> None:
    one = ref(title="What https://nk.example/news [now] shows")
    assert title_line(one, 0).forms[0].startswith(r"[What https\://nk.example/news \[now\] shows](https://hanriver")


def test_an_article_goes_by_its_title_without_the_agency_s_mark() -> None:
    assert title_line(ref(title="(LEAD) Envoys talk"), 0).forms[0].startswith("[Envoys talk](")
    assert title_line(ref(title="Envoys talk (종합)", url=None), 0).forms[0].startswith("Envoys talk ·")


def test_a_title_cut_within_its_brackets_is_a_link_all_the_same() -> None:
    """Discord makes no link of words with half a pair of brackets."""
    one = ref(title="Envoys meet again [" + "종합 " * 60 + "]")
    assert title_line(one, 0).forms[0].startswith("[Envoys meet again ［종합 종합")
    assert title_line(ref(title="Envoys [KR] meet"), 0).forms[0].startswith(r"[Envoys \[KR\] meet](")


def test_texts_that_were_handed_in_have_no_outlets_to_count() -> None:
    alone = replace(latest((story(),)), outlet_count=0)
    assert "13 stories from 31 articles\n" in shown(latest_card(alone, "t"))


def test_times_name_their_zone() -> None:
    assert loose(minute(datetime(2024, 2, 14, 8, 12, tzinfo=timezone(timedelta(hours=9))))) == "14 Feb 2024, 08:12 KST"
    assert loose(minute(datetime(2024, 2, 4, 8, 2, tzinfo=UTC))) == "4 Feb 2024, 08:02 UTC"
    assert minute(datetime(2024, 2, 4, 8, 2, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))).endswith("UTC-3:30")
    assert loose(published(ref())) == "14 Feb 2024, 09:12 KST"
    assert span(AT - timedelta(days=1), AT) == "last 24 h"
    assert span(AT - timedelta(days=14), AT) == "last 14 days"
    assert loose(span(AT - timedelta(days=4000), AT)) == "since 3 Mar 2013"


def test_the_source_names_the_origin_only_where_another_reported_it() -> None:
    assert loose(source(ref())).startswith("Han River Post (from JCS) · 14 Feb 2024")
    assert source(ref(outlet=Outlet("JCS", None))).startswith("JCS · ")
    assert source(ref(outlet=None, url=None)).startswith("pasted text")


def test_a_posted_card_answers_first_then_says_the_source() -> None:
    card = posted_card(summary())
    head = texts(card)[0].split("\n")
    assert head[0] == "**North Korea fires cruise missiles off its east coast, South says**"
    assert head[1].startswith("-# Han River Post")
    body = texts(card)[1:]
    assert [
        one.startswith(f"{LAUNCH} [↗](https://hanriverpost.example/2024/02/14/launch#:~:text=") for one in body[:-1]
    ] == [True] * 3
    assert "**People** Shin Won-sik · **Organisations** Joint Chiefs of Staff · **Places** Wonsan" in body[-1]


def test_a_summary_names_people_with_the_role_that_the_article_states() -> None:
    minister = NamedEntity(entity(), 3, linked("Defence Minister"))
    body = shown(summary_card(replace(summary(), entities=(minister, *summary().entities[1:]))))
    assert "-# **People** Shin Won-sik (Defence Minister)\n-# **Organisations** Joint Chiefs of Staff\n" in body
    assert "2 versions, the last of 14 Feb 2024, 09:12 KST" in body
    assert "Defence Minister" not in shown(posted_card(replace(summary(), entities=(minister,))))


def test_a_pasted_text_has_no_links_to_show() -> None:
    assert "↗" not in shown(summary_card(summary(url=None)))


def test_who_said_what_never_names_a_speaker_the_text_leaves_open() -> None:
    body = shown(said_card(summary()))
    assert "**Shin Won-sik** · said\n> The missiles" in body
    assert "**Speaker not settled** · said\n> The missiles" in body


def test_more_statements_than_are_shown_are_counted() -> None:
    answer = summary()
    assert "and 1 more statement in the article" in shown(said_card(replace(answer, quotes=answer.quotes[:1] * 11)))
    assert "more statement" not in shown(said_card(answer))


def test_a_day_among_others_is_koreas_or_the_date_that_is_stated_alone() -> None:
    told = {stated: loose(byline(replace(ref(), published=stated))) for stated in (
        "2024-02-13T17:58:00-04:00", "2024-02-13", "yesterday",
    )}  # fmt: skip
    assert [line.rpartition(", ")[2] for line in told.values()] == ["14 Feb 2024", "13 Feb 2024", "14 Feb 2024"]


def test_an_empty_window_says_how_to_look_farther() -> None:
    assert "`since: 30 days` looks farther back" in shown(latest_card(latest((), total=0), "t"))
    month = replace(latest((), total=0), since=AT - timedelta(days=30))
    assert "looks farther back" not in shown(latest_card(month, "t"))


def test_an_entity_that_no_article_names_has_no_pages_to_turn() -> None:
    unnamed = EntityAnswer(entity(), (), None, 0, None, None, (0,) * 12, (), 0, 1, (), (), (), ())
    card = entity_card(unnamed, "t", drawn=False)
    assert "in no article on this shelf yet" in shown(card)
    assert not [item for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def test_latest_numbers_go_on_from_page_to_page() -> None:
    assert "**6. North Korea fires" in shown(latest_card(latest(tuple(story() for _ in range(5)), page=1), "t"))
    assert "**13. North Korea fires" in shown(latest_card(latest((story(),), page=2), "t"))


def test_latest_tells_outlets_origins_updates_and_one_sidedness() -> None:
    body = shown(latest_card(latest((story(), story(number=2))), "t"))
    assert "## Latest on the Korean Peninsula" in body
    assert "last 24 h · 13 stories from 31 articles, 14 outlets" in body
    assert "2 outlets · 2 origins (JCS, Yeonhap Wire)" in body
    assert "Update: North Korea fires" in body
    assert "state media only" in body


def test_a_number_that_an_outlet_withdrew_is_told_as_one() -> None:
    said = linked("four missiles")
    answer = replace(whole_story(), figures=((FigureLine(said, said), FigureLine(said, said, earlier=True)),))
    assert "**four missiles** Han River Post (from JCS), earlier" in shown(story_card(answer))
    body = shown(latest_card(latest((replace(story(), figures=answer.figures[0]),)), "t"))
    assert "Numbers differ: four missiles (Han River Post (from JCS))" in body
    assert "four missiles (Han River Post (from JCS), earlier)" in body


def test_a_window_with_more_than_is_looked_at_says_where_the_counting_stops() -> None:
    body = shown(latest_card(replace(latest((story(),)), limited=True), "t"))
    assert "since 13 Feb 2024, 09:12 KST, where the desk stops counting" in body


def test_a_quiet_day_is_one_line_and_missed_days_are_named() -> None:
    body = shown(digest_card(digest((), (date(2024, 2, 13), AT.date()))))
    assert "A quiet day: nothing new since 14 Feb 2024, 08:30 KST" in body
    assert "Covers 13 Feb 2024 too" in body
    assert "Late: the desk was away" in shown(digest_card(digest((), (AT.date(),))))


def test_a_crowded_page_keeps_every_headline() -> None:
    body = shown(latest_card(latest(tuple(story(LAUNCH * 6, n) for n in range(8))), "t"))
    assert body.count("North Korea fires") == 8


def test_days_are_koreas_unless_stated() -> None:
    late = replace(ref(), published=None, at=datetime(2024, 2, 14, 20, tzinfo=UTC))
    assert loose(published(late)) == "saved 15 Feb 2024"
    assert "last seen 14 Feb 2024" in shown(entity_card(entity_answer(), "t", drawn=False))


def test_the_same_words_in_two_outlets_are_quoted_once() -> None:
    answer = entity_answer()
    twice = replace(answer, quotes_by=answer.quotes_by * 2)
    assert shown(entity_quotes_card(twice, "t")) == shown(entity_quotes_card(answer, "t"))


def test_an_entity_shows_names_role_and_chart() -> None:
    answer = entity_answer()
    body = shown(entity_card(answer, "t", drawn=True))
    assert body.startswith("**Kim Yo Jong** · 김여정 · 金與正\n-# person · 41 articles · last seen 14 Feb 2024")
    assert "vice department director of the WPK Central Committee · Han River Post" in body
    assert "Most often with Kim Jong Un (18), Shin Won-sik (6)" in body
    assert has_chart(answer)
    assert not has_chart(entity_answer(page=1))
    assert (weekly_chart(answer.weeks) or b"").startswith(b"\x89PNG")


def test_a_card_does_without_a_chart_that_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-python")
    assert weekly_chart((1, 2, 3)) is None
    assert "no chart was drawn" in caplog.text


def test_matched_words_stand_out_and_nothing_else_does() -> None:
    assert highlighted("The *missiles* flew", (Span(5, 13),), 100) == r"The \***missiles**\* flew"
    assert highlighted("북한 미사일 발사", (Span(3, 6),), 100) == "북한 **미사일** 발사"
    assert highlighted("one two three", (Span(4, 7), Span(4, 13)), 9) == "one **two** **t**…"


def test_link_targets_do_not_count_as_length() -> None:
    assert visible("said. [↗](https://x.example/very/long)") == len("said. [↗]")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_sentence(reason: Reason) -> None:
    assert reason in SENTENCES
    for told in (sentence_for(reason), sentence_for(reason, "application/zip")):
        assert told.endswith((".", "?"))
        assert "{" not in told
        assert "  " not in told


def test_sentences_are_specific() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_a_refusing_site_gets_the_honest_reply() -> None:
    assert "Paste or attach the text" in sentence_for(Reason.FORBIDDEN)
    assert "Paste or attach the text" in sentence_for(Reason.CAPTCHA)


def test_what_a_page_is_instead_of_an_article_is_a_sentence() -> None:
    told = sentence_for(Reason.NOT_ARTICLE, "The page is a video without a written report.")
    assert told.startswith("That is not an article. The page is a video without a written report. If you can read it,")
    assert sentence_for(Reason.NOT_ARTICLE).startswith("That is not an article. If you can read it,")


def test_whoever_pasted_a_text_is_not_told_to_paste_it() -> None:
    assert explain(DeskError(Reason.THIN)).endswith("`/ingest` takes the text pasted or attached.")
    assert explain(DeskError(Reason.THIN, pasted=True)) == "Too little text stands there to be an article."


def test_a_password_in_a_link_is_not_repeated() -> None:
    told = shown(refusal_card(sentence_for(Reason.FORBIDDEN_CREDENTIALS), "https://anna:secret@post.example/a@b"))
    assert "https://post.example/a" in told
    assert "secret" not in told


def test_a_refused_korean_address_is_readable() -> None:
    url = "https://post.example/%EB%B6%81%ED%95%9C-%ED%95%B5?page=%2F1%FF"
    assert "-# https://post.example/북한-핵?page=%2F1%FF" in shown(refusal_card("Why.", url))


def test_near_headlines_stand_in_a_line_each() -> None:
    error = NothingFound(Reason.NOT_WEIGHED)
    error.nearest = ("(LEAD) North Korea, in a first, fires two missiles from Sunan", "Envoys talk")
    assert explain(error).splitlines()[1:] == [
        "- **North Korea, in a first, fires two missiles from Sunan**",
        "- **Envoys talk**",
    ]


def test_unknown_names_get_the_nearest() -> None:
    error = NothingFound(Reason.NO_SUCH_ENTITY)
    error.nearest = ("Kim Jong Un", "Kim *Yo* Jong")
    assert explain(error).endswith(r"Did you mean **Kim Jong Un**, **Kim \*Yo\* Jong**?")


def test_details_are_escaped() -> None:
    assert r"\*\*x\*\*" in explain(DeskError(Reason.UNSUPPORTED_TYPE, "**x**"))


@pytest.mark.parametrize(
    ("title", "shown_as"),
    [
        ("(LEAD) N. Korea fires missile: JCS", "N. Korea fires missile: JCS"),
        ("(2nd LD) N. Korea fires missile: JCS", "N. Korea fires missile: JCS"),
        ("UPDATE 2-North Korea fires missile", "North Korea fires missile"),
        ("[속보] 북한 미사일 발사", "북한 미사일 발사"),
        ("(URGENT) (2nd LD) N. Korea fires missile", "N. Korea fires missile"),
        ("Breaking: N. Korea fires missile", "N. Korea fires missile"),
        ("북, 탄도미사일 발사(종합2보)", "북, 탄도미사일 발사"),
        ("[2보] 북, 탄도미사일 발사", "북, 탄도미사일 발사"),
        ("(CORRECTED) N. Korea fires missile", "(CORRECTED) N. Korea fires missile"),
        ("Breaking-point for talks", "Breaking-point for talks"),
        ("LEAD exposure near smelters", "LEAD exposure near smelters"),
        ("(LEAD)", "(LEAD)"),
    ],
)
def test_a_story_s_headline_goes_without_the_agency_s_mark(title: str, shown_as: str) -> None:
    assert unmarked(title) == shown_as


def test_a_story_of_many_origins_says_that_there_are_more() -> None:
    many = replace(whole_story(), origins=("JCS", "Yeonhap Wire", "Taedong Daily", "Akatsuki Press"))
    assert "4 origins (JCS, Yeonhap Wire, Taedong Daily, …)" in shown(story_card(many))


def test_a_story_of_one_outlet_names_it_and_of_many_origins_says_that_there_are_more() -> None:
    alone = replace(story(), outlets=story().outlets[:1], origins=("JCS",))
    carried = replace(story(), origins=("JCS", "KCNA", "Yonhap", "Kyodo"))
    assert f"-# {alone.outlets[0].name} · 1 origin (JCS)" in shown(digest_card(digest((alone,))))
    own = replace(alone, origins=(alone.outlets[0].name,))
    assert f"-# {alone.outlets[0].name} · 14 Feb 2024" in shown(digest_card(digest((own,))))
    assert "-# 2 outlets · 4 origins (JCS, KCNA, Yonhap, …)" in shown(digest_card(digest((carried,))))
