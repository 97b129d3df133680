"""The knowledge base with its indexes, loaded where others are forked: that takes longer than most commands."""

from __future__ import annotations

import functools

from bot.text.knowledge.base import Knowledge

Knowledge.load = functools.cache(Knowledge.load)  # type: ignore[method-assign]  # for each file of the user's own
BASE = Knowledge.load(None)
INDEXES = BASE.matcher, BASE.find("Kim Jnog Un")
