"""Composes what reads pages: the reader processes of this machine, alone or behind a cluster."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot import __version__
from bot.config import Settings
from bot.model.errors import Reason, SettingsFailed
from bot.model.operations import ClusterState, ReaderCounts
from bot.ports import Analyzer
from bot.text.knowledge.base import Knowledge
from bot.workers.cluster.analyzer import ClusterAnalyzer
from bot.workers.cluster.config import ClusterConfig, ReadingVersion
from bot.workers.cluster.handshake import tls_context
from bot.workers.pool import ReaderPool


@asynccontextmanager
async def reading(settings: Settings, knowledge: Knowledge) -> AsyncIterator[Analyzer]:
    """The reader processes, behind a cluster where the settings name one. Raises SettingsFailed."""
    async with reader_pool(settings) as readers:
        if settings.desk_cluster is None:
            yield readers
            return
        config = await asyncio.to_thread(cluster_config, settings, knowledge)
        async with ClusterAnalyzer(config, readers) as analyzer:
            yield analyzer


def cluster_config(settings: Settings, knowledge: Knowledge) -> ClusterConfig:
    """How this process reaches the cluster of its settings, which name one. Raises SettingsFailed."""
    if importlib.util.find_spec("distributed") is None:
        detail = "DESK_CLUSTER needs distributed; see docs/operations.md"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
    files = (settings.desk_cluster_ca, settings.desk_cluster_cert, settings.desk_cluster_key)
    authority, certificate, key = map(str, files)
    is_encrypted = settings.desk_cluster is not None and settings.desk_cluster.startswith("tls:")
    tls = (authority, certificate, key) if is_encrypted else None
    try:
        for path in filter(None, files):
            path.read_bytes()
        if tls is not None:
            tls_context(tls)
        version = ReadingVersion.of(__version__, settings.desk_pipeline, knowledge, settings.desk_sources)
    except OSError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"DESK_CLUSTER: {error.filename}: {error.strerror}") from None
    except ValueError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"DESK_CLUSTER: {error}") from None
    return ClusterConfig(
        settings.desk_cluster or "", tls, version, settings.desk_reader_seconds, settings.desk_log_format
    )


def reader_pool(settings: Settings) -> ReaderPool:
    """The reader processes of the settings, on this machine."""
    return ReaderPool(
        settings.desk_readers,
        settings.desk_pipeline,
        settings.desk_knowledge,
        settings.desk_sources,
        seconds=settings.desk_reader_seconds,
        memory_mb=settings.desk_reader_memory_mb,
        idle_seconds=60 * settings.desk_reader_idle_minutes or None,
        log_format=settings.desk_log_format,
    )


def expected_by(analyzer: Analyzer) -> Callable[[], None]:
    """Tells the readers of this machine that a page is being fetched; where a cluster reads, nobody."""
    return analyzer.expect if isinstance(analyzer, ReaderPool) else lambda: None


def counts_of(analyzer: Analyzer) -> Callable[[], ReaderCounts]:
    """How many readers there were, none for an analyzer without processes."""
    return (lambda: analyzer.counts) if isinstance(analyzer, ReaderPool | ClusterAnalyzer) else ReaderCounts


def cluster_of(analyzer: Analyzer) -> Callable[[], ClusterState | None]:
    """The state of the cluster, None for an analyzer without one."""
    return (lambda: analyzer.state) if isinstance(analyzer, ClusterAnalyzer) else lambda: None
