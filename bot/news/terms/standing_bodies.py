"""Words for bodies and offices that are in the news every day, such as a court, a ministry or a party, and for states.

Two headlines that have only such a body in common, or a body and its state, need not tell of one event.
"""

from __future__ import annotations

from functools import cache

from bot.news.terms.words import word_terms
from bot.regexes import regex

_ENGLISH = (
    "court courts supreme constitutional appeals prosecutor prosecutors police ministry minister ministers foreign"
    " defence defense interior finance unification justice parliament assembly lawmakers senate congress cabinet"
    " council commission committee government presidential party ruling opposition union unions army navy military"
    " officials authorities spokesman spokesperson"
)
_STATES = (
    "korea korean south north seoul pyongyang japan japanese tokyo china chinese beijing taiwan taiwanese us american"
    " washington russia russian moscow ukraine ukrainian britain british france french germany german israel israeli"
    " iran iranian india indian thailand thai vietnam vietnamese philippine philippines cambodia indonesia mongolia"
    " turkey turkish canada canadian australia australian"
    " 한국 남한 북한 북 미국 미 美 중국 중 中 일본 일 日 러시아 러 대만 우크라이나 영국 프랑스 독일 이스라엘 이란"
    " 인도 태국 베트남 필리핀 캄보디아 인도네시아 몽골 튀르키예 캐나다 호주 홍콩"
)
_OFFICE = regex(r"[가-힣]{0,8}(?:대통령|[가-힣]장관|외무상)")
_KOREAN = regex(
    r"[가-힣]{0,8}(?:법원|지법|고법|대법|재판소|재판부|헌재|검찰|지검|특검|경찰[청서]|대통령실|대통령|국회|의회|[가-힣]장관|외무상"
    r"|외무성|국방성|외교부|국방부|통일부|법무부|노동부|위원회|민주당|국민의힘|노조|한은)"
)


def is_standing_body(term: str) -> bool:
    """Whether a term of an English or Korean text (`word_terms`) is a word for such a body or office."""
    return term in _terms(_ENGLISH) if term.isascii() else _KOREAN.fullmatch(term) is not None


def is_office(term: str) -> bool:
    """Whether a term of a Korean text is an office that is mostly written with its holder."""
    return _OFFICE.fullmatch(term) is not None


def is_state(term: str) -> bool:
    """Whether a term of an English or Korean text is a word for a state that is often in the news, or its capital."""
    return term in _terms(_STATES)


@cache
def _terms(words: str) -> frozenset[str]:
    return frozenset(term for word in words.split() for term in word_terms(word))
