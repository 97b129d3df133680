"""The past perfect of a verb of speech: what was said before the time that an article tells of.

"Pyongyang *had called* the drill a rehearsal", "Moscow *had earlier denied* it", "Kyiv *had not confirmed* it"
"""

from __future__ import annotations

import re

from bot.model.analysis import Span
from bot.news.claims.article import ClaimArticle, SpokenSpan
from bot.regexes import regex

_ADVERB = r"(?:also|earlier|once|long|first|just|never|not|both|yet|always|already|until\sthen|\w+ly(?:\sand)?)"
_HAD = regex(rf"\bhad(?:n['’]t)?,?\s(?:{_ADVERB},?\s){{0,3}}$", re.IGNORECASE)
_BEGINS = regex(r"had(?:n['’]t)?\b", re.IGNORECASE)
_REACH = 60


def is_perfect(text: str, verb: int) -> bool:
    """Whether the verb at an offset is in the past perfect; it may begin with its "had"."""
    return _BEGINS.match(text, verb) is not None or _HAD.search(text[max(0, verb - _REACH) : verb]) is not None


def is_said_before(article: ClaimArticle, sentence: Span, said: SpokenSpan) -> bool:
    """Whether the verb of a statement, outside of what is said, is in the past perfect wherever the sentence has it."""
    if not said.cue:
        return False
    verb = re.compile(rf"\b{re.escape(said.cue)}\b", re.IGNORECASE)
    found = [one.start() for one in verb.finditer(article.text, sentence.start, sentence.end)]
    verbs = [at for at in found if not said.start <= at < said.end]
    return bool(verbs) and all(is_perfect(article.text, at) for at in verbs)
