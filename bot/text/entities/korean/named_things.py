"""Names of things that look like persons': works, storms, ships, firms ("영화 '레나 보르코'", "태풍 마리나").

What the thing is stands before its name or behind it, or the name is all that a pair of marks of works encloses. A firm
is one before an office too: "나가이 건설 사장" is the head of a firm, and nobody called Nagai.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.lang.scripts import HANGUL, is_hangul
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import ENDS, FAMILY, SHOWN_BEHIND
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.word_classes import THING, sort_of, words_beside
from bot.text.word_lists import wordlist

_OPENED, _CLOSED = frozenset("「『《〈‘'"), frozenset("」』》〉’'")
_SHIP = regex(rf" ?[호컵](?:의|에|에서|를|는|가|와)?(?![{HANGUL}])")
"""Behind the name of a ship or of a cup."""
_VESSEL = regex(
    r"(?:(?:화물|여객|어|유람|유조|상|운반|컨테이너|예인|시추|연구|탐사|급유|쇄빙|준설|바지|크루즈|수송|훈련|실습|LNG|LPG|카페리|관광)선"
    r"|(?:잠수|구축|호위|초계|상륙|경비|수송|군수지원|이지스|소해)함|항공모함|함정|[순경]시?[찰비]정|순시선|낚싯배|요트|열차|위성|발사체)"
    r" ['‘“]?$"
)
"""What is called by a name that ends in 호 like many Koreans': "유람선 *한빛호*"."""
_SHIP_OR_TEAM, _PRODUCE = "호", "산"
"""The last syllable of a ship's name or of a team by its coach, and of what a region grows."""
_HEAD = "대표(?:이사)?|(?:명예|부)?회장|부?사장|이사장|원장|병원장|행장|총재|최고경영자|대변인"
_FIRM_WORDS = wordlist("hangul_firm_words")
_FIRM = regex(rf"([{HANGUL}]+) (?:{any_of(_FIRM_WORDS)})(?= (?:전 |현 |[前現] ?)?(?:{_HEAD}){ENDS})")
"""A name, the last word of a firm's name, and before the office of its head."""
_BODY_WORD = regex(
    rf"[{HANGUL}]{{2,10}}?(?:협회|협의회|연합회|연맹|위원회|노동조합|진흥원|관리원|연구소|사무소)(?={ENDS})"
)
"""A body in one word, which may begin like a name: "*전국재*해구호협회"."""
_FIRM_WORD = regex(
    rf"[{HANGUL}A-Z]{{2,6}}(?:{any_of(word for word in wordlist('hangul_firm_words') if len(word) > 1)})"
)
"""A firm in one word, before its head: "*하늘물류* 대표"."""
_COUNTY = regex(rf"(?!{FAMILY})[{HANGUL}]{{2,3}}[시군구](?=[은는])")
"""A county or city with the particle that the tagger takes for a person's last syllable: "*새벌군*은"."""
_OUTLET = regex(
    rf"[{HANGUL}]{{1,4}}?(?:매일|신문|일보|경제|뉴스|타임스|저널|투데이|데일리)"
    rf"(?= (?:[{HANGUL}]{{2,4}} )?(?:기자|논설위원|특파원|편집국장|주필)(?:{ENDS}))"
)
"""A paper before who writes for it, which may begin like a name: "*금강매일* 박도윤 기자"."""
_BODIES = wordlist("hangul_bodies")
_REGIONS = wordlist("hangul_regions")
_WORD = regex(rf"[{HANGUL}]+")
_TWO = regex(rf"([{HANGUL}]+) [{HANGUL}]+(?![{HANGUL}])")
_LONGEST_WORD = 12
_LONG_FIRM_WORDS = tuple(word for word in _FIRM_WORDS if len(word) > 2)
_FULL_NAME = 3
"""Syllables of a Korean's name, which may be the last word of a foreigner's."""
_TWO_WORDS = 2
"""Words of most foreigners' names, and of most firms'."""


def body_end(text: str, start: int, end: int) -> int | None:
    """Where the body ends that begins at a name taken for a Korean's; None if there is none."""
    word = _BODY_WORD.match(text, start)
    if word is not None and word.end() > end + 1:
        return word.end()
    if _FIRM_WORD.fullmatch(text, start, end):
        return end
    outlet = _OUTLET.match(text, start)
    if outlet is not None and outlet.end() > end:
        return outlet.end()
    county = _COUNTY.match(text, start)
    return county.end() if county is not None and county.end() + 1 == end else None


