"""Decide which messages a changed article requires: corrections of sent cards, and alerts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.model.versions import ChangeKind
from bot.news.diff.changes import still_says

_ON_EVERY_CARD = frozenset(ChangeKind) - {ChangeKind.FIGURES, ChangeKind.NAMES, ChangeKind.QUOTES, ChangeKind.TEXT}


class ShownCard(Struct, frozen=True):
    """A card of the article that was sent: its delivery, where it went, the shelf that it was made for, and the
    sentences it shows."""

    delivery_id: int
    channel_id: int
    guild_id: int | None
    user_id: int | None
    shelf_id: int
    sentences: tuple[str, ...]


class AlertChannel(Struct, frozen=True):
    """A server that wants alerts. `alerted_of_copy`: its channel had an alert lately that the same became of the same
    text at another address."""

    guild_id: int
    channel_id: int
    alerted_of_copy: bool


class ChangeAudience(Struct, frozen=True):
    """Who may have to be told of a change. `channels` is empty unless the outlet is state media."""

    cards: tuple[ShownCard, ...]
    channels: tuple[AlertChannel, ...]


class ChangeNotices(Struct, frozen=True):
    """The cards to be corrected and the channels to be alerted."""

    corrections: tuple[ShownCard, ...]
    alerts: tuple[AlertChannel, ...]


def decide(kinds: Sequence[ChangeKind], text: str, audience: ChangeAudience) -> ChangeNotices:
    """Correct the cards that show something which changed; alert each channel once for one text, however many addresses
    have it. `text` is the new version's."""
    all_cards = not _ON_EVERY_CARD.isdisjoint(kinds)
    cards = (card for card in audience.cards if all_cards or not _is_current(card, text))
    return ChangeNotices(tuple(cards), tuple(one for one in audience.channels if not one.alerted_of_copy))


def _is_current(card: ShownCard, text: str) -> bool:
    return all(still_says(text, sentence) for sentence in card.sentences)
