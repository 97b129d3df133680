"""What a delivery will say, frozen as JSON when it is made, so that a later edit of the shelf changes no promise."""

from __future__ import annotations

import msgspec

from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.deliveries import DeliveryKind, Notice, Payload, Refusal
from bot.model.versions import Alert, Correction

_TYPES: dict[DeliveryKind, type[DigestAnswer | SummaryAnswer | Refusal | Correction | Alert | Notice]] = {
    DeliveryKind.DIGEST: DigestAnswer,
    DeliveryKind.CARD: SummaryAnswer,
    DeliveryKind.REFUSAL: Refusal,
    DeliveryKind.CORRECTION: Correction,
    DeliveryKind.ALERT: Alert,
    DeliveryKind.NOTICE: Notice,
}


def to_json(kind: DeliveryKind, payload: Payload) -> str:
    """The payload as JSON. Raises TypeError for a payload of another kind."""
    if not isinstance(payload, _TYPES[kind]):
        raise TypeError(f"a {kind} delivery holds no {type(payload).__name__}")
    return msgspec.json.encode(payload).decode()


def from_json(kind: DeliveryKind, text: str) -> Payload:
    """The value that `to_json` froze. Raises msgspec.ValidationError on anything else."""
    return msgspec.json.decode(text, type=_TYPES[kind])