def is_named_thing(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is the name of a thing and not a person's."""
    if text[start : end - 1] in _REGIONS and text[end - 1] == _PRODUCE:
        return True
    if not all(loan_level(word) >= FOREIGN for word in text[start:end].split()):
        return False
    if _SHIP.match(text, end):
        return True
    if SHOWN_BEHIND.match(text, end):
        return False
    enclosed = text[start - 1 : start] in _OPENED and text[end : end + 1] in _CLOSED and start > 0
    return enclosed or any(sort_of(word) == THING for word in words_beside(text, start, end))


def is_ship_or_team(text: str, start: int, end: int) -> bool:
    """Whether a name ends as those of ships do, and of a team that is called by its coach, whom the text names too:
    "*홍명보호*가 졌다. 홍명보 감독은"."""
    name = text[start:end]
    if not name.endswith(_SHIP_OR_TEAM) or " " in name:
        return False
    if SHOWN_BEHIND.match(text, end):
        return False
    coach = name[:-1]
    is_team = len(coach) == _FULL_NAME and text.count(coach) > text.count(name)
    is_vessel = _VESSEL.search(text, max(0, start - _LONGEST_WORD), start) is not None
    return is_team or is_vessel or loan_level(coach) >= FOREIGN


def firm_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name of a firm before the office of its head, where a foreign name at [start, end) begins it or is the whole
    of it, or of a known body that is written apart: "골드만 삭스", "인터 *밀란*"; None for anything else. Between a
    Korean's name and an office the body is his: "신동빈 그룹 회장"."""
    if " " in text[start:end] and text[start:end].replace(" ", "") in _BODIES:
        return start, end
    two = _TWO.match(text, start)
    if two is not None and end == two.end(1) and two[0].replace(" ", "") in _BODIES:
        return two.span()
    first = text[max(0, start - _LONGEST_WORD) : start].rpartition("\n")[2]
    word = first[:-1].rpartition(" ")[2] if first.endswith(" ") else ""
    if word and word + text[start:end] in _BODIES:
        return start - 1 - len(word), end
    firm = _FIRM.match(text, start)
    is_firm = firm is not None and end in (firm.end(1), firm.end()) and loan_level(firm[1]) >= FOREIGN
    return firm.span() if firm is not None and is_firm else None


def firm_behind(text: str, start: int, end: int, persons: Collection[tuple[int, int]], known: Collection[int]) -> int:
    """Where the firm, club or country of a foreigner begins in words that the tagger takes for the name, before an
    office: "얀 데커르 *벨로 다이내믹스* 대표"; `end` if all are the name. `persons` are the tagger's, and `known` where
    names begin that are no person's."""
    words = [word.start() for word in _WORD.finditer(text, start, end)]
    if len(words) < _TWO_WORDS or not SHOWN_BEHIND.match(text, end) or firm_span(text, start, end):
        return end
    last = text[words[-1] : end]
    if last in _FIRM_WORDS and (len(words) > _TWO_WORDS or loan_level(last) < FOREIGN):
        is_of_two = len(words) > _TWO_WORDS + 1 or _is_apart(text, text[words[-2] : end], words[-2], persons)
        return words[-2] if is_of_two and len(words) > _TWO_WORDS else words[-1]
    apart = (at for at in words[2:] if at in known or (at < words[-1] and _is_apart(text, text[at:end], at, persons)))
    is_korean = loan_level(last) < FOREIGN and len(last) > _FULL_NAME and _is_apart(text, last, words[-1], [])
    is_firm = len(words) > _TWO_WORDS and (last.endswith(_LONG_FIRM_WORDS) or is_korean)
    return next(apart, words[-1] if is_firm else end)


def is_bare_firm(word: str) -> bool:
    """Whether a word is the last one of firms' names and no name by itself."""
    return word in _FIRM_WORDS


def _is_apart(text: str, firm: str, start: int, persons: Collection[tuple[int, int]]) -> bool:
    """Whether words are also written elsewhere in a text, and not for a person."""
    return any(at != start and not any(a <= at < b for a, b in persons) for at in _places(text, firm))


def _places(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text, as words."""
    at = text.find(words)
    while at >= 0:
        if not is_hangul(text[at - 1 : at]):
            yield at
        at = text.find(words, at + 1)
