"""Koreans whose name is in no list, by the grammar around it: "*능시은* 전 문화부시장", "현장소장 *가동민*을",
"자원봉사자 *도은결*".

A word has to have a family name's syllable and two more, and no frequent word of the language may explain it. Beside it
there has to be an office, a form of address, an age or what somebody is, or the tagger has to take it for a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bot.lang.scripts import HAN, HANGUL, is_hangul
from bot.regexes import any_of, is_of, regex
from bot.text.entities.korean.other_words import is_post_or_body, is_thing_of_title
from bot.text.entities.korean.persons import (
    BEYOND,
    BRACKET,
    ENDS,
    FAMILIES,
    FAMILY,
    ITEM_END,
    OFFICE,
    TITLES,
    as_subject,
    is_item,
    is_other_word,
)
from bot.text.korean.common_words import fits, is_common, is_explained
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.transcribed_names import FORM, is_long_transcribed, is_transcribed
from bot.text.korean.word_classes import CALLING, THING, sort_of, words_beside
from bot.text.korean.words import KoreanMorphemes
from bot.text.word_lists import wordlist

_ALL_FAMILIES = FAMILIES | wordlist("hangul_families_rare")
_SINGLE = "".join(sorted(name for name in _ALL_FAMILIES if len(name) == 1))
_DOUBLES = tuple(name for name in _ALL_FAMILIES if len(name) > 1)
_DOUBLE = any_of(frozenset(_DOUBLES))
_NAME = rf"(?:(?:{_DOUBLE})[{HANGUL}]{{1,2}}?|[{_SINGLE}][{HANGUL}]{{2}})"
_POSTS = TITLES | wordlist("hangul_posts")
_TITLE = rf"(?:{any_of(TITLES - {'씨'})}|{any_of(wordlist('hangul_posts'))}|{OFFICE})"
_PARTICLES = "에게|께서|은|는|이|가|을|를|도|의|과|와"
_OFFICE_BEHIND = regex(
    rf"(?P<name>{_NAME}){BRACKET} (?P<between>{BEYOND}{{0,3}})[{HANGUL}A-Za-z0-9]{{0,8}}?"
    rf"(?P<post>{_TITLE})(?:{ENDS}|이?[었였])"
)
_TRANSCRIBED = regex(
    rf"(?P<name>{FORM}){BRACKET} (?P<between>{BEYOND}{{0,3}})[{HANGUL}A-Za-z0-9]{{0,8}}?"
    rf"(?P<post>{_TITLE}|씨)(?:{ENDS}|이?[었였])"
)
"""A name of `is_transcribed` and an office behind it: "*추메이린* 외교부 부사장"."""
_ADDRESSED = regex(
    rf"(?P<name>{_NAME})(?:(?: ?\([^()\n]{{1,24}}\))? ?씨{ENDS}| (?:군|양|옹){ENDS}|동[지무]{ENDS}"
    rf"| ?\((?:\d{{1,2}}(?:세|살)?|[{HAN}]{{2,4}}|가명)[)·,;/])"
)
_CALLED_BEHIND = regex(rf"(?P<name>{_NAME}){BRACKET} (?P<calling>[{HANGUL}]{{2,6}}?)(?:{ENDS}|에게)")
"""What somebody is behind the name: "*옥수빈* 활동가는"."""
_LABELLED = regex(rf"(?P<name>{_NAME}) ?/ ?(?=[^/:\n\"“”]{{2,30}}[:\"“])")
"""The beginning of what somebody says in a script of broadcast news: "[*심보라*/예방안전과장 : …"."""
_LABEL_BEGINS = regex(rf"(?:^|\n)[^\w\n]{{0,3}}(?:[{HANGUL}]{{2,4}}[^\w\n]{{1,3}})?$")
_CHAIN = regex(rf"(?<![\w-])(?:(?:{_NAME}-){{2,6}}{_NAME}(?!-)|{_NAME}-{_NAME}(?= 조{ENDS}))")
"""Members of a team: "변찬솔-도우빈-모세현"."""
_REAL_NAME = regex(rf"(?<![{HANGUL}])(?P<known>[{HANGUL}]{{2,5}}) ?\(본명 (?P<name>(?:{FAMILY})[{HANGUL}]{{1,3}})[),·]")
"""하준(*본명* 제하준)"."""
_WITH_PARTICLE = regex(rf"(?P<name>{_NAME})(?P<particle>{_PARTICLES}|(?=[,·ㆍ(-]|\n|$|{ITEM_END}))(?![{HANGUL}])")
_CASE = regex(rf"(?:{_PARTICLES})(?![{HANGUL}])")
_BEFORE = regex(
    rf"(?:{_TITLE})(?:\([^()\n]{{1,12}}\))?"
    r"(?P<copula>인|이자|(?:을|를) (?:지낸|맡은|역임한)|(?:으)?로 (?:나선|나온))? $"
)
_REACH = 24
_TITLED = tuple(word for word in TITLES if len(word) > 1)
"""Callings that are titles, which `_OFFICE_BEHIND` reads."""
_FULL_NAME = 3
"""Syllables of a full name, beside those of a longer given name behind a family name of two."""
_MONK = regex(rf"(?!.승 )(?P<name>[{HANGUL}]{{2}}) 스님{ENDS}")
"""A Buddhist name, which has no family name."""
_SHORT_NAME = regex(rf"(?P<name>(?:{FAMILY})[{HANGUL}]) (?:{any_of(TITLES - {'씨'})})(?:{ENDS}|이?[었였])")
"""A name of two syllables right before a title: "*갈현* 의원"."""
_WORD = regex(rf"(?<!\w)[{HANGUL}]+")
_CASES = "은는이가을를의에도과와로"
"""Particles that may stand right before the office of somebody else: "*표심은* 의원의 몫이다"."""
_IS_TOPIC = regex(r" [^ ]+[은는]$")
"""An office that is the topic itself: the word before it has no particle then ("*한별이* 위원장은"), as it may have
before a subject ("*황사는* 소장이 …")."""
_MAY_BE_HOLDER = regex(rf"{_NAME}(?<![부처청원실국당회위시도군구대단]) ")
"""A word with the form of a name between a word and an office: "좌장은 *전두리* 위원회 간사가"."""
_LAST_WORD = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{2,12}}) $")
_PLACE = "지명"
_TAKEN_UP = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{2,12}}?)(?:[을를] 맡은|(?:으)?로 (?:나선|나온|일하는)) $")
"""What somebody is, with a verb for it: "통역을 *맡은* 단소희"."""
_PLACE_ENDS = tuple("리읍면동")
_QUOTES = "\"'‘’“”「」『』《》〈〉"
_BODY_ENDS = tuple(wordlist("hangul_body_ends") - {"과"})
_PERSON_ENDS = tuple("자인씨생원가장관님군양들")
"""Last syllables of nouns for persons: "지회장인 *주최자*는"."""
_CALLING_ENDS, _SHORT = tuple("자가원인생민병주부사"), 2
"""Last syllables of nouns for what somebody is, which are longer than most other words: "자원봉사*자*"."""
_KIND_ENDS = tuple("임직급제용형식적상")
"""Last syllables of nouns for kinds of posts."""
_CHAINED_KINDS = "시군구읍면동도부처국과회반조권차"
"""Last syllables of what is listed with hyphens as team mates are."""
_TIMES = frozenset({"전", "현", "당시", "신임", "전임", "차기", "초대", "前", "現", "고", "故", "겸"})
_HEADED = (
    (
        tuple("시군구읍면동리도섬"),
        ("시장", "군수", "청장", "서장", "의원", "의장", "읍장", "면장", "동장", "이장", "지사"),
    ),
    (("대",), ("교수", "총장", "학장", "강사")),
    (("고", "중", "초"), ("교사", "교장", "교감")),
)
"""Last syllables of places and universities, and whom these have."""
_OF_CHINESE_PLACES = frozenset({"시장", "부시장", "성장", "부성장", "서기", "당서기", "행정장관"})
_BODIES = tuple("위부처청국실과팀당측")
"""Last syllables of bodies and their parts, in short: "*공보국* 대변인", "*수사팀* 부팀장"."""


