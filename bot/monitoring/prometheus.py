"""Metrics for Prometheus: `ports.Meter` over prometheus-client, served by a thread of its own.

No label has an id of a member, a server, a channel or an article, nor a title, a name or an address. A label is a
state, a reason, the name of a command or a kind of message, of which there are few and which are in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server

from bot.model.errors import Reason, SettingsFailed
from bot.model.jobs import JobState
from bot.model.operations import DeskFigures

_READING = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_ANSWER = (0.01, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 10.0, 30.0)
_FETCH = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_WAITING = (JobState.QUEUED, JobState.FETCHED)


class PrometheusMeter:
    """`ports.Meter`. Each has a registry of its own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._fetches = Histogram(
            "desk_fetch_seconds", "Fetches, the wait for the host's turn included.", ["outcome"],
            buckets=_FETCH, registry=registry,
        )  # fmt: skip
        self._reading = Histogram(
            "desk_reading_seconds", "Readings of a page, the start of a reader included.", ["outcome"],
            buckets=_READING, registry=registry,
        )  # fmt: skip
        self._answers = Histogram(
            "desk_answer_seconds", "From the arrival of a command to its last answer.", ["command"],
            buckets=_ANSWER, registry=registry,
        )  # fmt: skip
        self._deliveries = Counter(
            "desk_deliveries", "Messages that were sent or given up.", ["kind", "outcome"], registry=registry
        )
        self._queue = Gauge("desk_queue_jobs", "Links and texts that wait.", ["state"], registry=registry)
        self._oldest = Gauge(
            "desk_queue_oldest_seconds", "Age of the oldest that waits; 0 for none.", ["state"], registry=registry
        )
        self._retries = Gauge("desk_queue_retries", "Of those that wait: failed before.", registry=registry)
        self._owed = Gauge("desk_deliveries_owed", "Messages that are still to be sent.", registry=registry)
        self._held = Gauge("desk_deliveries_held", "Messages to servers that cannot be reached.", registry=registry)
        self._feeds = Gauge("desk_feeds_failing", "Feeds whose last poll failed.", registry=registry)
        self._cluster_readers = Gauge(
            "desk_cluster_readers", "Readers of the cluster that read for this desk.", registry=registry
        )
        self._connected = Gauge("desk_gateway_connected", "1 while Discord's gateway is connected.", registry=registry)
        self._latency = Gauge(
            "desk_gateway_latency_seconds", "From a heartbeat to its acknowledgement.", registry=registry
        )
        self._shards = Gauge(
            "desk_shard_connected", "Of a desk with shards: 1 while it is connected.", ["shard"], registry=registry
        )
        self._shard_latency = Gauge(
            "desk_shard_latency_seconds", "Of a desk with shards: as of the gateway.", ["shard"], registry=registry
        )

    def fetched(self, outcome: str, seconds: float) -> None:
        """See `ports.Meter`."""
        self._fetches.labels(outcome).observe(seconds)

    def read(self, outcome: str, seconds: float) -> None:
        """See `ports.Meter`."""
        self._reading.labels(outcome).observe(seconds)

    def answered(self, command: str, seconds: float) -> None:
        """See `ports.Meter`."""
        self._answers.labels(command).observe(seconds)

    def delivered(self, kind: str, outcome: str) -> None:
        """See `ports.Meter`."""
        self._deliveries.labels(kind, outcome).inc()

    def show(self, figures: DeskFigures) -> None:
        """See `ports.Meter`."""
        waiting = {group.state: group for group in figures.waiting}
        for state in _WAITING:
            group = waiting.get(state)
            self._queue.labels(state).set(group.count if group else 0)
            self._oldest.labels(state).set((figures.at - group.oldest).total_seconds() if group else 0)
        self._retries.set(figures.retries)
        self._owed.set(figures.deliveries.owed)
        self._held.set(figures.deliveries.held)
        self._feeds.set(figures.failing_feeds)
        self._cluster_readers.set(figures.cluster.readers if figures.cluster else 0)
        self._connected.set(figures.gateway.connected)
        self._latency.set(_known(figures.gateway.latency))
        for one in figures.gateway.shards:
            self._shards.labels(one.shard).set(one.connected)
            self._shard_latency.labels(one.shard).set(_known(one.latency))


def _known(latency: float | None) -> float:
    return float("nan") if latency is None else latency


@contextmanager
def serving(address: str, port: int) -> Iterator[PrometheusMeter]:
    """A meter whose metrics are served at `address`:`port` while the block runs. Raises SettingsFailed BAD_SETTINGS if
    the port is taken or is not the desk's to take."""
    meter = PrometheusMeter()
    try:
        server, thread = start_http_server(port, address, meter.registry)
    except (OSError, UnicodeError) as error:  # an invalid host name raises UnicodeError
        detail = f"DESK_METRICS_PORT: {address}:{port}: {getattr(error, 'strerror', None) or error}"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail) from None
    try:
        yield meter
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
