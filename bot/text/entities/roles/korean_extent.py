"""Find where the phrase of an office in front of a name, or of a verb, begins: "서울시 *산림녹지과 주무관*".

Only bodies, times and other offices belong to it, since other words are the sentence's.
"""

from __future__ import annotations

import re

from bot.lang.scripts import HANGUL
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import OFFICE
from bot.text.entities.roles.borders import RoleBorders
from bot.text.word_lists import wordlist

OFFICE_WORD = regex(rf"[{HANGUL}A-Za-z0-9·ㆍ]{{0,16}}?{OFFICE}")
TIME = (
    r"(?:전임|전직|전|前|옛|당시|현직|현|現|신임|차기|초대|임시|후임|예비역|퇴역|자칭|고|故|제?\d{1,3}대)"
    r"(?:\([^()\n]{1,2}\))?"
)
NOT_AGO = (
    r"(?<![0-9몇수한두세네]년 )(?<![0-9몇] 년 )(?<!년여 )(?<!개월 )(?<!달 )(?<!주 )(?<!주일 )(?<!시간 )(?<!분 )"
    r"(?<!며칠 )(?<!사흘 )(?<!나흘 )"
    r"(?<!이틀 )(?<!하루 )(?<!보름 )(?<!열흘 )(?<!얼마 )(?<!오래 )(?<!직 )(?<!그 )(?<!훨씬 )(?<!바로 )"
)
"""A look-behind before 전, which excludes a stretch of time, with which 전 means "ago"."""
_TIME_LEFT = regex(rf"(?<![{HANGUL}\w(]){NOT_AGO}{TIME}$")
_ABBREVIATED = regex(rf"(?<![{HANGUL}\w])(?P<office>[{HANGUL}]{{1,16}})\([A-Za-z]{{2,5}}\)$")
"""An office with its abbreviation: "최고경영자(CEO)"."""
_QUOTED_BODY = regex(rf"(?<![{HANGUL}\w])['‘“\"「『][{HANGUL}A-Za-z0-9·ㆍ ]{{1,16}}['’”\"」』]$")
"""The name of a body in marks: "단체 '*열린길*' 대표"."""
_FAR_TIME = regex(
    rf"(?<![{HANGUL}\w(]){NOT_AGO}(?:전임|전직|前|전\([^()\n]{{1,2}}\)|당시|전(?! (?:세계|국민|국가|직원"
    rf"|임직원|군|지역|분야)))"
    rf" (?:(?![{HANGUL}]*(?:[은는이가을를에의로와과던]|이자|이며) )[{HANGUL}A-Za-z0-9·ㆍ]{{1,12}} ){{1,2}}$"
)
"""A word of time before an office with up to two other nouns between: "전직 주중 대사", not "3년 전"."""
_ABROAD, _ENVOY = regex(rf"주[{HANGUL}]{{1,6}}"), regex(r"(?:대사|공사|총영사)")
"""The ambassador's offices, which the country is joined to: "주일 대사"."""
_PAST = regex(
    r"(?:^|\s)(?:전임|전직|전|前|옛|당시|초대|고|故)(?:\([^()\n]{1,2}\))?(?=\s)"
    r"|이었던|이였던|였던|이던|맡았던|일했던|일한|재직|있던|시절| (?:당시|때)$"
    r"|내려놓|떠난|쫓겨난|거친|지낸|지냈|역임|출신|물러|사임|해임|경질|사퇴|파면"
)
_JOINED = regex(rf"[{HANGUL}A-Za-z0-9·ㆍ]{{0,16}}?{OFFICE}(?:이자|이며)")
"""An office that another one follows: "*위원이며* 내각총리인"."""
BODY = regex(rf"[{HANGUL}A-Za-z0-9·ㆍ]{{0,24}}(?:{any_of(wordlist('hangul_body_ends'))})|제\d|[한산수]은")
"""The body of an office; the banks of Korea, of development and for exports in short: "한은 총재"."""
_IN_A_BODY = regex(
    rf"(?<![{HANGUL}A-Za-z0-9·ㆍ])[{HANGUL}A-Za-z0-9·ㆍ]{{0,16}}(?:{any_of(wordlist('hangul_body_ends'))}) $"
)
"""Words before a section of a body, whose last syllable may be a particle elsewhere: "남원시 *산림녹지과*"."""
_BEFORE_NAME = ("법인 ", "주식회사 ", "협동조합 ", "로펌 ", "극단 ")
"""Words before the name of a body, if the name may be any word: "법무법인 *새길*"."""
_NO_BODY = frozenset(
    ["다시", "역시", "즉시", "일부", "전국", "결국", "동시", "잠시", "당국", "또다시", "수시", "임시회"]
)
"""Words that end like a body."""
GOVERNMENTS = frozenset({"정부", "행정부", "정권", "내각"})
"""Words for a government after the name of its leader, under whom the office was held."""
PHRASE_END = regex(r"[은는이가을를에의로와과]$")
STAFF, _OWNED = "의원실", regex(rf"(?:{TIME} )?(?:[{HANGUL}A-Za-z0-9]{{1,12}} ){{0,2}}?[{HANGUL}]{{0,8}}?{OFFICE}의 ")
"""Words after the name of whose staff the next person is: "함유정 의원실 보좌관", "함유정 전 의원의 보좌관"."""
_AFTER_TIME, _LONGEST_NAME = 16, 4
"""The last is the syllables of a family name of two with a given name of two, or of one and a particle."""


