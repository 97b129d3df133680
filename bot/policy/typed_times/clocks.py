"""Times of day as people type them, in English, Korean, Japanese and Chinese."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from bot.model.errors import DeskError, Reason

_LONGEST = 40
_NAMED = {"noon": time(12), "midday": time(12), "정오": time(12), "正午": time(12), "中午": time(12),
          "midnight": time(0), "자정": time(0), "午夜": time(0), "零点": time(0), "零時": time(0)}  # fmt: skip
_PARTS = {
    "a": "오전 아침 새벽 이른아침 午前 朝 早朝 未明 明け方 上午 早上 早晨 清晨 凌晨",
    "d": "낮 한낮 점심 대낮 昼 お昼 正午 中午",
    "p": "오후 午後 夕方 下午 傍晚",
    "n": "저녁 밤 한밤 한밤중 심야 夜 夜中 深夜 真夜中 晚上 夜里 半夜 夜间 午夜",
}
"""Words before the hour: of the morning, of midday, which begins before noon, of the afternoon, and of the evening and
night, which goes on past midnight."""
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_MIDDAY_BEFORE_NOON = (10, 11)
_SMALL_HOURS = (0, 1, 2, 3, 4, 12)
"""Hours of the night that are past midnight: 夜1時."""
_HOURS = (
    ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    ("영", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"),
)
_HOUR_OF = {word: hour for words in _HOURS for hour, word in enumerate(words)} | {"两": 2, "兩": 2}
_LONGEST_FIRST = sorted(_PART_OF, key=len, reverse=True), sorted(_HOUR_OF, key=len, reverse=True)
_CLOCK = re.compile(
    rf"(?:({'|'.join(_LONGEST_FIRST[0])})\s*[のに]?\s*)?"
    rf"(?:(\d{{1,2}})|({'|'.join(_LONGEST_FIRST[1])})(?=\s*[시時时点點]))"
    r"(?:\s*[:시時时点點]\s*(\d{2}|[반半])?|(\d{2}))?\s*[분分整]?"
    r"\s*(am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)


def time_of_day(typed: str) -> time:
    """Parse a time of day: 08:00, 0800, 8am, 7:30 pm, noon, 24:00, 오전 8시, 午後3時, 深夜0時, 晚上八点. Raises
    DeskError BAD_TIME."""
    words = " ".join(unicodedata.normalize("NFKC", typed).split())
    if (named := _NAMED.get(words.casefold())) is not None:
        return named
    match = _CLOCK.fullmatch(words) if len(words) <= _LONGEST else None
    if match:
        word, digits, spelled, separated, joined, english = match.groups()
        minute = int("30" if separated in {"반", "半"} else separated or joined or 0)
        hour = int(digits) if digits else _HOUR_OF[spelled]
        if english is None or hour <= 12:
            hour = _hour_of_day(hour, _PART_OF.get(word or "") or (english or "")[:1].lower(), minute)
            if hour < 24 and minute < 60:
                return time(hour, minute)
    raise DeskError(Reason.BAD_TIME, typed[:40], time=typed[:100])


def _hour_of_day(hour: int, part: str, minute: int) -> int:
    """The hour of 24 of an hour that may be counted in halves of the day; 24 and more if there is none.

    An hour past 12 says its half by itself (오후 15시), and must not contradict the word. In Japan the hour after noon
    is also hour 0 of the afternoon."""
    if not part or hour > 12:
        midnight = hour == 24 and not minute and part in {"", "n"}
        return 0 if midnight else 24 if part == "a" else hour
    if part == "n":
        part = "a" if hour in _SMALL_HOURS else "p"
    if part == "d":
        part = "a" if hour in _MIDDAY_BEFORE_NOON else "p"
    return hour % 12 + (12 if part == "p" else 0)
