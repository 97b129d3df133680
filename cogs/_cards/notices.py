"""Notices to the managers of a server, and why a digest is suspended, as sentences."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.deliveries import Notice, NoticeKind, SuspendReason, ThreadTrouble
from cogs._layout.foreign_text import plain
from cogs._layout.words import listed

_SUSPENDED = {
    SuspendReason.AWAY: gettext_noop("Suspended: the desk is not on this server."),
    SuspendReason.CHANNEL_GONE: gettext_noop("Suspended: the channel is gone."),
    SuspendReason.FORBIDDEN: gettext_noop("Suspended: the desk may not post there."),
}
_SUSPENDED_CHANNEL = {
    SuspendReason.AWAY: gettext_noop(
        "The digests for {channel} are suspended: the desk is not on this server. `/digest schedule` starts one again."
    ),
    SuspendReason.CHANNEL_GONE: gettext_noop(
        "The digests for {channel} are suspended: the channel is gone. `/digest schedule` starts one again."
    ),
    SuspendReason.FORBIDDEN: gettext_noop(
        "The digests for {channel} are suspended: the desk may not post there. They resume when it may again."
    ),
}
_AS_REPLIES = {
    ThreadTrouble.LOCKED: gettext_noop(
        "The desk may not write in the thread {channels}, which is locked or closed to it. Cards of its story are "
        "posted as replies to the links."
    ),
    ThreadTrouble.FORBIDDEN: gettext_noop(
        "The desk may not open threads in {channels}, so cards of articles are posted as replies to the links. `/desk "
        "status` says which permission is missing."
    ),
    ThreadTrouble.GONE: gettext_noop(
        "The forum that stories are posted in was deleted, so cards of articles are posted as replies to the links. "
        "`/desk setup` chooses another."
    ),
    ThreadTrouble.TAG: gettext_noop(
        "The forum {channels} requires a tag, and none of its tags is named like a subject of the article (missiles, "
        "diplomacy, other, …). Such cards are posted as replies to the links."
    ),
}
_OF_CHANNELS = {
    NoticeKind.HELD: gettext_noop(
        "A message for {channel} may or may not have arrived before the desk was interrupted. The desk cannot read "
        "that channel's history to check, so it was not sent again."
    ),
    NoticeKind.UNREAD_OLD: gettext_noop(
        "The desk was offline for more than a week. Older links in {channels} were not read. To save one, choose "
        "**Apps → Save article** on its message."
    ),
    NoticeKind.UNREAD_FORBIDDEN: gettext_noop(
        "The desk may not read the history of {channels}, so links posted there while it was offline were not saved. "
        "To save one, choose **Apps → Save article** on its message."
    ),
    NoticeKind.FEED_SILENCED: gettext_noop(
        "The desk may not post in {channels}, so articles of feeds are only saved. `/feed add` sets another channel."
    ),
    NoticeKind.WATCHES_PAUSED: gettext_noop(
        "The desk may not post in {channels}, so the watches there are paused. When it may again, they resume, and the "
        "alerts of the last day follow."
    ),
    NoticeKind.CARDS_FORBIDDEN: gettext_noop(
        "The desk may not post in {channels}. Links there are saved, but get no card: their posts have 🔇 beside ✅. "
        "`/desk status` says which permission is missing."
    ),
}


def notice_sentence(notice: Notice, why: str = "") -> str:
    """The sentence of a notice, or its text if an earlier version stored it as text. `why` is the sentence for the
    reason of a notice about a feed."""
    channels = listed(f"<#{channel}>" for channel in notice.channels)
    if notice.kind is NoticeKind.SUSPENDED and notice.why is not None:
        return gettext(_SUSPENDED_CHANNEL[notice.why], channel=channels)
    if notice.kind is NoticeKind.RESUMED:
        return ngettext(
            "The desk is back, and the digest for {channels} is resumed. `/digest show` lists it.",
            "The desk is back, and the digests for {channels} are resumed. `/digest show` lists them.",
            len(notice.channels),
            channels=channels,
        )
    if notice.kind is NoticeKind.ALLOWED:
        return ngettext(
            "The desk may post in {channels} again, and the digest is resumed. `/digest show` lists it.",
            "The desk may post in {channels} again, and the digests are resumed. `/digest show` lists them.",
            len(notice.channels),
            channels=channels,
        )
    if notice.kind is NoticeKind.FEED_FAILS:
        return _feed_fails(notice, why)
    if notice.kind is NoticeKind.CARDS_AS_REPLIES and notice.trouble is not None:
        return gettext(_AS_REPLIES[notice.trouble], channels=channels)
    if notice.kind in _OF_CHANNELS:
        return gettext(_OF_CHANNELS[notice.kind], channel=channels, channels=channels)
    return notice.text or ""


def _feed_fails(notice: Notice, why: str) -> str:
    feed = plain(notice.feed or "", 100)
    if notice.ended:
        return gettext("The feed **{feed}** has ended and is no longer checked. {why}", feed=feed, why=why)
    return gettext(
        "The feed **{feed}** has failed for a day. {why} It is tried again; `/feed check` says when.",
        feed=feed,
        why=why,
    )


def suspension(why: SuspendReason) -> str:
    """Why a digest is suspended, as a sentence."""
    return gettext(_SUSPENDED[why])
