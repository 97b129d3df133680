"""Find the office phrases beside a person's name in Korean text.

after the name       박진 *전 외교부 장관*, 최상목 *대통령 권한대행*, 김덕훈*내각총리*
before the name      *국방부 대변인* 전하늘 대령, *금융위원장을 지낸* 고은채 씨
around the name      *고(故) 김대중 전 대통령*, *전임 구자영 총장*
by a verb            편상미 교수를 *기상청장으로 내정*했다

A phrase ends in an office: a title, the head of a unit ("…서장"), or a status after one of them ("권한대행"). Behind a
name any nouns may stand between; before it, only bodies, times and offices, since other words belong to the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HANGUL, compose_syllable, is_hangul
from bot.regexes import any_of, is_of, regex
from bot.text.entities.korean.persons import (
    AGED,
    BEYOND,
    BRACKET,
    CONTEMPT_BEHIND,
    ENDS,
    GIVEN,
    HELD,
    LISTED_AFTER,
    LISTED_BESIDE,
    LOST,
    OFFICE,
    ONCE,
    OTHER_SUBJECT,
    PROPOSED,
    QUOTED_BODY,
    SAID_TO_BE,
    SECTION,
    TITLE,
    trade_at_body,
)
from bot.text.entities.roles.borders import OfficePhrase, RoleBorders
from bot.text.entities.roles.korean_extent import (
    BODY,
    GOVERNMENTS,
    NOT_AGO,
    PHRASE_END,
    STAFF,
    TIME,
    is_past,
    may_be_subject,
    phrase_start,
    word_start,
)
from bot.text.names.associates import BODY_OF_PERSON, begins_of_another
from bot.text.word_lists import wordlist

_NO_OFFICES = wordlist("hangul_no_offices")
_NO_OFFICE = ("국가대표", "주식시장", "부동산시장", "노동시장")
"""Words that end like an office."""
_OF_OTHERS = (
    "아버지|어머니|부친|모친|아빠|엄마|남편|아내|부인|형|누나|오빠|언니|동생|아들|딸|삼촌|이모|고모부?|사촌|조카|사위|며느리|장인|장모"
    "|친구|동료|지인|선배|후배|인물|사람"
)
_CALLED_WORD = rf"[{HANGUL}]{{1,8}}(?:(?<![은는이가을를에의로와과도서인신며던한된])|(?<=[곡동론명문설술업축평]가))"
_CALLED = rf"(?:(?: (?![{HANGUL}]{{0,2}}(?:{_OF_OTHERS}) ){_CALLED_WORD})?? {_CALLED_WORD})??"
"""A description of the person between an office and the name: "통신사 대표인 *탈북 기자* 채건우". A word for another
person does not come first: "시장인 형 친구 채건우"."""
_INSULTS = regex("|".join(sorted(word for word in wordlist("insults") if is_hangul(word))))
_SOME = "(?: 모(?=[ (]))?"
"""Behind the family name of who has no other in the text: "변 *모* 전 조합장"."""
_BRACKET, _SLASH = regex(rf"{_SOME}{BRACKET}"), regex(r" ?/(?= ?\S)")
"""What comes between the name and the office of who speaks, in a script: "심보라/예방안전과장"."""
_LISTED = regex(rf"{_SOME}{LISTED_BESIDE}{LISTED_AFTER}")
_WORD = regex(rf"{QUOTED_BODY}|[{HANGUL}A-Za-z0-9·ㆍ前現]+(?:\([^()\n]{{1,12}}\))?")
_OFFICE, _SENTENCE = regex(OFFICE), regex(r"[^.!?\n\"“”]*")
_OFFICE_ENDS = regex(
    rf"[{HANGUL}A-Za-z0-9·ㆍ]{{0,16}}?{OFFICE}"
    rf"(?=님|팀(?!장| [{HANGUL}A-Za-z0-9]{{0,8}}?(?:{OFFICE}){ENDS})|{ENDS})"
)
"""An office, also that of who has a team: "*교수*팀"; the team of an office behind is a body ("특별검사팀 특검보")."""
_OF_THEN = regex(rf"당시 [^\n]*(?:{OFFICE})")
"""A time of all that is beside a name: the rank after it was held then as well ("당시 합참의장 채건우 대장")."""
_RANK = regex(r"(?:육군|해군|공군|해병대|인민군)? ?(?:원수|차수|대장|상장|중장|준장|대령|중령|소령|대위|중위|소위)")
_STATUS = regex("내정자|지명자|후보자|당선인|당선자")
"""A status without its office, which says less than an office that is held."""
_PROFESSOR_NAMED = regex(rf"(?<=교수)[{HANGUL}]\s[^\n.]{{0,40}}(?:{PROPOSED})")
"""What a professor is proposed for, which says more than the title: "X 교수를 *기상청장으로 내정*했다"."""
_TO_COME = regex(rf"(?:{PROPOSED})(?:됐|되었|되였|받|했|하였)[{HANGUL}]{{0,8}}$")
"""The verb of an office that somebody is only proposed for, behind which one that is held counts: "X *국장*은 대사로
내정됐다"."""
_TIME_FIRST = regex(rf"{TIME} ")
_TIME_BEHIND = regex(rf"\((?:당시|전|前)\)| (?:(?:재[임직]|집권|임기) )?(?:시절|당시(?! 상황)|때)(?![{HANGUL}]{{2}})")
"""A word of time after an office, in brackets or of its term: "정 시장 *재임 시절* 지은", "도 장관 *때*는"."""
_TIME_BEFORE = regex(rf"(?<![{HANGUL}\w(]){NOT_AGO}(?:전임|전직|전|前|당시|현|現|신임|고|故)(?:\([^()\n]{{1,2}}\))? ?$")
_ONCE = rf"{ONCE}|(?:으로|로) (?:{PROPOSED})된"
_HELD = (
    rf"{HELD}|(?:으로|로) (?:{GIVEN})된|에 (?:{GIVEN})된"
    rf"|(?:이자|이며) (?:[{HANGUL}]{{1,8}} ){{0,3}}?[{HANGUL}]{{1,8}}(?<![{HANGUL}]며)인"
)
"""Behind an office, before the name; also what else the person is: "단장*이자 시인인*"."""
_SECTION = regex(rf"{SECTION}$")
_HONOUR = (
    rf"(?:[{HANGUL}]{{0,2}}(?:예술가|체육인|{any_of(frozenset(word for word in _NO_OFFICES if len(word) > 1))}) )?"
)
"""What somebody is besides an office, between that and the name: "악단장 *공훈배우* 심보라"."""
_LAST_BEFORE = regex(
    rf"({OFFICE})(?:\([^()\n]{{1,12}}\)(?=[인이은을]))?"
    rf"(?:(?:{_HELD}|({_ONCE}))(?= ){_CALLED})? (?:{AGED})?{_HONOUR}"
    r"(?:(?:(?<=[던한] )고|고\(故\)|故)(?:\([^()\n]{1,2}\))? )?(?:(?:경애하는|위대한|친애하는) )?$"
)
_NAMED = regex(
    rf"({OFFICE})(?:(?:으로|로|에) (?:{GIVEN})|(?:에|(?<=장)으로) (?:올랐|뽑혔)|(?:으로|로|에) (?P<named>{PROPOSED})"
    rf"|(?:을|를) 맡|(?:직?에서|직을?) (?P<lost>{LOST})|(?:을|를) (?P<past>지냈|역임))"
    r"(?!(?:[은는을할한될된던]|하는|되는|받은|하던|했던|났던|고 있는|았던)[ ]|하고 있는)"
    rf"(?:[{HANGUL}]*?다(?=고|며|면|는|던)|[{HANGUL}]*)"
)
"""An office and the verb that gives or takes it. A participle is left out, since it speaks of the noun after it."""
_OPEN = "".join(compose_syllable(initial, vowel, 0) for initial in range(19) for vowel in range(21))
"""Syllables after which 이다 is 다: "대표다"."""
_IS = regex(
    rf"(?: ?(?:{TITLE}))?(?:은|는) "
    rf"(?P<office>(?:{BEYOND}(?<![한된던인] )){{0,3}}?[{HANGUL}A-Za-z0-9·ㆍ]{{0,12}}?{OFFICE})"
    rf"(?:(?P<past>(?:이었|였)(?:다|고|으며|으나|지만))|(?:이|(?<=[{_OPEN}]))(?:다|고|며|자 ))"
)
"""An office that is the whole predicate of a clause about a person: "는 당시 국방부 장관이었다"."""
_BEATEN = regex(
    rf"(?:{BRACKET})?(?: ?[{HANGUL}]{{1,8}}){{0,2}}?"
    rf"(?:[을를] (?:[{HANGUL}]{{1,8}} )?[{HANGUL}]{{1,8}}(?:고|며|해|어|아|여|워|서)|에 이어)[ ,]"
)
"""Words after a name: the object of a verb before the office with another subject: "을 제치고 조합장에 선출"."""
_ACTING = regex(r"(?:권한|직무) (?:대행|대리)")
"""The status of somebody who acts for another, in two words."""
_TAKES = (
    rf"(?:맡(?:[는았]다|기로 했다|게 됐다|을 예정이다|고 있다|(?:고|으며),)"
    rf"|(?:{GIVEN})(?:됐|된|되었|될 예정이)다)(?![{HANGUL}])"
)
"""The end of a clause in which somebody takes an office; not "… 씨가 *맡은* 일을", which the holder may speak of."""
_JOINED_TO = "대[해한항]|이어|맞[서선]|따[라른]|의[해한]|관[해한]|관련|앞서|비[해하]|반[해하발]|대응|속[한해]"
"""Words that "에" belongs to: "장관에 *이어* 차관을 임명했다"."""
_GIVEN_TO = (
    regex(rf"({OFFICE})직?에는? (?!{_JOINED_TO})(?:{BEYOND}){{0,3}}$"),
    regex(rf"({OFFICE})직?[은는] (?:{BEYOND}){{0,3}}$"),
)
_GIVEN_BY = (
    regex(
        rf"(?: [{HANGUL}]{{1,8}}?)?[을를이가] (?:(?![{HANGUL}]{{0,8}}?(?:{OFFICE})으?로 )[{HANGUL}]{{1,8}} )?"
        rf"(?:{GIVEN})"
    ),
    regex(rf"(?: [{HANGUL}]{{1,8}}?)?(?:[이가] {_TAKES}|(?:이었|였|이)다)"),
)
"""An office before a name, and a title and the verb after: "차관에 교육학과 노경섭 교수를 임명", not "… 교수를
*위원으로* 임명"; as the topic: "장관은 신태균이었다", "좌장은 노경섭 교수가 맡는다"."""
_IS_ALONE = regex(rf"(?:{PARTICLE.pattern})(?=[ ,.])")
"""Behind the name after an office: the name has no title, so that the office is its own."""
_AND = " 겸 "
_IN_BRACKETS = regex(
    rf"(?: ?(?:{any_of(_NO_OFFICES)}))? ?\((?:\d{{1,3}}(?:세|살)?[·ㆍ,] ?)?"
    rf"((?:[{HANGUL}A-Za-z0-9·ㆍ前現]{{1,16}}(?<![은는을를]),? ){{0,5}}?[^()\n ]{{0,16}}?(?:{OFFICE}))"
    r"(?:[·ㆍ,] ?(?:향년 ?)?\d{1,3}(?:세|살)?)?\)"
)
_OF_ANOTHER = regex(r"(?:을|를) (?:지낸|역임한|맡은|맡았던|맡고 있는) ")
"""Words after an office of the next person: "문재인 정부 시절 국정원장을 지낸 서훈"."""
_RESEARCHER = regex(r"(?:선임|책임|수석|객원|전임|초빙|주임)연구원$")
_INSTITUTE = regex(rf"[{HANGUL}]{{2}}(?<!선임)(?<!책임)(?<!수석)(?<!객원)(?<!전임)(?<!초빙)(?<!주임)연구원$")
_SAID = regex(rf"로 (?:{SAID_TO_BE})$")
_REACH, _AHEAD, _MOST_WORDS = 80, 60, 6


