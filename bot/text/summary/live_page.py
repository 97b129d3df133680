"""Find the entries of a live page, each of which was true at its minute, and their order.

Most live pages have their newest entry first, as a report has its news. One that is told from its beginning ("14:05
Several are feared dead" … "15:55 Nobody has died, the fire service says") has its news at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from bot.lang.scripts import HAN, HANGUL, KANA
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.summary.paragraphs import paragraph_numbers

_TIME = regex(
    r"(?P<open>[【\[(（])?(?P<hour>\d{1,2})[:.：](?P<minute>\d{2})(?:\s?(?P<half>[ap])\.?m\.?)?\s*"
    rf"(?(open)[】\])）]\s*|(?:(?:--|[-–—|:])\s|(?-i:(?<=\s)(?=[A-Z\"“{HANGUL}{HAN}{KANA}]))))",
    re.IGNORECASE,
)
"""The beginning of an entry: "11:40 -- The ferry is in port", 【08:10】."""
_FEWEST = 3
"""The fewest entries of a live page."""
_NOON, _HOURS = 12, 24


def entry_end(sentence: str) -> int:
    """The length of the time before the words of an entry; 0 if the sentence does not begin one."""
    time = _TIME.match(sentence)
    return time.end() if time else 0


def entry(sentence: str) -> bool:
    """Whether a sentence begins an entry of a live page, which was true at its minute and needs those before it."""
    return _TIME.match(sentence) is not None


def news_places(text: str, spans: Sequence[Span]) -> list[int]:
    """The place of each sentence in the order of the news, counted from 0. It is its index, but on a live page that is
    told from its beginning the entries are counted from the newest one. What stands before them or behind stays."""
    count = len(spans)
    numbers = paragraph_numbers(text, spans)
    firsts = [index for index in range(count) if not index or numbers[index] != numbers[index - 1]]
    times = {index: time for index in firsts if (time := _TIME.match(text[spans[index].start : spans[index].end]))}
    if len(times) < _FEWEST or not _rise([_minutes(time) for time in times.values()]):
        return list(range(count))
    end = next((index for index in firsts if index > max(times)), count)
    entries = [range(*bounds) for bounds in pairwise([*times, end])]
    order = [*range(min(times)), *chain.from_iterable(reversed(entries)), *range(end, count)]
    return sorted(range(count), key=order.__getitem__)


def _minutes(time: re.Match[str]) -> int:
    """The minutes since midnight."""
    hour = int(time["hour"]) % _NOON + _NOON * (time["half"].lower() == "p") if time["half"] else int(time["hour"])
    return hour * 60 + int(time["minute"])


def _rise(times: Sequence[int]) -> bool:
    """Whether times go on, past midnight at most once."""
    return times[0] != times[-1] and sum(a > b for a, b in pairwise(times)) <= (times[0] > times[-1])
