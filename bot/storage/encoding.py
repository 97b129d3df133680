"""Texts and spans as the database keeps them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from bot.model.text import Span

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with what a database or a terminal chokes on replaced one for one, so that spans stay true."""
    return _UNSTORABLE.sub("\ufffd", text)


def spans_json(spans: Iterable[Span]) -> str:
    """Spans as a JSON list of pairs."""
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def spans_from(text: str) -> tuple[Span, ...]:
    """The spans that `spans_json` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(text))
