"""Find people in Korean text by rules: the form of a name and its context have to agree.

The form is a family name and syllables of given names ("hangul_given_first", "…_second", "…_alone"). The context is a
title behind or before it, an age in brackets, or a list of names. A name with context once is found everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HAN, HANGUL, is_hangul, syllable_letters
from bot.regexes import any_of, regex
from bot.text.word_lists import wordlist

FAMILIES = wordlist("hangul_families")
FAMILY = any_of(FAMILIES)
_SHORT = frozenset({"군", "양", "옹"})
"""Titles that are also the last syllable of many given names: they need a space before them."""
TITLES = (wordlist("hangul_titles") | wordlist("hangul_ranks")) - _SHORT
TITLE = any_of(TITLES)
_UNITS = (
    "법인|지검|고검|사무|사반|센터"
    "|원|단|계|팀|회|서|교|국|실|과|처|청|소|부|대|합|점|구|군|읍|면|동|총|행|관|학|함|선|역|위|당"
)
UNIT_HEAD = rf"(?:{_UNITS})장|차장"
"""The head of a unit without its name, as a person is called by it later: "공보차장" … "설 차장"."""
STATUSES = frozenset({"권한대행", "직무대행", "직무대리", "대행", "서리", "당선인", "당선자"}) | {
    *("내정자", "지명자", "후보자", "예비후보", "후보")
}
"""What stands behind an office of somebody who acts in it, or does not hold it yet."""
_STATUS = rf"{any_of(STATUSES)}|(?<=[사장관리] )대리|(?<=[국청실원]장)대리"
_POSTS = wordlist("hangul_posts")
_OFFICES = (TITLES | _POSTS) - wordlist("hangul_no_offices")
_TRADES = (
    "변호사|변리사|회계사|세무사|노무사|법무사|건축사|연구원|디자이너|프로듀서|애널리스트|이코노미스트|(?:객원)?지휘자"
    "|프로그래머|큐레이터|엔지니어|개발자|설계사|간호사|조사역|전략가|통역사"
)
"""Trades that the word for "chief", "senior" or "in charge of" makes an office."""
_NORTHERN = "임업|체신|해운|재정|대외경제|건설감독|도시경영|환경보호"
"""Fields of the North's ministers that are no awards."""
OFFICE = (
    rf"(?:{any_of(_OFFICES)}|(?<=[{HANGUL}])(?:{_UNITS})장|차장|(?<=성 )부?상"
    rf"|(?:{_NORTHERN})상|(?<=담당 )부상|(?<=[{HANGUL}]{{2}})비서관"
    rf"|(?<=[사단회행원자체] )감사|(?<=[{HANGUL}]{{3}}[사단회행원당] )고문"
    rf"|소방[정령경위장교사]|(?<=대사관 )[공영]사|(?<=[{HANGUL}]{{2}})(?<![운촬투])영사|최고[{HANGUL}]{{1,6}}책임자"
    rf"|(?:대표|수석|선임|책임|상임|(?<=담당 ))(?:{_TRADES})|(?<=[권행자용험원소] )(?:애널리스트|이코노미스트)"
    rf"|(?:담임|원로|위임|부)목사|(?:주임|본당|보좌|군종)신부|{_STATUS})보?"
)
"""A title that is an office: a listed one, the head of a unit ("조합장"), or a status behind an office."""
ENDS = rf"(?:{PARTICLE.pattern}|(?![{HANGUL}]))"
"""What ends a name or a title: a particle, or no more Hangul."""
SHOWN_BEHIND = regex(
    rf" ?\((?:\d|[{HAN}])|(?: ?| [{HANGUL}]{{1,10}} ?)(?:{TITLE}){ENDS}"
    rf"| [{HANGUL}]{{1,10}} [{HANGUL}]{{1,6}}(?:{TITLE}){ENDS}"
)
"""What shows behind a name that it is a person's: an age, Hanja, or a title."""
CONTEMPT = "놈|년|역도|역적|패당|도당"
CONTEMPT_BEHIND = regex(rf"(?:{CONTEMPT})들?{ENDS}| (?:역도|역적|패당|도당){PARTICLE.pattern}")
"""What state media call a person whom they deny the office, behind the name."""
_CONTEMNED = regex(rf"((?:{FAMILY})[{HANGUL}]{{2}})(?=(?:놈|역도|역적)들?{ENDS})")
"""A name with what state media call an enemy right behind it: "김영호역도"."""
_FIRST, _SECOND, _ALONE = (wordlist(f"hangul_given_{which}") for which in ("first", "second", "alone"))
_WHOLE = wordlist("hangul_given_whole")
_COUNTRIES = wordlist("hangul_places_abroad")
_NO_NAME = wordlist("hangul_no_names") | wordlist("hangul_no_persons")
_NO_NAME |= {word for word in _POSTS | wordlist("hangul_body_ends") if len(word) > 2}
_SPEAKERS = wordlist("hangul_speakers")
_TITLED_WORDS = _SPEAKERS | frozenset(title for title in TITLES if not title.endswith(("수", "이병")))
"""Nouns for persons and bodies; without titles that may be the beginning of a name: "*원수*인", "*이병*은"."""
_REGIONS = wordlist("hangul_regions")
_SOMEBODY = "모씨"
"""Behind the family name of a person who is not named: "이모씨(40)"."""
_FORM, _FULL = rf"(?:{FAMILY})[{HANGUL}]{{1,2}}", rf"(?:{FAMILY})[{HANGUL}]{{2}}"
_FULL_SHAPE = rf"[{HANGUL}]{{3}}"
BRACKET = r"(?:\([^()\n]{1,20}\))?"
SECTION = rf"(?:(?<=[{HANGUL}][학외]과)|(?<=[{HANGUL}]{{4}}과)(?<![장원관사수부처청실국단회위당팀]과))"
"""Behind the section of a body or the department of a university, whose last syllable is a particle elsewhere."""
_NO_PARTICLE = (
    "(?:(?<=[청라상안경해][남북]도)|(?<=(?:강원|경기|제주|량강|자강)도)|(?<=[민장문무정]회의)|(?<= [한산수기]은))"
)
"""Behind a province, an assembly or a bank, whose last syllable is a particle elsewhere: "강원도", "한은"."""
BEYOND = rf"(?:[{HANGUL}A-Za-z0-9·]{{1,12}}(?:(?<![은는이가을를에의로와과도])|{SECTION}|{_NO_PARTICLE}) )"
"""A word between a name and its title ("통일부", "국민의힘", "북한학과", "어업정책과", "강원도"), without a particle
that ends a phrase."""
_TITLED = regex(
    rf"(?!(?<=공[사단] )[{HANGUL}]{{2,3}}지사)({_FORM})"
    rf"(?: ?(?:[전前現] )?(?:{TITLE})(?![단진회]|[{HANGUL}]{{3}})| (?:{any_of(_SHORT)})(?![{HANGUL}]{{2}}))"
)
"""A name and its title; none is the branch of a firm of the state: "전력공사 *연천권*지사"."""
_SAID_BEHIND = regex(
    rf" {BEYOND}{{0,3}}[{HANGUL}A-Za-z0-9]{{0,8}}?(?:{TITLE}|{OFFICE})"
    rf"(?:이?다(?![{HANGUL}])|이[었였]다|였다|직(?![{HANGUL}]{{2}})"
    r"|(?:에|으?로) (?:오[르른]|올[라랐]|취임|선임|임명|내정|앉|뽑|당선|선출|발탁|돌아))"
)
"""An office that the sentence says of its subject: "황보연이 *사장에 올랐다*", "남궁솔은 통일부 *부대변인이다*"."""
_HEAD_OF_UNIT = regex("대대장|구청장|은행장|지회장|지(?:부|국|사|점|검|청)장")
"""The head of a unit, from the last syllable of what looks like a name: "공병*대대장*", "한빛*구청장*"."""
_OFFICE_BEHIND = regex(
    rf"({_FULL}){BRACKET} (?:[前現] )?{BEYOND}{{0,3}}[{HANGUL}A-Za-z0-9]{{0,8}}?(?:{TITLE}|{OFFICE}){ENDS}"
)
_RIGHT_BEHIND = regex(rf"(?<= )({_FULL}) [{HANGUL}]{{0,8}}?(?:{OFFICE}){ENDS}")
_NEXT = regex(rf" ({_FULL})(?: ?(?:{TITLE}))?{ENDS}")
_IS_TOPIC = regex(r"[^화안한의에도만인로을를과와] (?:[^ ]+ ){0,3}[^ ]+[은는]$")
"""A name and an office that is the topic itself: the name has no particle then ("*한별이* 위원장은")."""
_AFFILIATION = regex(rf"{BRACKET} ({BEYOND}{{1,3}})[{HANGUL}A-Za-z]{{0,8}}?(?:{TITLE}|{OFFICE}){ENDS}")
_BRACKETED = regex(rf"({_FULL}) ?\((?:\d{{1,2}}(?:세|살)?(?=[)·,;/])|[{HAN}]{{2,4}}(?=[)·,;/]))")
_MEMBER = rf"{_FULL}{BRACKET}"
LISTED_AFTER = rf"(?:(?:[·ㆍ]|, ?){_MEMBER}){{0,12}}"
"""The other names of a list, behind the first."""
_OF_THE_STATE = "대통령|총리|장관|차관|의원|지사|시장|군수|구청장|의장|원내대표|실장"
QUOTED_BODY = (
    rf"['‘“\"「『]\w[\w ]{{0,15}}(?<![다라자까])['’”\"」』]"
    rf"(?= (?!{_OF_THE_STATE})[{HANGUL}]{{2,8}}(?:[,.]|[은는이가을를과와의도게서][ ,.]))"
)
"""A body in quotation marks before an office with its particle: "*'맑은물'* 사무국장은". What somebody says
stands before a bare noun or an office of the state: "물러나라" 장관 사퇴 요구."""
LISTED_BESIDE = rf"{BRACKET}(?:[·ㆍ]{_MEMBER}){{0,12}}"
"""An age in brackets and the other names of a list without spaces, behind the first: "문정호·여은별 의원"."""
_LISTED = regex(
    rf"(?:{_MEMBER}(?:[·ㆍ]|, ?)){{1,12}}{_MEMBER} (?:[{HANGUL}]{{1,8}} )?(?:{TITLE})(?:들)?{ENDS}"
    rf"|(?:{_FULL}\([^()\n]{{1,20}}\)(?:[·ㆍ]|, ?|[와과] )){{1,12}}{_FULL}\([^()\n]{{1,20}}\)"
)
_UNNAMED = regex(
    rf"({FAMILY}) 모 ?(?:\([^()\n]{{1,20}}\) ?)?(?:(?:씨|{any_of(_SHORT)})(?![{HANGUL}]{{2}})"
    rf"|(?:[전前現] )?[{HANGUL}]{{0,6}}(?:{TITLE}){ENDS})"
)
"""A family name of a person who is not named, apart from what says so: "윤 모씨"."""
_BEFORE = regex(rf" (?<=[{HANGUL}] )({_FULL}){ENDS}")
GIVEN, PROPOSED, LOST = (
    "임명|선출|발탁|취임|승진|위촉|선임|추대|기용|선거",
    "지명|내정",
    "물러|해임|경질|사임|사퇴|파면",
)
"""Verbs that give an office, propose somebody for one, and take one away."""
SAID_TO_BE = "알려진|불리는|불린|꼽히는|거론되는|거론되던|추정되는|소개된"
HELD = (
    r"(?:이자|인|이신|이시며)|(?:을|를) (?:맡은|맡고 있는)|에 오른"
    r"|(?:으로|로) (?:나선|뽑힌|(?:일|활동|근무|재직)하는|(?:활동|근무|재직) 중인)"
)
ONCE = (
    r"(?:이었던|이였던|였던|이던)"
    rf"|(?:을|를) (?:[{HANGUL}0-9]{{1,4}} ){{0,2}}(?:지낸|지냈던|역임한|역임했던|맡았던|거친)"
    r"| 출신(?:인|의)?"
    r"| (?:재[직임] )?시절의?| 재[직임] (?:당시|때)의?"
    r"|(?:직?에서|직을) (?:물러난|사퇴한|사임한|해임된|경질된|파면된|쫓겨난|떠난|내려놓은)"
    rf"|(?:으로|로) (?:일했던|일한|재직했던|재직한|있던|{SAID_TO_BE})"
)
"""What comes between an office and the name of its holder, and of who held it once or is said to hold it."""
AGED = rf"(?:(?:올해|당시) )?[{HANGUL}0-9]{{1,5}} ?[살세](?:의|인)? "
"""An age in front of a name: "총리를 지낸 *여든아홉 살* 황보연"."""
_WORDS = rf"(?:[{HANGUL}A-Za-z0-9·]{{1,12}} ){{0,4}}?[{HANGUL}A-Za-z0-9·]{{0,12}}?"
_TAKES_OFFICE = regex(
    rf"({_FULL})(?:[은는이가을를]) {_WORDS}(?:{OFFICE})직?(?:으로|로|에|에서|을) "
    rf"(?:{GIVEN}|{PROPOSED}|{LOST}|지냈|역임|맡)"
)
"""A name, and an office that a verb gives or takes: "편상미를 기상청장으로 임명했다"."""
OTHER_SUBJECT = regex(
    rf"{BRACKET}(?: ?(?:{TITLE}))?(?:의 |[은는이가] (?:[^ ]+ ){{0,6}}?[{HANGUL}]{{2,}}"
    r"(?:(?<!전문|소설|사업|정치|건축|음악|활동|기업|운동|혁명|평론|예술)가|(?<![없같린])이) )"
)
"""Words after a name before an office of somebody else: "*의 아버지가* 사장에 선출", "*는 남편이* 사장에 올랐다고"."""
_GETS_OFFICE = regex(
    rf"(?<=[{HANGUL}])(?:직?에는? ({_FULL})[을를이가] (?:[{HANGUL}]{{1,8}} )?(?:{GIVEN}|{PROPOSED})"
    rf"|(?:{HELD}|{ONCE}) (?:{AGED})?({_FULL}){ENDS}|[은는] ({_FULL})(?:이었|였|이)다)"
)
"""What follows an office: "장관에 노경섭을 지명", "차관이던 맹세호는", "장관은 신태균이었다"."""
_BODY_SYLLABLES = tuple("대국실과부처청위회당팀")
"""Last syllables of bodies and their parts, before the name of who is there: "*복지국* 고은별 국장"."""
_ENDS_OFFICE = regex(rf"(?:{OFFICE})$")
_OFFICE_IN_BRACKETS = regex(rf"({_FULL}) ?\([^()\n]{{0,16}}(?:{OFFICE})\)")
_UNIVERSITY = regex(
    rf"(?:(?<={_FULL_SHAPE} )|(?<={_FULL_SHAPE} [전현] )|(?<=[{HANGUL}] 씨[는가] ))(?={_FULL})"
    rf"([{HANGUL}]{{2}}대) (?:[{HANGUL}]{{2,8}} ){{0,2}}?"
    rf"[{HANGUL}]{{0,2}}(?:교수|총장|학장|강사){ENDS}"
)
"""A university behind a name, whose short form looks like a name as well: "도한별 *한빛대* 교수"."""
_OF_UNIVERSITY = regex(
    rf"(?<![{HANGUL}])([{HANGUL}]{{2}}대) (?:[{HANGUL}]{{2,8}} ){{0,2}}?[{HANGUL}]{{0,4}}(?:교수|총장|학장|강사)"
    rf"(?P<copula>인|이자)? (?P<name>{_FULL})(?: 씨)?{ENDS}"
)
"""A university before the name of its professor: "*한빛대* 객원교수 도한별은"; with a copula the office can be nobody
else's."""
_UNIVERSITY_POST = regex(
    rf"(?<![{HANGUL}])([{HANGUL}]{{2}}대) (?:[{HANGUL}0-9]{{2,8}} ){{0,2}}?[{HANGUL}]{{0,4}}(?:교수|총장|학장)직?"
    rf"(?:에는?|으?로(?! (?:교체|바꾸|바꿨|바뀌|바뀐|정하|정했|정해|결정|확정|압축|단일화)))(?![{HANGUL}])"
)
"""A university and a post that somebody is given: "*한빛대* 총장에"; of a person it would be 총장에게, or "김종대
교수로 바꿨다"."""
_DEPARTMENT = regex(
    rf"(?<![{HANGUL}])([{HANGUL}]{{2}}대) [{HANGUL}]{{0,8}}"
    rf"(?:학과|학부|대학원|연구소|연구팀|병원|의대|캠퍼스)(?![{HANGUL}]{{3}})"
)
"""A university and a part of it: "*서해대* 북한학과"."""
_SHORT_UNIVERSITY = "대 "
"""The end of a university's short name, without which the two patterns match nothing."""
_SCHOOL_IN_BRACKETS = regex(
    rf"(?<=[{HANGUL}]\()([{HANGUL}]{{2}}[대고중초]) (?:[{HANGUL}]{{2,8}} ){{0,2}}?"
    rf"[{HANGUL}]{{0,4}}(?:교수|총장|학장|강사|교사|교[장감])\)"
)
"""A university or school behind a name, in brackets: "사마준(*한빛대* 교수)씨"."""
_CALLED = tuple(TITLES | wordlist("hangul_before") | _POSTS)
_PROFESSION = "변호사|변리사|회계사|세무사|노무사|법무사|목사|신부|수녀|교무|활동가|간호사|전문의"
_TRADE = regex(rf"{BRACKET} (?P<trade>{_PROFESSION})(?={ENDS})")
_TRADE_IN_BRACKETS = regex(
    rf" ?\((?:\d{{1,3}}(?:세|살)?[·ㆍ,] ?)?"
    rf"((?:[{HANGUL}A-Za-z0-9]{{2,12}}(?<![은는을를도]) ){{1,3}}(?:{_PROFESSION}))\)"
)
"""A body and a trade in brackets: "표도현(*법무법인 너른 변호사*)"."""
_AT_BODY = regex(
    rf"(?:(?:법무법인|로펌|합동법률사무소|회계법인|노무법인|시민단체|인권단체)[{HANGUL}A-Za-z0-9 '‘’]{{1,16}}?"
    rf"|[{HANGUL}A-Za-z0-9]{{1,12}}(?:교회|성당|수도회|수녀원|병원|의료원|법률사무소|연대|센터|단체|교구|본당)) ?의? $"
)
"""The name of a body before the name of somebody who works there."""
_NEAR = 28
"""How far before a name its body is looked for."""
_MARKS = "▲△▷▶▽◇◆○●■□◎⊙"
ITEM_END = rf" ?[{_MARKS}]"
_ITEM = regex(
    rf"[{_MARKS}] ?(?:[{HANGUL}A-Za-z0-9()·ㆍ]{{1,20}} ){{0,4}}?[{HANGUL}A-Za-z0-9·ㆍ]{{0,16}}?(?:{OFFICE}) $"
)
_ITEM_CLOSED = regex(rf"{ITEM_END}|\n|$|, ")
"""The office and the end of an item in a notice of appointments: "▲ 에너지정책실장 *배시온* ▲ 대변인 …"."""
_ITEM_REACH = 60
_SHAPED = regex(rf"({_FULL})(?:{ENDS}| ?(?:{TITLE}))")
_ONE = regex(rf"(?<![{HANGUL}]){_FULL}(?![{HANGUL}])")
_WORD = regex(rf"[{''.join(sorted({name[0] for name in FAMILIES}))}](?<![{HANGUL}]{{2}})[{HANGUL}]*")
"""A word that may begin with a family name."""


