"""Links to a sentence on a page: text directives (`#:~:text=`, WICG Scroll to Text Fragment)."""

from __future__ import annotations

from urllib.parse import quote

from bot.model.answers import ArticleRef, Linked
from bot.regexes import regex

_AS_THEY_ARE = regex(r"[A-Za-z0-9_.~]")
_MOST_KEPT = 20_000
"""Characters: as many as Korean newspapers use, and no more where a page has all of Unicode."""


class _Encoding(dict[int, str]):
    """Character -> what it is in a text directive, as `str.translate` takes it: percent-encoded, `-` too, since that
    has a meaning there. A lone surrogate, which no encoding has, becomes a question mark."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = _AS_THEY_ARE.fullmatch(char)
        encoded = char if kept else quote(char, safe="", errors="replace").replace("-", "%2D")
        if len(self) < _MOST_KEPT:
            self[code] = encoded
        return encoded


_ENCODING = _Encoding()


def linked(article: ArticleRef, start: int, end: int, words: str) -> Linked:
    """The span [start, end) of the article's text, which reads `words`, with the link to its place on the page."""
    return Linked(words, article, start, end, article.url and text_fragment(article.url, words))


def text_fragment(url: str, sentence: str) -> str:
    """`url` opened at `sentence` (a text directive, `#:~:text=`). A long sentence goes by its first and last words; a
    Korean one is long sooner, since each syllable is nine characters of an address."""
    words = sentence.split()
    if not words:
        return url
    if len(words) >= 10 and len(sentence.encode(errors="replace")) > 60:
        directive = f"{_directive(words[:4])},{_directive(words[-4:])}"
    else:
        directive = _directive(words)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _directive(words: list[str]) -> str:
    return " ".join(words).translate(_ENCODING)
