"""Find people in Korean text before a state and an office: "이와야 *일 외무상*", "기하라 미노루 *일본 방위상*"; before
an office alone if the words look foreign; between a ministry and an office: "일본 *외무성* 후나바시 겐고 *사무차관*";
before a body and an office, or the verb that gives an office, if each word looks foreign: "래클런 페어웨더 *녹색당
대변인*", "래클런 페어웨더를 *대변인에 임명*".

Neither the form of a Korean name nor a known name is needed, since no other noun is there without a particle: each
word of the name has to be a proper noun for the dictionary, which guesses the class of words that it does not know and
cuts some of them into whatever shorter words it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.lang.scripts import HANGUL, syllable_letters
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import (
    BEYOND,
    BRACKET,
    ENDS,
    GIVEN,
    OFFICE,
    PROPOSED,
    TITLE,
    is_item,
    is_post_abroad,
)
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.loan_words import LoanWord, is_cut, is_odd, loan_words
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.words import KoreanMorphemes
from bot.text.word_lists import wordlist

SHORT_STATES = "미중일러북한영불독프"
"""States by their first syllables, as headlines and first mentions write them before an office."""
_PLACES = wordlist("hangul_places_abroad") | frozenset(
    {"한국", "북한", "일본", "중국", "영국", "프랑스", "인도", "호주"}
)
_BODY = rf"[{HANGUL}]{{1,6}}[부처청실국원관회성위] "
OF_STATE = regex(rf" (?:{_BODY}(?:{_BODY}|{BEYOND})?)?[{HANGUL}]{{0,6}}(?:{TITLE}|{OFFICE})(?<![씨양군옹]){ENDS}")
"""What follows a state: an office, also with its body ("국방부 장관")."""
_STATE = regex(rf" (?:[{SHORT_STATES}]|{any_of(_PLACES)})(?= )")
_OFFICES_OF_CHINA = regex(
    rf"{BRACKET} (?:(?:중국?|中) (?:{BEYOND}){{0,6}}[{HANGUL}]{{0,6}}(?:부장|장관|위원|주임|대사)"
    rf"|(?:외교|국방|상무|공안)부장){ENDS}"
)
"""China and its offices, of which only the last has a particle ("중국 공산당 정치국 위원 겸 외교부장은"), or an office
of China's alone."""
_OFFICES_OF_THE_SOUTH = regex(
    rf"{BRACKET}(?! (?:통일|해방|광복|보위|수호))(?: (?:전|현))?(?: (?:[{HANGUL}]{{1,8}}[당부처청]|청와대))?"
    rf" [{HANGUL}]{{0,6}}(?:{TITLE}|{OFFICE})(?<![씨양군옹]){ENDS}"
)
"""An office of a party or the state in the South behind a name that is a noun elsewhere: "조국 *전 법무부 장관*"."""
_POSSESSED = regex(rf"(?:우리|[{HANGUL}]의|내|그|이) $")
_OF_COUNTRY = regex(rf"(?:(?<!중국)의|(?<![{HANGUL}])[그이저]|{any_of(_PLACES - {'중국'})}) $")
"""What is before a word for somebody of a country: "*태국* 왕이" is the king."""
_MINISTRY = regex(rf"[{HANGUL}]{{2}}[부성처청] $")
_GOES_ON = regex(rf" (?![{HANGUL}]{{0,6}}(?:{TITLE}|{OFFICE}){ENDS})[{HANGUL}]")
_OFFICE = regex(rf" [{HANGUL}]{{0,6}}(?:{TITLE}|{OFFICE})(?<![씨양군옹]){ENDS}")
_NO_PERSONS = frozenset[str]().union(
    _PLACES, *map(wordlist, ("hangul_no_names", "hangul_no_entities", "hangul_before", "hangul_bodies"))
)
_BODY_ENDS = tuple("부처청국실원관회성위군당")
"""Last syllables of what a state has: "러시아*군*"."""
_PROPER = "NNP"
_REPORTED = ("다고", "다며", "라고", "라며", "냐고", "자고")
"""Endings of what somebody says."""
_OF_PLACE, _PERSON = "지명", "인명"
_SHORTEST, _MOST_WORDS = 2, 3
_OF_BODY = regex(
    rf"{BRACKET} (?:(?!(?:{any_of(wordlist('hangul_body_heads') | wordlist('hangul_place_heads'))}) ){BEYOND}){{0,3}}"
    rf"[{HANGUL}A-Za-z0-9]{{0,8}}?(?:{TITLE}|{OFFICE})(?<![씨양군옹]){ENDS}"
)
"""A body with a name of its own and an office behind a name: of "골드만 삭스 *은행* 행장" the name is the bank's."""
_GETS_OFFICE = regex(
    rf"[을를] (?:[{HANGUL}A-Za-z0-9·]{{1,12}} ){{0,4}}?[{HANGUL}A-Za-z0-9·]{{0,12}}?(?:{OFFICE})직?(?:으로|로|에) "
    rf"(?:{GIVEN}|{PROPOSED})"
)
"""The particle of an object, and an office that a verb gives: "를 국방장관에 임명"."""
_LIKE_PARTICLE = regex(rf"(?:에|도|로)(?![{HANGUL}])")
_IN_OFFICE = regex(
    rf" (?:{BEYOND}){{0,3}}[{HANGUL}A-Za-z0-9]{{0,8}}?(?:{TITLE}|{OFFICE})(?<![씨양군옹])"
    rf"(?:[은는이가]|(?=,))(?![{HANGUL}])"
)
"""A body and an office that is the subject: nothing before it is a place or a second topic, so that a foreign name ends
like a particle: "엘렌 *랑티에* 프랑스 국방장관은"."""
_ADDRESSED = regex(rf" ?(?:\(\d{{2}}|씨{ENDS})|동[지무]{ENDS}")
_OFFICE_BEFORE = regex(rf"(?<=[{HANGUL}])(?:{OFFICE})인? $")
_REACH = 12
_SHORT_GIVEN = "준|겐|켄|진|료|렌|간|쇼|류|슌|린|란|젠|쥰|슈|유|아이"
"""Given names of Japanese of one syllable, and short ones that are other words."""
_VIETNAMESE = "응우옌|쩐|팜|즈엉|호앙|부이|응오|쯔엉|르엉|딘"
"""Family names of Vietnamese that are no other words."""
_VIETNAMESE_ENDS = "엉옌인이안앙아우오언엔"
"""Second syllables of the words of Vietnamese given names."""


