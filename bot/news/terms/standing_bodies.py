"""Words for bodies and offices that are in the news every day, such as a court, a ministry or a party, for states, and
for regions of the South.

Two headlines that have only such a body in common, a body and its state, or a region, need not tell of one event.
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
_TITLES = (
    "president premier prime minister leader chairman chairwoman chief secretary general deputy vice former ambassador"
    " envoy governor mayor senator lawmaker representative spokesman spokesperson"
)
_STATES = (
    "korea korean south north seoul pyongyang japan japanese tokyo china chinese beijing taiwan taiwanese us american"
    " washington russia russian moscow ukraine ukrainian britain british france french germany german israel israeli"
    " iran iranian india indian thailand thai vietnam vietnamese philippine philippines cambodia indonesia mongolia"
    " turkey turkish canada canadian australia australian"
    " 한국 남한 북한 북 미국 미 美 중국 중 中 일본 일 日 러시아 러 대만 우크라이나 영국 프랑스 독일 이스라엘 이란"
    " 인도 태국 베트남 필리핀 캄보디아 인도네시아 몽골 튀르키예 캐나다 호주 홍콩"
)
STATE_IDS = frozenset(
    f"={state}" for state in ("north-korea", "south-korea", "united-states", "japan", "china", "russia")
)
"""The terms of the states of the region in two languages (`cross_lingual`)."""
_REGIONS = (
    "busan incheon daegu daejeon gwangju ulsan sejong jeju suwon changwon pohang paju gangnam yeouido gyeonggi gangwon"
    " chungcheong jeolla gyeongsang yongin goyang seongnam cheongju jeonju cheonan gimhae gumi pyeongtaek gimpo"
    " gangneung yeosu mokpo gunsan andong gyeongju chuncheon wonju geoje jinju"
    " 부산 인천 대구 대전 광주 울산 세종 제주 수원 창원 포항 파주 강남 여의도 경기 강원 충북 충남 전북 전남 경북 경남"
    " 부산시 인천시 대구시 대전시 광주시 울산시 세종시 제주도 수원시 창원시 포항시 파주시 경기도 강원도"
    " 용인 고양 성남 청주 전주 천안 김해 구미 평택 김포 강릉 여수 목포 군산 안동 경주 춘천 원주 거제 진주"
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


def is_title(term: str) -> bool:
    """Whether a term of an English or Korean text is a word for an office, or a part of one."""
    return term in _terms(_TITLES) if term.isascii() else is_office(term)


def is_state(term: str) -> bool:
    """Whether a term of an English or Korean text is a word for a state that is often in the news, or its capital."""
    return term in _terms(_STATES)


def is_region(term: str) -> bool:
    """Whether a term of an English or Korean text, or one of an entity ("=busan"), is a city or province of the South
    with much news of its own."""
    return term.removeprefix("=") in _terms(_REGIONS)


@cache
def _terms(words: str) -> frozenset[str]:
    return frozenset(term for word in words.split() for term in word_terms(word))
