"""States by one character, as newspapers in Japanese and Chinese write them: 日米韓首脳会談, 露大統領, 俄外长.

A character is a state only in a row of two to four of them with a word after it that such a row has, or alone before
the word for somebody or something of a state. Rows that are ordinary words too (日中 is "by day") need a word of the
relations of states.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.scripts import HAN, HANGUL, KANA
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.matcher import NameForm
from bot.text.word_lists import wordlist

_JAPANESE = {"日": "JP", "米": "US", "韓": "KR", "中": "CN", "朝": "KP", "露": "RU", "英": "GB"}
_CHINESE = {"日": "JP", "美": "US", "韩": "KR", "韓": "KR", "中": "CN", "朝": "KP", "俄": "RU", "英": "GB"}
_KANA, _HANGUL, _INITIAL = regex(f"[{KANA}]"), regex(f"[{HANGUL}]"), regex("[日米美韓韩中朝露俄英]")
_BEFORE = rf"(?:(?<![{HAN}])|(?<=[0-9０-９]日))"
_NO_DAY = "(?<![0-9０-９一二三四五六七八九十今昨明每近节節周週即假生当當翌次元半终終整平往](?=日))"
"""A look-behind that excludes 8日, 今日, 近日, which do not mean Japan."""
_NO_WORD = (
    "(?:(?<=[0-9０-９]日)|(?<=[0-9０-９一二三四五六七八九十]月)(?=中[日美韩韓朝俄英](?![军軍]))"
    "|(?<![其当當集空期手心之高初国國社途眼年月日程席届家](?=中))"
    "(?<![今明王唐宋清六](?=朝))(?<![完优優精北南中欧歐](?=美))(?<!白(?=俄)))"
)
"""Look-arounds that exclude 其中, 今朝, 北美, 白俄, which do not mean China, North Korea, the United States and
Russia; 10月中朝贸易 names both, 9月中美军演习 is of the middle of a month."""
_RELATIONS_JA = "|".join(sorted(wordlist("state_relations_japanese")))
_RELATIONS_ZH = "|".join(sorted(wordlist("state_relations_chinese")))
_AMBIGUOUS = "日中|朝日|中日|美中|朝中|中朝"
_ROW_JA = regex(
    rf"{_BEFORE}{_NO_DAY}(?:[日米韓中朝露英]{{2,4}}(?={_RELATIONS_JA})"
    rf"|(?!(?:{_AMBIGUOUS})(?![日米韓中朝露英]))[日米韓中朝露英]{{2,4}}(?=[はがのをにでとも、。・」）]))"
)
_ROW_ZH = regex(rf"{_NO_WORD}{_NO_DAY}[日美韩韓中朝俄英]{{2,4}}(?={_RELATIONS_ZH})")
_ONE_JA = regex(rf"{_BEFORE}[米韓露英](?={'|'.join(sorted(wordlist('of_state_japanese')))})")
_SIDE = "方(?![向法案位程言])|媒"
_ONE_ZH = regex(
    rf"{_NO_WORD}{_NO_DAY}(?:[美韩韓俄英日](?={_SIDE}|{'|'.join(sorted(wordlist('of_state_chinese')))})"
    rf"|朝(?={_SIDE})|(?<![{HAN}])中(?=方))"
)


def state_initials(text: str, knowledge: Knowledge) -> Iterator[Mention]:
    """The characters of a Japanese or Chinese text that are states, each with the state's name in the base."""
    if _INITIAL.search(text) is None or _HANGUL.search(text):
        return
    japanese = _KANA.search(text) is not None
    states = _JAPANESE if japanese else _CHINESE
    for pattern in (_ROW_JA, _ONE_JA) if japanese else (_ROW_ZH, _ONE_ZH):
        for match in pattern.finditer(text):
            codes = [states[character] for character in match[0]]
            if len(set(codes)) == len(codes):
                for at, code in enumerate(codes, match.start()):
                    yield from _state(text, at, knowledge, code)


def _state(text: str, at: int, knowledge: Knowledge, code: str) -> Iterator[Mention]:
    country = knowledge.country.get(code)
    if country is not None:
        form = NameForm(country, text[at])
        yield Mention(at, at + 1, text[at], EntityKind.PLACE, MentionSource.KNOWN, (form,))