def people(text: str) -> Iterator[tuple[int, int]]:
    """The sorted spans of people's names in Korean text, without titles."""
    spans = set(_with_context(text))
    spans -= {match.span(1) for match in _UNIVERSITY.finditer(text)}
    spans.difference_update(universities(text))
    of_university = _OF_UNIVERSITY.finditer(text)
    spans -= {match.span(1) for match in of_university if match["copula"] or _is_name(match["name"])}
    names = {text[start:end] for start, end in spans if end - start > 2}
    spans |= {match.span(1) for match in _at_words(_SHAPED, text) if match[1] in names}
    yield from sorted(spans)


def universities(text: str) -> Iterator[tuple[int, int]]:
    """The spans of universities that look like a name, before a post that somebody is given, or in brackets."""
    short = (_UNIVERSITY_POST, _DEPARTMENT) if _SHORT_UNIVERSITY in text else ()
    for pattern in (*short, _SCHOOL_IN_BRACKETS):
        yield from (match.span(1) for match in pattern.finditer(text))


def is_item(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] may be the name in an item of a notice of appointments: an office in front of it, and
    nothing behind."""
    return (
        _ITEM_CLOSED.match(text, end) is not None and _ITEM.search(text, max(0, start - _ITEM_REACH), start) is not None
    )


def is_post_abroad(word: str) -> bool:
    """Whether a word is the country of an ambassador, as written before the office: "주태국" (in Thailand)."""
    return word[:1] == "주" and word[1:] in _COUNTRIES


def is_other_word(word: str) -> bool:
    """Whether a word that has the form of a name is listed as another word, alone or with a particle."""
    return _is_word(word)


def is_speaker(word: str) -> bool:
    """Whether a word is a noun for persons or bodies with a particle: "정부도", "어민은"."""
    return word[:-1] in _TITLED_WORDS and word[-1] in "은이도만과의인"


def as_subject(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name; without its particle where an office behind is said of it: "*남궁솔*은 부대변인이다"."""
    return _without_particle(text, start, end) if _SAID_BEHIND.match(text, end) else (start, end)


