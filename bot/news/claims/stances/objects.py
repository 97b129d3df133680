"""The objects of verbs of the lexicon: with some of them, "deny", "confirm" or "slam" takes no position on reports or
acts.

"denied him a visa", "rejected the bill", "confirmed the nominee", "slammed into the wall"
"""

from __future__ import annotations

import re

from bot.model.evidence.claims import Stance
from bot.news import stance_lexicon as lexicon
from bot.regexes import regex

_ASKED = regex(
    r"\b(?:demands?|calls?|offers?|proposals?|requests?|appeals?|bids?|motions?|bills?|objections?|pleas?|invitations?|plans?|this|these)\b",
    re.IGNORECASE,
)
"""Objects that are rejected but not denied: requests, offers, bills."""
_UNTRUE = regex(
    rf"(?:{lexicon.GROUNDLESS.pattern})|\b(?:rumou?rs?|speculation|propaganda|slander|hoax|smear\w*)\b", re.IGNORECASE
)
_REACH = 90
_STRUCK = regex(r"\s(?:into|through|over|past|off|onto|against|high|wide|open|shut|from|down|up|out|in|on|at)\b")
"""Words after "slammed" or "blasted" where a thing hits another one."""
_WORDS = r"\s(?:(?!(?:that|of|to|with|by|in|how|and)\b)[\w'’.-]+\s){0,4}?"
_DECIDED = regex(
    rf"{_WORDS}(?:sentences?|verdicts?|convictions?|rulings?|appointments?|nominations?|nominees?)\b(?!['’])|\s(?:his|her|their|its)\s(?:place|status|position)\b"
)
"""Words after "confirmed": a decision of a court or parliament, or the choice of a team."""
_THANKED = regex(
    rf"{_WORDS}(?:efforts?|contributions?|services?|achievements?|feats?|receipt|cheers|applause|audience|crowds?|performers)\b"
)
"""Words after "acknowledged": what somebody is thanked for, or got."""
_OF_DENIAL = regex(
    r"(?:\s[\w.’'-]+){0,6}?\s(?:(?:denials?|denying|denied)\b|that\s[^,;]*(?:\b(?:no|not|never)\b|n['’]t\b))",
    re.IGNORECASE,
)
"""Words after "rejected": rejecting a denial is not a denial."""


def is_of_something_else(stance: Stance, words: str, match: re.Match[str]) -> bool:
    """Whether the verb that matches in the words of a sentence takes no position there, by what is after it."""
    if stance is Stance.DENY:
        return not _denies_reports(words, match)
    if stance is Stance.CONFIRM:
        return _confirms_nothing(words, match)
    return match[0].lower() in ("slammed", "blasted") and _STRUCK.match(words, match.end()) is not None


def _denies_reports(words: str, match: re.Match[str]) -> bool:
    rest = words[match.end() :]
    if _OF_DENIAL.match(rest):
        return False
    if match[0].lower().startswith(("den", "refut")):
        return lexicon.REFUSED.match(rest) is None
    near = " ".join(re.split(r"[,;:]|\s(?:that|which|who)\s", rest)[0].split()[:8])
    said, asked = lexicon.SAID.search(near), _ASKED.search(near)
    if said is None or (asked is not None and asked.start() < said.start()):
        return False
    return said[0].lower() != "as" or _UNTRUE.search(rest, 0, _REACH) is not None


def _confirms_nothing(words: str, match: re.Match[str]) -> bool:
    """Whether somebody was asked ("confirmed with"), is thanked, or something is decided by confirming it."""
    if words.startswith(" with ", match.end()):
        return True
    verb = match[0].lower()
    of_another = _DECIDED if verb.startswith("confirm") else _THANKED if verb.startswith("acknowledg") else None
    return of_another is not None and of_another.match(words, match.end()) is not None