def phrases(text: str, start: int, end: int, borders: RoleBorders) -> Iterator[OfficePhrase]:
    """The office phrases beside the name text[start:end]."""
    if CONTEMPT_BEHIND.match(text, end):
        return
    before = _before(text, start, end, borders)
    behind = _behind(text, end, borders, listed=before is None)
    if before is not None and behind is not None and _is_of_body(text, *before):
        before = None
    if behind is not None and (before is None or not _OF_THEN.fullmatch(text, *before)):
        time = _TIME_BEFORE.search(text, max(0, start - 8), start)
        first = time.start() if time else behind[0]
        yield _phrase(text, first, behind[1])
    if before is not None and not _is_insult(text, before[0], before[1]):
        yield _phrase(text, *before)
    if (inside := _IN_BRACKETS.match(text, end)) is not None and not _is_insult(text, *inside.span(1)):
        yield _phrase(text, inside.start(1), _present_end(text, *inside.span(1)))
    if (stated := _stated(text, end, borders)) is not None:
        yield _phrase(text, *stated)
    if (trade := trade_at_body(text, start, end, borders.bodies)) is not None:
        yield OfficePhrase(*trade, head="", past=False, weak=True)


def _is_of_body(text: str, start: int, end: int) -> bool:
    """Whether a phrase before a name is an institute, whose name ends like a trade, or what somebody is said to be: the
    office is behind the name then ("현대국제관계*연구원* 자오밍타오 교수", "유력 후보로 *꼽히는* 위경문 전 의원")."""
    return _INSTITUTE.search(text, start, end) is not None or _SAID.search(text, start, end) is not None


