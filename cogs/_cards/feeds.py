"""Cards of feeds: a preview to confirm, the list of a server, how a feed is, the list to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord
from msgspec.structs import replace

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.deliveries import Refusal
from bot.model.errors import Reason
from bot.model.feeds import Feed, FeedEntry, FeedMode, FeedPreview, FollowedFeed, LeftOutCause
from bot.text.feeds.starters import StarterFeed
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import address, clean, link_text, plain, readable
from cogs._layout.layout import NEWS, QUIET, TROUBLE, CardButton, card, in_rows
from cogs._layout.markdown import bold, heading, small
from cogs._layout.moments import relative
from cogs._layout.words import facts, language_name, outlet_kind

SHOWN = 20
_NAME = 100
_SHOWN_REASONS = 5
_LEFT_OUT = {
    LeftOutCause.DATE: gettext_noop("{number} × left out by date, without reading"),
    LeftOutCause.WORDS: gettext_noop("{number} × left out by excluded words in title or summary, without reading"),
    LeftOutCause.ARTICLE: gettext_noop("{number} × read, and left out: the article does not satisfy the search"),
    LeftOutCause.NO_SEARCH: gettext_noop("{number} × left out: the search was deleted"),
}


def preview_card(
    preview: FeedPreview, channel_id: int, mode: FeedMode, trouble: Sequence[str], confirm: CardButton
) -> discord.ui.LayoutView:
    """A feed that was found, with its newest entries, to be confirmed."""
    number = ngettext("{number} article listed", "{number} articles listed", preview.total)
    pressed = bold(confirm.label or "")
    lines = [
        line(heading(feed_words(preview.title, preview.url), 200)),
        line(small(facts(preview.format.value.upper(), number, _link(preview.url)))),
        *[_entry(entry) for entry in preview.entries],
        apart(line(_promise(channel_id, mode, pressed))),
    ]
    if preview.blocked:
        lines.append(line(f"⚠️ {_blocked(preview)}"))
    if preview.is_followed:
        known = gettext(
            "This server follows it already; the button {button} changes its channel and mode.", button=pressed
        )
        lines.append(line(known))
    lines += [line(f"⚠️ {sentence}") for sentence in trouble]
    return card(lines, colour=NEWS, open_url=preview.home, rows=[[confirm]])


def _blocked(preview: FeedPreview) -> str:
    """That entries of the feed are on sites that the server blocks."""
    if preview.blocked == preview.total:
        return gettext("This server blocks the site of all these articles: none of them would be saved.")
    return ngettext(
        "{number} of these articles is on a site that this server blocks, and would not be saved.",
        "{number} of these articles are on sites that this server blocks, and would not be saved.",
        preview.blocked,
    )


def followed_sentences(followed: FollowedFeed) -> list[str]:
    """The answer to following a feed: where its articles are announced. If it was followed already, perhaps because
    another manager confirmed it a moment ago, also its earlier setting."""
    sentence = gettext(
        "Following {feed}. What it lists now is being saved; `/feed list` shows the progress.",
        feed=bold(feed_name(followed.feed)),
    )
    was = "" if followed.before is None else _setting(replace(followed, follow=followed.before))
    changed = [small(gettext("Earlier setting: {setting}", setting=was))] if was and was != _setting(followed) else []
    return [sentence, *changed]


def _setting(followed: FollowedFeed) -> str:
    return facts(_mode(followed), *_only(followed))


def only_sentence(followed: FollowedFeed) -> str:
    """Which articles of a feed are saved from now on."""
    name = bold(feed_name(followed.feed))
    if followed.follow.search is None:
        return gettext("All articles of {feed} are saved. Those that it lists now are not announced.", feed=name)
    return gettext(
        "Only articles of {feed} that satisfy the search {search} are saved. Those that it lists now are checked again"
        " and not announced.",
        feed=name,
        search=bold(plain(followed.follow.search, 50)),
    )


def list_card(followed: Sequence[FollowedFeed], page: int, pager: Sequence[CardButton]) -> discord.ui.LayoutView:
    """A server's feeds, twenty a page; those in trouble first."""
    count = ngettext("{number} feed on this server", "{number} feeds on this server", len(followed))
    lines = [
        line(bold(count)),
        line(small(gettext("Articles saved in the last 7 days. `/feed check` says more about one feed."))),
    ]
    ordered = sorted(followed, key=lambda one: one.feed.reason is None)[page * SHOWN : (page + 1) * SHOWN]
    lines += [line(facts(_titled(one.feed), _mode(one), *_only(one), _saved(one), *_state(one))) for one in ordered]
    return card(lines, colour=QUIET, rows=[pager] if pager else ())


