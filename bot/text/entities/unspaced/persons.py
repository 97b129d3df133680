"""Persons in Japanese and Chinese texts that the knowledge base does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.scripts import hangul_count, is_japanese, is_unspaced
from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.unspaced.chinese_names import chinese_names
from bot.text.entities.unspaced.japanese_names import japanese_names
from bot.text.tagger import MAX_TAGGED

_FAMILY, _OF_REGION = 2, ("都", "道", "府", "県", "市", "区", "町", "村")
MOST_HANGUL = 20
"""One character in so many may be Hangul, as in an article that explains a Korean word."""


def unspaced_persons(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """The persons of a Japanese or Chinese text whose name is beside an office, none where a name of the base is."""
    if not is_unspaced(text) or hangul_count(text) * MOST_HANGUL > len(text):
        return
    mentions = list(known)
    taken = [(mention.start, mention.end) for mention in mentions]
    inner = {mention.end for mention in mentions if _is_part(mention)} if is_japanese(text) else ()
    find = japanese_names if is_japanese(text) else chinese_names
    for start, end in find(text[:MAX_TAGGED], taken):
        if start in inner:
            continue
        yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.TAGGER)


def _is_part(mention: Mention) -> bool:
    """Whether what looks like a town is the family name of whoever seems to be named behind it: *平城*文啓裁判長."""
    is_town = mention.kind is EntityKind.PLACE and not mention.is_country
    return is_town and len(mention.text) == _FAMILY and not mention.text.endswith(_OF_REGION)
