"""Sentences in which a newsroom repeats what its own text had wrong: what they report was never so.

"An article published on Saturday said that …. The article has been corrected."
"Our first version attributed … to Kim."
"Correction: An earlier version of this story said …"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.standing_lines import opens_notice
from bot.model.analysis import Span

_TEXT = r"(?:article|story|report|version|headline|caption|entry|post|dispatch|bulletin|alert|update|newsletter)"
_OWN = re.compile(
    rf"\W{{0,3}}(?:our\s(?:\w+\s){{0,2}}?{_TEXT}s?\b|an?\s(?:earlier|previous)\s(?:version|entry|headline|caption|update)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\W{{0,3}}(?:an?|the|this)\s(?:\w+\s){{0,2}}?{_TEXT}\b", re.IGNORECASE)
_CORRECTED = re.compile(
    rf"\b{_TEXT}s?\s(?:has|have|was|were)\s(?:(?:since|now|been)\s){{0,2}}(?:corrected|amended|changed|fixed)\b"
    r"|\b(?:that|this|it)\swas\s(?:wrong|incorrect|an?\serror|a\smistake)\b|\bwe\sregret\sthe\serrors?\b",
    re.IGNORECASE,
)


def own_errors(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence of a text tells what the newsroom's own text had wrong. "Our report" does so only in a text
    that says that something was corrected; "an article" only if its paragraph says so behind it."""
    is_corrected = _CORRECTED.search(text) is not None
    found: list[bool] = []
    for span in spans:
        sentence = text[span.start : span.end]
        found.append(
            opens_notice(sentence)
            or (is_corrected and _OWN.match(sentence) is not None)
            or (is_corrected and _NAMED.match(sentence) is not None and _is_corrected_behind(text, span))
        )
    return found


def _is_corrected_behind(text: str, span: Span) -> bool:
    """Whether the rest of the paragraph behind a sentence says that the text was corrected."""
    end = text.find("\n", span.end)
    return _CORRECTED.search(text, span.end, end if end >= 0 else len(text)) is not None
