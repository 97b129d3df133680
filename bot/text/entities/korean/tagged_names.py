"""Join the Korean tagger's names with the knowledge base and with what one document says of a name.

    tagger's names | cut (tagged_spans) | unlikely persons dropped | one kind a name | further occurrences
    | known names inside them | mentions

What shows once that a name is a person (title, age, Hanja in brackets) counts for the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.lang.particles import particle_after
from bot.lang.scripts import HANGUL, is_han, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.korean.foreign.officials import OF_STATE, SHORT_STATES, has_state_office
from bot.text.entities.korean.foreign.second_names import with_second_names
from bot.text.entities.korean.known_inside import with_known
from bot.text.entities.korean.named_things import body_end, firm_behind, firm_span, is_bare_firm, is_named_thing
from bot.text.entities.korean.persons import (
    ENDS,
    FAMILIES,
    FAMILY,
    OFFICE,
    SHOWN_BEHIND,
    TITLE,
    as_subject,
    is_post_abroad,
)
from bot.text.entities.korean.provinces import GOVERNMENTS, REGIONS, is_with_county
from bot.text.entities.korean.tagged_spans import ENVOYS, NO_PERSONS, beside_persons, parted, trimmed
from bot.text.entities.mention import Mention, MentionSource
from bot.text.korean.common_words import is_common
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.names import BODY, LEAST_SURE, PERSON, PLACE, KoreanName
from bot.text.word_lists import wordlist

KINDS = {PERSON: EntityKind.PERSON, PLACE: EntityKind.PLACE, BODY: EntityKind.ORGANISATION}
_NO_ENTITIES = wordlist("hangul_no_entities")
_DETERMINER = regex(rf"(?:{any_of(wordlist('hangul_no_families'))})(?: (?:{TITLE})(?<!씨)|\([前現元]\))")
"""A word before a title that may be a family name: "former", "both"."""
_BODIES = wordlist("hangul_bodies")
_BODY_HEADS = tuple(wordlist("hangul_body_heads"))
_OFFICES = ("총리", "대통령", "국무위원장", "교육감", "부대표", "군수", "구청장", "도지사", "참모총장")
_LAWS = ("보호법", "특별법", "기본법", "진흥법", "관리법", "지원법", "처벌법", "방지법", "금지법", "개정법", "촉진법")
_NOTICES = ("주의보", "경보", "안내방송", "재난방송", "재난문자")
_NO_BODIES = ("책동", "망동", "소동", "만행", "광란", "란동", "난동", *_LAWS, *_NOTICES, *_OFFICES, *ENVOYS)
"""What state media call acts of others, in one word with what they do ("핵개발*책동*"); laws, notices, offices."""
_VERB = regex("[겠았었했됐렸갔왔났섰]다$")
"""The end of a verb, which the tagger takes for a body in quotation marks: "회사를 *떠나겠다*"."""
COMMON_SURE = 0.95
"""Least probability of a person whose name the dictionary knows as a common word or a verb."""
_POST = regex(rf"(?:{TITLE})[인설직]")
"""A post with what makes it no name: "이장인" (who is the village head), "장관설" (talk of a minister's post)."""
_THING_BEHIND = regex(r" (?:대표[곡작주]|감독판|선수[촌권]|기자 ?회견|작가실)")
"""A word behind a name that begins like a title and is a thing: "이 *대표곡*은", "스트리머 *기자 회견*"."""
_BAND, _MEMBER = (
    regex(rf"(?<![{HANGUL}])(?:(?:걸|보이|아이돌 ?)?그룹|밴드|듀오) $"),
    regex(rf" (?:멤버|리더|보컬){ENDS}"),
)
"""Beside the name of a band: "그룹 *별무리* 멤버"."""
_CHARTERED = regex("(?:(?:법무|회계|세무|노무|특허|의료|복지|재단|사단)법인|주식회사) $")
"""The kind of a body, before its name: "법무법인 *한결*의", and not "회계법인 강민호 회계사"."""
_LICENSED = regex(rf" [{HANGUL}]{{0,4}}[무호계리]사{ENDS}")
"""Who works there, behind a name: "회계법인 강민호 *회계사*"."""
_UNIT_HEAD = regex(rf"(?:[국과실]|팀|센터|본부|지부)장{ENDS}")
_LOAN = 2
"""Least level of a loan word, which some foreign names reach and most Korean words do not."""
_FAMILY_BEHIND = regex(rf"모?(?:{TITLE})?{ENDS}")
_TITLED = regex(rf"모? ?(?:{TITLE}){ENDS}")
_LAST_WEEK = regex(r"전주(?= ?(?:보다|대비|에 비해|와 (?:같|동일)))")
"""The week before, with which a poll or price is compared, not the city of Jeonju."""
_OPEN_BRACKET = regex(rf"[{HANGUL}] ?\((?:\d+[.·, ]{{1,2}})?$")
_ACT = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{2}})(?:했[다고으던]|한다|하는|하기로|됐[다고]|된다|되는|시[켰킨]다)")
"""A noun of two syllables with the verb made of it."""
_COORDINATE = regex(r"(?:동경|서경|북위|남위) ?\d")
"""A degree of longitude or latitude: "*동경* 129.65도"."""
_NOUNS_TOO = frozenset({"하나", "수치", "최신호", "최근호", "마이크", "전시용", "민수용", "유선전화", "한정", "이대로"})
"""Names that are far more often a number, noun or adverb: one, figures, the latest issue, what is for show."""
_PRIZE = "상"
"""Behind what somebody is: "배우*상*"."""
_EVENTS = ("리그", "챔피언십", "선수권")
"""Ends of what is played in, which no name has: "K*리그*"."""
_STATES = regex("[한북남미중일러]{3}")
"""States by their first syllables, which the dictionary knows as a person: "한중일"."""
_IN_WORD = regex(rf"(?<=[{HANGUL}0-9])")
"""Before what begins within a word, which no person's name does: "9천세대"."""
_IN_PLURAL = regex(rf"[{HANGUL}]들")
"""What no name has behind it, but a common noun: "로동자들"."""
_FORMER = regex(rf"[{HANGUL}] (?:전|현|신임)(?= [{HANGUL}]{{0,6}}(?:{TITLE}|{OFFICE}){ENDS})")
"""A family name and a word of time before an office, which the tagger takes for a firm: "*한 전* 청장"."""
_SEVERAL = regex(rf".* [{HANGUL}]{{2,}}들")
"""A noun and several who do something: "크레인 *기사들*"."""
_HEADED_PLACE = regex(
    rf"리 이장 (?:{FAMILY})[{HANGUL}]{{1,2}}(?![{HANGUL}]{{2}})"
    rf"|[시군구] [{HANGUL}]{{2,8}}(?:과장|국장|팀장|주무관|소장) (?:{FAMILY})[{HANGUL}]{{1,2}}(?![{HANGUL}]{{2}})"
    rf"|지[부회국사점검청]장{ENDS}|(?<![{HANGUL}]{{2}})[{HANGUL}](?:군수|구청장)"
    rf"|시 (?:부|전 )?시장|군 (?:전 )?부?군수|구 (?:전 )?부?구청장"
)
"""How a place ends, with who works for it behind: "노곡리 이장 구성회", "해솔시 시장", "*정선*군수"."""
_QUALITY = regex(rf"[{HANGUL}]성 [{HANGUL}]|이 고향[이인]")
"""A quality or a home, where a name was taken for a person's: "*고병원*성 조류인플루엔자", "*명천이* 고향인"."""
_COUNTED = regex(
    rf"[{HANGUL}][을를은는이가]? (?:\d[\d,]*|[한두세네]|다섯|여섯|[몇수]십|수백)(?:여)? ?"
    r"(?:척|대(?=[를가와의])|자루|상자|박스|포기|마리|그루|채(?=[를가와의])|켤레|톤|t|kg|㎏|리터|ℓ)"
)
"""The last syllable of what is counted as nobody is: "*방제정* 4척"."""
_CALLING_IN_WORD = regex(
    rf"[{HANGUL}]{{1,6}}?(?P<calling>{any_of(word for word in wordlist('hangul_callings') if len(word) > 2)})들?{ENDS}"
)
"""What somebody is, in one word, which may begin like a name as well: "*이주노*동자"."""
_LONG_WORD = regex(rf"[{HANGUL}]{{6,}}")
"""A word that is no Korean's name, and a person's only if it looks foreign: "락원기계종합기업소"."""
_VILLAGE = regex(rf"[리읍](?:의|에|에서|에는|로)(?![{HANGUL}])")
"""How a village ends, with a particle of places: "하단리의"."""
_BEGINS = regex(rf"(?<![{HANGUL}])")
_BEHIND, _BEHIND_PERSON = regex(ENDS), regex(rf"(?: ?(?:{TITLE}))?{ENDS}")
_OPEN_QUOTES, _CLOSE_QUOTES = ('"', "“", "'", "‘"), ('"', "”", "'", "’")
_FULL_NAME = 3
"""Syllables of most Koreans' full names."""
_TO = "로"
_BELOW_PROVINCE = 0.2
"""Least probability of a place that begins with a province and a county or city: "*전남 신안군* 도초도"."""
_REPEATED = 3
"""Fewest syllables of a name that is found again without the tagger."""


