"""A frozen payload comes back as it went in, whatever was in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked, SummaryAnswer
from bot.model.deliveries import DeliveryKind, Notice, Refusal
from bot.model.digests.answer import DigestAnswer
from bot.model.watches.alert import WatchAlert, WatchedStory
from bot.model.watches.watch import WatchKind, WatchTarget
from bot.storage.deliveries.payloads import UNREADABLE, from_json, to_json
from cogs._cards.notices import notice_sentence
from cogs._cards.reasons import factor_sentences, shared_source_label, verdict_sentence
from tests.fakes.clock import NOON

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
    if isinstance(kind, type) and issubclass(kind, Struct):
        return st.builds(kind, **{name: _values(hint) for name, hint in get_type_hints(kind).items()})
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return st.lists(_values(parts[0]), max_size=3).map(tuple)
    if parts:
        return st.one_of([_values(part) for part in parts])
    return st.from_type(kind)


@settings(max_examples=25)
@given(digest=_values(DigestAnswer))
def test_a_digest_survives_freezing(digest: DigestAnswer) -> None:
    assert from_json(DeliveryKind.DIGEST, to_json(DeliveryKind.DIGEST, digest)) == digest


@settings(max_examples=25)
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


_REASONS_AS_WORDS = """
{"topic": "Korean Peninsula", "slot_date": "2024-02-14", "since": "2024-02-14T00:12:00Z",
 "until": "2024-02-14T00:12:00Z",
 "zone": "Asia/Seoul", "stories": [{"id": 2, "headline": "Cruise missiles", "sentences": [], "outlets": [],
 "origins": ["JCS"], "articles": [], "latest": "2024-02-14T00:12:00Z", "update": true, "one_sided": "state media only",
 "reasons": ["2 independent origins in 3 articles", "score 7.10"], "days": [], "figures": []}], "article_count": 3,
 "outlet_count": 2, "missed": [], "weighed": [{"story_id": 2, "headline": "Flood", "place": 1,
 "verdict": "shown as number 1, as an update", "reasons": ["2 independent origins in 3 articles", "score 7.10"],
 "articles": [{"article_id": 1, "copy": false, "known": true}]}], "rhythm": "day", "story_count": 1, "told_count": 1,
 "part": 1, "parts": 1, "first": 1, "limited": false}
"""


def test_a_digest_frozen_with_reasons_in_words_is_shown_as_stored() -> None:
    digest = from_json(DeliveryKind.DIGEST, _REASONS_AS_WORDS)
    assert isinstance(digest, DigestAnswer)
    (considered,) = digest.weighed
    assert verdict_sentence(considered.verdict) == "Shown as number 1, as an update"
    assert factor_sentences(considered.reasons) == ("2 independent origins in 3 articles", "score 7.10")
    (story,) = digest.stories
    assert story.one_sided is not None
    assert shared_source_label(story.one_sided) == "state media only"
    added = {
        "rest": [],
        "filtered_count": 0,
        "query": None,
        "ahead": [],
        "state_media": None,
        "named": None,
        "retracted": [],
    }  # by later versions, with their defaults
    assert json.loads(to_json(DeliveryKind.DIGEST, digest)) == json.loads(_REASONS_AS_WORDS) | added


def test_a_watch_alert_frozen_by_an_earlier_version_keeps_its_sentence() -> None:
    article = ArticleRef(7, "River floods Sinuiju", "https://post.example/1", None, None, None, NOON)
    said = Linked('It "met": the river rose.', article, 0, 25, None)
    story = WatchedStory(article, False, said, (Span(0, 2),), 1)
    alert = WatchAlert(3, WatchTarget(WatchKind.PHRASE, "river", "river"), (story,), 0, 5, 6)
    frozen = to_json(DeliveryKind.WATCH, alert)
    assert from_json(DeliveryKind.WATCH, frozen) == alert
    assert from_json(DeliveryKind.WATCH, frozen.replace('"sentence":', '"met":')) == alert
    for damaged in ('{"stories": 3, "met": 1}', '[{"met": 1}]', '{"stories": [{"met": 1}, 2]}'):
        with pytest.raises(UNREADABLE):
            from_json(DeliveryKind.WATCH, damaged)


def test_a_notice_frozen_as_a_sentence_is_shown_as_stored() -> None:
    notice = from_json(DeliveryKind.NOTICE, '{"guild_id": 5, "text": "The digests are suspended."}')
    assert isinstance(notice, Notice)
    assert notice_sentence(notice) == "The digests are suspended."
