"""Recognise the narrator's words before a colon on how or what somebody says: "Lee was *less certain*: nobody knew"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import BE, SUBJECT_PRONOUNS, Word

SAID_NOUNS = frozenset((
    "advice", "answer", "argument", "assessment", "complaint", "conclusion", "diagnosis", "excuse", "explanation",
    "idea", "judgment", "judgement", "message", "opinion", "prediction", "reply", "response", "retort", "suspicion",
    "theory", "verdict", "view", "warning",
))  # fmt: skip
"""Nouns for what somebody says, before a colon: "takes a different *view*: …"."""
HOLDING = frozenset((
    "has", "have", "had", "take", "takes", "took", "give", "gives", "gave", "offer", "offers", "offered", "issued",
    "sent", "delivered", "hold", "holds", "held",
))  # fmt: skip
"""Verbs whose subject says what such a noun, their object, names."""
_LONGEST_HEADING = 12
_MANNERS = frozenset((
    "blunt", "blunter", "brief", "briefer", "frank", "gloomy", "gloomier", "bleak", "bleaker", "clear", "clearer",
    "scathing", "unmoved", "unimpressed", "unconvinced", "defiant", "cautious", "unapologetic", "philosophical",
))  # fmt: skip
"""Adjectives for how somebody speaks."""


def behind_heading(words: Sequence[Word], lexicon: CueLexicon, start: int, stop: int) -> int:
    """Where content begins behind such words: "Lee was less certain*: nobody knew* it", "Lee takes another view*: it is
    late*"; `start` if there are none: "The problem is old: nobody knew it"."""
    colon = next((at for at in range(start, min(stop, start + _LONGEST_HEADING)) if words[at].text == ":"), start)
    heading = words[start:colon]
    if any(word.quotation is not None for word in heading):
        return start
    if not any(word.is_one_of(BE) for word in heading):
        is_held = any(word.is_one_of(HOLDING) for word in heading) and any(
            word.is_one_of(SAID_NOUNS) for word in heading
        )
        return colon + 1 if is_held else start
    is_stance = heading[-1].is_one_of(lexicon.stances, lexicon.judgements, _MANNERS)
    is_answer = any(word.is_one_of(lexicon.reporting_nouns, lexicon.views) for word in heading[:-2])
    is_somebody = any(word.mention >= 0 or word.is_one_of(lexicon.speakers, SUBJECT_PRONOUNS) for word in heading)
    return colon + 1 if is_somebody and (is_stance or is_answer) else start
