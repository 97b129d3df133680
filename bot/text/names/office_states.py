"""The state before an office: "*North Korean* Foreign Minister", "*Seoul's* top nuclear envoy".

The reader leaves it out of the office, so that offices of two states can be compared; on a card two foreign ministers
need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.analysis import Span

_BETWEEN = re.compile(r"(?:['’]s?)?\s$")
_WHERE = re.compile(r"\b(?:in|at|from|near|over|across|through|inside|outside)\s(?:the\s)?$", re.IGNORECASE)
"""Before a place in which something happens: "*In* Russia President Lee said"."""
_LONGEST_BETWEEN = 3
_LONGEST_WHERE = 12


def may_have_state(text: str, office: Span) -> bool:
    """Whether a name may be right before the office."""
    ahead = text[max(0, office.start - _LONGEST_BETWEEN) : office.start]
    return bool(ahead.strip()) and _BETWEEN.search(ahead) is not None


def with_state(text: str, office: Span, places: Iterable[Span]) -> Span:
    """The office with the state right before it, which is one of the `places` that the text names."""
    between = _BETWEEN.search(text, max(0, office.start - _LONGEST_BETWEEN), office.start)
    if between is None:
        return office
    state = next((one for one in places if one.end == between.start()), None)
    if state is None or _WHERE.search(text, max(0, state.start - _LONGEST_WHERE), state.start):
        return office
    return Span(state.start, office.end)
