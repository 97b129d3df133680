"""Resolve a Korean family name with a title to a person who is named with the same title ("염도현 의원 … 염 의원",
"켈빈 황 최고경영자(CEO) … 황 CEO").

What ends like a title beside the full name is one, whether a list has the whole of it or not. The mention is left out
without that title, or if two people share name and title: half of all Koreans are called Kim, Lee or Park. A headline
may come before the full name. One that the text gives no title has those of the offices that the person held at the
date of the text, by the knowledge base: years after "윤석열 정부", "윤 대통령" is somebody else. "이 전 대통령" is
nobody who is in office, and may be who has left it and has other titles in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from bot.lang.scripts import HANGUL
from bot.lang.sentences import ends_sentence
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import (
    BEYOND,
    BRACKET,
    ENDS,
    FAMILIES,
    GIVEN,
    LISTED_AFTER,
    PROPOSED,
    TITLE,
    UNIT_HEAD,
)
from bot.text.entities.mention import Mention, MentionSource
from bot.text.korean.word_classes import CALLING, sort_of
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    from bot.text.entities.named_group import NamedGroup
    from bot.text.knowledge.file_format import KnownEntity

_CHIEF = rf"최고[{HANGUL}]{{1,6}}자|C[EFOTIS]O"
_CALLED = rf"(?:{TITLE})?(?:{TITLE}|{UNIT_HEAD})|{_CHIEF}|부상|(?:직무|권한)?대행"
"""A title of one word or of two ("부장판사"), the chief executives, and the North's vice-minister."""
_PROPOSED = "후보자|내정자|지명자"
_FOR_OFFICE = regex(rf" ?({_PROPOSED}){ENDS}")
"""Behind an office for which somebody is only named: "장관 *후보자*"."""
_BEHIND = regex(
    rf"{BRACKET}{LISTED_AFTER}(?: ?| {BEYOND}{{1,3}}| {BEYOND}{{0,3}}(?:[{HANGUL}A-Za-z]{{1,8}}?|제?[1-9]))"
    rf"({_CALLED})팀?{ENDS}"
)
_AND = regex(rf"(?:\([^()\n]{{1,16}}\))? 겸 (?:{BEYOND}{{0,3}})(?:외교|국방|상무|공안)?({_CALLED}){ENDS}")
"""A second title, behind the first and what abbreviates it. With a body in the same word it is no form of address:
"당위원장"."""
_AFTER_OTHERS = regex(rf"{BRACKET} (?:{BEYOND}){{1,5}}겸 (?:{BEYOND}){{0,3}}(?:외교|국방|상무|공안)?({_CALLED}){ENDS}")
"""The last of several offices, of which the first is no title: "왕이 … 판공실 주임 겸 외교*부장*"."""
_NEXT = regex(rf" ([{HANGUL}]{{0,6}}(?:{_CALLED})){ENDS}")
"""A title right behind another of the same person: "대표이사 *사장*"."""
_IN_BRACKETS = regex(rf" ?\(({_CALLED})\)")
"""What abbreviates a title, or the rank of its holder: "최고경영자(*CEO*)", "사령관(*중장*)"."""
_LAST = regex(rf"{BRACKET} (?![^.\n]{{0,24}} 겸 )(?:{BEYOND}{{0,3}})([{HANGUL}]{{2,10}}?){ENDS}")
"""The last word of what somebody is, behind the name: "백무현 노조 *지부장*은"."""
_OF_EMBASSY = regex(
    rf"{BRACKET} (?:전 )?(?:[{HANGUL}A-Za-z]{{1,12}} ){{0,4}}[{HANGUL}]{{0,8}}(?:대사관|대표부|영사관)의?"
    r" (?:[1-4]등)?(참사|공사)"
)
"""A diplomat's rank that is another word elsewhere: a disaster, a construction."""
_CHOSEN = regex(
    rf"{BRACKET} {BEYOND}{{0,3}}[{HANGUL}]{{0,8}}(?:[을를](?= .{{2,20}} (?:뽑[았고은](?!다는)|(?:{GIVEN})[했하]))"
    rf"|[은는이가](?= .{{2,20}} (?:뽑[혔혀히]|(?:{GIVEN})[됐되돼]))) (?:(?:새|신임|차기|초대) )?"
    rf"[{HANGUL}]{{0,8}}?({_CALLED}|{UNIT_HEAD})(?:으?로|에) "
)
"""A post that the sentence gives to who is called something else: "방승기 의원을 *위원장*으로 뽑았다"."""
_BEFORE = regex(rf"({_CALLED})(?:인|이자|[을를] (?:맡은|맡고 있는))? $")
_TO_POST = regex(rf"(부?(?:{_CALLED}|{UNIT_HEAD})|사령탑)직?(?:에는?|으?로는?|을|에) $")
_GIVEN = regex(rf"(?:{GIVEN}|{PROPOSED}|영입)(?:했|됐|되|하|돼)|앉[히혔]|맡[기겼]")
"""A post in front of the name of somebody to whom the sentence gives it: "*국장*에는 백용진 전 과장이 임명됐다"."""
_HELM, _COACH = "사령탑", "감독"
"""The post of who coaches a team, and how its holder is called."""
_CREATORS = (
    (regex(r"(?:(?:소설|극작|수필|사진|조각|동화작|웹툰작|화)가|시인) $"), "작가"),
    (regex(r"(?<![가-힣])화가 $"), "화백"),
    (regex(rf"(?:{any_of(wordlist('hangul_players'))}) $"), "선수"),
)
"""What somebody is, in front of the name, and how such a person is called later."""
_POST = regex(rf"[{HANGUL}]{{0,8}}(?:{_CALLED}|{any_of(wordlist('hangul_posts'))})")
"""A word that ends in a title: "*지*부장"."""
_ADDRESSED = regex(rf"{BRACKET} ([군양옹]|여사){ENDS}")
_ADDRESSES = frozenset({"씨", "군", "양", "옹", "여사"})
"""Forms of address, by which a headline calls nobody."""
_STATUS = (
    *(("내정", status) for status in ("내정자", "후보자")),
    *(("지명", status) for status in ("지명자", "후보자")),
    *(("당선", status) for status in ("당선인", "당선자")),
)
"""A verb in the sentence of a full name, and what its person is called then: "권보배 대장이 총장에 *내정*됐다"."""
_REACH, _SENTENCE = 20, 120
_FORMER = regex(rf"{BRACKET} (?:{BEYOND}{{0,3}})?전 ")
"""Behind a full name, before an office that is no longer held: who is called by it without a word may be another."""
_IN_KOREAN = (
    (regex(r"President of (?:South Korea|the United States|Russia)$"), "대통령"),
    (regex(r"Premier|Prime Minister"), "총리"),
    (regex(r"[A-Z][a-z]{1,20} Minister of North Korea$"), "상"),
    (regex(r"[A-Z][a-z]{1,20} Minister of"), "장관"),
    (regex(r"Chairman of the Joint Chiefs|Speaker"), "의장"),
    (regex(r"Chairman|President of the State Affairs Commission$"), "위원장"),
    (regex(r"Mayor"), "시장"),
)
"""How the holders of offices of the knowledge base are called."""
_SHORT = regex(
    rf"(?=([{HANGUL}](?<!\w[{HANGUL}])(?:(?!씨)[{HANGUL}])?)"
    rf"(?:( (?:전|현|신임))? ({_CALLED}|{_PROPOSED}|[군양옹]|[{HANGUL}]{{2,8}}?)팀?|(씨)){ENDS})"
)
"""A family name and a title, looked at from each word: "올해 *채씨*를"."""
_FORM, _SHORT_FORM = regex(rf"[{HANGUL}]{{3,4}}"), regex(rf"[{HANGUL}]{{2}}")
_NO_FAMILY = wordlist("hangul_no_families")
"""Family names that are also common words before a title: "두 의원", "전 장관", and are none in one word with 씨."""
_HEAD = "대표"
"""How who is named with a longer title, as "대표이사", is called if nobody of the family name is named with this."""
_OF_ANY_FIRM = frozenset({"대표", "사장", "원장", "소장", "점장", "관장", "작가", "감독", "선수", "교수", "셰프"})
"""Titles by which somebody is called whom the text has named by trade and age only: "창업가 박우람(29) … 박 *대표*"."""
_POSTS = frozenset({"대통령", "총리", "장관", "대표", "원내대표", "위원장"})
"""Titles of few people: "한 장관" is Minister Han, while "한 의원" and "한 전 의원" may be any lawmaker."""