def _present_end(text: str, start: int, end: int) -> int:
    """The end of the present office, before a former one after a comma: "교수, *전 차관*"."""
    comma = text.find(", ", start, end)
    return comma if comma > 0 and not is_past(text[start:comma]) and is_past(text[comma + 1 : end]) else end


def _phrase(text: str, start: int, end: int) -> OfficePhrase:
    offices = _OFFICE.findall(text, start, end)
    is_weak = (
        _RANK.fullmatch(text, start, end) is not None
        or _STATUS.fullmatch(text, start, end) is not None
        or _TO_COME.search(text, start, end) is not None
        or _PROFESSOR_NAMED.match(text, end) is not None
    )
    return OfficePhrase(start, end, offices[-1] if offices else "", past=is_past(text[start:end]), weak=is_weak)


def _is_insult(text: str, start: int, end: int) -> bool:
    """Whether a word of contempt is in a phrase or right before it."""
    return _INSULTS.search(text, max(0, start - 5), end) is not None


def _behind(text: str, end: int, borders: RoleBorders, *, listed: bool) -> tuple[int, int] | None:
    """The nouns after a name up to the last office among them; after the other names of a list if it is `listed`."""
    slash = _SLASH.match(text, end)
    names = slash or (_LISTED if listed else _BRACKET).match(text, end)
    if names is None:
        return None
    first = names.end() + text.startswith(" ", names.end())
    ends = _office_ends(text, first, borders, glued=slash is None and first == names.end())
    other = begins_of_another(text, first, ends[-1]) if ends else None
    is_own = other == first and not BODY_OF_PERSON.match(text, first)  # "박보람 *유족* 대표"
    ends = [one for one in ends if other is None or is_own or one < other]
    if ends and _OF_ANOTHER.match(text, ends[-1]):
        ends.pop()
    if len(ends) > 1 and borders.begins_name(ends[-1] + 1, ends[-1] + 2):
        ends.pop()
    if not ends or _is_insult(text, first, ends[-1]):
        return None
    next_name = borders.name_at(ends[-1] + 1)
    if next_name is not None and (may_be_subject(text, end, borders) or _IS_ALONE.match(text, next_name)):
        return None
    timed = _TIME_BEHIND.match(text, ends[-1])
    return first, timed.end() if timed else ends[-1]


