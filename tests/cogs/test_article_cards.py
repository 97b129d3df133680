"""The texts of an article's cards: posted link, `/summary`, statements."""

from __future__ import annotations

from msgspec.structs import replace

from bot.model.analysis import QuoteKind
from bot.model.answers import NamedEntity
from cogs._cards.article import posted_card, said_card, summary_card, title_line
from tests.cogs.card_answers import AT, LAUNCH, SENTENCE, entity, linked, ref, shown, summary, texts

HEAD = """**North Korea fires cruise missiles off its east coast, South says**
-# Han River Post (from JCS) · 14 Feb 2024, 09:12 KST"""


def test_the_card_of_a_posted_link() -> None:
    assert shown(posted_card(summary(length=1))).splitlines() == [
        *HEAD.splitlines(),
        SENTENCE,
        "-# **People** Shin Won-sik · **Organisations** Joint Chiefs of Staff · **Places** Wonsan",
    ]
    assert len(texts(posted_card(summary()))) == 1 + 3 + 1, "each sentence apart"


def test_an_answer_of_an_interview_is_shown_with_the_name_of_who_answers() -> None:
    """In bold, and without what Discord would take for marks in it."""
    answer = replace(summary(length=3), answered_by=(None, entity(), entity("Ma*rk")))
    for card in posted_card(answer), summary_card(answer):
        sentences = [one for one in shown(card).splitlines() if LAUNCH in one]
        assert sentences == [SENTENCE, f"**Shin Won-sik**: {SENTENCE}", rf"**Ma\*rk**: {SENTENCE}"]


def test_the_card_of_a_summary() -> None:
    answer = summary(length=1)
    minister = NamedEntity(entity(), 3, linked("Defence Minister"))
    answer = replace(answer, entities=(minister, *answer.entities[1:]), gone_since=AT)
    assert shown(summary_card(answer)).splitlines() == [
        *HEAD.splitlines(),
        "-# ⚠️ The page was found deleted on 14 Feb 2024, 09:12 KST. This is the saved version.",
        SENTENCE,
        "-# **People**, roles as of 14 Feb 2024: Shin Won-sik (Defence Minister)",
        "-# **Organisations** Joint Chiefs of Staff",
        "-# **Places** Wonsan",
        "-# By Lee Han-bit",
        "-# 2 versions, the latest saved 14 Feb 2024, 09:12 KST",
        "-# Same story in 6 other articles",
        "-# [First post](https://discord.com/channels/2/3/4)",
    ]
    assert "Defence Minister" not in shown(posted_card(answer)), "the compact card has no roles"


def test_an_office_in_an_article_without_a_date_is_of_no_day() -> None:
    """When the article was saved says nothing about when somebody was minister."""
    minister = NamedEntity(entity(), 3, replace(linked("Defence Minister"), article=replace(ref(), published=None)))
    card = shown(summary_card(replace(summary(length=1), entities=(minister,))))
    assert "-# **People** Shin Won-sik (Defence Minister)" in card.splitlines()


def test_the_card_of_statements_never_names_a_speaker_that_the_text_leaves_open() -> None:
    assert shown(said_card(summary())).splitlines() == [
        *HEAD.splitlines(),
        "**Shin Won-sik** · said",
        f"> {SENTENCE}",
        "**Speaker unclear** · said",
        f"> {SENTENCE}",
    ]
    none = replace(summary(), quotes=())
    assert shown(said_card(none)).splitlines()[2:] == ["This article has no statement with a named speaker or source."]


def test_statements_that_are_not_shown_are_counted() -> None:
    answer = summary()
    many = replace(answer, quotes=answer.quotes[:1] * 11)
    assert shown(said_card(many)).splitlines()[-1] == "-# and 1 more statement in the article"


def test_of_too_many_statements_plans_give_way_to_what_was_said_in_quotation_marks() -> None:
    answer = summary()
    plan = replace(answer.quotes[0], kind=QuoteKind.INDIRECT, cue="plans")
    many = replace(answer, quotes=(plan, plan, *answer.quotes[:1] * 9))
    told = shown(said_card(many))
    assert told.count("plans") == 1
    assert told.index("plans") < told.index("said"), "in the order of the article"


def test_a_pasted_text_has_no_links_to_show() -> None:
    assert "↗" not in shown(summary_card(summary(url=None)))
    assert LAUNCH in shown(summary_card(summary(url=None)))


def test_an_article_in_a_line_goes_by_its_title_without_the_agencys_mark() -> None:
    assert title_line(ref(title="(LEAD) Envoys talk"), 0).forms[0].startswith("[Envoys talk](")
    assert title_line(ref(title="Envoys talk (종합)", url=None), 0).forms[0].startswith("Envoys talk ·")
    assert title_line(ref(title="\u200b"), 0).forms[0].startswith("[Untitled](")