def joined(
    text: str, names: Sequence[KoreanName], titled: set[tuple[int, int]], known: Sequence[Mention]
) -> list[Mention]:
    """The mentions of the tagger's names. `titled` are the persons that the name rules found, `known` the mentions of
    names of the knowledge base."""
    if not names:
        return []
    others = {mention.end: mention.start for mention in known if mention.kind is not EntityKind.PERSON}
    whole = [part for name in names for part in _without_firm(text, name, names, others)]
    states = {at: one.start for one in known if one.is_country for at in range(one.start, one.end + 1)}
    named = with_second_names(text, [_with_state(name, states) for name in whole], titled)
    cut = (trimmed(text, part, others) for name in named for part in parted(text, name))
    apart = _without_things(text, list(beside_persons(text, (_or_firm(text, name) for name in cut if name), titled)))
    acts = {match[1] for match in _ACT.finditer(text)}
    likely = [name for name in apart if _is_likely(text, name) and not _is_act(text, name, acts)]
    found = [*_without_particles(text, likely)]
    kinds = _kinds(text, found, titled)
    spans = {(name.start, name.end): kinds[text[name.start : name.end]] for name in found}
    for start, end, label in _repeated(text, kinds, spans):
        spans.setdefault((start, end), label)
    by_start = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in by_start]
    out = []
    for (start, end), label in sorted(spans.items()):
        mention = Mention(start, end, text[start:end], KINDS[label], MentionSource.TAGGER)
        if (joint := with_known(mention, by_start, starts)) is not None:
            out.append(joint)
    return out