def short_mentions(text: str, people: Iterable[NamedGroup], day: str) -> Iterator[tuple[NamedGroup, Mention]]:
    """Each mention by family name, with its person, in a text of an ISO date; "" if unknown."""
    owners: dict[str, dict[int, tuple[NamedGroup, set[str]]]] = defaultdict(dict)
    ends: set[int] = set()
    for person in people:
        for mention in person.mentions:
            ends.update((mention.end,) if " " in mention.text else ())
            for family in _families(mention.text):
                owners[family].setdefault(id(person), (person, set()))[1].update(_titles(text, mention))
    for person, titles in (owner for named in owners.values() for owner in named.values()):
        titles.update(() if titles or person.known is None else _offices(person.known, day))
    called = cache(partial(_called, text, day, owners))
    for match in _SHORT.finditer(text):
        family, title = match[1], match[3] or match[4]
        is_word = family in _NO_FAMILY and not match[4]
        if family not in owners or is_word or match.end(1) in ends:  # "하야시 *진* 관방장관": part of the full name
            continue
        matching = called(family, title, is_former=match[2] == " 전")
        if family == "한" and title not in _POSTS:
            matching = [person for person in matching if match[2] == " 전" and _is_former(text, person)]
        if len(matching) == 1 and not (title == "씨" and f"{family}모" in text):
            start, end = match.span(1)
            first = min(matching[0].mentions, key=lambda mention: mention.start)
            is_ahead = title not in _ADDRESSES and _is_heading(text, start) and not _FORMER.match(text, first.end)
            if first.start < start or is_ahead:
                yield matching[0], Mention(start, end, family, EntityKind.PERSON, MentionSource.KOREAN)