_NAME_APART = regex(
    rf"(?<![{HANGUL}])(?:(?P<family>[{HANGUL}]{{3,6}}) (?:{_SHORT_GIVEN})(?= )"
    rf"|(?:{_VIETNAMESE})(?: (?!(?:전|현|공안) )[{HANGUL}][{_VIETNAMESE_ENDS}]?(?= )){{1,3}})"
)
_TWO_SYLLABLES = regex(rf"(?<![{HANGUL}])(?P<last>[{HANGUL}]{{2}}) ")
_CALLED_APART = regex(rf" (?:{BEYOND}){{0,2}}[{HANGUL}A-Za-z0-9]{{0,8}}?(?P<title>{TITLE}|{OFFICE})(?<![양군옹]){ENDS}")


def names_apart(text: str) -> Iterator[tuple[int, int]]:
    """The spans of Vietnamese and of Japanese names whose last word is short and may be another word: "응우옌 득 *타이*
    총리", "나라자키 *준* 명예교수"; also of a Vietnamese's last word before the same title later."""
    titles: dict[str, dict[str, int]] = {}
    for found in _NAME_APART.finditer(text):
        start, end = found.span()
        called = _CALLED_APART.match(text, end)
        if called is None:
            continue
        if found["family"] is None:
            yield start, end
            titles.setdefault(found[0].rpartition(" ")[2], {}).setdefault(called["title"], end)
        elif found["family"] not in _NO_PERSONS and loan_level(found["family"]) >= FOREIGN:
            yield start, end
    for later in _TWO_SYLLABLES.finditer(text) if titles else ():
        ends = (end for title, end in titles.get(later["last"], {}).items() if text.startswith(title, later.end()))
        if min(ends, default=len(text)) <= later.start():
            yield later.span("last")


