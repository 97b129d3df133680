"""What a delivery will say, frozen as JSON when it is made, so that a later edit of the shelf changes no promise."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.deliveries import DeliveryKind, Payload, Refusal

_TYPES: dict[DeliveryKind, TypeAdapter[Any]] = {
    DeliveryKind.DIGEST: TypeAdapter(DigestAnswer),
    DeliveryKind.CARD: TypeAdapter(SummaryAnswer),
    DeliveryKind.REFUSAL: TypeAdapter(Refusal),
}


def to_json(kind: DeliveryKind, payload: Payload) -> str:
    """The payload as JSON. A payload of another kind raises pydantic's serialisation error."""
    return _TYPES[kind].dump_json(payload, warnings="error").decode()


def from_json(kind: DeliveryKind, text: str) -> Payload:
    """The value that `to_json` froze. Raises pydantic.ValidationError on anything else."""
    payload: Payload = _TYPES[kind].validate_json(text)
    return payload
