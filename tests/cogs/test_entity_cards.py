"""The texts of an entity's cards, and its chart."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from bot.model.answers import EntityAnswer, HeldRole, KnownLife, KnownOffice
from cogs._cards.entity import chart_text, charted, entity_card, entity_quotes_card, has_chart
from cogs._ui.charts import bar_chart
from tests.cogs.card_answers import AT, SENTENCE, TITLE_LINE, entity, entity_answer, labels, linked, ref, shown

HEAD = ["**Kim Yo Jong** · 김여정 · 金與正", "-# person · 41 articles · last mentioned 14 Feb 2024"]


def test_the_card_of_an_entity() -> None:
    first, *rest = shown(entity_card(entity_answer(articles=1), "t", drawn=True)).splitlines()[2:]
    assert first.startswith(
        "vice department director of the WPK Central Committee · as of 14 Feb 2024 · Han River Post [↗]("
    )
    assert rest == [
        "Most often mentioned with Kim Jong Un (18), Shin Won-sik (6)",
        "-# Also written Kim Yo-jong",
        "-# **Articles per week**, the last 11 weeks; this week on the right",
        "**Newest articles**",
        f"- {TITLE_LINE}",
    ]
    assert shown(entity_card(entity_answer(), "t", drawn=True)).splitlines()[:2] == HEAD


def test_the_roles_of_an_entity_over_time_its_offices_and_its_death() -> None:
    years = [replace(ref(year), published=f"{2014 + year}-03-01", at=AT.replace(year=2014 + year)) for year in range(7)]
    roles = [HeldRole(replace(linked(f"office {year.id}"), article=year), year) for year in years]
    roles[6] = HeldRole(roles[6].role, years[5])
    premier = KnownOffice("Premier", "2013-04", "2019-04-11"), KnownOffice("Premier", "2021-01", "2021-02")
    life = KnownLife("2020-12-17", (*premier, KnownOffice("Minister", "2020", None)))
    fate = linked("Kim Yo Jong was executed in May")
    answer = replace(entity_answer(articles=0), role=roles[6].role, roles=tuple(roles), life=life, fate=fate)
    lines = re.sub(r" \[↗\]\([^)]*\)", "", shown(entity_card(answer, "t", drawn=False))).splitlines()
    assert lines[2:] == [
        "Died 17 Dec 2020 (knowledge base)",
        "“Kim Yo Jong was executed in May” · Han River Post, 14 Feb 2024",
        "office 6 · as of 1 Mar 2020 · Han River Post",
        "Most often mentioned with Kim Jong Un (18), Shin Won-sik (6)",
        "-# Offices in the knowledge base: Premier 2013–2019/2021, Minister 2020–",
        "-# Also written Kim Yo-jong",
        "**Roles in the saved articles**, oldest first, without 2 older ones",
        "- 1 Mar 2016 · office 2",
        "- 1 Mar 2017 · office 3",
        "- 1 Mar 2018 · office 4",
        "- 1 Mar 2019 · office 5",
        "- 1 Mar 2019 to 1 Mar 2020 · office 6",
    ]


def test_a_later_page_has_its_articles_only() -> None:
    card = shown(entity_card(entity_answer(page=1, articles=1), "t", drawn=False))
    assert card.splitlines() == [*HEAD, "**Earlier articles**", f"- {TITLE_LINE}"]


def test_the_card_of_statements() -> None:
    assert shown(entity_quotes_card(entity_answer(), "t")).splitlines() == [
        *HEAD,
        "**Said by Kim Yo Jong**",
        "said · Han River Post, 14 Feb 2024",
        f"> {SENTENCE}",
        "**Said about Kim Yo Jong**",
        "**Kim Jong Un** · said · Han River Post, 14 Feb 2024",
        f"> {SENTENCE}",
    ]
    none = replace(entity_answer(), quotes_by=(), quotes_about=())
    assert shown(entity_quotes_card(none, "t")).splitlines()[2:] == [
        "No saved article has a statement by or about this name."
    ]


def test_the_same_words_in_two_outlets_are_quoted_once() -> None:
    answer = entity_answer()
    twice = replace(answer, quotes_by=answer.quotes_by * 2)
    assert shown(entity_quotes_card(twice, "t")) == shown(entity_quotes_card(answer, "t"))


def test_an_entity_that_no_article_names_has_no_pages_to_turn() -> None:
    unnamed = EntityAnswer(entity(), (), None, 0, None, None, (0,) * 12, (), 0, 1, (), (), (), ())
    card = entity_card(unnamed, "t", drawn=False)
    assert shown(card).splitlines()[1] == "-# person · not in any saved article yet"
    buttons = labels(card)
    assert buttons == ["Watch"]


def test_the_first_page_has_a_chart_with_alt_text() -> None:
    weeks = entity_answer().weeks
    assert has_chart(entity_answer())
    assert not has_chart(entity_answer(page=1))
    assert (bar_chart(charted(weeks), ()) or b"").startswith(b"\x89PNG")
    assert chart_text(weeks) == "Articles per week over 11 weeks, oldest first: 1, 0, 3, 2, 0, 0, 4, 9, 2, 1, 5"


def test_a_chart_begins_with_the_first_articles_and_is_left_out_for_those_of_one_week() -> None:
    assert charted((0,) * 10 + (2, 1)) == (0, 0, 2, 1)
    assert charted((0,) * 5 + (3, 0, 0, 0, 0, 0, 1)) == (3, 0, 0, 0, 0, 0, 1)
    assert not has_chart(replace(entity_answer(), weeks=(0,) * 11 + (7,)))


def test_a_chart_without_words_is_lower_and_its_numbers_never_touch() -> None:
    def drawn(counts: tuple[int, ...], *labels: str) -> Image.Image:
        return Image.open(BytesIO(bar_chart(counts, labels) or b""))

    assert drawn((1, 2), "2024-01", "2024-02").height > drawn((1, 2)).height
    picture = drawn((123_456,) * 12)
    numbers = picture.crop((0, 0, picture.width, 38)).getchannel("A")
    inked = [numbers.crop((x, 0, x + 1, numbers.height)).getbbox() is not None for x in range(numbers.width)]
    edges = [0, *(x for x in range(1, len(inked)) if inked[x] != inked[x - 1]), len(inked)]
    gaps = [end - begin for begin, end in pairwise(edges) if not inked[begin]]
    assert sum(gap >= 3 for gap in gaps) >= 13, "a gap before, between and after twelve numbers"


def test_a_card_does_without_a_chart_that_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-python")
    assert bar_chart((1, 2, 3), ("3 weeks ago", "", "this week")) is None
    assert "chart cannot be drawn" in caplog.text