def state_officials(text: str, sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """The spans of the names in the order of the text."""
    for sentence in sentences:
        words = list(_words(sentence))
        for place, (start, end, is_name) in enumerate(words):
            if not is_name or end - start < _SHORTEST:
                continue
            first = place
            while first and place - first < _MOST_WORDS - 1 and words[first - 1][2] and _joined(text, words, first):
                first -= 1
            if has_state_office(text, end) or (first < place and _is_foreign_official(text, words[first][0], end)):
                yield words[first][0], end


def foreign_officials(text: str, sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """The spans of names of two words, each of which looks foreign, beside an office, a form of address or the verb
    that gives an office, in the order of the text."""
    for sentence in sentences:
        start, written = sentence.start, text[sentence.start : sentence.start + sentence.morphemes[-1].end]
        for run in _runs(written, [word for word in loan_words(written) if _looks_foreign(written, word, sentence)]):
            if len(run) != 2 or max(word.level for word in run) < FOREIGN:
                continue  # of three words the first may be a body
            first, stem, end = (start + place for place in (run[0].start, run[-1].stem, run[-1].end))
            if _LIKE_PARTICLE.match(text, stem) and _IN_OFFICE.match(text, end):
                yield first, end
            elif _is_called(text, first, stem, end):
                yield first, stem


def _is_called(text: str, start: int, stem: int, end: int) -> bool:
    """Whether an office is beside the words [start, stem), with a particle up to `end`, or a form of address behind."""
    if is_item(text, start, stem) or _ADDRESSED.match(text, stem):
        return True
    if stem == end:
        return _OF_BODY.match(text, stem) is not None
    is_behind = _OFFICE_BEFORE.search(text, max(0, start - _REACH), start) is not None
    return is_behind or _GETS_OFFICE.match(text, stem) is not None


def _runs(written: str, words: Sequence[LoanWord]) -> Iterator[list[LoanWord]]:
    """The words in runs with nothing but a space between; a word with a particle ends one."""
    run: list[LoanWord] = []
    for word in words:
        if run and (run[-1].stem < run[-1].end or written[run[-1].end : word.start] != " "):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _looks_foreign(written: str, word: LoanWord, sentence: KoreanMorphemes) -> bool:
    """Whether a word looks foreign, or a little so and is a person's name in the dictionary, and is no common noun,
    country or post abroad."""
    stem = written[word.start : word.stem]
    whole = [part for part in sentence.morphemes if word.start <= part.start < word.end]
    if whole and (whole[-1].pos.startswith("VCP") or (whole[-1].pos[0] == "E" and stem.endswith(_REPORTED))):
        return False  # "은메달리스트*인*", "줄었*다고*"
    if word.level < FOREIGN and len(stem) > _SHORTEST and is_odd(whole):
        return word.level > 0 and whole[-1].pos[0] == "N" and stem not in _NO_PERSONS
    if word.level < FOREIGN - 1 or len(stem) < _SHORTEST or stem in _NO_PERSONS or is_post_abroad(stem):
        return False
    parts = [part for part in whole if part.start < word.stem]
    if word.level < FOREIGN:
        return len(parts) == 1 and parts[0].sense == _PERSON
    is_proper = all(part.pos == _PROPER for part in parts)
    return is_proper or is_cut(word, whole) or (word.level > FOREIGN and len(parts) > 1 and len(stem) > _SHORTEST)


def has_office_of_china(text: str, start: int, end: int) -> bool:
    """Whether an office of China is behind the name text[start:end], which is also a word: "*왕이* 중국 외교부장"."""
    of_country = _OF_COUNTRY.search(text, max(0, start - _REACH), start)
    return of_country is None and _OFFICES_OF_CHINA.match(text, end) is not None


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether a name is a noun and the particle of the subject, without an office behind: "옛날 *왕이* 살던 궁". Behind
    a name there is another particle or a mark."""
    is_closed = text[end - 1] == "이" and syllable_letters(text[end - 2])[2] > 0
    return is_closed and _GOES_ON.match(text, end) is not None and not has_office_of_china(text, start, end)


def has_office_of_south(text: str, start: int, end: int) -> bool:
    """Whether an office of the South is behind a noun that may be a name there, and no "our" before it."""
    is_held = _OFFICES_OF_THE_SOUTH.match(text, end) is not None
    return is_held and _POSSESSED.search(text, max(0, start - 4), start) is None


def has_state_office(text: str, end: int) -> bool:
    """Whether a state and an office are written behind a name that ends at `end`."""
    state = _STATE.match(text, end)
    return state is not None and OF_STATE.match(text, state.end()) is not None


def _is_foreign_official(text: str, start: int, end: int) -> bool:
    """Whether a name of several words has an office behind it, and looks foreign or has a ministry before it: "일본
    외무성 *후나바시 겐고* 사무차관"."""
    if _OFFICE.match(text, end) is None:
        return False
    first, *rest = text[start:end].split()
    is_foreign = loan_level(first) >= FOREIGN and not any(word.endswith(_BODY_ENDS) for word in rest)
    return is_foreign or _MINISTRY.search(text, max(0, start - 12), start) is not None


def _joined(text: str, words: Sequence[tuple[int, int, bool]], place: int) -> bool:
    """Whether nothing but a space divides a word from the one before it."""
    return text[words[place - 1][1] : words[place][0]] == " "


def _words(sentence: KoreanMorphemes) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it may be of a foreign person's name) of each word, as white space divides them."""
    word = list[Morpheme]()
    for morpheme in [*sentence.morphemes, None]:
        if word and (morpheme is None or morpheme.spaced):
            yield sentence.start + word[0].start, sentence.start + word[-1].end, _is_name(word)
            word = []
        if morpheme is not None:
            word.append(morpheme)


def _is_name(word: Sequence[Morpheme]) -> bool:
    """Whether a word begins and ends with a proper noun that is no place. The dictionary cuts one that it does not know
    into such a noun and others: "장샤*오퉁*"."""
    written = "".join(one.text for one in word)
    if word[0].pos != _PROPER or word[-1].pos[0] != "N" or any(one.sense == _OF_PLACE for one in (word[0], word[-1])):
        return False
    if word[-1].pos != _PROPER and loan_level(written) <= FOREIGN:
        return False
    return all(one.pos[0] == "N" for one in word) and not (written in _NO_PERSONS or is_post_abroad(written))
