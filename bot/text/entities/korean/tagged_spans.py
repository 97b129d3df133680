"""Trim tagged Korean names: marks, titles, posts, words of contempt and the country before a title are cut off.

통일연구원 조은결 연구위원  -> 통일연구원 | 조은결
트럼프 미국 (대통령)        -> 트럼프
김영호역도                  -> 김영호
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.lang.scripts import HANGUL
from bot.regexes import any_of, regex
from bot.text.entities.korean.foreign.officials import OF_STATE, SHORT_STATES
from bot.text.entities.korean.persons import (
    CONTEMPT,
    ENDS,
    FAMILY,
    OFFICE,
    TITLE,
    affiliation,
    is_post_abroad,
    universities,
)
from bot.text.korean.common_words import is_common
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.name_likeness import likeness
from bot.text.korean.names import BODY, PERSON, PLACE, KoreanName
from bot.text.word_lists import wordlist

NO_PERSONS = frozenset(word for word in wordlist("hangul_body_ends") if len(word) > 2).union(
    *(
        wordlist(f"hangul_{name}")
        for name in ("no_names", "no_persons", "before", "titles", "ranks", "posts", "speakers")
    )
)
ENVOYS = ("대사", "총영사", "대사대리")
"""Ends of the offices that are one word with where their holder is posted: "주러시아*대사*"."""
_COUNTRIES = wordlist("hangul_places_abroad")
_POSTED = frozenset({"주한", "주북", "주일", "주중", "주미", "주러"})
"""Where an ambassador is posted."""
_CALLINGS = wordlist("hangul_callings")
"""What somebody is, as a word of its own before or behind the name: "유학생 …", "… 몬시뇰"."""
_SIDES = frozenset({"측은", "측이", "측도", "측의", "측과"})
"""The side of the person before, with its particle: "군수 *측은* 하 씨의"."""
_IS_CALLING = tuple(f"{word}인" for word in _CALLINGS)
_CLUBS = wordlist("hangul_clubs")
_MARKS = "\"'“”‘’`()[]<>《》〈〉「」『』.,·ㆍ~-–—=:;/ \n"
_FIRMS = "기업|업체|회사|브랜드|매체|일간지|주간지|전문지|제조사|소속사|시공사|시행사|(?:[민공국관]영)방송"
_IN_FRONT = {
    PERSON: regex(r"(?:한국명|한국 이름|본명|예명|필명|가명|활동명|개명 전|옛 이름) "),
    BODY: regex(rf"[{HANGUL}A-Z]{{0,6}}(?<!중소)(?:{_FIRMS}) "),
    PLACE: regex(r"(?<=[》」』’'\"”])[호형급](?:[을를은는이가의에로와과도]|에서)? "),
}
"""What is in front of a name and no part of it, by label: a common noun ("(본명 진미영)", "IT기업 블루코어"), the end
of a ship's name or a weapon's ("《단청》*호를* 부산항에")."""
_REGIONS = wordlist("hangul_regions")
"""Whose 시장 is a mayor, where that of another place is a market; whose 지사 a governor is."""
_PLACE_BEHIND = regex(rf"(?<=[{HANGUL}]{{2}})지역$|(?<=[{HANGUL}][시군구읍면동도주현성])의$| (?:옛|전)$")
"""What is no part of the place before it: "안성지역", "종로구 *옛* 청사"; a particle that the dictionary took for a
syllable."""
_COUNCIL = regex(rf"(?<=[{HANGUL} ][시군구도]의회)[가는를]?$")
"""What follows a council that was taken for its town: "영산군의회*가*"."""
_HEAD = regex(
    rf"(?:본부|은행|공사|공단|재단|병원|[방찰무]서|[{HANGUL}]청|[{HANGUL}]{{2}}지[부회국사점]|[{HANGUL}]{{2}}처|[지고]검)(장)$|(?<=[{HANGUL}]{{2}})(들)$"
)
"""The head of a body, or more than one, in the word of the body: "가람은행장"."""
_POLICE = regex(rf"경찰([서청])(?={ENDS}|장)")
"""A police station or agency; the dictionary takes its last syllable for a verb."""
_RANK_BEHIND = regex(rf"(?<=[{HANGUL}]) (?:고위|핵심|실무|수뇌|현지)$|(?<=[{HANGUL}]{{2}})(?:에서|에게)$")
"""What is no part of a body before it: an official's rank ("정부 *고위* 관계자"), a particle of two syllables."""
_DEPARTMENT = regex(rf"과(?= (?:[{HANGUL}]{{2,3}}(?<!학) ?)?(?:{TITLE}))")
"""The last syllable of a department before who teaches there, which is elsewhere a particle: "경제학*과* 교수"."""
_ENTERPRISE = "기업소"
_CUT = regex(
    rf"(?<=사무|연구)[소원](?=장{ENDS})|[{HANGUL}]{{1,8}}?(?:사무소|연구소|사무처|위원회|협의회)(?=장?{ENDS})"
    rf"|(?<=정책|사무)처(?=장{ENDS})|(?<=주교회)의"
)
"""The rest of a body in its word, or the last syllable, taken for its head's office or a particle: "예산정책*처*장"."""
_DOT = regex(rf"(?<=[{HANGUL}]{{2}})[·ㆍ](?=[{HANGUL}]{{2}})")
"""What divides names in a list: "한빛건설·동우산업"."""
_DASH = regex(rf"(?<=[{HANGUL}]{{2}})[-–](?=[{HANGUL}]{{2}})")
"""What divides two bodies ("여당-정부 협의"), or the parts of one name ("에쓰-오일")."""
_BODIES = wordlist("hangul_generic_bodies") | wordlist("hangul_bodies")
_BODY_ENDS = tuple(word for word in wordlist("hangul_body_heads") if len(word) > 1)
_TITLE_BEHIND = regex(rf"[ ]?(?:{TITLE})$| 최고[{HANGUL}]{{0,6}}(?:책임|경영)자$")
_CALLED = frozenset({"씨", "동지", "동무", "선생", "여사"})
"""What follows a family name without a space; an office makes a common noun of both: "어시장"."""
_GLUED = regex(
    rf"[{HANGUL}]{{2,}}?(?P<called>(?:{CONTEMPT}|동무|각하))"
    rf"|(?:{FAMILY})[{HANGUL}]{{2}}(?P<post>{any_of(wordlist('hangul_speakers'))})"
)
"""What state media write behind a name without a space: contempt, a form of address, a post."""
_SOMEBODY = regex(rf"(?:{FAMILY})모(?= ?(?:\(|(?:{TITLE}){ENDS}))")
"""The family name of a person who is not named, with what says so: "김모 씨"."""
_OFFICE_BEHIND = regex(rf" [{HANGUL}]{{0,6}}(?:{TITLE})$")
_TIME_BEHIND = regex(r" (?:당시|전|현|신임|전임|차기)$")
"""A word of time behind a name, before an office: "추미란 *당시* 원장"."""
_HOLDER = regex(rf" ((?:{FAMILY})[{HANGUL}]{{2}})(?: [{HANGUL}]{{0,4}}|)(?:{TITLE})$")
_OFFICE_WORD = regex(rf"(?=[{HANGUL}]{{3}})[{HANGUL}]{{0,6}}(?:{OFFICE})")
"""An office of three syllables or more: "*심의관* 하야시다 모모코"."""
_SURE = 0.9
"""Least probability of a foreigner whose office says that a word before it is a body."""
_WHOLE_SURE = 0.95
"""The same for one whose last word is also a place."""
_LIKELY = 3
"""Least likeness of a full name before another word."""
_FULL_NAME = 3
"""Syllables of a Korean's full name."""
_UNIVERSITY = regex(
    rf"(?:[은는이가]| 씨[는가]) (?P<body>[{HANGUL}]{{2,4}}대) (?:[{HANGUL}]{{2,8}} ){{0,2}}?[{HANGUL}]{{0,4}}"
    r"(?:교수|총장|학장|강사)(?:이?다|이[었였]|였|(?:으)?로 |이며|이자)"
)
"""Behind a name, the university of which the sentence says that this is a professor: "박도현은 *태강대* 교수다"."""
_GLUED_TITLE = regex(rf"(?:{TITLE}){ENDS}")
"""A title in the word of what is before it: of "슌 *정조*회장" no part is the name's."""
_VOCATIVE = regex(rf"(?<=[{HANGUL}]{{2}})[아야](?= [{HANGUL}]{{0,4}}(?:{any_of(_CALLINGS)}|{TITLE}){ENDS})")
"""The last syllable of a name that the dictionary takes for a call to somebody: "추민*아* 활동가는"."""
_GOES_ON = regex(rf"(?! ?(?:{TITLE})|{ENDS})")


