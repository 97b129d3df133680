"""A frozen payload comes back as it went in, whatever was in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticSerializationError

from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.deliveries import DeliveryKind, Refusal
from bot.storage.payloads import from_json, to_json

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(str, _TEXT)


@settings(max_examples=60, deadline=None)
@given(digest=st.from_type(DigestAnswer))
def test_a_digest_survives_freezing(digest: DigestAnswer) -> None:
    assert from_json(DeliveryKind.DIGEST, to_json(DeliveryKind.DIGEST, digest)) == digest


@settings(max_examples=60, deadline=None)
@given(card=st.from_type(SummaryAnswer))
def test_a_card_survives_freezing(card: SummaryAnswer) -> None:
    assert from_json(DeliveryKind.CARD, to_json(DeliveryKind.CARD, card)) == card


@given(refusal=st.builds(Refusal, _TEXT, _TEXT, st.none() | _TEXT))
def test_a_refusal_survives_freezing(refusal: Refusal) -> None:
    frozen = to_json(DeliveryKind.REFUSAL, refusal)
    assert json.loads(frozen)["reason"] == refusal.reason
    assert from_json(DeliveryKind.REFUSAL, frozen) == refusal


def test_a_payload_of_another_kind_is_never_frozen() -> None:
    with pytest.raises(PydanticSerializationError):
        to_json(DeliveryKind.CARD, Refusal("paywall", "", None))