def affiliation(text: str, end: int) -> tuple[int, int]:
    """The span of the words between a name that ends at `end` and its office ("표도현 *가람은행* 부행장"); an empty one
    at `end` without an office."""
    match = _AFFILIATION.match(text, end)
    return match.span(1) if match else (end, end)


def trade_at_body(text: str, start: int, end: int, bodies: Collection[tuple[int, int]]) -> tuple[int, int] | None:
    """The span of the trade behind the name text[start:end] if a body, of `bodies` or by its form, is before it:
    "법무법인 새길의 채건우 *변호사*"."""
    if (bracket := _TRADE_IN_BRACKETS.match(text, end)) is not None:
        return bracket.span(1)
    trade = _TRADE.match(text, end)
    if trade is None:
        return None
    before = start - len("의 ") if text.endswith("의 ", 0, start) else start - 1
    is_at_body = any(last == before for _, last in bodies) or _AT_BODY.search(text, max(0, start - _NEAR), start)
    return trade.span("trade") if is_at_body else None


def _with_context(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names whose context shows that they are persons."""
    for match in _at_words(_BRACKETED, text):
        if not _is_word(match[1]):
            yield match.span(1)
    titled = (as_subject(text, *match.span(1)) for match in _at_words(_TITLED, text) if _is_name(match[1]))
    yield from (span for span in titled if not _HEAD_OF_UNIT.match(text, span[1] - 1))
    yield from (match.span(1) for match in _at_words(_UNNAMED, text))
    yield from (match.span(1) for match in _at_words(_CONTEMNED, text) if _is_name(match[1]))
    yield from _office_holders(text)
    called = (match for match in _BEFORE.finditer(text) if text.endswith(_CALLED, 0, match.start()))
    for match in (*_office_behind(text), *called):
        if _is_name(match[1]) and (_IS_TOPIC.search(match[0]) or not _is_noun(text, match.end(1))):
            yield match.span(1)
    for match in _at_words(_LISTED, text):
        spans = [one.span() for one in _ONE.finditer(text, *match.span())]
        if all(_is_name(text[start:end]) for start, end in spans):
            yield from spans


def _office_behind(text: str) -> Iterator[re.Match[str]]:
    """Names with an office behind them, also right before the office of what only looks like a name: "물러난 국다혜
    청장", "한빛대 고은별 교무처장"."""
    for match in _at_words(_OFFICE_BEHIND, text):
        inside = _RIGHT_BEHIND.search(text, match.end(1), match.end())
        next_name = inside or _NEXT.match(text, match.end())
        of_body = match[1].endswith(_BODY_SYLLABLES) and next_name is not None and _is_name(next_name[1])
        if _is_name(match[1]) and not of_body:
            yield match
        elif inside is not None:
            yield inside


def _office_holders(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names beside a verb, a participle or a copula that says what office they hold."""
    for word in _WORD.finditer(text):
        for pattern in (_TAKES_OFFICE, _OFFICE_IN_BRACKETS):
            if (match := pattern.match(text, word.start())) and _is_name(match[1]):
                yield _without_particle(text, *match.span(1))
    for match in _GETS_OFFICE.finditer(text):
        name = next(group for group in (1, 2, 3) if match[group])
        if _is_name(match[name]) and _ENDS_OFFICE.search(text, max(0, match.start() - 12), match.start()):
            start, end = _without_particle(text, *match.span(name))
            if not _is_noun(text, end):
                yield start, end


def _without_particle(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name without the particle that looks like the fourth syllable: "선우진은" is 선우진."""
    last = end - 1
    particle = end - start == 4 and text[last] in "은는이가을를의" and not is_hangul(text[end : end + 1])
    return start, last if particle and _is_name(text[start:last]) else end


def _at_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a family name at the beginning of Hangul words, without overlaps.
    Faster than `finditer`, since most texts have few such words."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and (match := pattern.match(text, word.start())):
            end = match.end()
            yield match


def _is_name(word: str) -> bool:
    """Whether the syllables of a word are a family name and a given name, and it is not listed as another word."""
    if _is_word(word):
        return False
    families = (length for length in (1, 2) if word[:length] in FAMILIES)
    return any(_is_given(word[length:], whole=length > 1) for length in families)


def _is_given(syllables: str, whole: bool) -> bool:
    if len(syllables) == 1:
        return syllables in (_SECOND if whole else _ALONE)
    if syllables in _WHOLE:
        return True
    return len(syllables) == 2 and syllables[0] in _FIRST and syllables[1] in _SECOND


def _is_word(word: str) -> bool:
    """Whether a word is listed as none, or a noun for persons or bodies with a particle: "어민은 군과"."""
    is_region = word[:-1] in _REGIONS and word[-1] in "시군구도"
    is_listed = is_region or word in _NO_NAME or word in _SPEAKERS or word[:2] in _NO_NAME or word[1:] == _SOMEBODY
    return is_listed or is_post_abroad(word) or _is_object(word) or is_speaker(word)


def _is_object(word: str) -> bool:
    """Whether a word is a noun of two syllables with the particle of the object: "소문을", "성명을". In given names 을
    follows a vowel: "다을"."""
    return len(word) == 3 and word[-1] == "을" and syllable_letters(word[1])[2] > 0


def _is_noun(text: str, end: int) -> bool:
    """Whether a form may be a longer noun ("안정화"), a participle ("선택한 … 위원"), or a noun of two syllables and a
    particle ("선임이"). Which particle fits depends on whether the syllable before it ends in a consonant."""
    last, closed = text[end - 1], syllable_letters(text[end - 2])[2] > 0
    if last in "화안한":
        return True
    return not is_hangul(text[end : end + 1]) and (
        last in "의에도만인로" or last in ("은이을과" if closed else "는가를와")
    )
