"""The state before an office: "*North Korean* Foreign Minister", "*Seoul's* top nuclear envoy".

The reader leaves it out of the office, so that offices of two states can be compared; on a card two foreign ministers
need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.analysis import Span
from bot.regexes import regex

_BETWEEN = regex(r"(?:['’]s?)?[^\S\n]$")
_WHERE = regex(r"\b(?:in|at|from|near|over|across|through|inside|outside)\s(?:the\s)?$", re.IGNORECASE)
"""Words before a place in which something happens: "*In* Russia President Lee said"."""
_GOES_TO = regex(
    r"\b(?:to|into|towards?|of|for|via|left|leav(?:e|es|ing)|(?:visit|reach|enter|tour)(?:s|ed|ing)?)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words before the name of a place that somebody goes to or leaves: "Having visited *China* President Lee flew
home"."""
_QUALIFIES = regex(r"(?:[A-Z]\.|\b[A-Z]{2,3}|[ei]an|can|ese|ish|nch|tch|iss|ani|eli|aqi|ai|German)$")
"""The end of a name that is written before an office: "U.S.", an adjective."""
_LONGEST_BETWEEN = 3
_LONGEST_WHERE = 14


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
    if state is None or text[state.start - 1 : state.start] in set("-–"):
        return office
    low, is_bare = max(0, state.start - _LONGEST_WHERE), not between.group().strip()
    if _WHERE.search(text, low, state.start):
        return office
    is_noun = is_bare and _QUALIFIES.search(text, state.start, state.end) is None
    return office if is_noun and _GOES_TO.search(text, low, state.start) else Span(state.start, office.end)
