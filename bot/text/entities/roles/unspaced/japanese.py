"""The office that a Japanese text states beside a name: 名取和馬*報道官*, *元駐韓大使*の片倉重治."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.scripts import HAN, KATAKANA
from bot.regexes import regex
from bot.text.entities.roles.borders import OfficePhrase, RoleBorders
from bot.text.entities.unspaced.japanese_names import COURTESIES, OFFICES
from bot.text.entities.unspaced.word_set import WordSet

_OFFICES = WordSet(OFFICES)
_LONGEST = 24
_READING = regex(r"[（(][^（）()\n]{1,20}[）)]")
_RUN = regex(rf"[{HAN}々{KATAKANA}A-Z]*(?:[（(]CEO[）)])?")
_JOINED = regex(r"(?:の|、|である|だった)$")
_OF_RUN = regex(f"[{HAN}々{KATAKANA}A-Za-z・]")
_OF_OTHERS = regex("(?:大統領|首相|総書記|主席|外相|政権|政府|議員|氏|知事|市長)(?!補佐|特別補佐|候補|代行|代理|兼)")
"""Words after a name after which an office is that of somebody who works for the person: 李在明大統領報道官."""
_COURTEOUS = regex(f"(?:{'|'.join(sorted(COURTESIES))})")
"""What is behind a name that has its office right before it: 会社役員古川達也*容疑者*."""
_PAST = regex("元|前|故|旧|当時|かつての")
_THEN = regex("(?:当時の?|かつての)$")
"""Words of a time right before an office: *当時の*外相、李容浩氏."""
_NO_MORE = regex(
    "(?:当時の?|かつての|(?:罷免|解任|更迭|辞任|失脚|退任|引退|死去|失職)(?:(?:し|され)た|後の)|亡くなった)(?:、)?$"
)
"""Words before a name whose office, behind it, is held no more: *当時の*金龍顕国防相."""
_TEAM = "代表"
"""An office that before a name with an office behind it is a team: 韓国*代表*の洪明甫監督."""


def phrases(text: str, start: int, end: int, borders: RoleBorders) -> Iterator[OfficePhrase]:
    """The phrases behind the name at [start, end) or its reading in brackets, and before it."""
    reading = _READING.match(text, end)
    at = reading.end() if reading else end
    run = _RUN.match(text, at)
    if run is not None and at < run.end() <= at + _LONGEST:
        bare = run[0].partition("（")[0].partition("(")[0]
        head = _OFFICES.ending(bare, 0, len(bare))
        is_past = _PAST.match(bare) is not None
        is_lost = not is_past and _NO_MORE.search(text, max(0, start - _LONGEST), start) is not None
        if head >= 0 and not is_lost and not any(other.end() <= head for other in _OF_OTHERS.finditer(bare)):
            yield OfficePhrase(at, run.end(), bare[head:], past=is_past)
    joined = _JOINED.search(text, max(0, start - 3), start)
    if joined is not None and joined[0] == "、" and run is not None and _OFFICES.starts(text, at):
        return  # another in a list: 運転手、*李強首相*、通訳
    if joined is None and _COURTEOUS.match(text, at) is None:
        return
    begin = stop = joined.start() if joined else start
    while begin > max(0, stop - _LONGEST) and _OF_RUN.match(text, begin - 1):
        begin -= 1
    then = _THEN.search(text, max(0, begin - len("かつての")), begin)
    begin = then.start() if then else begin
    head = _OFFICES.ending(text, begin, stop)
    is_team = run is not None and text[head:stop] == _TEAM and _OFFICES.ending(run[0], 0, len(run[0])) >= 0
    if head >= 0 and not is_team and not borders.names(begin, stop):
        is_past = _PAST.match(text, begin) is not None or text.startswith("だった", stop)
        yield OfficePhrase(begin, stop, text[head:stop], past=is_past)
