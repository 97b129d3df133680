"""Words of Korean subjects: where a noun ends before its particle, and the nouns for who can speak."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.lang.scripts import HANGUL, is_hangul
from bot.regexes import regex
from bot.text.entities.korean.persons import FAMILIES
from bot.text.korean.words import KoreanWord
from bot.text.names.north_south import with_northern
from bot.text.word_lists import wordlist

POSTS = wordlist("hangul_posts")
PARTICLES = ("은", "는", "이", "가", "도", "께서")
_CERTAIN = regex(r".(?:들[은이도]|께서는?)$|^측[은이도]$")
"""Particles of respect, and of plurals and 측, which the analyser takes for other words: "집들이", "측은"."""
_SUBJECT_CLASSES = frozenset({"JX", "JKS", "VCP", "UNKNOWN"})
"""Classes of a subject's particle. 이 at the end of a word is read as a copula where the noun is unknown."""
_SPEAKING_NOUNS = tuple(
    with_northern(wordlist("hangul_speakers") | wordlist("hangul_titles") | wordlist("hangul_ranks") | POSTS)
    - {"군", "양", "옹", "경위", "경사", "중위"}  # circumstances, slopes and medians
)
_GIVEN_FIRST, _GIVEN_SECOND = wordlist("hangul_given_first"), wordlist("hangul_given_second")
_PERSON = regex(rf"[{HANGUL}]{{2,}}[자인원객민]")
"""A noun of three syllables and more with a person's suffix: 운전자, 조합원, 이용객."""
_NO_PERSONS = (
    *("투자", "적자", "흑자", "숫자", "문자", "상자", "격자", "그림자", "글자", "모자", "과자", "전자", "이자"),
    *("라인", "디자인", "원인", "요인", "확인", "할인", "승인", "코인", "와인", "메인", "사인", "체인", "이라크인"),
    *("지원", "자원", "차원", "정원", "후원", "구원", "재원", "충원", "인원", "회원권", "공원", "동물원", "식물원"),
    *("농민", "고민", "번민"),
)
_THINGS = ("글씨", "말씨", "솜씨", "날씨", "불씨", "마음씨")
"""Nouns that end like a person's form of address."""
_GUESTS = ("손님", "기자", "작가", "교수", "대사", "의원", "장관", "대통령", "총리", "단장", "사장")
"""Nouns after which a foreigner's name of two words may follow."""
_SHORT_SPEAKING_NOUNS = frozenset({"군", "측", "당", "씨", "시", "도", "구", "고인", "딸"})
"""Speaking nouns that end other words too, which count only as words of their own."""
_SO_CALLED = regex(r"(?:이?라는|이?란) ?(?:자|자들|것들|작자)$")
"""The North's contemptuous form of address: "장관이라는자"."""


def subject_particle(word: KoreanWord) -> tuple[int, str]:
    """Where the noun of a subject ends, and its particle; the particle is empty where the word is not a subject."""
    last = word.parts[-1]
    is_misread = (
        is_name_read_as_verb(word)
        or word.parts[0].pos[0] in "JE"  # no word begins with a particle
        or _CERTAIN.search(word.text) is not None
        or (len(word.text) > 3 and word.text[:-1].endswith(_SPEAKING_NOUNS))
    )
    if not word.text.endswith(PARTICLES) or not (is_misread or last.last_class in _SUBJECT_CLASSES):
        return word.start, ""
    particle = next(one for one in PARTICLES if word.text.endswith(one))
    end = word.end - len(particle)
    before = word.text[: end - word.start]
    for stacked in ("께서", "에서"):
        if particle in ("은", "는") and before.endswith(stacked):
            end -= len(stacked)
    return end, particle


def is_name_read_as_verb(word: KoreanWord) -> bool:
    """Whether the end of a name is taken for a verb or its ending, as in "한빛*시는" and "새벌 유나이티*드는"."""
    return any(
        (one.last_class[0] == "N" and two.first_class == "EP")
        or (one.last_class == "NNP" and two.first_class in {"VV", "VA"})
        for one, two in pairwise(word.parts)
    )


def is_name_behind_noun(words: Sequence[str]) -> bool:
    """Whether a phrase ends with an unknown name after a noun: "로동자 *한은경*", "손님 *안똔 멜니크*"."""
    head = words[-1]
    if len(words) > 1 and len(head) == 3 and is_speaking_noun(words[-2]):
        return head[0] in FAMILIES and head[1] in _GIVEN_FIRST and head[2] in _GIVEN_SECOND
    is_foreign = len(words) > 2 and min(len(words[-2]), len(head)) > 1 and not is_speaking_noun(words[-2])
    return is_foreign and words[-3].endswith(_GUESTS) and is_hangul(words[-2] + head)


def is_speaking_noun(word: str) -> bool:
    """Whether a word ends in a noun for a person or a body."""
    word = _SO_CALLED.sub("", word)
    if word in _SHORT_SPEAKING_NOUNS:
        return True
    if word.endswith(_THINGS):
        return False
    return len(word) > 1 and (
        word.endswith(_SPEAKING_NOUNS)
        or word.removesuffix("들").endswith(_SPEAKING_NOUNS)
        or (_PERSON.fullmatch(word) is not None and not word.endswith(_NO_PERSONS))
    )
