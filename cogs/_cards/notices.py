"""Notices to the managers of a server, and why a digest is suspended, as sentences."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.deliveries import Notice, NoticeKind, SuspendReason

_SUSPENDED = {
    SuspendReason.AWAY: gettext_noop("the desk is not on this server"),
    SuspendReason.CHANNEL_GONE: gettext_noop("the channel is gone"),
    SuspendReason.FORBIDDEN: gettext_noop("the desk may not post there"),
}


def notice_sentence(notice: Notice) -> str:
    """What a notice says; one stored by an earlier version says what it was stored with."""
    channels = ", ".join(f"<#{channel}>" for channel in notice.channels)
    if notice.kind is NoticeKind.HELD:
        return gettext(
            "A message for {channel} may or may not have arrived before the desk was interrupted. The desk cannot read "
            "that channel’s history to check, so it was not sent again.",
            channel=channels,
        )
    if notice.kind is NoticeKind.SUSPENDED and notice.why is not None:
        return gettext(
            "The digests for {channel} are suspended: {why}. `/digest schedule` starts one again.",
            channel=channels,
            why=suspension(notice.why),
        )
    if notice.kind is NoticeKind.RESUMED:
        return ngettext(
            "The desk is back, and the digest for {channels} goes on. `/digest show` lists it.",
            "The desk is back, and the digests for {channels} go on. `/digest show` lists them.",
            len(notice.channels),
            channels=channels,
        )
    return notice.text or ""


def suspension(why: SuspendReason) -> str:
    """Why a digest is suspended."""
    return gettext(_SUSPENDED[why])
