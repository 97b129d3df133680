"""The reader of a reader process in the demo: the desk's own, which also knows the invented outlets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.model.text import Analysis, Page

OUTLETS = Path(__file__).parent / "outlets.tsv"


def load(pipeline_package: str, knowledge_extra: Path | None, sources_extra: Path | None) -> Callable[[Page], Analysis]:
    """A loader as `bot.workers.reader.Orders` names it."""
    from bot.text.pipeline import Reader

    return Reader.load(pipeline_package, knowledge_extra, sources_extra or OUTLETS).analyze