def _called(
    text: str,
    day: str,
    owners: dict[str, dict[int, tuple[NamedGroup, set[str]]]],
    family: str,
    title: str,
    *,
    is_former: bool,
) -> list[NamedGroup]:
    """The persons of a family name whose titles one is among. With "former", without those who hold the office on the
    day, and if there are none, those who have left it by the knowledge base."""
    named = owners[family].values()
    found = [person for person, titles in named if any(_same(own, title) for own in titles)]
    if not found and title == _HEAD:
        found = [person for person, titles in named if any(own.startswith(title) for own in titles)]
    is_alone = len(named) == 1 and f"{family}모" not in text and f"{family} 모 " not in text
    if not found and is_alone and title in _OF_ANY_FIRM:
        found = [person for person, titles in named if not titles and person.known is None]
    if not is_former:
        return found
    known = [(person, person.known) for person, _ in named if person.known is not None]
    in_office = [person for person, one in known if title in _offices(one, day) and not _is_former(text, person)]
    return [person for person in found if person not in in_office] or [
        person for person, one in known if title in _past_offices(one, day)
    ]


def _is_former(text: str, person: NamedGroup) -> bool:
    """Whether the text says behind a full name that an office is no longer held."""
    return any(_FORMER.match(text, mention.end) for mention in person.mentions)


def _is_heading(text: str, at: int) -> bool:
    """Whether the line around an offset is a headline, which may call by title who is introduced below. A sentence that
    does so speaks of somebody whom another text has introduced."""
    end = text.find("\n", at)
    return end > 0 and not ends_sentence(text[text.rfind("\n", 0, at) + 1 : end].rstrip())


