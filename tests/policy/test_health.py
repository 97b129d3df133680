"""What the note of a running desk means."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.operations import GatewayState, HealthNote, HealthTrouble, ShardState
from bot.policy.operations.health import SILENT, STUCK, findings
from tests.fakes.clock import NOON

WELL = GatewayState(connected=True, latency=0.08)
LOST = GatewayState(connected=False, latency=0.08)
MUTE = GatewayState(connected=True, latency=None)
SECOND = timedelta(seconds=1)


def troubles(note: HealthNote | None) -> list[HealthTrouble]:
    return [finding.trouble for finding in findings(note, NOON)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (None, [HealthTrouble.NOT_RUNNING]),
        (HealthNote(NOON, WELL, "", None), []),
        (HealthNote(NOON - SILENT, WELL, "", None), []),
        (HealthNote(NOON - SILENT - SECOND, WELL, "", None), [HealthTrouble.SILENT]),
        (HealthNote(NOON + timedelta(minutes=1), WELL, "", None), []),
        (HealthNote(NOON + timedelta(hours=1), WELL, "", None), [HealthTrouble.SILENT]),
        (HealthNote(NOON, LOST, "", None), [HealthTrouble.DISCONNECTED]),
        (HealthNote(NOON, MUTE, "", None), [HealthTrouble.DISCONNECTED]),
        (HealthNote(NOON, WELL, "disk full", None), [HealthTrouble.DATABASE]),
        (HealthNote(NOON, WELL, "", NOON - STUCK), []),
        (HealthNote(NOON, WELL, "", NOON - STUCK - SECOND), [HealthTrouble.STUCK]),
        (HealthNote(NOON, LOST, "full", None), [HealthTrouble.DISCONNECTED, HealthTrouble.DATABASE]),
        (HealthNote(NOON - 2 * SILENT, LOST, "full", None), [HealthTrouble.SILENT]),
    ],
)
def test_findings(note: HealthNote | None, expected: list[HealthTrouble]) -> None:
    assert troubles(note) == expected


def test_findings_say_since_when_and_why() -> None:
    stuck, refused = NOON - 2 * STUCK, HealthNote(NOON, WELL, "disk full", None)
    assert findings(HealthNote(NOON, WELL, "", stuck), NOON)[0].since == stuck
    assert findings(HealthNote(NOON - STUCK, WELL, "", None), NOON)[0].since == NOON - STUCK
    assert findings(refused, NOON)[0].detail == "disk full"


def test_a_desk_with_shards_is_connected_if_all_of_them_are() -> None:
    well, lost, mute = ShardState(0, True, 0.1), ShardState(1, False, 0.3), ShardState(2, True, None)
    assert GatewayState.of_shards((well, ShardState(3, True, 0.2))) == GatewayState(
        True, 0.2, (well, ShardState(3, True, 0.2))
    )
    (finding,) = findings(HealthNote(NOON, GatewayState.of_shards((well, lost, mute)), "", None), NOON)
    assert (finding.trouble, finding.detail) == (HealthTrouble.DISCONNECTED, "1, 2")