def _office_ends(text: str, first: int, borders: RoleBorders, *, glued: bool) -> list[int]:
    """The ends of the offices among the nouns from `first` on. Any nouns may stand before the first office, and after
    "겸" ("and")."""
    ends: list[int] = []
    joined = True
    for word in _words(text, first):
        named = borders.name_at(word.start())
        if named is not None and text[named + 1 : named + 4].split(" ", maxsplit=1)[0] in {*GOVERNMENTS, STAFF}:
            continue
        if borders.begins_name(word.start(), word.start() + 1):
            break
        if word.group() == STAFF and word.start() == first:
            ends.append(word.end() - 1)
            break
        office = _office_end(text, *word.span())
        if office is not None:
            ends.append(office)
            joined = False
            if office < word.end() and not (text[office] == "(" and text.startswith(_AND, word.end())):
                break
        elif word.group() == "겸":
            joined = True
        elif _ACTING.match(text, word.start()):
            continue
        elif not joined or (glued and word.start() == first) or _ends_phrase(word, borders):
            break
    return ends


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """The first words from `start`, with one space between."""
    at = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None:
            return
        yield word
        if not text.startswith(" ", word.end()):
            return
        at = word.end() + 1


def _office_end(text: str, start: int, end: int) -> int | None:
    """The end of the office in the word text[start:end], which a particle may follow."""
    office = None if text.startswith(_NO_OFFICE, start) else _OFFICE_ENDS.match(text, start)
    if office is None or office.end() > end or (office[0].endswith("대표") and text.startswith("팀", office.end())):
        return None
    return office.end()


