"""Idempotency keys of announcements of feeds."""

from __future__ import annotations

from hashlib import blake2b


def announcement_key(channel_id: int, url_key: str) -> str:
    """The key of the message that tells a channel of the page with this `url_key`. It holds no number and no time of
    the desk's, so that a restored database gives the message the same key (`policy/operations/restores`)."""
    page = blake2b(url_key.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"feed:{channel_id}:{page}"
