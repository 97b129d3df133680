"""Cards of articles whose titles, names and outlets hold Markdown, mentions, addresses and emoji: each text is whole or
cut between characters, closes what it opens, links where it should and mentions nobody."""

from __future__ import annotations

import re

import discord
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import EntityKind, Outlet
from bot.model.answers import EntityRef, NamedEntity
from cogs._cards.article import posted_card, summary_card
from cogs._cards.entity import entity_card
from cogs._cards.search.hits import search_card
from cogs._cards.stories import digest_card, latest_card
from cogs._cards.story import story_articles_card, story_card
from cogs._cards.versions import versions_card
from tests.cogs.card_answers import (
    assert_within_limits,
    change,
    digest,
    entity_answer,
    latest,
    linked,
    passage,
    ref,
    search,
    story,
    summary,
    texts,
    versions,
    whole_story,
)

FLAGS, TONE, FAMILY = "🇰🇷🇰🇵", "👍🏽", "👩\u200d👩\u200d👧\u200d👦"
TOKENS = (
    FLAGS, TONE, FAMILY, "Cafe\u0301", "\u1100\u1161\u11a8", "金正恩", "조선로동당전원회의결정서", "المبعوث",
    "**", "*", "_", "~~", "||", "`", "```", ">", "# ", "[", "]", "(", ")", "[속보]", "](https://evil.example)",
    "https://nk.example/a_b*c", "<@1>", "<@&2>", "<#3>", "<t:1:R>", "</help:4>", "<:gun:5>", "@everyone", "@here",
    "discord.gg/abc", "1. ", "- ", "Kim", " ", "\n", "…",
)  # fmt: skip
LONG = "".join(TOKENS) * 4
NOSPACE = FAMILY * 60
_PART_OF_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+")


def cards(title: str) -> list[discord.ui.LayoutView]:
    """Cards that show the title as that of an article, a story and a name."""
    outlet = Outlet(title, "hostile.example")
    answer = summary(title, 3, title)
    named = NamedEntity(EntityRef("x:person:x", title, EntityKind.PERSON), 3, linked(title, ref(title=title)))
    answer = replace(answer, entities=(named, *answer.entities), article=ref(title=title, outlet=outlet))
    stories = tuple(story(title, number, title) for number in range(5))
    who = replace(entity_answer(title, name=title), articles=tuple(ref(one, title, outlet=outlet) for one in range(5)))
    changed = change(passage(f"-{title}", f"+{title} ", "= said"))
    return [
        posted_card(answer),
        summary_card(answer),
        latest_card(latest(stories), "t" * 22),
        digest_card(digest(stories), "t" * 22),
        story_card(whole_story(title, 4, title)),
        story_articles_card(whole_story(title, 4, title), 0),
        search_card(search(title, marks=()), "t" * 22),
        entity_card(who, "t" * 22),
        versions_card(versions(changed, title=title)),
    ]


@pytest.mark.parametrize("language", ["en", "ko", "zh-CN"])
@settings(max_examples=25)
@given(title=st.lists(st.sampled_from(TOKENS), min_size=1, max_size=60).map("".join))
@example(title=LONG)
@example(title=NOSPACE)
@example(title="x" * 300)
def test_a_hostile_title_is_shown_as_text_on_every_card(language: str, title: str) -> None:
    with using(catalogue(language)):
        for card in cards(title):
            assert_within_limits(card)
            for text in texts(card):
                assert "\u200d…" not in text, text
                assert not re.search("(?<![👍\ufe0f])🏽", text), text
                assert all(len(run[0]) % 2 == 0 for run in _PART_OF_FLAG.finditer(text)), text
                assert not re.search("(?<!e)\u0301", text), text
