"""Whatever a feed says, its cards stay within Discord's limits and are shown as text."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.deliveries import Refusal
from bot.model.errors import Reason
from bot.model.feeds import Feed, FeedEntry, FeedFormat, FeedMode, FeedPreview, Follow, FollowedFeed
from bot.text.feeds.starters import starters
from cogs._cards.feeds import SHOWN, brief_card, check_card, list_card, preview_card, starters_card
from cogs._layout import custom_ids
from cogs._layout.layout import button, pager
from cogs._ui.autocomplete import followed_feeds
from cogs._ui.error_messages import sentence_for
from tests.cogs.card_answers import assert_within_limits, shown
from tests.cogs.test_card_limits import urls, words

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
FEED = Feed(1, "https://han.example/feed", "Post", "https://han.example/", FeedFormat.RSS, NOON, polled=NOON)
FOLLOWED = FollowedFeed(FEED, Follow(1, 1, 10, 20, FeedMode.ANNOUNCE), 12, 3, (("paywall", 2), ("unknown_to_us", 1)))


@settings(max_examples=30)
@given(words, words, urls, st.integers(0, 5), st.booleans())
def test_a_preview_fits(title: str, entry: str, url: str | None, number: int, followed: bool) -> None:
    entries = (FeedEntry("1", url, entry, NOON, None, entry),) * number
    preview = FeedPreview(url or FEED.url, title, url, FeedFormat.ATOM, entries, number, followed)
    confirm = button("Follow", custom_ids.feed_follow("x" * 22))
    assert_within_limits(preview_card(preview, 20, FeedMode.QUIET, ["The desk may not post."], confirm))


def test_a_preview_says_what_its_button_does() -> None:
    confirm = button("Follow", custom_ids.feed_follow("x" * 22))
    preview = FeedPreview(FEED.url, "Post", None, FeedFormat.ATOM, (), 0, False)
    announced = shown(preview_card(preview, 20, FeedMode.ANNOUNCE, [], confirm))
    assert "After **Follow**, new articles are announced in <#20>, one card a story." in announced
    known = shown(preview_card(replace(preview, is_followed=True), 20, FeedMode.QUIET, [], confirm))
    assert "After **Follow**, its articles are saved quietly; nothing is posted." in known
    assert "the button **Follow** changes its channel and mode." in known


@settings(max_examples=30)
@given(words, urls, st.integers(1, 45), st.sampled_from([None, "server_error", "gone", "something new"]))
def test_a_list_and_a_check_fit(title: str, url: str | None, number: int, reason: str | None) -> None:
    feed = replace(FEED, title=title, home=url, reason=reason, failures=3, failing_since=NOON, detail=title)
    followed = replace(FOLLOWED, feed=feed if reason != "gone" else replace(feed, due=None))
    pages = -(-number // SHOWN)
    for page in range(pages):
        assert_within_limits(list_card([followed] * number, page, pager(page, pages, custom_ids.feeds(""))))
    assert_within_limits(check_card(followed, sentence_for))


def test_the_name_of_a_feed_is_escaped_once_and_one_that_cannot_be_seen_is_its_address() -> None:
    for title, name in (("Han_River | News", r"Han\_River \| News"), ("\u3164", "https\\://han.example/feed")):
        followed = replace(FOLLOWED, feed=replace(FEED, title=title))
        assert f"[{name}](https://han.example/)" in shown(list_card([followed], 0, ()))
        assert f"**{name.replace('https' + chr(92), 'https')}**" in shown(check_card(followed, sentence_for))
        assert followed_feeds([followed], "")[0].name == name.replace("\\", "")


@settings(max_examples=30)
@given(words, words, urls)
def test_a_brief_fits(title: str, summary: str, url: str | None) -> None:
    assert_within_limits(brief_card(Refusal("paywall", "", url, title, summary), sentence_for(Reason.PAYWALL), 5))


def test_the_list_to_begin_with_fits() -> None:
    buttons = [button(str(number), custom_ids.feed_starter(number)) for number in range(1, len(starters()) + 1)]
    view = starters_card(starters(), buttons)
    assert_within_limits(view)
    assert "wire · Korean" in shown(view)
    with using(catalogue("ko")):
        assert "통신사 · 영어" in shown(starters_card(starters(), []))


def test_a_check_says_what_failed_since_when_and_when_next() -> None:
    feed = replace(FEED, reason="tls_failed", failures=3, failing_since=NOON, succeeded=NOON, detail="expired")
    said = shown(check_card(replace(FOLLOWED, feed=feed), sentence_for))
    stamp = f"<t:{int(NOON.timestamp())}:R>"
    for part in (f"3 failures in a row, since {stamp}", sentence_for("tls_failed"), f"Next time {stamp}", "12 saved"):
        assert part in said.replace("\u00a0", " ")


def test_an_entry_whose_title_cannot_be_seen_has_words_to_link() -> None:
    entry = FeedEntry("1", "https://han.example/1", "\u3164", NOON, None, None)
    preview = FeedPreview(FEED.url, "Post", None, FeedFormat.ATOM, (entry,), 1, False)
    card = preview_card(preview, 20, FeedMode.QUIET, [], button("Follow", custom_ids.feed_follow("x" * 22)))
    assert "[Untitled](https://han.example/1)" in shown(card)
