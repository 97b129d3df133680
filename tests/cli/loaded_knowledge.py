"""The knowledge base with its indexes, loaded where others are forked: that takes longer than most commands."""

from __future__ import annotations

from bot.text.knowledge.base import Knowledge
from tests.fakes.loaded_once import load_tables_once

load_tables_once()
BASE = Knowledge.load()
INDEXES = BASE.matcher, BASE.find("Kim Jnog Un")
