"""The language models, loaded where others are forked: that takes longer than most commands."""

from __future__ import annotations

import functools

from bot.text.tagger import Tagger

Tagger.load = functools.cache(Tagger.load)  # type: ignore[method-assign]  # for each package
TAGGED = Tagger.load().tag("The two sides met in Seoul.\n남북이 서울에서 만났다.")
