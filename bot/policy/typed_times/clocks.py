"""Times of day as people type them, in English, Korean, Japanese and Chinese."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from bot.lang.folding import typed_words
from bot.model.errors import DeskError, Reason
from bot.regexes import regex

_LONGEST = 40
_NAMED = {"noon": time(12), "midday": time(12), "정오": time(12), "正午": time(12), "中午": time(12),
          "midnight": time(0), "자정": time(0), "午夜": time(0), "零点": time(0), "零時": time(0)}  # fmt: skip
_PARTS = {
    "오전 새벽 午前 未明 上午 凌晨": range(12),
    "아침 이른아침 朝 早朝 明け方 早上 早晨 清晨": range(3, 12),
    "낮 한낮 대낮 점심 昼 お昼 正午 中午": range(10, 18),
    "오후 午後 下午": range(12, 24),
    "夕方 傍晚": range(15, 21),
    "저녁 밤 한밤 한밤중 심야 夜 夜中 深夜 真夜中 晚上 夜里 半夜 夜间 午夜": (*range(17, 24), *range(5)),
    "am a.m.": range(12),
    "pm p.m.": range(12, 24),
}
"""Words for a part of the day, and its hours: at most twelve, so that an hour of twelve is one of them or none."""
_ENGLISH_PARTS = {
    "in the morning": range(12),
    "in the afternoon": range(12, 19),
    "in the evening": range(15, 24),
    "at night": (*range(18, 24), *range(5)),
}
_PART_OF = {word: hours for words, hours in _PARTS.items() for word in words.split()} | _ENGLISH_PARTS
_HOURS = (
    ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    ("영", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"),
)
_HOUR_OF = {word: hour for words in _HOURS for hour, word in enumerate(words)} | {"两": 2, "兩": 2}
_WITHOUT_TWELVE = frozenset(("午前", "上午", "午後"))
"""Halves of the day whose hour 12 is noon to some and midnight to others."""
_BEHIND = "|".join(("am", "pm", r"a\.m\.", r"p\.m\.", *_ENGLISH_PARTS))
_BEFORE = sorted((word for word in _PART_OF if not word.isascii()), key=len, reverse=True)
_SPELLED = sorted(_HOUR_OF, key=len, reverse=True)
_CLOCK = regex(
    rf"(?:({'|'.join(_BEFORE)})\s*[のに]?\s*)?"
    rf"(?:(\d{{1,2}})|({'|'.join(_SPELLED)})(?=\s*[시時时点點]))"
    r"(?:\s*[:.h시時时点點](?:\s*(\d{2}|\d(?=\s*[분分])|[반半]))?|(\d{2}))?(?:\s*[분分整])?"
    rf"(?:\s*o['’]?\s?clock)?(?:\s*({_BEHIND}))?",
    re.IGNORECASE,
)
_AT = regex(r"^at\s(?=\S)", re.IGNORECASE)


def time_of_day(typed: str) -> time:
    """Parse a time of day: 08:00, 0800, 8am, 7:30 pm, 9 at night, noon, 24:00, 오전 8시, 午後3時, 深夜0時, 晚上八点.
    Raises DeskError BAD_TIME."""
    words = _AT.sub("", typed_words(unicodedata.normalize("NFKC", typed)))
    if (named := _NAMED.get(words.casefold())) is not None:
        return named
    match = _CLOCK.fullmatch(words) if len(words) <= _LONGEST else None
    if match:
        word, digits, spelled, separated, joined, english = match.groups()
        minute = int("30" if separated in {"반", "半"} else separated or joined or 0)
        hour = int(digits) if digits else _HOUR_OF[spelled]
        if not (word and english) and (english is None or hour <= 12):
            hour = _hour_of_day(hour, word or (english or "").lower(), minute)
            if hour < 24 and minute < 60:
                return time(hour, minute)
    raise DeskError(Reason.BAD_TIME, typed[:40], time=typed[:100])


def _hour_of_day(hour: int, word: str, minute: int) -> int:
    """The hour of 24 of an hour that may be counted in halves of the day; 24 and more if there is no such hour.

    An hour past 12 says its half by itself (오후 15시), and must not contradict the word. In Japan the hour after noon
    is also hour 0 of the afternoon. By Japanese law hour 12 of the morning is noon, also in Chinese, and hour 12 of the
    afternoon midnight; on a clock it is the other way round, so there is none."""
    hours = _PART_OF.get(word, range(24))
    if hour == 12 and word in _WITHOUT_TWELVE:
        return 24
    if hour == 24 and not minute and {0, 23}.issubset(hours):
        return 0
    if not word:
        return hour
    meant = (hour,) if hour > 12 else (hour, (hour + 12) % 24)
    return next((one for one in meant if one in hours), 24)