def _is_act(text: str, name: KoreanName, acts: set[str]) -> bool:
    """Whether two syllables taken for a person are the noun of a verb elsewhere in the text, and no title is behind
    them: "*동결* 기조", beside "동결했다"."""
    return name.label == PERSON and text[name.start : name.end] in acts and not SHOWN_BEHIND.match(text, name.end)


def _without_firm(
    text: str, name: KoreanName, names: Sequence[KoreanName], others: Mapping[int, int]
) -> Iterator[KoreanName]:
    """The name; a foreigner's that runs on over the firm as two names."""
    end = name.end
    if name.label == PERSON and " " in text[name.start : name.end]:
        persons = [(one.start, one.end) for one in names if one.label == PERSON]
        end = firm_behind(text, name.start, name.end, persons, others.values())
    yield name._replace(end=end - (end < name.end))
    if end < name.end and not is_bare_firm(text[end : name.end]):
        yield name._replace(start=end, label=BODY)


def _with_state(name: KoreanName, states: Mapping[int, int]) -> KoreanName:
    """The name; a body's with the state in the same word: "*로씨야*외무성"."""
    return name._replace(start=states.get(name.start, name.start)) if name.label == BODY else name


def _without_things(text: str, names: Sequence[KoreanName]) -> Iterator[KoreanName]:
    """The names, without persons whose name is that of a thing anywhere in the document."""
    things = {text[name.start : name.end] for name in names if is_named_thing(text, name.start, name.end)}
    yield from (name for name in names if name.label != PERSON or text[name.start : name.end] not in things)


def _or_firm(text: str, name: KoreanName) -> KoreanName:
    """The name; the firm that a name taken for a person's begins: "이시다 건설 사장"."""
    if name.label == PERSON and (end := body_end(text, name.start, name.end)) is not None:
        return name._replace(end=end, label=BODY)
    span = firm_span(text, name.start, name.end) if name.label == PERSON else None
    if name.label == PERSON and _CHARTERED.search(text, max(0, name.start - 8), name.start):
        is_name = name.end - name.start == _FULL_NAME and (
            SHOWN_BEHIND.match(text, name.end) or _LICENSED.match(text, name.end)
        )
        return name if is_name or name.end - name.start == 1 else name._replace(label=BODY)
    if (
        name.label == PERSON
        and _MEMBER.match(text, name.end)
        and _BAND.search(text, max(0, name.start - 8), name.start)
    ):
        return name._replace(label=BODY)
    return name if span is None else name._replace(start=span[0], end=span[1], label=BODY)