def parted(text: str, name: KoreanName) -> Iterator[KoreanName]:
    """The name; a body that runs on over a person and a title ("통일연구원 조은결 연구위원") as two names, and a list
    of bodies or places as its names."""
    if (end := text.rfind("…", name.start, name.end)) >= 0:
        yield from parted(text, name._replace(start=end + 1))
        return
    if name.label != PERSON and (dot := _DOT.search(text, name.start, name.end)) is not None:
        yield from parted(text, name._replace(end=dot.start()))
        yield from parted(text, name._replace(start=dot.end()))
        return
    if name.label == BODY and (dash := _DASH.search(text, name.start, name.end)) is not None:
        sides = (text[name.start : dash.start()], text[dash.end() : name.end])
        if all(side in _BODIES or side.endswith(_BODY_ENDS) for side in sides):
            yield name._replace(end=dash.start())
            yield name._replace(start=dash.end())
            return
    holder = _HOLDER.search(text, name.start, name.end) if name.label == BODY else None
    if holder is None or holder[1] in NO_PERSONS:
        yield name
        return
    yield name._replace(end=holder.start())
    start, end = holder.span(1)
    yield name._replace(start=start, end=end, label=PERSON)


_INITIAL = regex(rf"(?<=[·ㆍ])[{HANGUL}]|[{HANGUL}][·ㆍ]")
"""A syllable of a list of states: "*한*·미·일"."""
_STATE_BEHIND = regex(rf" [{SHORT_STATES}](?= )")
"""A state behind a name, before an office: "오스틴 *미* 국방장관"."""


