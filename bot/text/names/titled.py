"""Names as people type them, with a title: "김정은 위원장", "안규백 국방부 장관", "President Putin"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.scripts import hangul_count
from bot.text.word_lists import wordlist

_BEHIND = sorted(wordlist("hangul_titles") | wordlist("hangul_ranks") | wordlist("hangul_posts"), key=len, reverse=True)
_BEFORE = wordlist("titles")
_BODY = re.compile(r"[가-힣](?:부|처|청|실|국|당|위|회|군|원|소|대|사|시|도|은행)$")
"""How what somebody heads is called, between the name and the title."""
_SHORTEST = 2
"""Syllables of a Korean name; a family name alone is borne by too many."""


def without_title(name: str) -> tuple[str, ...]:
    """What a name may be without its title, the longest first; nothing where it has none.

    A title in Korean is behind the name, with or without a space, and a body may be between them.
    """
    return tuple(dict.fromkeys(_korean(name) if hangul_count(name) else _english(name)))


def _korean(name: str) -> Iterator[str]:
    typed = name.strip()
    polite = typed.removesuffix("님")
    title = next((one for one in _BEHIND if polite.endswith(one)), "")
    words = polite.removesuffix(title).split()
    if len(polite) == len(typed) and not title:
        return
    while words and hangul_count(shorter := " ".join(words)) >= _SHORTEST:
        yield shorter
        if not _BODY.search(words.pop()):
            return  # a given name, without which it is another's


def _english(name: str) -> Iterator[str]:
    words = name.split()
    titles = next((at for at, word in enumerate(words) if word.casefold().rstrip(".") not in _BEFORE), len(words))
    if 0 < titles < len(words):
        yield " ".join(words[titles:])