def _is_likely(text: str, name: KoreanName) -> bool:
    written = text[name.start : name.end]
    lone = len(written) == 1 and is_hangul(written)  # "A양" is a person of the text
    if name.label == PERSON and (
        _POST.fullmatch(written) or _SEVERAL.fullmatch(written) or (lone and not _is_family(text, name))
    ):
        return False
    if name.label == BODY and (former := _FORMER.match(text, name.start)) and former.end() == name.end:
        return False
    if name.label == BODY and (
        written.endswith(_NO_BODIES) or is_post_abroad(written) or _is_noun_with_particle(written)
    ):
        return False
    if is_han(written) and _OPEN_BRACKET.search(text, max(0, name.start - 6), name.start):
        return False  # it belongs to the person before the bracket
    forms = {written, text[name.start : max(name.end, name.start + _FULL_NAME)]}
    if (
        written in _NO_ENTITIES
        or _VERB.search(written)
        or _LAST_WEEK.match(text, name.start)
        or _COORDINATE.match(text, name.start)
        or (
            name.label == PERSON
            and (not NO_PERSONS.isdisjoint(forms | {_bare(written)}) or _DETERMINER.match(text, name.start))
        )
    ):
        return False
    if name.label == PERSON and (
        _IN_WORD.match(text, name.start)
        or _STATES.fullmatch(written)
        or written.endswith(_EVENTS)
        or (written[-1] == _PRIZE and written[:-1] in NO_PERSONS)
        or (" " in written and _is_region(text, name))
        or written in GOVERNMENTS
        or written in _BODIES
        or (_LONG_WORD.fullmatch(written) and loan_level(written) < FOREIGN)
        or (name.common and _is_body(written))
        or _is_quoted(text, name)
        or (written in _NOUNS_TOO and not SHOWN_BEHIND.match(text, name.end))
    ):
        return False
    if name.label == PERSON and (
        _THING_BEHIND.match(text, name.end) or _is_of_unit(text, name) or _ends_in_calling(text, name)
    ):
        return False
    if name.label == PERSON and written in SHORT_STATES and OF_STATE.match(text, name.end):
        return False
    if name.label == PERSON and any(
        pattern.match(text, name.end - 1) for pattern in (_IN_PLURAL, _VILLAGE, _HEADED_PLACE, _QUALITY, _COUNTED)
    ):
        return False
    return name.sure >= _least_sure(text, name) and any(char.isalpha() for char in written)


def _ends_in_calling(text: str, name: KoreanName) -> bool:
    """Whether a name ends within the noun for what somebody is."""
    word = _CALLING_IN_WORD.match(text, name.start)
    return word is not None and word.start("calling") < name.end < word.end("calling")


def _is_region(text: str, name: KoreanName) -> bool:
    """Whether words begin with a region and have no title behind them, or are regions all: "*함남 영흥*이 고향인"."""
    words = text[name.start : name.end].split()
    return words[0] in REGIONS and (REGIONS.issuperset(words) or not SHOWN_BEHIND.match(text, name.end))


def _is_noun_with_particle(written: str) -> bool:
    """Whether a word taken for a body is a title or a noun that names nothing, with a particle: "일본 *방위상은*"."""
    noun = written[:-1].rpartition(" ")[2] if written.endswith(tuple("은는이가을를와과")) else ""
    return noun in _NO_ENTITIES or (noun in NO_PERSONS and not noun.endswith(_BODY_HEADS))


def _is_of_unit(text: str, name: KoreanName) -> bool:
    """Whether a foreign word is the field of a unit, with whose head it is one word: "*아프리카*국장"."""
    written = text[name.start : name.end]
    return " " not in written and loan_level(written) >= _LOAN and _UNIT_HEAD.match(text, name.end) is not None


def _least_sure(text: str, name: KoreanName) -> float:
    """The least probability of a name where it is written."""
    if name.label == PLACE and is_with_county(text, name.start):
        return _BELOW_PROVINCE
    if name.label != PERSON:
        return LEAST_SURE[name.label]
    is_shown = SHOWN_BEHIND.match(text, name.end) is not None or has_state_office(text, name.end)
    return COMMON_SURE if name.common and not is_shown else LEAST_SURE[PERSON]