def _families(name: str) -> Iterator[str]:
    """The possible family names of a Korean name in Hangul, of one or two syllables, and of a foreigner's with one
    behind it ("켈빈 *황*"); none for other names, and none that is also a common word."""
    first, _, rest = name.partition(" ")
    last = rest.rpartition(" ")[2]
    if _FORM.fullmatch(first):
        yield from {first[:1], first[:-2], *({first[:2]} & FAMILIES)}
    if _SHORT_FORM.fullmatch(name) and first[0] in FAMILIES - _NO_FAMILY:
        yield first[0]  # "조현 … *조* 장관"
    if last in FAMILIES and len(first) > 1 and last not in _NO_FAMILY:
        yield last


def _titles(text: str, mention: Mention) -> Iterator[str]:
    """The titles beside a full name, and in a name that the knowledge base has with its title: "김정은 국무위원장"."""
    if (title := mention.text.partition(" ")[2]) and mention.forms:
        yield title
    behind = _BEHIND.match(text, mention.end)
    while behind:
        yield behind[1]
        if proposed := _FOR_OFFICE.match(text, behind.end(1)):
            yield proposed[1]
        if short := _IN_BRACKETS.match(text, behind.end(1)):
            yield short[1]
        behind = _AND.match(text, behind.end(1)) or _NEXT.match(text, behind.end(1))
    if last := _AFTER_OTHERS.match(text, mention.end):
        yield last[1]
    if addressed := _ADDRESSED.match(text, mention.end):
        yield addressed[1]
    if (post := _LAST.match(text, mention.end)) and _is_post(post[1]):
        yield post[1]
    yield from (status for verb, status in _STATUS if _is_in_sentence(text, mention.end, verb))
    if chosen := _CHOSEN.match(text, mention.end):
        yield chosen[1]
    if diplomat := _OF_EMBASSY.match(text, mention.end):
        yield diplomat[1]
    yield from _titles_before(text, mention)


def _titles_before(text: str, mention: Mention) -> Iterator[str]:
    """What a person is called later by words before the full name."""
    ahead = max(0, mention.start - _REACH), mention.start
    if before := _BEFORE.search(text, *ahead):
        yield before[1]
    if (given := _TO_POST.search(text, *ahead)) and _GIVEN.search(
        text, mention.end, _end_of_sentence(text, mention.end)
    ):
        yield _COACH if given[1] == _HELM else given[1]
    yield from (called for trade, called in _CREATORS if trade.search(text, *ahead))


def _is_in_sentence(text: str, at: int, word: str) -> bool:
    """Whether a word is behind an offset in the same sentence."""
    return text.find(word, at, _end_of_sentence(text, at)) >= 0


def _end_of_sentence(text: str, at: int) -> int:
    """Where the sentence around an offset ends, or is read no further."""
    end = text.find("다.", at, at + _SENTENCE)
    return end if end >= 0 else min(len(text), at + _SENTENCE)


def _is_post(word: str) -> bool:
    """Whether a word ends like what somebody is called by: "지부장", "활동가"."""
    return sort_of(word) == CALLING or _POST.fullmatch(word) is not None


def _offices(known: KnownEntity, day: str) -> Iterator[str]:
    """The Korean titles of the offices that somebody of the knowledge base held on a date; of those held now if it is
    unknown."""
    for office in known.offices:
        is_held = office.held(day) if day else office.end is None
        if is_held and (title := _in_korean(office.title)) is not None:
            yield title


def _past_offices(known: KnownEntity, day: str) -> frozenset[str | None]:
    """The Korean titles of the offices that somebody of the knowledge base has left before a date."""
    return frozenset(_in_korean(one.title) for one in known.offices if one.end is not None and one.end <= day)


def _in_korean(office: str) -> str | None:
    """The Korean title of an office of the knowledge base."""
    return next((title for form, title in _IN_KOREAN if form.match(office)), None)


def _same(own: str, title: str) -> bool:
    """Whether a title equals the full name's or its last part ("국무위원장", "위원장"), except a deputy's ("부…")."""
    return own == title or (own.endswith(title) and not own.removesuffix(title).endswith("부"))
