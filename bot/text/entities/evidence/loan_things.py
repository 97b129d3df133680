"""Loan words taken for a foreigner that are a thing, a firm or a team: "*배드민턴* 감독", "*제노텍* 대표".

Only single words: of a foreigner's whole name the models are right, unless it begins with a listed thing ("*레이더*
조준"). The dictionary has some of them as nouns, or as
names of no person. For the others a head of a firm, shop or team behind the word is no evidence: the name of the firm
comes before it as often as that of the person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import ENDS, FAMILIES
from bot.text.korean.loan_words import foreign_level, is_listed
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.name_likeness import likeness
from bot.text.korean.words import KoreanMorphemes
from bot.text.word_lists import wordlist

_PERSON = "인명"
"""The dictionary's class of meaning of persons."""
_FULL_NAME = 3
_TYPICAL = 2
"""Least likeness of three syllables to a Korean's full name."""
_LOAN = 2
"""Least level of a loan word, which some foreign names reach and most Korean words do not."""
_SURE = 0.9
"""Least probability of a person that the dictionary knows as something else."""
_HEAD = regex(
    rf" (?:전 |현 |[前現] ?)?(?:공동|각자|신임|부|명예)?"
    rf"(?:대표(?:이사)?|회장|사장|이사장|원장|행장|구단주|CEO|최고경영자)님?{ENDS}"
)
"""Behind a word, the head of a firm or a shop."""
_MARKET = regex(
    rf" 시장[이은을의에]?[가서]? (?:[{HANGUL}]+ )?"
    r"(?:커|성장|급성장|확대|포화|규모|점유|공략|진출|위축|얼어|회복|진입|선점|침체|전망|경쟁)"
)
"""Behind a word, a market, for which the language has the same word as for a mayor: "코스메틱 *시장*이 커지고"."""
_CREW = regex(rf" (?:선장|부선장|기관장|기관사|항해사|갑판장|승무원)들?{ENDS}")
_GROUP = regex(rf" (?:멤버|완전체|유닛|유니폼|홈구장|구단)(?:들|{ENDS})")
"""Behind a word, what a band or a team has: "세븐틴 *멤버*"."""
_VESSELS = frozenset({"크루즈", "페리", "카페리", "요트", "보트", "트롤", "탱커", "컨테이너", "벌크"})
"""Kinds of ships, some of which are also names of persons."""
_CLUBS = wordlist("hangul_clubs")
_DEVICES = frozenset({"레이더", "안테나", "바이러스", "컴퓨터", "카메라", "알루미늄", "플루토늄", "우라늄"})
"""Things that the dictionary has as names of persons, before what is done with them: "*레이더* 조준"."""
_FIRM_ENDS = (*(word for word in wordlist("hangul_firm_words") if len(word) > 2), "테크")
_FIRM_NOUNS = ("기업", "업체", "회사", "사", "스타트업", "업")
"""Nouns, or their ends, behind which a firm's name is."""
_KOREAN_BEHIND = regex(rf" ([{HANGUL}]{{3}})(?![{HANGUL}])")
_COMPOUND = regex(r"(?:^| )대표(?:주|작|곡|팀|단)$")
"""A title that a syllable makes a thing of, as the last word of a name: "바이오 *대표주*"."""


def loan_things(
    text: str, persons: Mapping[tuple[int, int], float], sentences: Sequence[KoreanMorphemes], whole: Collection[str]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """The spans of `persons` (with their probabilities) that are such words, each with whether it is the firm of the
    person behind it. `whole` are the words of the names of several words in the document: who is named in full is a
    person later too."""
    spans = sorted(persons)
    starts = {start for start, _ in spans}
    for start, end in spans:
        word = text[start:end]
        if _COMPOUND.search(word):
            yield (start, end), False
        if " " in word and word.partition(" ")[0] in _DEVICES:
            yield (start, end), False
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if sentence is None or " " in word or word in whole or not _is_loan(word):
            continue
        parts = sentence.within(start, end)
        is_sure = persons[start, end] >= _SURE
        is_firm = _is_before_korean(text, end, starts)
        is_head = not _has_body_before(sentence, start) and _is_before_head(text, end, parts)
        if is_firm or (is_head and not is_listed(word)) or _is_thing(text, (start, end), parts, is_sure=is_sure):
            yield (start, end), is_firm


def _is_loan(word: str) -> bool:
    """Whether a word is a loan and has not the form of a Korean's full name."""
    is_korean = len(word) == _FULL_NAME and (likeness(word) >= _TYPICAL or word[:2] in FAMILIES)
    return foreign_level(word) >= _LOAN and not is_korean


def _is_thing(text: str, span: tuple[int, int], parts: Sequence[Morpheme], *, is_sure: bool) -> bool:
    """Whether a loan is a thing, a firm or a team by its form, by the dictionary or by what stands behind it."""
    start, end = span
    word = text[start:end]
    if (
        word in _CLUBS
        or word.endswith(_FIRM_ENDS)
        or _GROUP.match(text, end)
        or (word in _VESSELS and _CREW.match(text, end))
    ):
        return True
    if is_listed(word):
        return False
    if len(parts) == 1 and len(parts[0].text) == len(word):
        is_other = parts[0].pos == "NNP" or (parts[0].pos == "NNG" and len(word) >= _FULL_NAME)
        return is_other and parts[0].sense != _PERSON and not is_sure
    return _MARKET.match(text, end) is not None and not all(part.sense == _PERSON for part in parts)


def _is_before_head(text: str, end: int, parts: Sequence[Morpheme]) -> bool:
    """Whether the office of a firm's head is behind a word that the dictionary has to cut, not only into persons."""
    is_cut = len(parts) > 1 and not all(part.sense == _PERSON for part in parts)
    return is_cut and _HEAD.match(text, end) is not None


def _has_body_before(sentence: KoreanMorphemes, start: int) -> bool:
    """Whether a noun, or one with "of", is right before a word: between a body and an office is a person, unless the
    noun says that a firm follows ("제약*사* 제노텍 대표")."""
    before = [part for part in sentence.morphemes if part.end <= start - sentence.start]
    if not before or before[-1].end != start - sentence.start - 1:
        return False
    is_noun = before[-1].pos in ("NNP", "NNG", "XSN", "JKG")
    return is_noun and not before[-1].text.endswith(_FIRM_NOUNS)


def _is_before_korean(text: str, end: int, starts: Collection[int]) -> bool:
    """Whether a person with a Korean's full name stands right behind a word, which is the firm: "*로보틱스* 김민수"."""
    behind = _KOREAN_BEHIND.match(text, end)
    return behind is not None and behind.start(1) in starts and likeness(behind[1]) >= _TYPICAL