def _is_quoted(text: str, name: KoreanName) -> bool:
    """Whether a common word longer or shorter than a full name is alone in quotation marks: "*백지수표*"라고 비판했다,
    "*일부*"라고 답했다."""
    is_alone = text[name.start - 1 : name.start] in _OPEN_QUOTES and text[name.end : name.end + 1] in _CLOSE_QUOTES
    if not is_alone or name.end - name.start == _FULL_NAME:
        return False
    return is_common(text[name.start : name.end]) or (name.common and name.end - name.start > _FULL_NAME)


def _is_body(written: str) -> bool:
    """Whether a word that begins with no family name ends like a body: "항만국"."""
    return written[0] not in FAMILIES and written[:2] not in FAMILIES and written.endswith(_BODY_HEADS)


def _is_family(text: str, name: KoreanName) -> bool:
    """Whether one syllable may be a family name: none is before it, and a title, a particle or none behind it. "모" is
    none ("윤 모씨"), and "주" only before a title: "이번 *주* 워싱턴에서", "*주* 유엔 대사"."""
    return (
        text[name.start] != "모"
        and (text[name.start] != "주" or _TITLED.match(text, name.end) is not None)
        and not is_hangul(text[name.start - 1 : name.start])
        and _FAMILY_BEHIND.match(text, name.end) is not None
    )


def _without_particles(text: str, names: Sequence[KoreanName]) -> Iterator[KoreanName]:
    """The names; of "한강의" beside "한강" only what the document has without the particle, and a person without that
    before an office said of the person."""
    written = {text[name.start : name.end] for name in names}
    written |= {
        word.rpartition(" ")[2]
        for name, word in ((one, text[one.start : one.end]) for one in names)
        if name.label == PERSON
    }
    for name in (_without_case(text, name) for name in names):
        bare = _bare(text[name.start : name.end])
        longer = text[name.start : name.end + 1]
        if (longer in written and _is_stem(text, longer)) or _is_cut_before_to(longer):
            yield name._replace(end=name.end + 1)
            continue
        yield name._replace(end=name.start + len(bare)) if bare in written else name


def _is_stem(text: str, name: str) -> bool:
    """Whether a name ends in a syllable that is elsewhere a particle: "*스카이리지에어로*가"."""
    return name[-1] == _TO and any(f"{name}{case}" in text for case in "가를와에")


def _is_cut_before_to(name: str) -> bool:
    """Whether a name goes on with 로, which is no particle behind a consonant: "*북극항로*"."""
    return name[-1] == _TO and is_hangul(name[-2]) and particle_after(name[:-1], "으로") == "으로"


def _without_case(text: str, name: KoreanName) -> KoreanName:
    """The name; a person's without the particle before an office that is said of the person."""
    return name._replace(end=as_subject(text, name.start, name.end)[1]) if name.label == PERSON else name


def _bare(word: str) -> str:
    """A word without a particle of one syllable."""
    return word[:-1] if word[-1] in "은는이가을를의" else word


def _kinds(text: str, names: Iterable[KoreanName], titled: set[tuple[int, int]]) -> dict[str, str]:
    """The label of each name in the document: a person if the name rules say so, else what most of its mentions say,
    weighted by their probability."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys((PERSON, PLACE, BODY), 0.0))
    for name in names:
        votes[text[name.start : name.end]][name.label] += name.sure
    persons = {text[start:end] for start, end in titled}
    return {
        name: PERSON if name in persons else max(weights, key=lambda label: weights[label])
        for name, weights in votes.items()
    }


def _repeated(text: str, kinds: dict[str, str], spans: dict[tuple[int, int], str]) -> Iterator[tuple[int, int, str]]:
    """Further occurrences of the names of three syllables or more, as words of their own."""
    taken = sorted(spans)
    starts = [start for start, _ in taken]
    for name, label in kinds.items():
        if len(name) < _REPEATED or not is_hangul(name):
            continue
        for start, end in _as_words(text, name, _BEHIND_PERSON if label == PERSON else _BEHIND):
            at = bisect_left(starts, end)
            if not any(other > start for _, other in taken[max(0, at - 2) : at]):
                yield start, end, label


def _as_words(text: str, name: str, behind: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of a name that begin no later than their word and have `behind` after them. A pattern for each name
    would take longer to compile than the text to be searched."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        is_word = _BEGINS.match(text, start) and behind.match(text, end)
        if is_word:
            yield start, end
        start = text.find(name, end if is_word else start + 1)