def _ends_phrase(word: re.Match[str], borders: RoleBorders) -> bool:
    """Whether a word that is not an office ends a phrase: a form of address, or one with a particle."""
    if word.group() in _NO_OFFICES:
        return True
    is_noun = borders.is_noun(word.span()) or BODY.fullmatch(word.group()) is not None
    return PHRASE_END.search(word.group()) is not None and not (is_noun or _SECTION.search(word.group()))


def _before(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase that ends right before a name, or before the particle of an office that a verb gives to the name."""
    floor = max(0, start - _REACH)
    last, found = None, _LAST_BEFORE.search(text, floor, start)
    while found is not None:  # "이사장인 *시장*" in front of a name
        is_body = found[1].endswith("원") and (word_start(text, found.start(1), floor), found.end(1)) in borders.bodies
        is_body = is_body and not _RESEARCHER.search(text, floor, found.end(1))
        last, found = last if is_body else found, _LAST_BEFORE.search(text, found.end(1), start)
    for given_to, given_by in zip(_GIVEN_TO, _GIVEN_BY, strict=True):
        if last is None and given_by.match(text, end):
            last = given_to.search(text, floor, start)
    if last is None or text.startswith(_NO_OFFICE, word_start(text, last.start(1), floor)):
        return None
    if borders.names(last.end(1) + 1, start - 1):
        return None
    stop = last.end(2) if is_of(last, _LAST_BEFORE) and last[2] else last.end(1)
    stop -= len("인") if text.endswith("출신인", 0, stop) else 0
    begin = phrase_start(text, last.start(1), floor, borders)
    return (begin, stop) if begin is not None else None


def _stated(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office that a verb of the same clause gives or takes: "…을 기상청장으로 임명했다"."""
    if (whole := _IS.match(text, end, end + _AHEAD)) is not None:
        timed = _TIME_FIRST.match(whole["office"]) is not None
        return whole.start("office"), whole.end("office" if timed or whole["past"] is None else "past")
    clause = _SENTENCE.match(text, end, end + _AHEAD)
    if clause is None:
        return None
    verb = _NAMED.search(text, end, clause.end())
    if verb is None or text.startswith(_NO_OFFICE, word_start(text, verb.start(1), end)):
        return None
    if _BEATEN.match(text, end, verb.start(1)) or borders.begins_name(end, verb.start()):
        return None
    begin = phrase_start(text, verb.start(1), end, borders)
    if begin is None or begin <= end or OTHER_SUBJECT.match(text, end, begin):
        return None
    kept = any(verb[name] for name in ("named", "lost", "past"))
    return begin, verb.end() if kept else verb.end(1)
