"""The days that Japanese and Chinese sentences name, as they are written: 10月31日, 来月4日, 12月下旬, 下周二, 同日.

Which day of the calendar is meant depends on whether the sentence tells of the past or of what is to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from bot.lang.days import WEEKDAYS
from bot.lang.folding import one_form
from bot.lang.unspaced.forms import unspaced_regex
from bot.regexes import any_of

_Value = TypeVar("_Value", int, str)


def _table(rows: Mapping[_Value, str]) -> dict[str, _Value]:
    """Word -> value, from value -> words with spaces between them."""
    return {one_form(word): value for value, words in rows.items() for word in words.split()}


_YEARS = _table({-1: "去年 昨年 前年", 0: "今年 本年", 1: "明年 来年 翌年"})
_MONTHS = _table({-1: "先月 前月 上月 上个月", 0: "今月 本月 当月 这个月", 1: "来月 翌月 下月 下个月"})
_WEEKS = _table({-1: "先週 上周 上星期", 0: "今週 本周 这周 这个周 本星期", 1: "来週 下周 下星期"})
_WORDS = _table(
    {
        -2: "一昨日 おととい 前天",
        -1: "昨日 昨晩 昨夜 昨天 昨晚",
        0: "今日 今朝 今夜 今天 今晨 今早 今晚 きょう",
        1: "明日 あす 明天",
        2: "明後日 あさって 后天",
    }
)
"""A day named from the present one -> how many days after it."""
_PARTS = _table({"early": "初旬 上旬 月初 初め 初", "mid": "中旬 半ば", "late": "下旬 月末 末 底"})
_CHINESE_WEEKDAYS = dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True))


_YEAR = rf"(?:(?P<{{0}}year>(?:19|20)\d\d)年|(?P<{{0}}year_word>{any_of(_YEARS)}))[の的]?"
_MONTH = r"(?<![\d.])(?P<{0}month>1[0-2]|0?[1-9])月"
_PART = rf"の?(?P<{{0}}part>{any_of(_PARTS)})(?!旬)"
_NO_LENGTH = r"(?!间|间に|連続|ぶり|目|程|数|经|后|以内|内|之内|前(?![往去])|本[^部]|元|報(?![道告称じ])|新聞)"
"""Characters after 10日: it is a day, not a length of time (10日間, 10日后) or a part of another word (日本)."""
_NEXT_OF_RANGE = r"(?=\s?[~〜～\-－—–、・,]\s?(?:[12]\d|3[01]|0?[1-9])(?:の?両)?日)"
_DAY = rf"(?<!\d)(?<!\d[.,])(?P<day>[12]\d|3[01]|0?[1-9])(?:(?:の?両)?日{_NO_LENGTH}|{_NEXT_OF_RANGE})"
_NO_FREQUENCY = r"(?<![一二三四五六七八九十两數数幾几每毎\d])"
_WEEKDAY = r"(?:(?:{0})(?P<{1}chinese>[一二三四五六日天])(?![次带])|(?P<{1}weekday>[月火水木金土日]曜日?))"
_WRITTEN = unspaced_regex(
    rf"(?:{_YEAR.format('')})?(?:{_MONTH.format('')}|(?P<month_word>{any_of(_MONTHS)})の?)?{_DAY}"
    rf"(?:[(（][月火水木金土日一二三四五六](?:曜日?)?[)）])?"
    rf"|(?:{_YEAR.format('of_')})?{_MONTH.format('of_')}(?:{_PART.format('of_')})?"
    rf"|(?P<of_month_word>{any_of(_MONTHS)})(?:{_PART.format('of_word_')})?"
    rf"|(?P<week>{any_of(_WEEKS)})(?:(?P<weekend>末)|の?{_WEEKDAY.format('星期|周|', 'week_')})?"
    rf"|{_NO_FREQUENCY}{_WEEKDAY.format('周|週|星期|礼拜', '')}"
    rf"|(?P<word>{any_of(_WORDS)})(?!新聞)|(?P<same>同日|当日|当天|この日)|(?P<before>前日|前一天)|(?P<after>翌日|次日|第二天)"
    rf"|{_YEAR.format('only_')}|(?P<vague>同年|数[年月日]前|近年|此前|先般|かつて|[\d一二三十]{{1,3}}(?:年|[かカヶケ]月|个月|週间|周|週|天|日)前(?![往去]))"
)


class WrittenDay(Struct, frozen=True):
    """A day or period as a sentence names it. Counts are relative to the day of publication: `years`, `months`, `weeks`
    and `days` after it, negative before. `same` is the day that was named before, `step` that many days from it. What
    names none of these is a time of the past that names no day. `day` and `weekday` (0 for Monday) name a single day;
    `part` is "early", "mid" or "late" of a month, or "end" of a week for its Saturday and Sunday."""

    start: int
    end: int
    year: int | None = None
    years: int | None = None
    month: int | None = None
    months: int | None = None
    day: int | None = None
    part: str | None = None
    weeks: int | None = None
    weekday: int | None = None
    days: int | None = None
    same: bool = False
    step: int = 0


def written_days(sentence: str) -> Iterator[WrittenDay]:
    """The days of a sentence that is in the form of `matched_form`, in order."""
    return (_written(match) for match in _WRITTEN.finditer(sentence))


def _written(match: re.Match[str]) -> WrittenDay:
    year = match["year"] or match["of_year"] or match["only_year"]
    year_word = match["year_word"] or match["of_year_word"] or match["only_year_word"]
    month, month_word = match["month"] or match["of_month"], match["month_word"] or match["of_month_word"]
    part = match["of_part"] or match["of_word_part"]
    return WrittenDay(
        *match.span(),
        year=int(year) if year else None,
        years=_YEARS[year_word] if year_word else None,
        month=int(month) if month else None,
        months=_MONTHS[month_word] if month_word else None,
        day=int(match["day"]) if match["day"] else None,
        part=_PARTS[part] if part else "end" if match["weekend"] else None,
        weeks=_WEEKS[match["week"]] if match["week"] else None,
        weekday=_weekday(match),
        days=_WORDS[match["word"]] if match["word"] else None,
        same=match["same"] is not None,
        step=(match["after"] is not None) - (match["before"] is not None),
    )


def _weekday(match: re.Match[str]) -> int | None:
    chinese, japanese = match["chinese"] or match["week_chinese"], match["weekday"] or match["week_weekday"]
    if chinese:
        return _CHINESE_WEEKDAYS[chinese]
    return WEEKDAYS[f"{japanese[0]}曜"] if japanese else None
