"""Whatever an article or a member says, the cards of watches stay within Discord's limits and show it as text."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import Span
from bot.model.watches.alert import (
    MatchedArticle,
    MatchOutcome,
    WatchAlert,
    WatchAnswer,
    WatchedStory,
    WatchLine,
    WatchPreview,
)
from bot.model.watches.watch import (
    AlertRhythm,
    QuietHours,
    Watch,
    WatchKind,
    WatchPause,
    WatchPlace,
    WatchTarget,
    WatchTimes,
)
from cogs._cards.watches.alert import watch_alert_card
from cogs._cards.watches.overview import (
    SHOWN,
    list_card,
    paused_sentence,
    preview_card,
    told_pauses,
    watching_sentence,
    why_card,
)
from cogs._layout import custom_ids
from cogs._layout.layout import button, pager
from tests.cogs.card_answers import LAUNCH, TITLE, assert_harmless, assert_within_limits, linked, ref, shown
from tests.cogs.test_card_limits import urls, words

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
TIMES = WatchTimes(AlertRhythm.HOUR, QuietHours(time(22), time(7)), "America/Argentina/ComodRivadavia")
MISSILES = WatchTarget(WatchKind.PHRASE, "missiles", "missiles")
WATCH = Watch(4, 1, MISSILES, WatchPlace(7, 1, 10, 20, personal=False, role_id=33), TIMES, NOON)
SILENT = WatchPlace(7, 1, 10, 20, personal=False)
STARTS = "-# The watch starts when you press **Watch**."
STORY = WatchedStory(ref(), False, linked(), (Span(4, 12),), 2)
ALERT = WatchAlert(4, MISSILES, (STORY,), 0, 1, 10)


def _no_server(_: int) -> str | None:
    return None


def test_one_alert_for_three_articles_is_explained_before_a_member_watches() -> None:
    confirm = button("Watch", custom_ids.watch_add("x" * 22))
    one = shown(preview_card(WatchPreview(MISSILES, 1, False, (ref(),) * 3), WATCH.place, TIMES, [], confirm))
    assert "alerted once." in one
    more = shown(preview_card(WatchPreview(MISSILES, 1, True, (ref(),) * 3), WATCH.place, TIMES, [], confirm))
    assert "alerted at least once." in more
    assert one.splitlines()[-2:] == ["-# There is one alert per story.", STARTS]
    three = shown(preview_card(WatchPreview(MISSILES, 3, False, (ref(),) * 3), WATCH.place, TIMES, [], confirm))
    assert "one alert" not in three


@pytest.mark.parametrize(
    ("with_card", "without_card", "why"),
    [
        (3, 0, "-# Each of these stories has a card in that channel already, which takes the place of an alert."),
        (0, 3, "-# Their alerts would come later: after the quiet hours, or at the time of the next alert."),
        (1, 2, "-# There is one alert per story, and none for a story that already has a card in that channel."),
    ],
)
def test_a_preview_without_alerts_says_why(with_card: int, without_card: int, why: str) -> None:
    confirm, found = button("Watch", custom_ids.watch_add("x" * 22)), (ref(),) * 3
    preview = WatchPreview(MISSILES, 0, False, found, with_card=with_card, without_card=without_card)
    card = shown(preview_card(preview, SILENT, TIMES, [], confirm))
    assert "it would have sent no alert, although these articles match it:" in card
    assert card.splitlines()[-2:] == [why, STARTS]
    nothing = shown(preview_card(WatchPreview(MISSILES, 0, False, ()), SILENT, TIMES, [], confirm))
    assert nothing.splitlines()[-2:] == ["No article of the last 30 days matches it.", STARTS]


@pytest.mark.parametrize("place", [WATCH.place, WatchPlace(7, 1, 10, 20, personal=True)])
@pytest.mark.parametrize(("alerts", "why"), [(2, "one alert per story."), (0, "would come later")])
def test_cards_of_a_channel_are_no_reason_where_an_alert_notifies_a_member_or_a_role(
    place: WatchPlace, alerts: int, why: str
) -> None:
    preview = WatchPreview(MISSILES, alerts, False, (ref(),) * 3, with_card=3)
    card = shown(preview_card(preview, place, TIMES, [], button("Watch", custom_ids.watch_add("x" * 22))))
    assert why in card
    assert "that channel" not in card


def test_a_preview_says_what_its_button_does() -> None:
    """Members who typed `/watch add` took the preview for the watch itself, and it was in no list."""
    confirm = button("Watch", custom_ids.watch_add("x" * 22))
    new, known = (WatchPreview(MISSILES, 1, False, (ref(),), is_known=one) for one in (False, True))
    assert shown(preview_card(new, SILENT, TIMES, [], confirm)).splitlines()[-1] == STARTS
    said = shown(preview_card(known, SILENT, TIMES, [], confirm))
    assert said.splitlines()[-1] == "It is watched already; the button **Watch** changes when alerts come."
    assert STARTS not in said


def test_an_alert_of_one_story() -> None:
    card = shown(watch_alert_card(ALERT, mention="<@&33>"))
    assert card.splitlines()[:2] == [f"**{TITLE}**", "-# Han River Post (from JCS) · 14 Feb 2024, 09:12 KST"]
    assert "> The **missiles** lifted off from near Wonsan" in card
    assert "-# and 2 more articles of this story" in card
    assert card.splitlines()[-1] == "-# Watch: “missiles” · <@&33>"
    update = replace(ALERT, stories=(replace(STORY, update=True),), reader_id=7)
    assert shown(watch_alert_card(update, server="Korea watchers")).startswith(f"Update: **{TITLE}**")
    assert "-# Watch: “missiles” · Korea watchers" in shown(watch_alert_card(update, server="Korea watchers"))


def test_an_alert_of_several_stories() -> None:
    rolled = replace(ALERT, stories=(STORY, replace(STORY, update=True)), more=3, rolled=True)
    card = shown(watch_alert_card(rolled))
    assert card.splitlines()[:2] == ["**“missiles”**", "-# 5 stories · 1 update"]
    assert "Update: [" in card
    assert "-# and 3 more stories" in card


def test_a_subject_is_named_without_its_underscore() -> None:
    target = WatchTarget(WatchKind.SUBJECT, "human_rights", "human rights")
    assert "Watch: subject “human rights”" in shown(watch_alert_card(replace(ALERT, target=target)))


def test_a_list_says_where_and_when_alerts_come_and_puts_trouble_first() -> None:
    closed = replace(WATCH, place=WatchPlace(7, 1, 10, 9, personal=True), paused=WatchPause.CLOSED)
    lines = [WatchLine(WATCH, 3, NOON), WatchLine(closed, 0, None)]
    card = shown(list_card(lines, 0, [], lambda _: "Korea watchers")).splitlines()
    assert card[0] == "**2 watches**"
    assert card[2] == (
        "- **“missiles”** · direct message · each hour · quiet 22:00–07:00 (America/Argentina/ComodRivadavia)"
        " · Korea watchers · 0 alerts · ⚠️ paused: your direct messages are closed to the desk"
    )
    assert card[3].startswith("- **“missiles”** · <#20> <@&33> · each hour")
    assert card[3].endswith(f"· 3 alerts · last alert <t:{int(NOON.timestamp())}:R>")


def test_why_says_what_became_of_each_article() -> None:
    articles = tuple(
        MatchedArticle(
            ref(), NOON, outcome, NOON if outcome in (MatchOutcome.FIRST, MatchOutcome.UPDATE) else None, linked()
        )
        for outcome in (*MatchOutcome, None)
    )
    card = shown(why_card(WatchAnswer(WatchLine(WATCH, 3, NOON), articles, NOON), _no_server))
    moment = f"<t:{int(NOON.timestamp())}:R>"
    for sentence in (
        f"-# alert sent {moment}",
        f"-# alert sent {moment} as an update",
        "-# no alert: a copy of a text that had one",
        "-# no alert: the watch was paused",
        "-# no alert: Discord did not accept the message",
        f"-# waits until {moment}",
    ):
        assert sentence in card.splitlines()
    paused = replace(WATCH, paused=WatchPause.FORBIDDEN)
    waiting = shown(why_card(WatchAnswer(WatchLine(paused, 3, NOON), articles[-1:], None), _no_server))
    assert waiting.endswith("-# alert waits until the watch resumes")
    nothing = shown(why_card(WatchAnswer(WatchLine(WATCH, 0, None), (), None), _no_server))
    assert "No article has matched this watch yet." in nothing


def test_a_member_is_told_of_each_reason_once() -> None:
    left = replace(WATCH, paused=WatchPause.LEFT)
    closed = replace(WATCH, paused=WatchPause.CLOSED)
    sentences = told_pauses([closed, left, closed])
    assert len(sentences) == 2
    assert sentences[0].startswith("Your watches **“missiles”**, **“missiles”** are paused: the desk could not send")


@settings(max_examples=40)
@given(words, words, urls, st.sampled_from([1, 2, 8]), st.integers(0, 40))
def test_alerts_fit(name: str, text: str, url: str | None, number: int, more: int) -> None:
    article = ref(title=text, url=url)
    story = WatchedStory(article, True, linked(text, article), (Span(0, 3), Span(5, 9)), more)
    target = WatchTarget(WatchKind.ENTITY, name[:80], name)
    alert = replace(ALERT, target=target, stories=(story,) * number, more=more)
    card = watch_alert_card(alert, mark=2**31 - 1, mention="<@&1234567890123456789>", server=name)
    assert_within_limits(card)
    assert_harmless(watch_alert_card(alert, server=name))


@settings(max_examples=30)
@given(words, urls, st.integers(1, 45), st.sampled_from([None, *WatchPause]))
def test_lists_and_explanations_fit(text: str, url: str | None, number: int, paused: WatchPause | None) -> None:
    watch = replace(WATCH, target=WatchTarget(WatchKind.SEARCH, text, text), paused=paused)
    one = WatchLine(watch, 1000, NOON)
    pages = -(-number // SHOWN)
    turned = pager(0, pages, custom_ids.watches(""))
    assert_within_limits(list_card([one] * number, 0, turned, lambda _: text))
    article = ref(title=text, url=url)
    met = MatchedArticle(article, NOON, MatchOutcome.UPDATE, NOON, linked(text or LAUNCH, article), (Span(0, 2),))
    assert_within_limits(why_card(WatchAnswer(one, (met,) * 8, NOON), _no_server))
    preview = WatchPreview(watch.target, 7, True, (article,) * 3, is_known=True)
    confirm = button("Watch", custom_ids.watch_add("x" * 22))
    assert_within_limits(preview_card(preview, watch.place, TIMES, ["The desk may not post."], confirm))


def test_every_watch_of_a_page_is_listed() -> None:
    watch = replace(WATCH, target=replace(MISSILES, name="북한의 초음속 미사일 시험 발사 " * 6), paused=WatchPause.LEFT)
    card = shown(list_card([WatchLine(watch, 100, NOON)] * SHOWN, 0, [], lambda _: "한반도 소식을 보는 서버 " * 5))
    assert card.count("\n- ") == SHOWN


@pytest.mark.parametrize("language", ["ja", "zh-CN", "zh-TW"])
def test_a_phrase_has_no_quotation_marks_around_its_own(language: str) -> None:
    with using(catalogue(language)):
        told = [watching_sentence(replace(WATCH, place=replace(WATCH.place, personal=own))) for own in (False, True)]
        told.append(paused_sentence(WATCH))
        marks = [sentence.count(mark) for sentence in told for mark in "「」“”"]
    assert sum(marks) == 2 * len(told), told
