"""Payloads of deliveries as JSON, frozen when the delivery is created, so that later edits of a shelf do not change
them."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.model.answers import SummaryAnswer
from bot.model.deliveries import DeliveryKind, Notice, Payload, Refusal
from bot.model.digests.answer import DigestAnswer
from bot.model.versions import Alert, Correction
from bot.model.watches.alert import WatchAlert

_TYPES: dict[DeliveryKind, type[DigestAnswer | SummaryAnswer | Refusal | Correction | Alert | WatchAlert | Notice]] = {
    DeliveryKind.DIGEST: DigestAnswer,
    DeliveryKind.CARD: SummaryAnswer,
    DeliveryKind.REFUSAL: Refusal,
    DeliveryKind.CORRECTION: Correction,
    DeliveryKind.ALERT: Alert,
    DeliveryKind.WATCH: WatchAlert,
    DeliveryKind.NOTICE: Notice,
}

_FORMER = '"met":'
UNREADABLE = (msgspec.DecodeError, TypeError)
"""The errors that `from_json` raises for an invalid payload; TypeError if there is no text at all."""


def to_json(kind: DeliveryKind, payload: Payload) -> str:
    """Encode a payload. Raises TypeError for a payload of another kind."""
    if not isinstance(payload, _TYPES[kind]):
        raise TypeError(f"a {kind} delivery holds no {type(payload).__name__}")
    return msgspec.json.encode(payload).decode()


def from_json(kind: DeliveryKind, text: str) -> Payload:
    """Decode a payload of `to_json`, also of earlier versions. Raises `UNREADABLE` on anything else."""
    if kind is DeliveryKind.WATCH and _FORMER in text:
        return msgspec.convert(_renamed(msgspec.json.decode(text)), _TYPES[kind])
    return msgspec.json.decode(text, type=_TYPES[kind])


def _renamed(alert: Any) -> Any:
    """A decoded watch alert of earlier versions, which called the sentence of a story `met`."""
    stories = alert.get("stories") if isinstance(alert, dict) else None
    for story in stories if isinstance(stories, list) else ():
        if isinstance(story, dict) and "met" in story:
            story["sentence"] = story.pop("met")
    return alert
