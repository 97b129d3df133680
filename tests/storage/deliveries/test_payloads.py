"""A frozen payload comes back as it went in, whatever was in it."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.deliveries import DeliveryKind, Refusal
from bot.storage.deliveries.payloads import from_json, to_json

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: _TEXT,
    datetime: st.datetimes(timezones=st.just(UTC)),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def _values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type that a payload is made of: plain ones as they are stored, the rest field by field."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return st.builds(kind, **{name: _values(hint) for name, hint in get_type_hints(kind).items()})
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return st.lists(_values(parts[0]), max_size=3).map(tuple)
    if parts:
        return st.one_of([_values(part) for part in parts])
    return st.from_type(kind)


@settings(max_examples=60)
@given(digest=_values(DigestAnswer))
def test_a_digest_survives_freezing(digest: DigestAnswer) -> None:
    assert from_json(DeliveryKind.DIGEST, to_json(DeliveryKind.DIGEST, digest)) == digest


@settings(max_examples=60)
@given(card=_values(SummaryAnswer))
def test_a_card_survives_freezing(card: SummaryAnswer) -> None:
    assert from_json(DeliveryKind.CARD, to_json(DeliveryKind.CARD, card)) == card


@given(refusal=st.builds(Refusal, _TEXT, _TEXT, st.none() | _TEXT))
def test_a_refusal_survives_freezing(refusal: Refusal) -> None:
    frozen = to_json(DeliveryKind.REFUSAL, refusal)
    assert json.loads(frozen)["reason"] == refusal.reason
    assert from_json(DeliveryKind.REFUSAL, frozen) == refusal


def test_a_payload_of_another_kind_is_never_frozen() -> None:
    with pytest.raises(TypeError):
        to_json(DeliveryKind.CARD, Refusal("paywall", "", None))
