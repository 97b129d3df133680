"""Links to a sentence on a page: text directives (`#:~:text=`, WICG Scroll to Text Fragment)."""

from __future__ import annotations

from urllib.parse import quote

from bot.lang.scripts import HAN, KANA, KATAKANA
from bot.model.answers import ArticleRef, Linked
from bot.regexes import regex

_AS_THEY_ARE = regex(r"[A-Za-z0-9_.~]")
_UNSPACED = regex(f"[{HAN}{KANA}]{{4}}")
_WORD_EDGES = regex(
    rf"(?<=[、，,：；」』”）])(?=\S)|(?<=\S)(?=[「『“（])|(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{HAN}])"
    rf"|(?<=[はをに])(?=[{HAN}{KATAKANA}])|(?<=[^我]が)(?=[{HAN}{KATAKANA}])"
)
"""Where a word ends in Chinese and Japanese without asking a dictionary: at punctuation, between a number and a
character, and behind a Japanese particle. Browsers find words only if they begin and end at such edges."""
_FIRST, _LAST, _LEAST_SAVED = 9, 10, 6
"""Characters of a Chinese or Japanese sentence that find its beginning and its end, and those that this must save."""
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
    Korean, Chinese or Japanese one is long sooner, since each character is nine of an address."""
    words = sentence.split()
    if not words:
        return url
    if len(words) >= 10 and len(sentence.encode(errors="replace")) > 60:
        directive = f"{_directive(words[:4])},{_directive(words[-4:])}"
    elif _UNSPACED.search(sentence):
        directive = ",".join(map(_directive, _ends(" ".join(words))))
    else:
        directive = _directive(words)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _ends(sentence: str) -> list[list[str]]:
    """The beginning and the end of a sentence without spaces; the whole where it is short or has no certain edge."""
    edges = [edge.start() for edge in _WORD_EDGES.finditer(sentence)]
    first = min((edge for edge in edges if edge >= _FIRST), default=len(sentence))
    last = max((edge for edge in edges if edge <= len(sentence) - _LAST), default=0)
    return [[sentence[:first]], [sentence[last:]]] if last - first >= _LEAST_SAVED else [[sentence]]


def _directive(words: list[str]) -> str:
    return " ".join(words).translate(_ENCODING)
