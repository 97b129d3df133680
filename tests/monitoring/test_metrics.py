"""Metrics as Prometheus reads them, from the address where they are served."""

from __future__ import annotations

import re
import socket
from datetime import timedelta
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.model.errors import SettingsFailed
from bot.model.operations import ClusterState, DeskFigures, GatewayState, OpenDeliveries, ShardState, WaitingJobs
from bot.monitoring.prometheus import PrometheusMeter, serving
from tests.fakes.clock import NOON
from tests.fetch.site import closed_port

Samples = dict[tuple[str, frozenset[str]], float]


def scraped(port: int) -> Samples:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        text = answer.read().decode()
    return {
        (sample.name, frozenset(f"{name}={value}" for name, value in sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def figures(*waiting: WaitingJobs, connected: bool = True) -> DeskFigures:
    gateway = GatewayState(connected, 0.1 if connected else None)
    cluster = ClusterState(6, 2, (), "") if connected else None
    return DeskFigures(NOON, gateway, waiting, 2, OpenDeliveries(3, 1, NOON), 4, cluster)


def test_what_is_counted_is_served() -> None:
    with closed_port() as port:
        pass
    with serving("127.0.0.1", port) as meter:
        meter.fetched("ok", 0.3)
        meter.fetched("not_found", 0.1)
        meter.read("article", 0.15)
        meter.answered("latest", 0.02)
        meter.answered("latest", 0.5)
        meter.delivered("card", "sent")
        meter.show(figures(WaitingJobs("queued", 5, NOON - timedelta(minutes=2), None)))
        found = scraped(port)
        assert found["desk_fetch_seconds_count", frozenset({"outcome=ok"})] == 1
        assert found["desk_fetch_seconds_count", frozenset({"outcome=not_found"})] == 1
        assert found["desk_reading_seconds_sum", frozenset({"outcome=article"})] == 0.15
        assert found["desk_answer_seconds_count", frozenset({"command=latest"})] == 2
        assert found["desk_deliveries_total", frozenset({"kind=card", "outcome=sent"})] == 1
        assert found["desk_queue_jobs", frozenset({"state=queued"})] == 5
        assert found["desk_queue_oldest_seconds", frozenset({"state=queued"})] == 120
        assert found["desk_queue_jobs", frozenset({"state=fetched"})] == 0
        alone = {name: value for (name, labels), value in found.items() if not labels}
        assert (alone["desk_queue_retries"], alone["desk_deliveries_owed"], alone["desk_deliveries_held"]) == (2, 3, 1)
        assert (alone["desk_feeds_failing"], alone["desk_gateway_connected"]) == (4, 1)
        assert alone["desk_cluster_readers"] == 6
        meter.show(figures(connected=False))  # figures of the moment replace the last ones
        found = scraped(port)
        assert found["desk_queue_jobs", frozenset({"state=queued"})] == 0
        assert found["desk_gateway_connected", frozenset()] == 0
        assert found["desk_cluster_readers", frozenset()] == 0
    with socket.create_server(("127.0.0.1", port)):
        pass  # the port is free again


def test_a_taken_port_names_the_setting() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(SettingsFailed, match="DESK_METRICS_PORT"),
        serving("127.0.0.1", taken.getsockname()[1]),
    ):
        pass


def test_labels_are_of_few_kinds() -> None:
    """A label that took an id or a text would make a series of each; these can only be enums, command names and the
    numbers of shards."""
    names = {
        label
        for family in PrometheusMeter().registry._collector_to_names  # every collector that was registered
        for label in getattr(family, "_labelnames", ())
    }
    assert names == {"outcome", "command", "kind", "state", "shard"}
    assert all(re.fullmatch(r"[a-z]+", name) for name in names)


def test_each_shard_has_its_own_figures() -> None:
    meter = PrometheusMeter()
    shards = (ShardState(0, True, 0.1), ShardState(5, False, None))
    meter.show(DeskFigures(NOON, GatewayState.of_shards(shards), (), 0, OpenDeliveries(0, 0, None), 0))
    value = meter.registry.get_sample_value
    assert [value("desk_shard_connected", {"shard": shard}) for shard in "05"] == [1, 0]
    assert value("desk_shard_latency_seconds", {"shard": "0"}) == 0.1
    assert value("desk_gateway_connected") == 0
