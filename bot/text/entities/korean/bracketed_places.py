"""Places abroad whose Hanja stand between the name and its administrative unit: "훈춘(琿春)시".

The unit shows that it is a place; the name in Hangul alone has the form of many Koreans' names.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.scripts import HAN, HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import ENDS

_UNIT = rf"\)(?:[{HANGUL}]{{0,5}}자치)?(?:지구|[성시현구주진향촌]){ENDS}"
"""Not 도, 군 and 부, which are also a particle, a form of address and the beginning of a title behind a person."""
_PLACE = regex(rf"([{HANGUL}]{{2,8}})\([{HAN}]{{1,6}}{_UNIT}")


def bracketed_places(text: str) -> Iterator[tuple[int, int]]:
    """The spans of such places, without the Hanja and the unit."""
    yield from (match.span(1) for match in _PLACE.finditer(text))
