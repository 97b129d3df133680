"""Later mentions of the persons of a Japanese or Chinese text whom the knowledge base does not have: the full name, the
family name with a title, a part of a foreign name, and the characters of a name in brackets behind its katakana."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, KATAKANA, is_han
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.unspaced.chinese_names import may_follow_name
from bot.text.entities.unspaced.japanese_names import COURTESIES, TITLES
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.tagger import MAX_TAGGED

_UNSPACED = regex(rf"[{HAN}{KATAKANA}]")
_PARTS = regex("[・＝·‧•]")
_BEHIND = regex(rf"[（(]([{HAN}]{{2,4}})[）)]")
_INSIDE = regex(rf"[{HAN}々{KATAKANA}・＝·‧•]")
_TIME = regex("[前元現]")
_NAME_GOES_ON = regex(f"[{HAN}々]")
_NEAR = 16
_BESIDE = regex(rf"(?:[（(][^（）()\n]{{1,20}}[）)])?([{HAN}々{KATAKANA}]{{0,{_NEAR}}})")
_AND = regex("[和与與及跟]")
_JOINED = regex("(?:の|である|だった|、)$")
_FULL = 3
"""The fewest characters of a full name that no other word holds."""


def later_names(text: str, entities: Iterable[NamedGroup]) -> Iterator[tuple[NamedGroup, Mention]]:
    """The further mentions of the persons whose names are in Chinese characters or katakana, in the part of a text in
    which persons are found: every name is looked for by itself."""
    text, groups = text[:MAX_TAGGED], list(entities)
    people = [one for one in groups if one.person and one.known is None and _UNSPACED.match(one.name)]
    if not people:
        return
    taken = {at for one in groups for mention in one.mentions for at in range(mention.start, mention.end)}
    owners = _owners(groups)
    for person in people:
        spans = [*_bracketed(text, person), *_whole(text, person.name), *_parts(text, person, owners)]
        for start, end in spans:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield person, Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.TAGGER)


def _bracketed(text: str, person: NamedGroup) -> Iterator[tuple[int, int]]:
    """The characters of a Korean's name behind its katakana: ソ・ジョンウ(徐廷宇)."""
    for mention in person.mentions:
        found = _BEHIND.match(text, mention.end)
        if found is not None and _PARTS.search(mention.text):
            yield found.span(1)


def _whole(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The places of the full name; a short one counts only by itself."""
    for found in re.finditer(re.escape(name), text):
        start, end = found.span()
        is_alone = _INSIDE.match(text[start - 1 : start] or " ") is None and may_follow_name(text, end)
        if len(name) >= _FULL or is_alone:
            yield start, end


def _parts(text: str, person: NamedGroup, owners: dict[str, set[int]]) -> Iterator[tuple[int, int]]:
    """The places of a part of the name that nobody else of the text has: a family name before a title, or a foreign
    name's first or last part by itself."""
    first = min(mention.start for mention in person.mentions)
    for part in _called(person):
        if len(owners[part]) > 1 or _is_of_others(text, part, person):
            continue
        for found in re.finditer(re.escape(part), text[first:]):
            start, end = first + found.start(), first + found.end()
            if _INSIDE.match(text[start - 1 : start] or " "):
                continue
            at = end + 1 if _TIME.match(text, end) else end
            is_alone = not is_han(part) or _PARTS.search(person.name) is not None
            if _is_titled(text, at, person) or (is_alone and len(part) > 1 and _is_closed(text, end)):
                yield start, end


def _is_of_others(text: str, part: str, person: NamedGroup) -> bool:
    """Whether a part of a name is elsewhere a part of another name, which need not have been found: 鈴木 where the text
    has 鈴木俊一 and 鈴木馨祐."""
    own = {place for one in person.mentions for place in range(one.start, one.end)}
    is_foreign = _PARTS.search(person.name) is not None
    for found in re.finditer(re.escape(part), text):
        start, end = found.span()
        before = text[start - 1 : start] or " "
        if start in own or text.startswith(person.name, start):
            continue
        if is_foreign and (_PARTS.match(before) or _PARTS.match(text, end)):
            return True
        at = end + 1 if _TIME.match(text, end) else end
        goes_on = _NAME_GOES_ON.match(text, end) is not None and not TITLES.starts(text, at)
        if not is_foreign and goes_on and _INSIDE.match(before) is None:
            return True
    return False


def _is_titled(text: str, start: int, person: NamedGroup) -> bool:
    """Whether a courtesy follows, or a title that stands beside the full name, too: 名取市長 is no Mr Natori."""
    end = TITLES.beginning(text, start)
    title = text[start:end] if end >= 0 else ""
    if not title or title in COURTESIES:
        return bool(title)
    return any(_is_beside(text, one, title) for one in person.mentions if one.text == person.name)


def _is_beside(text: str, name: Mention, title: str) -> bool:
    """Whether a title is among the words right behind a name, or right before it, and not its deputy's: 佐藤社長 is not
    佐藤一郎副社長."""
    behind = _BESIDE.match(text, name.end)
    words = _AND.split(behind[1])[0] if behind else ""
    before = _JOINED.sub("", text[max(0, name.start - _NEAR) : name.start])
    is_before = before.endswith(title) and not before.endswith(f"副{title}")
    return is_before or (title in words and f"副{title}" not in words)


def _is_closed(text: str, end: int) -> bool:
    return _INSIDE.match(text, end) is None or (is_han(text[end - 1]) and may_follow_name(text, end))


def _owners(groups: Iterable[NamedGroup]) -> dict[str, set[int]]:
    """The persons by each part of their names, as the texts have them."""
    owners: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        if group.person:
            for part in {part for mention in group.mentions for part in _parts_of(mention.text)}:
                owners[part].add(id(group))
    return owners


def _called(person: NamedGroup) -> set[str]:
    return {part for mention in person.mentions for part in _parts_of(mention.text)}


def _parts_of(name: str) -> set[str]:
    """The words by which somebody of this name may be called: the family name, or the ends of a foreign name."""
    parts = _PARTS.split(name)
    if len(parts) > 1:
        return {parts[0], parts[-1]}
    if not _UNSPACED.match(name):
        return set()
    names, folded = name_lists(), one_form(name)
    japanese = {name[:size] for size in range(1, len(name)) if folded[:size] in names.families and size > len(name) - 4}
    if names.is_japanese(folded):
        return {part for part in japanese if names.is_given(folded[len(part) :])}
    if names.is_continental(folded):
        return {name[: len(name) - 2]} if len(name) > 3 else {name[0]}
    return japanese or {name[:2], name[:3]}
