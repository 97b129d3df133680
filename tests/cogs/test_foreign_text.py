"""Foreign text stays text: no formatting, no pings, no links of its own."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from discord.ui import TextDisplay

from bot.model.analysis import Span
from cogs._cards.article import posted_card, title_line
from cogs._cards.notes import refusal_card
from cogs._cards.search.hits import highlighted
from cogs._layout.fitting import visible
from cogs._layout.foreign_text import address, button_label, plain
from tests.cogs.card_answers import ref, shown, summary, texts


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
        ("join discord.gg/abc", "join discord.\u200bgg/abc"),
        ("https://Discord.com/invite/abc", "https://Discord.\u200bcom/invite/abc"),
        ("discord.gg is a site, discord.com too", "discord.\u200bgg is a site, discord.com too"),
        ("mis\u200dsile 👩\u200d💻 ❤\ufe0f\u200d🔥 x\ufe0f\u200d🔥", "missile 👩\u200d💻 ❤\ufe0f\u200d🔥 x\ufe0f🔥"),
        ("two\u2800\u2800words\u2800", "two words"),
        ("صحيفة الجزيرة", "صحيفة الجزيرة\u200e"),  # "· 14 Feb" follows
        ("עיתון\u202b 2024", "עיתון 2024\u200e"),
        ("see https://nk.example/a/b?c=d", "see https://nk.example/a/b?c=d"),
        # Discord would link the address with the backslash in it.
        ("see https://nk.example/a_b *now*", r"see https\://nk.example/a\_b \*now\*"),
        ("*https://nk.example/a* steam://b_c", r"\*https\://nk.example/a\* steam\://b\_c"),
        ("https://nk.example/@b", "https\\://nk.example/@\u200bb"),
        ("[a] https://nk.example/https://c_d", r"\[a\] https\://nk.example/https\://c\_d"),
    ],
)
def test_foreign_text_shows_as_text(foreign: str, as_shown: str) -> None:
    assert plain(foreign, 200) == as_shown


def test_long_text_is_cut_between_words() -> None:
    assert plain("one two three four", 16) == "one two three…"
    assert plain("one two three four", 13) == "one two…"
    assert plain("one two-and-a-half three", 13) == "one two-and-…", "a cut between words would lose more than half"
    assert len(plain("가" * 500, 100)) == 100


@pytest.mark.parametrize(
    ("foreign", "limit", "as_shown"),
    [
        ("섬 👩\u200d🚒👩\u200d🚒", 5, "섬…"),
        ("섬 👩\u200d🚒👩\u200d🚒", 6, "섬 👩\u200d🚒…"),
        ("🇰🇷🇯🇵🇨🇳", 4, "🇰🇷…"),
        ("🇰🇷🇯🇵🇨🇳", 5, "🇰🇷🇯🇵…"),
        ("👍🏽👍🏽!", 4, "👍🏽…"),
        ("가\u1100\u1161\u11a8나", 4, "가…"),
        ("탑 \u1102\u119e\ud7cd 말", 5, "탑…"),
        ("ｼﾞｮﾝﾋﾞﾝ", 6, "ｼﾞｮﾝ…"),
        ("Cafe\u0301s open", 5, "Caf…"),
        ("❤\ufe0f❤\ufe0f!", 4, "❤\ufe0f…"),
        ("👍" + "🏽" * 30, 20, "👍" + "🏽" * 18 + "…"),
    ],
)
def test_no_character_is_cut_within(foreign: str, limit: int, as_shown: str) -> None:
    assert plain(foreign, limit) == as_shown


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Warehouse fire in Pyeongtaek kills eight", "Warehouse fire in…"),
        ("Kim tours missile tunnels in the north", "Kim tours missile tunnels…"),
        ("Kim in Pyongyangpyongyangpyongyang", "Kim in Pyongyangpyongyang…"),
        ("Kim (Jong Un) visits (Pyongsong) site now", "Kim (Jong Un) visits…"),
        ("Foreign minister Choe Son-hui visits", "Foreign minister Choe…"),
        ("Rain at Sinuiju\u00b7Py\u014fnganbukto and beyond", "Rain at Sinuiju\u00b7…"),
        ("死者は合計で約二日間におよそ12,500人と発表", "死者は合計で約二日間におよそ…"),
        ("С утра в Ёнбёне обстановка спокойная", "С утра в Ёнбёне…"),
        ("北朝鮮が弾道ミサイル 数発、内陸に落下か防衛省が発表", "北朝鮮が弾道ミサイル 数発、内陸…"),
    ],
)
def test_half_a_name_or_number_is_not_left_over(title: str, label: str) -> None:
    assert button_label(title, 26) == label


def test_marks_are_not_piled_up_over_other_lines() -> None:
    assert plain("Fe" + "\u0301\u0323" * 40 + "rry 완도", 200) == "Fe\u0301\u0323\u0301rry 완도"
    assert plain("Vie\u0323\u0302t Nam", 200) == "Vie\u0323\u0302t Nam"
    assert plain("น\u0e49ำท\u0e35\u0e48" + "\u0e49" * 30, 200) == "น\u0e49ำท\u0e35\u0e48\u0e49"


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\u2060", "\ufe0f", "\u00ad\ufeff"])
def test_marks_are_not_piled_up_with_invisible_characters_between_them(hidden: str) -> None:
    assert plain("Fe" + f"\u0301{hidden}" * 40 + "rry 완도", 200).count("\u0301") == 3


@pytest.mark.parametrize(
    "url",
    ["https://discord.gg/a", "https://a@DISCORD.com/invite/b", None, "javascript:alert(1)", "ftp://x.example/", ""],
)
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


def test_an_address_of_a_refused_link_is_shown_letter_for_letter() -> None:
    url = "https://post.example/news_view.html?idx_no=1*2"
    assert r"-# https\://post.example/news\_view.html?idx\_no=1\*2" in shown(refusal_card("Why.", url))
    assert r"[see https\://nk.example/a\_b](" in title_line(ref(title="see https://nk.example/a_b"), 0).forms[0]


def test_a_title_cut_within_its_brackets_is_a_link_all_the_same() -> None:
    """Discord makes no link of words with half a pair of brackets."""
    one = ref(title="Envoys meet again [" + "종합 " * 60 + "]")
    assert title_line(one, 0).forms[0].startswith("[Envoys meet again ［종합 종합")
    assert title_line(ref(title="Envoys [KR] meet"), 0).forms[0].startswith(r"[Envoys \[KR\] meet](")


def test_matched_words_stand_out_and_nothing_else_does() -> None:
    assert highlighted("The *missiles* flew", (Span(5, 13),), 100) == r"The \***missiles**\* flew"
    assert highlighted("북한 미사일 발사", (Span(3, 6),), 100) == "북한 **미사일** 발사"
    assert highlighted("one two three", (Span(4, 7), Span(4, 13)), 9) == "one **two** **t**…"


def test_link_targets_do_not_count_as_length() -> None:
    assert visible("said. [↗](https://x.example/very/long)") == len("said. [↗]")


def test_no_line_begins_with_the_arrow_of_a_link() -> None:
    words = "\n".join(one.content for one in posted_card(summary()).walk_children() if isinstance(one, TextDisplay))
    assert "[↗]" in words
    assert words.count("[↗]") == words.count("\u00a0[↗]")


def test_a_refused_korean_address_is_readable() -> None:
    url = "https://post.example/%EB%B6%81%ED%95%9C-%ED%95%B5?page=%2F1%FF"
    assert "-# https://post.example/북한-핵?page=%2F1%FF" in shown(refusal_card("Why.", url))


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("North Korea names its new", "North Korea names its new"),
        ("정부, 고체추진 미사일 품목 감시대상 지정", "정부, 고체추진 미사일 품목…"),
        ("外務省「北朝鮮の核・ミサイル活動は断じて容認できない」", "外務省「北朝鮮の核・ミサイル活動…"),
        ("朝鲜", "朝鲜"),
    ],
)
def test_a_label_in_wide_letters_is_as_wide_as_one_in_latin_letters(title: str, label: str) -> None:
    assert button_label(title, 26) == label