def unlisted_names(
    text: str, sentences: Sequence[KoreanMorphemes], tagged: Collection[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """The spans of the names, in the order of the text. `tagged` are those that the tagger takes for a person."""
    for match in _REAL_NAME.finditer(text):
        if not is_common(match["name"]):
            yield from (match.span(name) for name in ("known", "name"))
            yield from _later(text, match["known"], match.end())
    chains = (chain for chain in _CHAIN.finditer(text) if not _is_of_one_kind(chain[0].split("-")))
    chained = [one.span() for chain in chains for one in _WORD.finditer(text, *chain.span())]
    alone = (span for span in tagged if not text.startswith("-", span[1]))
    shown = {*alone, *((start, start + _FULL_NAME) for start, _ in chained)}
    for sentence in sentences:
        for word in _WORD.finditer(text, sentence.start, _end(sentence)):
            found = _beside_evidence(text, word.start(), sentence, shown)
            if found is not None and not is_thing_of_title(text, found, sentence):
                yield as_subject(text, *found)


def _later(text: str, known: str, at: int) -> Iterator[tuple[int, int]]:
    """The spans behind a place at which a stage name stands as a word with a particle: "난설은"."""
    if is_common(known):
        return
    while (at := text.find(known, at)) >= 0:
        start, at = at, at + len(known)
        particle = _CASE.match(text, at)
        if particle is not None and not is_hangul(text[start - 1]) and fits(particle[0], known):
            yield start, at


def _is_of_one_kind(words: Sequence[str]) -> bool:
    """Whether two words of a chain are places, bodies or classes of one kind: "양천*구*-강서*구*-구로*구*"."""
    kinds = [word[-1] for word in words if word[-1] in _CHAINED_KINDS]
    return len(kinds) > len(set(kinds))


def is_addressed(text: str, span: tuple[int, int]) -> bool:
    """Whether a form of address, an age or Hanja behind a name shows that it is nothing but a person's."""
    match = _ADDRESSED.match(text, span[0])
    return match is not None and match.span("name") == span


def _end(sentence: KoreanMorphemes) -> int:
    """Where a sentence ends in the text. Long ones are cut, so that the words behind may go on with it."""
    return sentence.start + sentence.morphemes[-1].end


def _beside_evidence(
    text: str, start: int, sentence: KoreanMorphemes, shown: Collection[tuple[int, int]]
) -> tuple[int, int] | None:
    """The span of a name at `start` that is one of those `shown` to be names, or has beside it what shows it."""
    for pattern in (_OFFICE_BEHIND, _ADDRESSED, _LABELLED, _CALLED_BEHIND, _WITH_PARTICLE):
        match = pattern.match(text, start, _end(sentence))
        if match is None or (pattern is _LABELLED and not _LABEL_BEGINS.search(text, max(0, start - 10), start)):
            continue
        if pattern is _CALLED_BEHIND and not _is_calling(match, sentence):
            continue
        is_titled = pattern is _WITH_PARTICLE and _is_titled(text, start)
        is_plain = pattern is _WITH_PARTICLE and not is_titled
        is_shown = not is_plain or match.span("name") in shown or _is_behind_calling(text, start, sentence)
        if (is_plain or pattern is _LABELLED) and is_post_or_body(match["name"]):
            continue
        if is_plain and match.span("name") not in shown and _is_compound(match, sentence):
            continue
        if is_shown and _is_name(text, match, sentence, is_shown=match.span("name") in shown):
            return match.span("name")
    foreign = _TRANSCRIBED.match(text, start, _end(sentence))
    if foreign is not None and _is_transcribed(text, foreign, sentence):
        return foreign.span("name")
    short = _SHORT_NAME.match(text, start, _end(sentence))
    if short is not None and _is_short_name(short, sentence):
        return short.span("name")
    monk = _MONK.match(text, start, _end(sentence))
    if monk is None or (is_common(monk["name"]) and not _is_called(text, start, sentence)):
        return None
    modifies = any(one.pos[0] in "VM" for one in sentence.within(*monk.span("name")))
    return None if modifies else monk.span("name")


def _is_calling(match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether the word behind a name says what one person is, and no words of the language explain the name."""
    name = match["name"]
    may_have_case = name[-1] in _CASES and fits(name[-1], name[:-1])
    if (
        may_have_case
        or match["calling"].endswith(_TITLED)
        or sort_of(match["calling"]) != CALLING
        or name.endswith((*_PERSON_ENDS, *_BODIES, *_KIND_ENDS, *_PLACE_ENDS))
    ):
        return False
    parts = sentence.within(*match.span("name"))
    before = [part for part in sentence.morphemes if part.end <= match.start("name") - sentence.start]
    if before and before[-1].pos[0] not in "JES" and not before[-1].pos.endswith("ETM"):
        return False  # a noun before it has the word as a part of its name: "김하나 *늘푸른* 활동가"
    is_noun = parts[-1].pos == "NNG" and len(parts[-1].text) > 1
    return len(parts) > 1 and not is_noun and not any(len(part.text) > 1 and is_common(part.text) for part in parts)


def _is_called(text: str, start: int, sentence: KoreanMorphemes) -> bool:
    """Whether an office or what somebody is stands right before a place, as a noun without a particle."""
    return _is_titled(text, start) or _is_behind_calling(text, start, sentence)


def _is_titled(text: str, start: int) -> bool:
    """Whether one of the listed offices stands right before a place."""
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None


def _is_behind_calling(text: str, start: int, sentence: KoreanMorphemes) -> bool:
    """Whether a noun for a calling is right before a word."""
    reach = max(0, start - _REACH)
    word = _TAKEN_UP.search(text, reach, start) or _LAST_WORD.search(text, reach, start)
    if word is None:
        return False
    if sort_of(word[1]) == CALLING:
        return True
    parts = sentence.within(*word.span(1))
    if sort_of(word[1]) == THING:
        return False
    return len(word[1]) > _SHORT and word[1].endswith(_CALLING_ENDS) and all(part.pos[0] in "NX" for part in parts)


def _is_name(text: str, match: re.Match[str], sentence: KoreanMorphemes, *, is_shown: bool) -> bool:
    """Whether a match has the form of a name that no other words explain, with nouns only up to the office. `is_shown`
    if the tagger or a team shows it to be one."""
    name, groups = match["name"], match.groupdict()
    particle = groups.get("particle") or ""
    if is_other_word(name) or name[1:] in _POSTS or not fits(particle, name):
        return False
    if particle == "의" and name.endswith(_PLACE_ENDS):
        return False
    is_polite = is_of(match, _ADDRESSED)
    if not (is_polite or is_shown) and loan_level(name) > FOREIGN + 1:
        return False
    if _ends_foreign_name(text, match.start("name"), name, sentence) or _is_thing(text, *match.span("name")):
        return False
    parts = sentence.within(*match.span("name"))
    if groups.get("post") and not _is_of_person(text, match, sentence):
        return False
    if parts[-1].end > match.end("name") - sentence.start:
        return False  # the last syllable belongs to what follows: "정상각도" is 각도
    is_double = name.startswith(_DOUBLES)
    may_have_case = name[-1] in _CASES and fits(name[-1], name[:-1]) and (not is_double or len(name) > _FULL_NAME)
    between = groups.get("between")
    is_of_next = between == "" or (between and _MAY_BE_HOLDER.match(between))
    is_head = len(parts) == 2 and parts[0].text.endswith("장") and parts[1].pos[0] == "J"  # "*좌장은* 총장이 맡는다"
    if is_head or (may_have_case and is_of_next and not _IS_TOPIC.search(match[0])):
        return False
    is_holder = _is_of_holder(text, match, parts) or is_item(text, *match.span("name"))
    if is_double or not is_explained(name, parts) or is_holder:
        return True
    if is_polite:
        return len(parts) == 1 or _is_polite(name, match.end("name"), sentence)  # a noun, which nobody would address
    return groups.get("between") == "" and _is_called(text, match.start(), sentence) and _may_be_noun(name, parts)


def _is_polite(name: str, end: int, sentence: KoreanMorphemes) -> bool:
    """Whether a form of address for anybody is behind a word that is no kind of person or body: "단하늘*씨*"."""
    behind = next((part for part in sentence.morphemes if part.start >= end - sentence.start), None)
    is_address = behind is not None and behind.text == "씨" and behind.pos == "NNB"
    return is_address and not name.endswith((*_PERSON_ENDS, *_BODIES))


def _is_transcribed(text: str, match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether a word before an office is a name as it sounds abroad and no place: "*허페이* 시장" heads a city."""
    name = match["name"]
    if not is_transcribed(name) or not _is_of_person(text, match, sentence):
        return False
    if not is_long_transcribed(name) and match["between"] == "" and match["post"] in _OF_CHINESE_PLACES:
        return False
    parts = sentence.within(*match.span("name"))
    return len(parts) > 1 or parts[0].sense != _PLACE


def _is_short_name(match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether two syllables before a title are a name: no word that the dictionary knows, nor a place or a kind."""
    name = match["name"]
    parts = sentence.within(*match.span("name"))
    if is_common(name) or is_other_word(name) or name.endswith((*_BODIES, *_KIND_ENDS, *_PLACE_ENDS, *"시도군구")):
        return False
    return (
        len(parts) > 1
        and parts[-1].end == match.end("name") - sentence.start
        and all(part.pos[0] not in "JEVM" for part in parts[1:])
    )


def _is_compound(match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether a word is a frequent noun and one syllable more: "도움*말*", "부족*난*", "추천*작*"."""
    parts = sentence.within(*match.span("name"))
    return len(parts) > 1 and is_common(parts[0].text) and len(parts[-1].text) == 1


def _may_be_noun(name: str, parts: Sequence[Morpheme]) -> bool:
    """Whether a noun between what somebody is and a title is a name all the same, since it is no kind of person, body
    or post: "정훈장교 *나라별* 대위", not "대표 *비상임* 이사"."""
    if sort_of(name) or name.endswith((*_PERSON_ENDS, *_BODIES, *_KIND_ENDS)) or parts[0].sense == _PLACE:
        return False
    return all(part.pos[0] in "NX" for part in parts)


def _is_of_holder(text: str, match: re.Match[str], parts: Sequence[Morpheme]) -> bool:
    """Whether two nouns are a name because only a person can be meant behind "who is …": "지회장인 *천둥산*은"."""
    before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    if before is None or before["copula"] is None or match["name"].endswith((*_PERSON_ENDS, *_BODIES)):
        return False
    return len(parts) > 1 and parts[0].sense != _PLACE and all(part.pos[0] in "NX" for part in parts)


def _ends_foreign_name(text: str, start: int, name: str, sentence: KoreanMorphemes) -> bool:
    """Whether a name looks foreign together with the word before it, which is no verb: "피에르 *은코모*"."""
    before = _LAST_WORD.search(text, max(0, start - _REACH), start)
    if before is None or loan_level(name) <= 1 or loan_level(before[1]) < FOREIGN:
        return False
    last = [part for part in sentence.morphemes if part.end == before.end(1) - sentence.start]
    return not any(part.pos.endswith("ETM") for part in last)


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether a word is in quotation marks, or beside a noun for things with names: a film, a storm."""
    quoted = start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in _QUOTES
    return quoted or any(sort_of(word) == THING for word in words_beside(text, start, end))


def _is_of_person(text: str, match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether an office behind a word may be a person's: only nouns are between, and the word is no place with its
    head, nor a body: "단둥시 시장"."""
    name, post = match["name"], match["post"]
    if name.endswith(_BODIES) or (name.endswith("회") and is_post_or_body(name)):
        return False
    is_headed = any(name.endswith(ends) and post.endswith(heads) for ends, heads in _HEADED)
    if is_headed and not name.startswith(_DOUBLES):
        return False
    words = [word.span() for word in re.compile(r"\S+").finditer(text, *match.span("between"))]
    if any(loan_level(text[start:end]) >= FOREIGN for start, end in words if is_hangul(text[start:end])):
        return False  # the office is of a foreigner, whose name is between
    if is_long_transcribed(name):
        return not any(sentence.within(*word)[-1].pos[0] == "J" for word in words)
    return not any(_ends_phrase(sentence.within(*word)) for word in words if not text.endswith(_BODY_ENDS, *word))


def _ends_phrase(word: Sequence[Morpheme]) -> bool:
    """Whether a word is no noun: a verb, an adverb, or a noun with a particle."""
    if len(word) == 1 and word[0].text not in _TIMES and word[0].pos in ("MM", "MAG", "MAJ", "NR"):
        return True
    return word[-1].pos[0] in "EJV" or word[-1].pos.endswith(("+EC", "+ETM", "+EF"))
