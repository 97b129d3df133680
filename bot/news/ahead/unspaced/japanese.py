"""Coming events in Japanese sentences. The first predicate after a day tells whether the event is still to come.

12日、東京で会談する              planned        10日にパレードを開く可能性がある   possible
20日に延期された                  postponed      12日に予定されていた会談は中止に   cancelled
13日に会談した, 29日明らかにした  past, or when somebody spoke
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.ahead import AheadKind, AheadStatus
from bot.news.ahead.english_days import NamedDays
from bot.news.ahead.event_mentions import EndMention, EventMention
from bot.news.ahead.unspaced.days import coming_days
from bot.news.ahead.unspaced.kinds import JAPANESE, SPORT, first_kind, last_kind

_TO_BE = "開く|開かれる|行う|行われる|始まる|始める|実施される|開催される|開会する|開幕する|予定する|予定の"
_BEHIND_VERB = (
    r"[。、」]|\s*$|と(?:発表|明らか|述べ|伝え|報じ|通告|通知|表明|語|み|し|い)|こと|予定|方針|計画|見込み|運び|ため|意向"
    "|と、?[^、。]{1,20}(?:発表|明らか|伝え|報じ)"
)
"""What follows a verb that ends a clause or is what somebody says."""
_VERBS = (
    "[一-鿿ァ-ヺー]する|行う|開く|迎える|開かれる|行われる|始まる|始める|訪れる|言い渡す|臨む|会う|向かう|入る|受ける|続ける|発つ|される|決める"
    "|打ち上げる"
)
_MARK = unspaced_regex(
    r"(?P<called_off>中止|取りやめ|見送(?:り|る|った|られ)|キャンセル|白紙)|(?P<moved>延期|先送り|繰り上げ|前倒し|順延|(?<=日[にへ])変更(?=[さし]))"
    "|(?P<possible>可能性|検討|調整|見方|観測|見通し|とみられ|かどうか|かもしれ|模索|目指|意欲|期待|求め|呼びかけ|提案|打診|要請|思惑)"
    "|(?P<meant>予定(?:だった|して(?:い)?た|され(?:てい)?た)|はずだった|計画していた)"
    rf"|(?P<held>(?:{_TO_BE})(?!{_BEHIND_VERB})[^、。はが]{{0,3}}(?=[一-鿿ァ-ヺ「『]))"
    rf"|(?P<future>予定|計画(?:し|だ|を発表|を通)|方針|予告|通告|控え|(?:{_VERBS})(?={_BEHIND_VERB}))"
    "|(?P<past>(?:[一-鿿ァ-ヺー]し|され|[っいれえけせめべりきちんみび])(?:ていた|た)(?=[。、」]|$|と|こと|後|際)|だった)"
)
_UNTRUE = unspaced_regex(
    r"(?:予定|計画|方針|考え)(?:[はもが]?な[いかく]|[さし]れ?て(?:い)?な)|という(?:報道|情報|説|話)|否定|事実無根|誤報|うわさ|噂|デマ|うそ|嘘|虚偽|偽情報|(?:行わ|開か|参加し|出席し|訪問し|会わ|応じ)な[いか]|欠席|見合わせ|拒否|断念|決まっていない|未定"
    r"|(?:すれば|すると(?=、)(?!、[^、。]{1,20}(?:報じ|伝え|発表|明らか))|れば(?!な)|した場合|なら(?![びずな])|たら(?![しな]))|仮に|もし"
)
_UNTIL = unspaced_regex("(?:の[^、。]{1,8})?まで")
_BOUND = unspaced_regex("撤回|回答|提出|撤収|撤去|返還|納付|履行|期限|復帰|要求|求め|命じ|通告")
_TO_DAY = unspaced_regex("[^、。]{0,8}?(?:に|へ(?:と)?)[^、。]{0,6}$")
_FROM_DAY = unspaced_regex(
    r"(?<=[日)）])から(?=(?:\d{1,2}月|[来翌]月)?\d{1,2}日(?:[(（].[)）])?(?:に|へ)[^、。]{0,4}(?:延期|先送り|繰り上げ|前倒し|順延))"
)
"""Between the former day and the new one: 12日*から*20日に延期, which is no span of days."""
_NOT_MOVED = unspaced_regex("(?:は|を)?(?:(?:し|され|する(?:考え|予定|計画|方針)[はもが]?)な[いかく]|しません|せず)")
_ONLY_CALLED_FOR = unspaced_regex(
    r"(?:を|も|する?よう|すべき|すること)[^、。]{0,6}(?:求め|要求|要請|訴え|呼びかけ|主張|検討|提案|だ)|(?:は|を)?(?:し|され)な[いかく]|しません|せず"
)
"""Words after a cancellation that somebody only asks for or considers, or that does not happen."""
_DONE = unspaced_regex(
    r"(?:(?!予定|計画)[^、。はがを昨前先]){0,10}?(?<!予定)(?<!計画)(?:し|され|[っいかれせけられ])た(?:が、|[一-鿿「『ァ-ヺ])"
)
"""Words behind a day that tell what was done on it: 25日に*開かれた会談*, 3日に*逮捕された*前長官."""
_DO = unspaced_regex("する|し?した|して|し、")
_TOPIC = unspaced_regex("[^、。]*[^、。でにとら]は")
_REACH, _BEHIND = 120, 24


def event_mentions(sentence: str, published: date) -> Iterator[EventMention | EndMention]:
    """The coming events of a sentence, in order."""
    days = coming_days(_FROM_DAY.sub("・・", sentence), published)
    if not days or SPORT.search(sentence) or (sentence.rstrip().endswith(("?", "？", "か。", "か"))):
        return
    moved = _moved(sentence, days, published)
    if moved is not None:
        yield moved
        return
    for named in days:
        if named.days.last >= published and (found := _told(sentence, named, days, published)) is not None:
            yield found


def _moved(sentence: str, days: list[NamedDays], published: date) -> EventMention | None:
    """An event that is moved to a day, with the day that it had before: 28日の会談を12月3日*に延期した*."""
    mark = next((one for one in _MARK.finditer(sentence) if one["moved"]), None)
    kind = last_kind(sentence, max(0, mark.start() - _REACH), mark.start(), JAPANESE) if mark is not None else None
    later = _MARK.search(sentence, mark.end(), mark.end() + _BEHIND) if mark is not None else None
    is_done = mark is not None and (later is not None or _DO.match(sentence, mark.end()) is not None)
    if mark is None or kind is None or not is_done or _NOT_MOVED.match(sentence, mark.end()):
        return None
    new = next((one for one in reversed(days) if _is_to(sentence, one, mark)), None)
    if new is None or new.days.last < published:
        return None
    if later is not None and later["possible"]:
        return EventMention(kind, new.days, AheadStatus.POSSIBLE, new.start, new.end)
    old = next((one for one in days if one.end < new.start), None)
    return EventMention(
        kind, new.days, AheadStatus.POSTPONED, new.start, new.end, old.days if old is not None else None
    )


def _is_to(sentence: str, named: NamedDays, mark: re.Match[str]) -> bool:
    """Whether an event is moved to a day: *20日*に延期."""
    return 0 <= mark.start() - named.end <= 14 and _TO_DAY.match(sentence[named.end : mark.start()]) is not None


def _told(sentence: str, named: NamedDays, days: list[NamedDays], published: date) -> EventMention | None:
    mark = _MARK.search(sentence, named.end, named.end + _REACH)
    if _UNTIL.match(sentence, named.end) and named.days.first == named.days.last:
        if _BOUND.search(sentence, named.end, named.end + _REACH) is None or _UNTRUE.search(sentence):
            return None
        return EventMention(AheadKind.DEADLINE, named.days, AheadStatus.PLANNED, named.start, named.end)
    if mark is None or _DONE.match(sentence, named.end) or _is_of_decision(named, days, mark, published):
        return None
    status = _status(sentence, named, mark)
    kind = _kind(sentence, named, mark)
    if status is None or kind is None:
        return None
    if _UNTRUE.search(sentence) and status not in (AheadStatus.CANCELLED, AheadStatus.PUT_OFF):
        return None
    return EventMention(kind, named.days, status, named.start, named.end)


def _is_of_decision(named: NamedDays, days: list[NamedDays], mark: re.Match[str], published: date) -> bool:
    """Whether a later day comes before the same predicate, and this one is of the topic (*3日*の戒厳の裁判は25日に), or
    that of publication or before."""
    later = [one for one in days if named.end < one.start <= mark.start()]
    is_of_topic = any(_TOPIC.fullmatch(mark.string, named.end + 1, one.start) for one in later)
    return is_of_topic or (named.days.first <= published and bool(later))


def _kind(sentence: str, named: NamedDays, mark: re.Match[str]) -> AheadKind | None:
    """The kind between a day and its predicate; behind one that describes it (開かれる*会談*); else of the topic."""
    if mark["held"] or mark["meant"]:
        return first_kind(sentence, mark.end(), mark.end() + _BEHIND, JAPANESE)
    return last_kind(sentence, named.end, mark.end(), JAPANESE) or last_kind(
        sentence, max(0, named.start - _REACH), named.start, JAPANESE
    )


def _status(sentence: str, named: NamedDays, mark: re.Match[str]) -> AheadStatus | None:
    later = _MARK.search(sentence, mark.end(), mark.end() + _REACH)
    if mark["past"]:
        return None
    is_off = any(one and one["called_off"] and not _ONLY_CALLED_FOR.match(sentence, one.end()) for one in (mark, later))
    if mark["called_off"]:
        return (
            AheadStatus.CANCELLED if is_off else AheadStatus.PLANNED if sentence.startswith("の", named.end) else None
        )
    if mark["moved"]:
        if (later is not None and later["possible"]) or _NOT_MOVED.match(sentence, mark.end()):
            return None
        return AheadStatus.POSTPONED if _is_to(sentence, named, mark) else AheadStatus.PUT_OFF
    if mark["meant"]:
        if later is None or not (later["called_off"] or later["moved"]):
            return None
        if later["called_off"]:
            return AheadStatus.CANCELLED if is_off else AheadStatus.PLANNED
        return AheadStatus.PUT_OFF
    if later is not None and is_off:
        return AheadStatus.CANCELLED
    if mark["possible"] or (later is not None and later["possible"] and later.start() - mark.end() < _BEHIND):
        return AheadStatus.POSSIBLE
    return AheadStatus.PLANNED
