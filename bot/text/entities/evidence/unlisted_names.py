"""Koreans whose name is in no list, by the grammar around it: "*능시은* 전 문화부시장", "현장소장 *가동민*을".

A word has to have a family name's syllable and two more, and no frequent word of the language may explain it. Beside it
there has to be an office, a form of address or an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.lang.scripts import HAN, HANGUL, is_hangul
from bot.text.entities.korean.persons import BEYOND, BRACKET, ENDS, FAMILIES, OFFICE, TITLES, any_of, is_other_word
from bot.text.korean.common_words import fits, is_common, is_explained
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.word_classes import THING, sort_of, words_beside
from bot.text.korean.words import KoreanMorphemes
from bot.text.word_lists import wordlist

_ALL_FAMILIES = FAMILIES | wordlist("hangul_families_rare")
_SINGLE = "".join(sorted(name for name in _ALL_FAMILIES if len(name) == 1))
_DOUBLES = tuple(name for name in _ALL_FAMILIES if len(name) > 1)
_DOUBLE = any_of(frozenset(_DOUBLES))
_NAME = rf"(?:(?:{_DOUBLE})[{HANGUL}]{{1,2}}?|[{_SINGLE}][{HANGUL}]{{2}})"
_TITLE = rf"(?:{any_of(TITLES - {'씨'})}|{any_of(wordlist('hangul_posts'))}|{OFFICE})"
_PARTICLES = "에게|께서|은|는|이|가|을|를|도|의|과|와"
_OFFICE_BEHIND = re.compile(
    rf"(?P<name>{_NAME}){BRACKET} (?P<between>{BEYOND}{{0,3}})[{HANGUL}A-Za-z0-9]{{0,8}}?"
    rf"(?P<post>{_TITLE}){ENDS}"
)
_ADDRESSED = re.compile(rf"(?P<name>{_NAME})(?: ?씨{ENDS}| ?\((?:\d{{1,2}}(?:세|살)?|[{HAN}]{{2,4}})[)·,;/])")
_WITH_PARTICLE = re.compile(rf"(?P<name>{_NAME})(?P<particle>{_PARTICLES}|(?=[,·ㆍ(]|\n|$))(?![{HANGUL}])")
_BEFORE = re.compile(rf"(?:{_TITLE})(?:인|이자)? $")
_REACH = 14
_FULL_NAME = 3
"""Syllables of a full name, beside those of a longer given name behind a family name of two."""
_MONK = re.compile(rf"(?P<name>[{HANGUL}]{{2}}) 스님{ENDS}")
"""A Buddhist name, which has no family name."""
_WORD = re.compile(rf"(?<!\w)[{HANGUL}]+")
_CASES = "은는이가을를의에도과와로"
"""Particles that may stand right before the office of somebody else: "*표심은* 의원의 몫이다"."""
_LAST_WORD = re.compile(rf"(?<![{HANGUL}])([{HANGUL}]{{2,12}}) $")
_QUOTES = "\"'‘’“”「」『』《》〈〉"
_TIMES = frozenset({"전", "현", "당시", "신임", "전임", "차기", "초대", "前", "現", "고", "故", "겸"})
_HEADED = (
    (
        tuple("시군구읍면동리도섬"),
        ("시장", "군수", "청장", "서장", "의원", "의장", "읍장", "면장", "동장", "이장", "지사"),
    ),
    (("대",), ("교수", "총장", "학장", "강사")),
)
"""Last syllables of places and universities, and whom these have."""
_BODIES = tuple("위부처청국실과팀당측")
"""Last syllables of bodies and their parts, in short: "*공보국* 대변인", "*수사팀* 부팀장"."""


def unlisted_names(text: str, sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """The spans of the names, in the order of the text."""
    for sentence in sentences:
        for word in _WORD.finditer(text, sentence.start, _end(sentence)):
            if (found := _beside_evidence(text, word.start(), sentence)) is not None:
                yield found


def _end(sentence: KoreanMorphemes) -> int:
    """Where a sentence ends in the text. Long ones are cut, so that the words behind may go on with it."""
    return sentence.start + sentence.morphemes[-1].end


def _beside_evidence(text: str, start: int, sentence: KoreanMorphemes) -> tuple[int, int] | None:
    """The span of a name at `start` that has an office, a form of address or an age beside it."""
    for pattern in (_OFFICE_BEHIND, _ADDRESSED, _WITH_PARTICLE):
        match = pattern.match(text, start, _end(sentence))
        if match is None or (pattern is _WITH_PARTICLE and not _BEFORE.search(text, max(0, start - _REACH), start)):
            continue
        if _is_name(text, match, sentence):
            return match.span("name")
    monk = _MONK.match(text, start, _end(sentence))
    if monk is None or is_common(monk["name"]):
        return None
    modifies = any(one.pos[0] in "VM" for one in _within(sentence, *monk.span("name")))
    return None if modifies else monk.span("name")


def _is_name(text: str, match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether a match has the form of a name that no other words explain, with nouns only up to the office."""
    name, groups = match["name"], match.groupdict()
    particle = groups.get("particle") or ""
    if is_other_word(name) or not fits(particle, name):
        return False
    if _is_foreign(text, match.start("name"), name) or _is_thing(text, *match.span("name")):
        return False
    if groups.get("post") and not _is_of_person(text, match, sentence):
        return False
    parts = _within(sentence, *match.span("name"))
    if parts[-1].end > match.end("name") - sentence.start:
        return False  # the last syllable belongs to what follows: "정상각도" is 각도
    is_double = name.startswith(_DOUBLES)
    may_have_case = name[-1] in _CASES and fits(name[-1], name[:-1]) and (not is_double or len(name) > _FULL_NAME)
    if may_have_case and groups.get("between") == "":
        return False
    return is_double or not is_explained(name, parts)


