"""Words for bodies and offices that are in the news every day, such as a court, a ministry or a party.

Two headlines that have only such a body in common need not tell of one event.
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
_KOREAN = regex(
    r"[가-힣]{0,8}(?:법원|지법|고법|대법|재판소|재판부|헌재|검찰|지검|특검|경찰[청서]|대통령실|대통령|국회|의회|[가-힣]장관|외무상"
    r"|외무성|국방성|외교부|국방부|통일부|법무부|노동부|위원회|민주당|국민의힘|노조|한은)"
)


def is_standing_body(term: str) -> bool:
    """Whether a term of an English or Korean text (`word_terms`) is a word for such a body or office."""
    return term in _english() if term.isascii() else _KOREAN.fullmatch(term) is not None


@cache
def _english() -> frozenset[str]:
    return frozenset(term for word in _ENGLISH.split() for term in word_terms(word))
