"""The words of an English clause that say that something is to come, and whether a day belongs to them."""

from __future__ import annotations

import re

from bot.regexes import regex

AHEAD = regex(
    r"\b(?:will|shall|to\s(?:be\s(?:held|convened|staged|opened|launched|conducted|hosted|signed|decided)|take\splace)"
    r"|(?:is|are|was|were|been|being)\s(?:\w+ly\s)?(?:set|scheduled|due|expected|slated|planned|to)"
    r"|(?:scheduled|planned|slated|set|due|fixed|arranged)\s(?:for|on|to|in|from)|plans?\s(?:to|for)|planning\sto|agreed\sto"
    r"|decided\sto|set(?=\s[A-Z][a-z]+\.?\s\d{1,2}\s(?:for|as)\b)|sets?\s(?:an?|the|its|his|her)\s(?:\w+\s){1,2}(?:for|on)"
    r"|prepar(?:es|ed|ing)\sto|ahead\sof|upcoming|preparations\sfor)\b"
)
"""No other infinitive: "stood there to mark the day", "offered in August to meet"."""
PRESENT = regex(
    r"(?<!an\s)(?<!the\s)(?<!\ba\s)(?<!official\s)(?<!['’]s\s)(?<!his\s)(?<!her\s)(?<!state\s)(?<!first\s)(?<!\bto\s)"
    r"\b(?:opens?|holds?|begins?|starts?|meets?|visits?|arrives?|hosts?|runs?|closes?|ends?|kicks?\soff|(?:is|are)(?=\son\s)|falls(?=\son\s)|takes\splace"
    r"|convenes?|votes?|rules|travels|resumes?|go(?:es)?\sto\s(?:the\s)?polls)\b"
)
POSSIBLE = regex(
    r"\b(?:could|may|might|possibly|possible|considering|considers|mulling|weighing|(?<!less\s)(?<!more\s)likely|proposed"
    r"|(?:hopes?|wants?)\sto(?=\s(?:hold|host|meet|visit|attend|convene|stage|conduct|launch|begin|start|re\w+|open|vote"
    r"|travel|go|be|see|discuss|send|have|make|test|fire)\b)|tentatively)\b"
)
WOULD = regex(r"\bwould\b")
NO_MORE_AHEAD = regex(
    r"\b(?:failed|refused|declined|was\sto\shave|were\sto\shave"
    r"|had\s(?:(?:been|originally|initially|first)\s){0,2}(?:due|set|scheduled|planned|slated|expected|hoped|intended|meant))\b"
)
_PLANNED = r"planned|scheduled|expected|slated"
_ADJECTIVES = (
    rf"United|unified|combined|armed|{_PLANNED}|named|called|dubbed|based|shared|proposed|revised|related"
    r"|limited|closed|extended|expanded|renewed|detailed|registered|elected|appointed|accused|charged|suspected|wanted|jailed|detained|convicted|agreed(?=\sto)|hundred|indeed|(?:pro|ex|suc)ceed|speed|need|feed"
)
_DONE = regex(
    r"\b(?:held|met|took|began|left|was|were|had|gave|went|came|saw|spoke|\w{3,}ed\son)\b"
    r"|\b(?:given|made|won|lost|shown|sent|told|cast|led|put\sforward|sought)\b(?!\sby\b)"
    rf"|\b(?!(?:{_ADJECTIVES})\b)[A-Za-z]\w{{2,}}ed\b(?!\sby\b)"
)
"""A verb of what was done, or a participle that looks like one."""
_DONE_THAT_DAY = regex(
    rf"(?<!\bbe\s)(?<!\bbeen\s)(?<!\bbeing\s)(?<!\bis\s)(?<!\bare\s)\b(?!(?:{_PLANNED})\b)[A-Za-z]\w{{2,}}ed\s(?:late\s|early\s)?(?:on\s)?$"
)
"""Words before a day on which something was done; the verb may look like an adjective: "an opponent, *called*
Friday"."""
_SAID = regex(r"\b(?:said|says|tells)\b")
_IS_DONE_TO = regex(r"\b(?:be|been|being)\s(?:\w+ly\s)?$")
_DENIED = regex(
    r"(?:\b(?:[Nn]ot?|[Nn]ever|nor|[Nn]either|[Nn]one|hardly|unable)|n['’]t)\b(?:(?!\s(?:and|but|since|when)\s)[^,;]){0,40}$"
    r"|\b(?:far\sfrom\s(?:certain|clear|sure)|uncertain|unclear|doubtful|no\scertainty)\s(?:that|whether|if)\b[^,;]{0,60}$"
)
_NOT_BEHIND = regex(r"\s(?:(?:well|also|yet|would|will)\s)?(?:not|never)\b")
AND = regex(r"\s(?:and|but)\s(?:then\s)?")
"""Words between a day and a verb to which it does not belong: "arrives on Friday *and* may …"."""
_APPOSED = regex(r",\s(?:\w+ed|\w+ing|held|made|sent)\s[^,]{0,80}$")
"""Words before a day that belongs to an apposition: "The drills, condemned *on Sunday*, begin"."""
_THAT = regex(r"\bthat\b|\b(?:which|who)\s$")
_RELATIVE = regex(r"\b(?:who|which|that)\s$")
_HAS_VERB = regex(r"\b(?:is|are|has|have|does|do|can|will|would)\b")
"""Words before a day that belongs to this verb and not to a later one: "are meeting today in what could be"."""
_FAR = 25
"""Number of characters between a verb and a day from which on the day does not belong to it."""