def _is_foreign(text: str, start: int, name: str) -> bool:
    """Whether a name looks foreign, alone or together with the word before it: "피에르 *은코모*"."""
    level = loan_level(name)
    before = _LAST_WORD.search(text, max(0, start - _REACH), start)
    return level > FOREIGN or (level > 1 and before is not None and loan_level(before[1]) >= FOREIGN)


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether a word is in quotation marks, or beside a noun for things with names: a film, a storm."""
    quoted = start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in _QUOTES
    return quoted or any(sort_of(word) == THING for word in words_beside(text, start, end))


def _is_of_person(text: str, match: re.Match[str], sentence: KoreanMorphemes) -> bool:
    """Whether an office behind a word may be a person's: only nouns are between, and the word is no place with its
    head, nor a body: "단둥시 시장"."""
    name, post = match["name"], match["post"]
    if name.endswith(_BODIES) or any(name.endswith(ends) and post.endswith(heads) for ends, heads in _HEADED):
        return False
    words = [word.span() for word in re.compile(r"\S+").finditer(text, *match.span("between"))]
    if any(loan_level(text[start:end]) >= FOREIGN for start, end in words if is_hangul(text[start:end])):
        return False  # the office is of a foreigner, whose name is between
    return not any(_ends_phrase(_within(sentence, *word)) for word in words)


def _ends_phrase(word: Sequence[Morpheme]) -> bool:
    """Whether a word is no noun: a verb, an adverb, or a noun with a particle."""
    if len(word) == 1 and word[0].text not in _TIMES and word[0].pos in ("MM", "MAG", "MAJ", "NR"):
        return True
    return word[-1].pos[0] in "EJV" or word[-1].pos.endswith(("+EC", "+ETM", "+EF"))


def _within(sentence: KoreanMorphemes, start: int, end: int) -> list[Morpheme]:
    """The morphemes of a sentence that overlap a span of the text."""
    first, last = start - sentence.start, end - sentence.start
    return [one for one in sentence.morphemes if one.start < last and first < one.end]