def phrase_start(text: str, office: int, floor: int, borders: RoleBorders) -> int | None:
    """The start of the phrase whose last office begins at `office` within its word; None if it is another person's."""
    begin = word_start(text, office, floor)
    if borders.names(begin, office):
        return None
    while begin > floor and text[begin - 1] == " ":
        if (marked := _marked(text, floor, begin - 1)) is not None:
            begin = marked
            continue
        timed = _TIME_LEFT.search(text, floor, begin - 1)
        left = timed.start() if timed else word_start(text, begin - 1, floor)
        word = text[left : begin - 1]
        if (timed and _is_of_event(text, timed, floor, borders)) or _is_apart(text, (left, begin - 1), floor, borders):
            break
        if (begin - 1) in borders.people:
            if text.startswith(STAFF, begin) or _OWNED.match(text, begin):
                return borders.people[begin - 1]
            is_own = _offices(text[begin : text.find(" ", office)]) > 1 or may_be_subject(text, begin - 1, borders)
            return begin if is_own else None
        if not word or not (timed or _belongs(text, word, left, borders) or _is_post_abroad(text, word, begin)):
            break
        if borders.names(left + 1, begin - 1):
            return None
        begin = left
    far = _FAR_TIME.search(text, floor, begin)
    return begin if far is None or borders.names(far.start() + 1, begin) else far.start()


def _is_apart(text: str, word: tuple[int, int], floor: int, borders: RoleBorders) -> bool:
    """Whether a word before an office is not of it though it could be: a leader's government, or a former office that
    "and" joins, which would make the whole a former one: "전 *검찰총장이자* 현 국회의원"."""
    start, end = word
    if text[start:end] in GOVERNMENTS and (start - 1) in borders.people:
        return True
    return _JOINED.fullmatch(text, start, end) is not None and is_past(text[max(floor, start - _AFTER_TIME) : end])


def may_be_subject(text: str, end: int, borders: RoleBorders) -> bool:
    """Whether the last of four syllables of a name may be a particle: "단장 *선우경은* 수석코치 계인호와"."""
    return end - borders.people.get(end, end) == _LONGEST_NAME and text[end - 1] in "은이"


def _marked(text: str, floor: int, end: int) -> int | None:
    """The start of an office with its abbreviation, or of a body's name in marks, that ends at `end`."""
    bracket = _ABBREVIATED.search(text, floor, end)
    if bracket is not None and OFFICE_WORD.fullmatch(bracket["office"]):
        return bracket.start()
    quoted = _QUOTED_BODY.search(text, floor, end)
    return quoted.start() if quoted else None


def _is_of_event(text: str, time: re.Match[str], floor: int, borders: RoleBorders) -> bool:
    """Whether a word of time says when something else happened: "사고 *당시* 선장"."""
    end = time.start() - 1
    return time[0] == "당시" and borders.is_noun((word_start(text, end, floor), end))


def _is_post_abroad(text: str, word: str, begin: int) -> bool:
    """Whether a word names the country of the ambassador's office that begins after it."""
    return _ABROAD.fullmatch(word) is not None and _ENVOY.match(text, begin) is not None


def _offices(words: str) -> int:
    """The number of words that are or begin with an office."""
    return sum(OFFICE_WORD.match(word) is not None for word in words.split())


def word_start(text: str, at: int, floor: int) -> int:
    """The start of the word that text[at] is in or ends, `floor` at least."""
    while at > floor and (text[at - 1].isalnum() or text[at - 1] in "·ㆍ"):
        at -= 1
    return at


def _belongs(text: str, word: str, start: int, borders: RoleBorders) -> bool:
    """Whether a word before an office is a part of the phrase: a time, a body, an office."""
    if word in _NO_BODY or (word == "나선" and text.endswith("로 ", 0, start)):  # "토론자로 나선", and no city
        return False
    if word in ("권한", "직무", "간"):  # as in `_ACTING`; "정부 *간* 위원회"
        return True
    if word == "우리" and text.startswith(" 나라", start + len(word)):  # "*우리* 나라 주재 대사"
        return True
    if _JOINED.fullmatch(word) or (word.endswith("의") and OFFICE_WORD.fullmatch(word[:-1])):
        return True
    bare = word.removesuffix("과")
    if OFFICE_WORD.fullmatch(bare.removesuffix("들")):
        return bare == word and not word.endswith("들")  # "*비서들과* 내각총리"
    if word.endswith("과") and _IN_A_BODY.search(text, max(0, start - 20), start):
        return True
    if BODY.fullmatch(word):
        return True
    if text.endswith(_BEFORE_NAME, 0, start) and not PHRASE_END.search(word):
        return True
    return borders.is_noun((start, start + len(word)))


def is_past(phrase: str) -> bool:
    """Whether the words of an office say that it is no longer held."""
    return _PAST.search(phrase) is not None
