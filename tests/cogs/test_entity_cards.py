"""The texts of an entity's cards, and its chart."""

from __future__ import annotations

import re
from datetime import date, timedelta

import discord
import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import EntityKind
from bot.model.answers import EntityAnswer, EntityMatch, EntityRef, HeldRole, KnownLife, KnownOffice, ReportedFate
from bot.model.evidence.appearances import AppearanceGap, AppearancesAnswer
from cogs._cards.entity import entity_card, entity_quotes_card
from cogs._cards.evidence.appearances import gap_line
from cogs._cards.pictures.entity import entity_pictures
from tests.cogs.card_answers import (
    AT,
    SENTENCE,
    TITLE_LINE,
    assert_within_limits,
    entity,
    entity_answer,
    labels,
    linked,
    ref,
    shown,
)

HEAD = ["**Kim Yo Jong** · 김여정 · 金與正", "-# person · 41 articles · last mentioned 14 Feb 2024"]


def test_the_card_of_an_entity() -> None:
    first, *rest = shown(entity_card(entity_answer(articles=1), "t", entity_pictures(entity_answer()))).splitlines()[2:]
    assert first.startswith(
        "vice department director of the WPK Central Committee · as of 14 Feb 2024 · Han River Post [↗]("
    )
    assert rest == [
        "Most often mentioned with Kim Jong Un (18), Shin Won-sik (6)",
        "-# Also written Kim Yo-jong",
        "**Newest articles**",
        f"- {TITLE_LINE}",
    ]
    assert shown(entity_card(entity_answer(), "t", entity_pictures(entity_answer()))).splitlines()[:2] == HEAD


def test_the_card_says_that_roles_may_be_of_several_people() -> None:
    roles = tuple(HeldRole(linked(text), ref()) for text in ("vice-president", "professor in Seoul"))
    card = shown(entity_card(replace(entity_answer(), roles=roles, perhaps_several=True), "t"))
    assert card.index("professor in Seoul") < card.index(
        "-# Perhaps several people: only the name connects these roles."
    )
    assert "Perhaps" not in shown(entity_card(replace(entity_answer(), roles=roles), "t"))


def test_the_role_is_shown_in_the_language_of_the_reader_where_one_is_as_new() -> None:
    korean = replace(ref(1, "김정은, 원산 신발공장 시찰"), at=AT)
    english = replace(ref(2, "Kim Jong Un visits a shoe factory"), at=AT - timedelta(hours=9))
    old = replace(ref(3, "金正恩氏、靴工場を視察"), at=AT - timedelta(days=2))
    roles = [replace(linked(words), article=article) for words, article in (
        ("국무위원장", korean), ("president of the State Affairs Commission", english), ("国務委員長", old),
    )]  # fmt: skip
    held = tuple(HeldRole(role, role.article) for role in reversed(roles))
    answer = replace(entity_answer(), role=roles[0], roles=held)

    def first_role(locale: str) -> str:
        with using(catalogue(locale)):
            return shown(entity_card(answer, "t")).splitlines()[2].split(" · ")[0]

    assert first_role("en") == "president of the State Affairs Commission"
    assert first_role("ko") == "국무위원장"
    assert first_role("ja") == "국무위원장"  # the Japanese one is of two days before


def test_an_article_without_a_date_tells_of_an_office_only_when_it_was_saved() -> None:
    undated, dated = replace(ref(), published=None), ref()
    role = replace(linked("envoy"), article=undated)
    held = (HeldRole(replace(linked("aide"), article=dated), undated), HeldRole(role, undated))
    lines = re.sub(r" \[↗\]\([^)]*\)", "", shown(entity_card(replace(entity_answer(), role=role, roles=held), "t")))
    assert "envoy · saved on 14 Feb 2024 · Han River Post" in lines
    assert "- 14 Feb 2024 · aide" in lines
    assert "- saved on 14 Feb 2024 · envoy" in lines
    assert "as of" not in lines