def check_card(followed: FollowedFeed, sentence: Callable[[str, str], str]) -> discord.ui.LayoutView:
    """The state of a feed: what failed, when it is tried again, and the outcomes of its articles. `sentence` puts a
    reason with its detail into words."""
    feed = followed.feed
    asked = gettext("Checked {moment}.", moment=relative(feed.polled)) if feed.polled else gettext("Not checked yet.")
    due = gettext("Next time {moment}.", moment=relative(feed.due)) if feed.due else gettext("It is no longer checked.")
    only = _only(followed)
    lines = [
        line(heading(feed_words(feed.title, feed.url), 200)),
        line(small(facts(_mode(followed), *only, _link(feed.url)))),
    ]
    if followed.follow.lacks_search:
        lines.append(line(sentence(Reason.FEED_LACKS_SEARCH, "")))
    if feed.reason is None:
        lines.append(apart(line(gettext("✅ The feed works."))))
    else:
        failures = ngettext(
            "⚠️ {number} failure in a row, since {moment}.",
            "⚠️ {number} failures in a row, since {moment}.",
            feed.failures,
            moment=relative(feed.failing_since) if feed.failing_since else "?",
        )
        lines += [apart(line(failures)), line(sentence(feed.reason, feed.detail))]
        if feed.succeeded:
            lines.append(line(gettext("It last worked {moment}.", moment=relative(feed.succeeded))))
    lines += [line(asked), line(due)]
    waits = [ngettext("{number} waits", "{number} wait", followed.waiting)] if followed.waiting else []
    lines.append(apart(line(facts(gettext("Last 7 days"), _saved(followed), *waits))))
    lines += [line(gettext(_LEFT_OUT[cause], number=number), 1) for cause, number in followed.left_out]
    for reason, number in followed.refused[:_SHOWN_REASONS]:
        lines.append(line(gettext("{number} × {reason}", number=number, reason=sentence(reason, "")), 1))
    return card(lines, colour=QUIET if feed.reason is None else TROUBLE, open_url=feed.home)


def starters_card(feeds: Sequence[StarterFeed], buttons: Sequence[CardButton]) -> discord.ui.LayoutView:
    """Public feeds to begin with, numbered as their buttons are."""
    lines = [
        line(bold(gettext("Public feeds of Korea desks"))),
        line(small(gettext("A number shows the feed before it is followed."))),
    ]
    for number, feed in enumerate(feeds, 1):
        name = f"[{link_text(feed.name, _NAME)}]({address(feed.home)})"
        lines.append(line(f"{number}\\. {facts(name, outlet_kind(feed.kind), language_name(feed.language))}"))
    return card(lines, colour=QUIET, rows=in_rows(buttons))


def imported_sentences(added: int, known: int, refused: int, over: int) -> list[str]:
    """The result of importing a list of feeds."""
    said = [
        (added, ngettext("{number} feed is followed now.", "{number} feeds are followed now.", added)),
        (known, ngettext("{number} feed was followed already.", "{number} feeds were followed already.", known)),
        (refused, ngettext("{number} feed has no usable address.", "{number} feeds have no usable address.", refused)),
        (
            over,
            ngettext(
                "{number} feed is over this server's limit.", "{number} feeds are over this server's limit.", over
            ),
        ),
    ]
    return [sentence for number, sentence in said if number] or [gettext("That list names no feed.")]


def brief_card(brief: Refusal, why: str, mark: int | None) -> discord.ui.LayoutView:
    """A feed's own title and summary of an article whose page refuses the desk, marked as a brief."""
    lines = [
        line(heading(brief.title or "", 240)),
        line(small(gettext("Brief: these are the feed's own words. {why}", why=why))),
    ]
    if brief.summary:
        lines.append(apart(line(plain(brief.summary, 500))))
    return card(lines, colour=QUIET, open_url=brief.url, mark=mark)


def feed_name(feed: Feed) -> str:
    """The title of a feed, else its address."""
    return plain(feed_words(feed.title, feed.url), _NAME)


def feed_words(title: str | None, url: str) -> str:
    """The same without escapes, for a heading, a link or a label."""
    return clean(title or "") or clean(readable(url))


def _promise(channel_id: int, mode: FeedMode, pressed: str) -> str:
    """What pressing the button will do."""
    if mode is FeedMode.QUIET:
        return gettext("After {button}, its articles are saved quietly; nothing is posted.", button=pressed)
    return gettext(
        "After {button}, new articles are announced in {channel}, one card a story.",
        button=pressed,
        channel=f"<#{channel_id}>",
    )


def _entry(entry: FeedEntry) -> CardLine:
    at, title = entry.published or entry.updated, clean(entry.title or "") or gettext("Untitled")
    target = address(entry.url)
    name = f"[{link_text(title, 120)}]({target})" if target and len(target) <= 500 else plain(title, 120)
    return line(f"- {facts(name, relative(at))}" if at else f"- {name}", 1)


def _titled(feed: Feed) -> str:
    target = address(feed.home or feed.url)
    words = link_text(feed_words(feed.title, feed.url), _NAME)
    return f"[{words}]({target})" if target and len(target) <= 300 else feed_name(feed)


def _link(url: str) -> str:
    target = address(url)
    return gettext("[feed]({link})", link=target) if target and len(target) <= 500 else plain(readable(url), 100)


def _mode(followed: FollowedFeed) -> str:
    if followed.follow.paused:
        return gettext("paused")
    if followed.follow.mode is FeedMode.QUIET:
        return gettext("quiet")
    return f"<#{followed.follow.channel_id}>"


def _only(followed: FollowedFeed) -> list[str]:
    """The search that articles must satisfy."""
    if followed.follow.search is None:
        return [gettext("⚠️ its search was deleted")] if followed.follow.lacks_search else []
    return [gettext("only {search}", search=plain(followed.follow.search, 50))]


def _saved(followed: FollowedFeed) -> str:
    return ngettext("{number} saved", "{number} saved", followed.saved)


def _state(followed: FollowedFeed) -> list[str]:
    if followed.feed.due is None:
        return [gettext("⚠️ ended")]
    if followed.feed.failures:
        since = followed.feed.failing_since or followed.feed.due
        return [gettext("⚠️ failing since {moment}", moment=relative(since))]
    return []
