"""Coming events in Korean sentences. The first predicate after a day tells whether the event is still to come.

"12일 서울에서 회담을 한다고"   planned        "12월 중국을 방문할 가능성이 있다"   possible
"20일로 연기됐다"               postponed      "14일 실시하려던 훈련을 취소했다"     cancelled
"4일 밝혔다", "11일 열었다"      past, or when somebody spoke
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.model.evidence.ahead import AheadDays, AheadKind, AheadStatus
from bot.news.ahead.english_days import NamedDays
from bot.news.ahead.event_mentions import EndMention, EventMention
from bot.news.ahead.korean_days import korean_days
from bot.regexes import regex

_FUTURE = (
    r"로\s(?:잡혔|잡았|정해졌|정했|확정됐|확정했|결정됐|결정했)|기로(?:\s?(?:했|하[고며기였는]|한\s|뜻을|의견을)|[^,.]{0,25}?(?:합의|결정|확정|의결|정했|약속))|예정(?!됐던|되었던|이었|이던|했던)|계획(?:이|을(?=\s(?:밝|세|발표|내놓|공개|확정|갖|가지고|마련))|하고|으로|하)(?!었|던)|방침|앞두고|앞둔|예고|하겠다고|하겠다|갖겠다"
    r"|(?:할|열|될|릴|칠|질|볼|갈|올|일)\s?것(?!으로\s보)|게\s(?:된다|됩니다)|(?:진행|개최|실시|소집|시작|개막|방문|회담|협의|참석|참가|발사|선고|방한|방북"
    r"|방중|방러|방일|방미|출국|도착|개회|폐막|종료|투표|표결|의결|심의|채택|논의|면담|선출|결정|출석|순방|주재|서명|협상|토론|상정|처리"
    r"|심문|접견|회동|귀국|심리|재개)(?:한다|된다|합니다|됩니다|하게\s된다|되게\s된다|하겠|할\s|될\s)"
    r"|(?:연|열린|치른|만난|나눈|갖는|가진|시작한"
    r"|찾는|떠난|맞는|맞이한|벌인|펼친|마주\s앉는|이뤄진|치러진|듣는|부친)다(?!는\s(?:점|것))|(?:회담|회의|협의|훈련|연습|통화|선거|투표|면담|간담회|공청회|포럼)(?:를|을)?\s(?:한다|하게|갖게)"
)
_TO_BE_HELD = r"(?:열리|치러지|개최되|실시되|시작되|개막하|진행되)는(?=\s)"
"""Words before the event: "25일 베이징에서 *열리는* 정상회의"."""
_PAST = (
    r"[했였었았됐갔왔졌렸셨](?:다|고|으며|으나|지만|던)|(?:한|된|열린|받은|있은|지낸|치른)\s(?:뒤|후|바|이후)|하였|되였"
)
_MARK = regex(
    r"(?P<called_off>취소|철회|무산|중단(?!\s?요구))|(?P<moved>연기|미뤄|미뤘|미루|미룬|늦춰|늦췄|늦추|순연|앞당"
    r"|(?<=로\s)(?:변경|조정|바[꾸꿨]|바뀌|바뀐|당[기겼]|옮[기겼]))"
    r"|(?P<possible>가능성|수도\s있|검토|추진(?:\s?중|하고)|관측|전망|것으로\s보|조률|조율)"
    rf"|(?P<meant>(?:하려|열려|실시하려|가지려)던|예정(?:됐던|되었던|이던|이었던|했던)|계획했던|할\s예정이었|기로\s?(?:했|하였)던|로\s(?:정했|정해졌|잡았|잡혔|확정했|확정됐)던)|(?P<held>{_TO_BE_HELD})|(?P<future>{_FUTURE})|(?P<past>{_PAST})"
)
_BEFORE_EVENT = "앞"
"""How "앞두고" begins: its object is between the day and itself."""
_BOUND = regex(r"제출|철수|이행|복귀|납부|반환|요구|명령|기한|시한|마감|답변|통보")
_UNTIL = regex(r"\s?(?:까지|안에|내로|내에)")
_QUOTED = regex(r"“[^“”]*”|\"[^\"]*\"")
_FROM_DAY = regex(
    r"(?P<day>\d일(?:\([월화수목금토일]\))?)에서(?=\s(?:[가-힣]{2}\s){0,2}[\d월일~∼–-]{1,10}(?:\s[\d일~∼–-]{2,8})?(?:\([월화수목금토일]\))?(?:로|으로)\b)"
)
"""The former day of a move: "*20일에서* 다음 달 4일로"."""
_TO_DAY = regex(r"\s?(?:\([월화수목금토일]\)\s?)?(?:로|으로)\b")
_CONSIDERED = regex(
    r"[하되]?(?:는|자는|할|될)\s(?:(?:방안|안|방향|것)[을도으로]{1,2}\s(?:\S{1,6}\s)?(?:검토|논의|제안|협의|고려|저울질|요청|요구)"
    r"|제안|요구|가능성|의견|수도)|[해줘]\s?달라|[해줘]\s?줄\s것|[하]?자고\s"
)
"""Words after a move that is only considered or asked for: "27일로 늦추*는 방안을 검토*", "연기*해 달라*고"."""
_ONLY_CALLED_FOR = regex(
    rf"(?:시켜|해|할|하|되)?(?:[라야자]|도록|[를을]?\s(?:거듭\s|강력히\s)?(?:요구|촉구|주장|요청|호소|건의|제안|검토)|지\s(?:않|말|못))|{_CONSIDERED.pattern}"
)
"""Words after a cancellation that somebody only asks for or considers, or that does not happen."""
_SETTLED = regex(r"(?:\([월화수목금토일]\)\s?)?(?:로|으로)\s(?:다시\s|최종\s)?(?:확정|결정|잡|정[했하해])")
"""Behind the new day, where that is told after the move: "두 차례 미룬 끝에 *11일로 확정했다*"."""
_OF_WHAT_WAS_DONE = regex(r"(?:^|\s)(?!대한|위한|관한|향한|북한|남한)[가-힣]{1,6}(?:한|된|킨|진|난|던)\s")
"""Between a day and a later one: the first is that of an act, "3일 계엄을 *선포한* … 25일 열린다"."""
_EVENT = regex(r"\W{0,2}(?:이번\s)?(?:훈련|연습|회의|회담|방문|행사)[은는]\s")
_ENDS = regex(r"(?:(?!\d일)[^,.]){0,12}?(?:까지|끝난|종료|막을)")
"""At the beginning of a sentence, and behind its day: how long the event of the sentence before goes on."""
_IF = regex(r"(?:하면|되면|으면|다면|라면)\s")
_UNTRUE = regex(
    r"(?:계획|예정|방침)(?:이|은|도)?\s?없|지\s?않(?:기로|을)|(?:불참|거부|거절|보류|불허)(?:하기로|할|한다|하겠)|사실이\s?아니|사실무근"
    r"|부인(?:하|했|한)|일축|오보|(?:미루|늦추|앞당기|(?:연기|순연)[하되])지\s(?:않|말|못|아니)"
)
"""Words that mark an event as denied or cancelled."""
_SPORT = regex(r"월드컵|결승|올림픽|리그|아시안게임|축구|야구|배구|농구|평가전|선수권|경기(?!도|침체|부양|전망)|대표팀")
_TOPIC = regex(r"[가-힣\d]{0,6}?[은는]\s")
_GOES_ON = regex(r"(?:고|며|면|여|자|뒤|후|지만|는데|위해|통해|이어|(?<!에)서|(?<![동서남올])해|(?<!북)한|된|맞은)\s")
"""Endings of verbs, not "에서", "동해" or "북한"."""
_HELD_AND = regex(r"(?:열고|열어|갖고|가지고|만나|참석해|나와)\s")
_SAID_SO = regex(r"[가-힣]{0,3}고\s(?:(?!\d{1,2}일)[^,.]){0,30}?(?:밝혔|말했|전했|강조했|발표했|설명했|요구했)")
_NEAR = 30
_VENUE = regex(r"[가-힣]{0,3}에서")
KINDS: Sequence[tuple[AheadKind, re.Pattern[str]]] = (
    (AheadKind.COURT, regex(r"법원|선고|재판|공판|판결|결심|영장실질심사|헌재|헌법재판소|변론|지법|고법|대법")),
    (AheadKind.DRILLS, regex(r"훈련|연습|사격|기동")),
    (AheadKind.VOTE, regex(r"선거|투표|대선|총선|표결|재보선|보궐|결의안")),
    (
        AheadKind.ANNIVERSARY,
        regex(
            r"기념|주년|당대회|전원회의|최고인민회의|열병식|추모|창건일|창립일|광명성절|태양절|탄생|제?\d{1,3}차\s?(?:당\s?)?대회"
        ),
    ),
    (AheadKind.LAUNCH, regex(r"(?:위성|로켓|미사일|발사체)[^.]{0,25}발사|시험발사|발사\s?(?:예고|통보)")),
    (
        AheadKind.TALKS,
        regex(
            r"회담|회의|총회|협의|(?:실무|고위급|당국|예비|적십자)\s?접촉|정상회의|대화|협상|면담|회동|만난|만나|통화|포럼|간담회|공청회|청문회|토론회"
        ),
    ),
    (AheadKind.VISIT, regex(r"방문|방북|방한|방중|방러|방일|방미|순방|출국|찾는다|찾을|도착|입국")),
)


def event_mentions(sentence: str, published: date) -> Iterator[EventMention | EndMention]:
    """The coming events of a sentence, in order, and how long the one before it goes on."""
    days = [*korean_days(sentence, published)]
    if not days or _SPORT.search(sentence) or _UNTRUE.search(sentence):
        return
    moved = _moved(sentence, published)
    if moved is not None:
        yield moved
        return
    for named in days:
        if named.days.last < published or _is_of_decision(sentence, named, days, published):
            continue
        is_one = named.days.first == named.days.last  # not "25일부터 28일까지"
        if is_one and _EVENT.match(sentence) and _ENDS.match(sentence, named.end):
            yield EndMention(named.days)
        elif (found := _told(sentence, named, published)) is not None:
            yield found


def _moved(sentence: str, published: date) -> EventMention | None:
    """An event whose day was changed, by the day that "로" marks, with the one that it had before."""
    marks = [one for one in _MARK.finditer(sentence) if one["moved"]]
    kind = _kind(sentence, 0) if marks else None
    if not marks or kind is None:
        return None
    at = marks[0].start()
    days = [*korean_days(_FROM_DAY.sub(_apart, sentence), published)]
    new = next((one for one in days if at - 12 <= one.end <= at and _TO_DAY.match(sentence, one.end)), None)
    new = new or next((one for one in days if one.start > at and _SETTLED.match(sentence, one.end)), None)
    others = [one for one in days if one is not new and one.end < at]
    old = next((one for one in reversed(others) if _was_meant(sentence, one) or _is_from(sentence, one, new)), None)
    if new is not None and new.days.last >= published:
        if _CONSIDERED.match(sentence, marks[0].end()):
            return EventMention(kind, new.days, AheadStatus.POSSIBLE, new.start, new.end)
        return EventMention(
            kind, new.days, AheadStatus.POSTPONED, new.start, new.end, old.days if old is not None else None
        )
    if old is not None and old.days.last >= published:
        return EventMention(kind, old.days, AheadStatus.PUT_OFF, old.start, old.end)
    return None


def _apart(found: re.Match[str]) -> str:
    """The sentence at the same length, in which "20일에서 27일로" no longer reads as a span of days."""
    return found["day"] + "\N{MIDDLE DOT}\N{MIDDLE DOT}"


def _is_from(sentence: str, named: NamedDays, new: NamedDays | None) -> bool:
    """Whether a day is the former one: "*20일에서* 27일로 연기"."""
    return (
        new is not None and sentence.startswith("에서", named.end) and not sentence[named.end + 2 : new.start].strip()
    )


def _was_meant(sentence: str, named: NamedDays) -> bool:
    mark = _MARK.search(sentence, named.end)
    return mark is not None and (mark["meant"] is not None or mark[0].startswith("예정"))


def _told(sentence: str, named: NamedDays, published: date) -> EventMention | None:
    mark = _predicate(sentence, named)
    if (_UNTIL.match(sentence, named.end) and named.days.first == named.days.last) or _is_end(sentence, named):
        if _BOUND.search(sentence, named.end):
            last = AheadDays(named.days.last, named.days.last)
            return EventMention(AheadKind.DEADLINE, last, AheadStatus.PLANNED, named.start, named.end)
        if not (mark and mark["future"]):
            return None
    status = _status(sentence, mark)
    if mark is None or status is None:
        return None
    if mark["held"]:
        kind = _first_kind(sentence, mark.end()) if named.days.first > published else None
    elif mark[0].startswith(_BEFORE_EVENT):
        kind = _kind(sentence[named.end : mark.start()], mark.end())
    else:
        kind = _kind(sentence, mark.end(), named.start)
    return None if kind is None else EventMention(kind, named.days, status, named.start, named.end)


def _is_of_decision(sentence: str, named: NamedDays, days: Sequence[NamedDays], published: date) -> bool:
    """Whether a day is not that of a coming event: that of an act told with it ("3일 계엄을 선포한 … 25일 열린다");
    that of publication, with a later one before the same predicate ("12일 회의에서 20일 훈련하기로 했다"), or on which
    somebody said it at an event ("12일 간담회를 *열고* 재개한다고 *밝혔다*")."""
    mark = _predicate(sentence, named)
    later = [one for one in days if named.end < one.start and one.days.first > published]
    if mark is None:
        return False
    if any(one.end <= mark.start() and _OF_WHAT_WAS_DONE.search(sentence, named.end, one.start) for one in later):
        return True
    if named.days.last != published:
        return False
    said = _SAID_SO.match(sentence, mark.end())
    at_it = said is not None and _HELD_AND.search(sentence, named.end, mark.start()) is not None
    return at_it or any(one.end <= mark.start() for one in later)


def _predicate(sentence: str, named: NamedDays) -> re.Match[str] | None:
    """The first predicate after a day: none of a quotation that begins after it, which is what was said that day."""
    mark = _MARK.search(sentence, named.end)
    quoted = next((one for one in _QUOTED.finditer(sentence) if one.end() > named.end), None)
    if mark is None or quoted is None or not named.end <= quoted.start() <= mark.start():
        return mark
    return _MARK.search(sentence, quoted.end())


def _is_end(sentence: str, named: NamedDays) -> bool:
    return sentence[named.start : named.end].endswith("말") and _UNTIL.match(sentence, named.end) is not None


def _status(sentence: str, mark: re.Match[str] | None) -> AheadStatus | None:
    if mark is None or mark["past"]:
        return None
    later = [*_MARK.finditer(sentence, mark.end())]
    called_off = next((one for one in later if one["called_off"]), None)
    is_off = called_off is not None and _ONLY_CALLED_FOR.match(sentence, called_off.end()) is None
    if mark["called_off"]:
        return None if _ONLY_CALLED_FOR.match(sentence, mark.end()) else AheadStatus.CANCELLED
    if mark["meant"]:
        return AheadStatus.CANCELLED if is_off else None
    if mark["possible"]:
        return AheadStatus.POSSIBLE
    if is_off and called_off is later[0]:
        return AheadStatus.CANCELLED
    near = later[0] if later else None
    doubted = near is not None and near["possible"] and near.start() - mark.end() < 12
    doubted = doubted or _IF.search(sentence) is not None
    return AheadStatus.POSSIBLE if doubted else AheadStatus.PLANNED if mark["future"] or mark["held"] else None


def _kind(sentence: str, at: int, day: int = 0) -> AheadKind | None:
    """The last kind that is named before the end of the predicate, else the first after it; a court, a launch and an
    anniversary before what they are held with. One named before the day is in its clause, or is the topic."""
    found = [
        (match.start(), kind)
        for kind, pattern in KINDS
        for match in pattern.finditer(sentence)
        if _VENUE.match(sentence, match.end()) is None and not _is_of_clause_before(sentence, match.end(), day)
    ]
    before = [one for one in found if one[0] < at]
    for special in (AheadKind.COURT, AheadKind.LAUNCH, AheadKind.ANNIVERSARY):
        if any(kind is special for _, kind in before):
            return special
    behind = [one for one in found if one[0] >= at]
    return max(before)[1] if before else min(behind)[1] if behind else None


def _first_kind(sentence: str, at: int) -> AheadKind | None:
    """The kind that is named first after "열리는"."""
    found = [(match.start(), kind) for kind, pattern in KINDS if (match := pattern.search(sentence, at, at + _NEAR))]
    return min(found)[1] if found else None


def _is_of_clause_before(sentence: str, end: int, day: int) -> bool:
    """Whether a verb that goes on is between a kind and the day: "협상이 *결렬되면* 13일부터 파업에"."""
    return _TOPIC.match(sentence, end) is None and _GOES_ON.search(sentence, end, day) is not None