def test_the_roles_of_an_entity_over_time_its_offices_and_its_death() -> None:
    years = [replace(ref(year), published=f"{2014 + year}-03-01", at=AT.replace(year=2014 + year)) for year in range(7)]
    roles = [HeldRole(replace(linked(f"office {year.id}"), article=year), year) for year in years]
    roles[6] = HeldRole(roles[6].role, years[5])
    premier = KnownOffice("Premier", "2013-04", "2019-04-11"), KnownOffice("Premier", "2021-01", "2021-02")
    life = KnownLife("2020-12-17", (*premier, KnownOffice("Minister", "2020", None)))
    fate = ReportedFate(linked("Kim Yo Jong was executed in May"), "The spy agency")
    answer = replace(entity_answer(articles=0), role=None, roles=tuple(roles), life=life, fate=fate)
    lines = re.sub(r" \[↗\]\([^)]*\)", "", shown(entity_card(answer, "t"))).splitlines()
    assert lines[2:] == [
        "Died 17 Dec 2020 (knowledge base)",
        "“Kim Yo Jong was executed in May” · according to the spy agency · Han River Post, 14 Feb 2024",
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
    card = shown(entity_card(entity_answer(page=1, articles=1), "t"))
    assert card.splitlines() == [*HEAD, "**Earlier articles**", f"- {TITLE_LINE}"]


def test_namesakes_that_are_called_the_same_have_their_kinds_on_their_buttons() -> None:
    north = EntityRef("north-korea", "North Korea", EntityKind.PLACE, "북한")
    others = [EntityRef(f"x:{kind}:북한", "북한", kind) for kind in (EntityKind.ORGANISATION, EntityKind.GROUP)]
    army = EntityRef("x:organisation:북한군", "북한군", EntityKind.ORGANISATION)
    also = tuple(EntityMatch(one, 0.9, True) for one in (*others, army))
    with using(catalogue("ko")):
        card = entity_card(replace(entity_answer(), entity=north, also=also), "t")
        assert [label for label in labels(card) if label and "북한" in label] == [
            "북한(기관·단체)?",
            "북한(집단)?",
            "북한군?",
        ]


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
    unnamed = EntityAnswer(entity(), (), None, 0, None, (0,) * 12, (), 0, 1, (), (), (), ())
    card = entity_card(unnamed, "t")
    assert shown(card).splitlines()[1] == "-# person · not in any saved article yet"
    buttons = labels(card)
    assert buttons == ["Watch"]


def test_pictures_stand_between_the_facts_and_the_articles() -> None:
    card = entity_card(entity_answer(), "t", entity_pictures(entity_answer()))
    (container,) = card.children
    assert isinstance(container, discord.ui.Container)
    kinds = [type(item).__name__ for item in container.children]
    assert kinds[:5] == ["TextDisplay", "TextDisplay", "MediaGallery", "MediaGallery", "TextDisplay"]
    assert_within_limits(card)


@pytest.mark.parametrize(
    ("language", "years"),
    [
        ("en", "2013–2019/2021, Minister 2020–"),
        ("ko", "2013~2019년/2021년, Minister 2020년~"),
        ("ja", "2013～2019年/2021年、Minister 2020年～"),
        ("zh-CN", "2013至2019年/2021年、Minister 2020年起"),
    ],
)
def test_the_years_of_an_office_are_written_as_in_the_language(language: str, years: str) -> None:
    premier = KnownOffice("Premier", "2013-04", "2019-04-11"), KnownOffice("Premier", "2021-01", "2021-02")
    life = KnownLife(None, (*premier, KnownOffice("Minister", "2020", None)))
    with using(catalogue(language)):
        assert f"Premier {years}" in shown(entity_card(replace(entity_answer(articles=0), life=life), "t"))


def test_days_that_follow_each_other_are_no_gap() -> None:
    reported = AppearancesAnswer(
        entity(), date(2024, 11, 1), (), 2, None, None, None, 0, 0, 0, page=0, pages=1, read=2, read_since=None
    )
    day_after = AppearanceGap(1, date(2024, 10, 29), date(2024, 10, 30))
    assert gap_line(replace(reported, longest=day_after)) is None
    longer = AppearanceGap(2, date(2024, 10, 29), date(2024, 10, 31))
    assert str(gap_line(replace(reported, longest=longer))).startswith("Longest gap between two reports: 2 days, ")