def trimmed(text: str, name: KoreanName, others: Mapping[int, int]) -> KoreanName | None:
    """The name without marks at its ends, an office behind a body and what follows a person's name; None if nothing is
    left. `others` are the known names that are no person's, as end -> start."""
    start, end = _in_brackets(text, name.start, name.end)
    if name.label in _IN_FRONT and (noun := _IN_FRONT[name.label].match(text, start, end)):
        start = noun.end()
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if name.label == PERSON:
        start = _person_start(text, start, end)
        is_cut = end - start < _FULL_NAME and _VOCATIVE.match(text, end)
        end = end + 1 if is_cut else _person_end(text, name, start, end, others)
    if name.label == BODY:
        end = _body_end(text, start, end)
    if name.label != PERSON and text.endswith("경찰", start, end) and _POLICE.match(text, end - 2):
        return name._replace(start=start, end=end + 1, label=BODY)
    if name.label == PLACE and (council := _COUNCIL.search(text, start, end)):
        return name._replace(start=start, end=council.start(), label=BODY)
    if name.label == PLACE and (behind := _PLACE_BEHIND.search(text, start, end)):
        end = behind.start()
    is_mayor = name.label == PLACE and text.endswith("시장", start, end) and text[start : end - 2] in _REGIONS
    is_initial = end - start == 1 and _INITIAL.match(text, start) is not None
    if is_mayor or is_initial or start >= end or "\n" in text[start:end]:
        return None
    return name._replace(start=start, end=end)


def _body_end(text: str, start: int, end: int) -> int:
    """The end of a body without an office behind it or its head, and with the rest of "룡성기계연합*기업소*"."""
    if title := _OFFICE_BEHIND.search(text, start, end):
        end = title.start()
    if text.endswith("학", start, end) and _DEPARTMENT.match(text, end):
        return end + 1
    if behind := _RANK_BEHIND.search(text, start, end):
        return behind.start()
    if cut := _CUT.match(text, end):
        return cut.end()
    if head := _HEAD.search(text, start, end):
        return head.start(head.lastindex or 0)
    return end + len(_ENTERPRISE) if text.startswith(_ENTERPRISE, end) else end


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a span that does not cross a bracket which is opened or closed outside of it."""
    opened, closed = text.find("(", start, end), text.find(")", start, end)
    if closed >= 0 and (opened < 0 or closed < opened):
        return closed + 1, end
    if opened > start and closed < 0:
        return start, opened
    return start, end


def _person_start(text: str, start: int, end: int) -> int:
    """The start of a person's name without what somebody is, the club or the side before: "유학생 …", "심의관 …",
    "랜더스 …", "측은 …"."""
    space = text.find(" ", start, end)
    if space < 0:
        return start
    first = text[start:space]
    is_called = first in _CALLINGS or first in _SIDES or first.endswith((*_IS_CALLING, *ENVOYS)) or first in _CLUBS
    return space + 1 if is_called or (space > start and _is_office(text, start, space)) else start


def _person_end(text: str, name: KoreanName, start: int, end: int, others: Mapping[int, int]) -> int:
    """The end of a person's name, of which [start, end) is left; `start` if it is none."""
    space = text.rfind(" ", start, end)
    if space > start and (text[space + 1 : end] in _CALLINGS or _is_abroad(text, space + 1, end)):
        return space
    if space > start and (_is_other(text, space + 1, end, others, name.sure) or _GOES_ON.match(text, end)):
        return space
    if (
        space > start
        and (office := _GLUED_TITLE.match(text, end))
        and not office[0].startswith(tuple(_CALLED))
        and _is_foreign(text[start:space]) > _is_foreign(text[space + 1 : end])
    ):
        return space
    if space > start and (
        (_STATE_BEHIND.match(text, space) and OF_STATE.match(text, end)) or _is_full(text, start, space, end)
    ):
        return space
    if (time := _TIME_BEHIND.search(text, start, end)) is not None and time.start() > start:
        return time.start()
    if (somebody := _SOMEBODY.match(text, start)) is not None and somebody.end() == end:
        return end - 1
    if (called := _GLUED.fullmatch(text, start, end)) is not None:
        return called.start(called.lastgroup or 0)
    title = _TITLE_BEHIND.search(text, start, end)
    if title is None or title.start() == start:
        return end
    # one syllable is the title's: "*간*사장"
    in_title = title.start() == space + 2 and len(title[0]) > 1
    if space > start and (in_title or text[space + 1 : title.start()] in _REGIONS):
        return space
    glued = title[0] == title[0].strip() and (title.start() == start + 1 or is_common(text[start : title.start()]))
    return start if glued and title[0] not in _CALLED else title.start()