def cue(pattern: re.Pattern[str], clause: str, day: tuple[int, int]) -> re.Match[str] | None:
    """The words of what is to come that the day belongs to: no verb of what was done is between the two, and no other
    verb before a day that comes first. `day` is its span in the clause."""
    at = day[0]
    found = _nearest(pattern, clause, at)
    if found is None or _DONE_THAT_DAY.search(clause, 0, at):
        return None
    if found.start() < at:
        is_past = is_done(clause, found.end(), at) or _SAID.search(clause, found.end(), at)
        return None if is_past else found
    if _APPOSED.search(clause, 0, at) and clause.startswith(",", day[1]):
        return None
    if found[0] in ("ahead of", "set"):
        return None
    if _HAS_VERB.search(clause, 0, at) or _SAID.search(clause, 0, found.start()):
        return None
    return None if _THAT.search(clause[at : found.start()]) or is_done(clause, 0, found.start()) else found


def planned_behind(clause: str, possible: re.Match[str], at: int) -> re.Match[str] | None:
    """Words between "may" and the day that say that the event of the day is planned: "may back the bill, scheduled for
    a vote on". They do not count in "may be scheduled for"."""
    found = [*AHEAD.finditer(clause, possible.end(), at)]
    return found[-1] if found and not _IS_DONE_TO.search(clause, 0, found[-1].start()) else None


def is_not_to_be(clause: str, possible: re.Match[str]) -> bool:
    """Whether it is said of "may" or "likely" that it will not be: "may not", "likely would not"."""
    return _NOT_BEHIND.match(clause, possible.end()) is not None


def is_denied(clause: str, found: re.Match[str], at: int) -> bool:
    """Whether the words before a cue, or between it and the day, say that it is not so."""
    return _DENIED.search(clause, 0, found.start()) is not None or _DENIED.search(clause, found.start(), at) is not None


def is_done(clause: str, start: int, end: int) -> bool:
    """Whether a verb between two places tells of what was done: not "be held", nor that of somebody else far before
    ("a verdict on three who sent leaflets across the border on Friday")."""
    return any(
        _IS_DONE_TO.search(clause, 0, one.start()) is None
        and not (end - one.end() > _FAR and _RELATIVE.search(clause, start, one.start()))
        for one in _DONE.finditer(clause, start, end)
    )


def _nearest(pattern: re.Pattern[str], clause: str, at: int) -> re.Match[str] | None:
    """The last match before the day, else the first after it."""
    found = [*pattern.finditer(clause)]
    before = [one for one in found if one.start() < at]
    return before[-1] if before else next(iter(found), None)
