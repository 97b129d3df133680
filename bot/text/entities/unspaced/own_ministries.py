"""Ministries without a country in Japanese and Chinese texts without a dateline: 外務省 is Japan's own, 外交部 China's
own, if the text names no other state that has one; agencies that Japan has (気象庁); and parliaments."""

from __future__ import annotations

import re
from collections import Counter

from bot.lang.scripts import HANGUL, KANA
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.file_format import KnownEntity
from bot.text.word_lists import wordlist

_MINISTRIES = frozenset({"外務省", "外务省", "外交部", "国防省", "國防省", "国防部", "國防部", "財務省", "财务省"})
_BOTH, _SOUTH = frozenset({"JP", "KR"}), frozenset({"KR"})
_OF_JAPAN = wordlist("japanese_named_bodies")
_NEAR = 12
_CABINET, _NORTH = "内閣", regex("朝鮮(?!半島|戦争)|平壌")
_PARLIAMENTS, _COURTS = frozenset({"国会", "國會"}), frozenset({"憲法裁判所", "宪法裁判所", "宪法法院", "憲法法院"})
_WITHOUT_CHINESE = frozenset({"CN", "KP", "RU"})
_WITHOUT = _WITHOUT_CHINESE | {"US", "GB"}
"""States whose parliament is not called 国会 in Chinese, and in Japanese."""
_KANA, _HANGUL = regex(f"[{KANA}]"), regex(f"[{HANGUL}]")
_AROUND = 400
"""Characters."""


def own_ministry(text: str, mention: Mention, countries: frozenset[str]) -> KnownEntity | None:
    """The ministry of the state whose language a text is in, None if the text names another state that has such a
    ministry, or not this state. `countries` are the codes of the countries that the text names. Call it only for
    mentions for which `is_ministry` is true."""
    own = "JP" if _is_near(_KANA, text, mention) else "CN"
    owners = {form.entity.country: form.entity for form in mention.forms}
    return owners.get(own) if countries & owners.keys() == {own} else None


def own_parliament(text: str, mentions: list[Mention], index: int, countries: Counter[str]) -> str | None:
    """The code of the state whose parliament 国会, or constitutional court, is meant: of Japan and the South, the only
    one that the sentence names before it, or else the text; None if it may be that of a third one, named about as
    often. `countries` counts the mentions of each state."""
    mention = mentions[index]
    start = max(text.rfind(mark, 0, mention.start) for mark in "。\n")
    near = (one for one in mentions[max(0, index - _NEAR) : index] if one.start > start)
    beside = {form.entity.country or "" for one in near for form in one.forms}
    owners = _BOTH if mention.text in _PARLIAMENTS else _SOUTH
    named = beside & owners or countries.keys() & owners
    if len(named) != 1:
        return None
    (code,) = named
    is_court = owners is _SOUTH
    without = _BOTH | (_WITHOUT if is_court or _is_near(_KANA, text, mention) else _WITHOUT_CHINESE)
    others = {one: count for one, count in countries.items() if one not in without}
    if beside & owners:
        return None if beside & others.keys() else code
    return code if 2 * max(others.values(), default=0) <= countries[code] else None


def is_parliament(text: str, mention: Mention) -> bool:
    """Whether a name is that of a parliament or constitutional court without its state in a text without Hangul near
    it."""
    return mention.text in _PARLIAMENTS | _COURTS and not _is_near(_HANGUL, text, mention)


def is_ministry(text: str, mention: Mention) -> bool:
    """Whether a name is that of a ministry in a text without Hangul near it."""
    return mention.text in _MINISTRIES and not _is_near(_HANGUL, text, mention)


def is_agency_of_japan(text: str, mention: Mention) -> bool:
    """Whether a name without its country is one of Japan's bodies in a Japanese text, though the base has it as a short
    form of another state's only: 気象庁, 警察庁; and 内閣, where the sentence does not name the North before it."""
    if mention.text == _CABINET:
        start = max(0, mention.start - _AROUND)
        start = max(start, *(text.rfind(mark, start, mention.start) for mark in "。\n"))
        return _is_near(_KANA, text, mention) and _NORTH.search(text, start, mention.start) is None
    if mention.text not in _OF_JAPAN or not mention.short or not _is_near(_KANA, text, mention):
        return False
    return all(form.entity.country != "JP" for form in mention.forms)


def _is_near(script: re.Pattern[str], text: str, mention: Mention) -> bool:
    """Whether a character of a script is near a mention. The whole text is not read for each."""
    return script.search(text, max(0, mention.start - _AROUND), mention.end + _AROUND) is not None