def _is_full(text: str, start: int, space: int, end: int) -> bool:
    """Whether the first of two words is a Korean's full name, and the other where the bearer works: "최도훈 *새벌*"."""
    first, behind = text[start:space], text[space + 1 : end]
    is_name = len(first) == _FULL_NAME and likeness(first) >= _LIKELY and loan_level(first) < FOREIGN
    return is_name and loan_level(behind) < FOREIGN and _GLUED_TITLE.match(text, end + 1) is not None


def _is_other(text: str, start: int, end: int, others: Mapping[int, int], sure: float) -> bool:
    """Whether the last word of a name is a known one that is no person's. Towns and rivers are also names of persons,
    of which the tagger may be sure ("라티프 빈 *하산*"); a country is the one whose office follows."""
    return others.get(end) == start and (sure < _WHOLE_SURE or text[start:end] in _COUNTRIES)


def _is_office(text: str, start: int, end: int) -> bool:
    """Whether a word is an office and looks like no foreign name: "심의관", not "루이사"."""
    return _OFFICE_WORD.fullmatch(text, start, end) is not None and not _is_foreign(text[start:end])


def _is_foreign(words: str) -> bool:
    """Whether words in Hangul look like a foreign name."""
    return all(loan_level(word) >= FOREIGN for word in words.split())


def _is_abroad(text: str, start: int, end: int) -> bool:
    """Whether a word before an office is a country, or one of an ambassador ("주한")."""
    word = text[start:end]
    return (word in _COUNTRIES or word in _POSTED or is_post_abroad(word)) and text.startswith(" ", end)


def beside_persons(text: str, names: Iterable[KoreanName], persons: Iterable[tuple[int, int]]) -> Iterator[KoreanName]:
    """The names, cut where they run on over one of the `persons` of the name rules, which are more precise. Those that
    overlap one otherwise are left out, and so is a person among the words between one of them and the office. The
    university of a professor is a body."""
    persons, names = sorted(persons), [*names]
    foreigners = (name.end for name in names if name.label == PERSON and name.sure >= _SURE and _is_several(text, name))
    owners = {place: span for span in persons for place in range(*span)}
    between = {place for end in (*(end for _, end in persons), *foreigners) for place in range(*affiliation(text, end))}
    universities = _universities(text, names, persons)
    for name in names:
        if name.label == PERSON and (name.start, name.end) in universities:
            yield name._replace(label=BODY)
            continue
        others = {owners[place] for place in range(name.start, name.end) if place in owners} - {(name.start, name.end)}
        if name.label == PERSON and name.start in between and name.start not in owners:
            continue
        if others:
            rest = _rest(text, name, min(others)) if len(others) == 1 else None
            if rest is not None:
                yield rest
        else:
            yield name


def _universities(text: str, names: Iterable[KoreanName], persons: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans of the universities of which a person of the text is said to be a professor."""
    ends = {*(end for _, end in persons), *(name.end for name in names if name.label == PERSON)}
    found = (_UNIVERSITY.match(text, end) for end in ends)
    return {match.span("body") for match in found if match is not None}.union(universities(text))


def _is_several(text: str, name: KoreanName) -> bool:
    """Whether a name has several words."""
    return " " in text[name.start : name.end]


def _rest(text: str, name: KoreanName, person: tuple[int, int]) -> KoreanName | None:
    """The part of a name before or behind a person in it; the whole of a longer foreign name that ends like the person;
    None where the parts cannot be separated."""
    start, end = person
    if name.label == PERSON:
        foreign = end == name.end and text[start - 1] == " " and end - start < _FULL_NAME
        return name if foreign else None
    if start == name.start and text.startswith(" ", end):
        return name._replace(start=end + 1)
    if end == name.end and text[start - 1] == " ":
        return name._replace(end=start - 1)
    return None
