"""Links to a sentence on a page: text directives (`#:~:text=`, WICG Scroll to Text Fragment)."""

from __future__ import annotations

import re
from urllib.parse import quote

from bot.model.answers import ArticleRef, Linked

_PLAIN = re.compile(r"[A-Za-z0-9_.~ ]*")
"""Words of which only the spaces are encoded."""


def linked(article: ArticleRef, start: int, end: int, words: str) -> Linked:
    """The span [start, end) of the article's text, which reads `words`, with the link to its place on the page."""
    return Linked(words, article, start, end, article.url and text_fragment(article.url, words))


def text_fragment(url: str, sentence: str) -> str:
    """`url` opened at `sentence` (a text directive, `#:~:text=`). A long sentence goes by its first and last words."""
    words = sentence.split()
    if not words:
        return url
    if len(words) >= 10 and len(sentence) > 60:
        directive = f"{_directive(words[:4])},{_directive(words[-4:])}"
    else:
        directive = _directive(words)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _directive(words: list[str]) -> str:
    """The words percent-encoded; `-` has a meaning in a text directive, so it is encoded too."""
    text = " ".join(words)
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "%20")
    return quote(text, safe="", errors="replace").replace("-", "%2D")
