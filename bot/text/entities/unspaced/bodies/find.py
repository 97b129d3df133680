"""Bodies in Japanese and Chinese texts that the knowledge base does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.scripts import hangul_count, is_japanese, is_unspaced
from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.unspaced.bodies.chinese import chinese_bodies
from bot.text.entities.unspaced.bodies.japanese import japanese_bodies
from bot.text.entities.unspaced.persons import MOST_HANGUL
from bot.text.tagger import MAX_TAGGED


def unspaced_bodies(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """The public bodies, universities, associations and firms of a Japanese or Chinese text. One that overlaps a name
    of the base is left out, unless that is a place in it (*日本*サッカー協会) or a short form without its
    country before it (*内閣*府)."""
    if not is_unspaced(text) or hangul_count(text) * MOST_HANGUL > len(text):
        return
    places, others = list[tuple[int, int, bool]](), list[Mention]()
    for mention in known:
        if mention.kind is EntityKind.PLACE:
            places.append((mention.start, mention.end, mention.is_country))
        else:
            others.append(mention)
    countries = {end for _, end, is_country in places if is_country}
    taken = {at for mention in others if not mention.short for at in range(mention.start, mention.end)}
    ends = {mention.end for mention in others if mention.short and mention.start in countries}
    shorts = {mention.end: mention.start for mention in others if mention.short}
    inner = {at for start, end, _ in places for at in range(start + 1, end)}
    find = japanese_bodies if is_japanese(text) else chinese_bodies
    for start, end in find(text[:MAX_TAGGED], places):
        if (
            inner.isdisjoint((start, end))
            and end not in ends
            and shorts.get(end, start) <= start
            and taken.isdisjoint(range(start, end))
        ):
            yield Mention(start, end, text[start:end], EntityKind.ORGANISATION, MentionSource.TAGGER)
