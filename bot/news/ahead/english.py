"""Coming events in English sentences.

days of the sentence -> the clause of each -> the words in it that say that something is to come (`_AHEAD`), and of
what kind it is; words that call it off, put it off or doubt it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.model.evidence.ahead import AheadDays, AheadKind, AheadStanding
from bot.news.ahead.english_days import NamedDays, english_days
from bot.news.ahead.english_kinds import KINDS, SAYS_MORE
from bot.news.ahead.standing import ToldEnd, ToldEvent

_AHEAD = re.compile(
    r"\b(?:will|shall|to\s(?:be|hold|meet|visit|open|begin|start|launch|conduct|stage|vote|rule|mark|host|convene|attend"
    r"|take\splace|travel|arrive|discuss|deliver|decide|resume|conclude|sign|speak)"
    r"|(?:is|are|was|were|been|being)\s(?:\w+ly\s)?(?:set|scheduled|due|expected|slated|planned|to)"
    r"|(?:scheduled|planned|slated|set|due|fixed|arranged)\s(?:for|on|to|in|from)|plans?\s(?:to|for)|planning\sto|agreed\sto"
    r"|decided\sto|set(?=\s[A-Z][a-z]+\.?\s\d{1,2}\s(?:for|as)\b)|sets?\s(?:an?|the|its|his|her)\s(?:\w+\s){1,2}(?:for|on)|prepar(?:es|ing)\sto|ahead\sof|upcoming|preparations\sfor)\b"
)
_PRESENT = re.compile(
    r"(?<!an\s)(?<!the\s)(?<!\ba\s)(?<!official\s)(?<!['’]s\s)(?<!his\s)(?<!her\s)(?<!state\s)(?<!first\s)"
    r"\b(?:opens?|holds?|begins?|starts?|meets?|visits?|arrives?|hosts?|runs?|closes?|ends?|kicks?\soff|(?:is|are)(?=\son\s)|falls(?=\son\s)|takes\splace"
    r"|convenes?|votes?|rules|travels|resumes?|go(?:es)?\sto\s(?:the\s)?polls)\b"
)
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|possibly|possible|considering|considers|mulling|weighing|likely|proposed|hopes?\sto|wants?\sto"
    r"|tentatively)\b"
)
_WOULD = re.compile(r"\bwould\b")
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|provided\sthat|providing|on\scondition|as\slong\sas)\b")
_WHETHER = re.compile(r"\bwhether\b")
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|cancels?|called\soff|calls?\soff|scrapped|scraps?|axed|shelved|abandoned|not\sbe\sheld"
    r"|will\snot\stake\splace|suspend(?:ed|s))\b"
)
_PUT_OFF = re.compile(
    r"\b(?:postponed?|postpones|postponing|delaying|put\soff|puts\soff|delay(?:ed|s)?|pushed\sback|reschedule[sd]|moved|deferred|brought\sforward)\b"
)
_TO_DAY = re.compile(
    r"(?:\bto|\buntil|\btill|(?<!scheduled\s)(?<!planned\s)(?<!slated\s)(?<!set\s)(?<!due\s)\bfor)\s(?:the\s)?(?:\w+\s)?$"
)
_ANEW = re.compile(r"\b(?:but|and)\s[^,;]{0,30}\b(?:is|are|will)\b")
"""Behind words that put something off, before a day that is still planned: "postponed it, but is due to meet on"."""
_POSSESSIVE = re.compile(r"['’]s?\s")
_SPORT = re.compile(
    r"\b(?:World\sCup|Olympics?|(?:foot|base|volley|basket)ball|soccer|championships?|matches|match|finals?\sof|semi-?finals?|qualifiers?|league|tournament|medal|goal|Asian\sGames)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:[Nn]ot?|[Nn]ever|nor|[Nn]either|[Nn]one|hardly|unable)|n['’]t)\b(?:(?!\s(?:and|but|since|when)\s)[^,;]){0,40}$"
)
_UNTRUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|untrue|false(?:ly)?|baseless|groundless|unfounded|rul(?:es?|ed|ing)\sout"
    r"|off\sthe\stable|never\stook\splace|did\snot\stake\splace|in\sthe\s(?:film|movie|novel|drama))\b|\?\W{0,2}$",
    re.IGNORECASE,
)
"""Words of what is denied, did not happen, is of a story or only asked."""
_BACK_THEN = re.compile(
    r"(?:^\W{0,2}|\b(?:said|vowed|promised|pledged|announced|agreed|decided)\s)"
    r"(?:(?:[Bb]ack\s|[Ll]ate\s|[Ee]arly\s)?[Ii]n\s(?:[A-Z][a-z]+\s)?(?P<year>[12]\d{3})\b|(?:[Ll]ate\s|[Ee]arly\s)?[Ll]ast\syear\b|\w+\syears?\sago\b)"
)
"""The time of what a sentence tells, where that is not the present."""
_NO_MORE_AHEAD = re.compile(r"\b(?:failed|refused|declined|was\sto\shave|were\sto\shave|had\sbeen\sdue)\b")
_PAST = re.compile(
    r"\b(?:held|met|visited|conducted|staged|took\splace|began|started|opened|ended|attended|launched|fired|signed"
    r"|voted|arrived|marked|left|was|were|had|\w{3,}ed\son)\b"
)
_ADJECTIVES = (
    r"United|unified|combined|armed|planned|scheduled|expected|slated|named|called|dubbed|based|shared|proposed|revised|related"
    r"|limited|closed|extended|expanded|renewed|detailed|registered|elected|appointed|accused|charged|suspected|wanted|jailed|detained|convicted|agreed(?=\sto)|hundred|indeed|(?:pro|ex|suc)ceed|speed|need|feed"
)
_DONE = re.compile(
    rf"{_PAST.pattern}|\b(?:took|gave|given|went|came|made|saw|won|lost|shown|sent|told|spoke|cast|led|put\sforward|sought)\b(?!\sby\b)"
    rf"|\b(?!(?:{_ADJECTIVES})\b)[A-Za-z]\w{{2,}}ed\b(?!\sby\b)"
)
"""A verb of what was done, or a participle that looks like one."""
_SAID = re.compile(r"\b(?:said|says|tells)\b")
_IS_DONE_TO = re.compile(r"\b(?:be|been|being)\s(?:\w+ly\s)?$")
_CALLED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s(?:for|on|by)|calls?\sto|urg\w+|ask(?:s|ed|ing)?|demand\w*|want(?:s|ed)?|suggest\w*|consider\w*|threat\w*"
    r"|refus\w+|push(?:es|ed)?\sto|appeal\w*|pleas?)\b[^;]{0,120}$"
)
"""Before words that call something off: what somebody wants called off is not."""
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:ahead\sof|before|after|during|following|since|amid|throughout|prior\sto|preparation\sfor|sidelines\sof)\s"
    r"(?:[\w'’-]+\s){0,4}$"
)
"""Before an event that only says when something else is."""
_ON = re.compile(r"\s(?:day\s)?(?:(?:on|in|for|from|this|early|late)\s)?")
_WITH_NOUN = re.compile(r"(?:['’]s)?\s(?:(?!(?:at|in|of|to|by|with|for|from|on|after|and|the|as)\s)[\w-]+\s){0,3}")
_FARTHEST, _FAR = 60, 25
"""Characters between a day and the kind that is named behind it; between a day and a verb that is not of it."""
_AND = re.compile(r"\s(?:and|but)\s(?:then\s)?")
"""Between a day and the verb of something else: "arrives on Friday *and* may …"."""
_APPOSED = re.compile(r",\s(?:\w+ed|\w+ing|held|made|sent)\s[^,]{0,80}$")
"""Before a day with a comma behind it, which is that of an apposition: "The drills, condemned *on Sunday*, begin"."""
_EVERY = re.compile(r"\b(?:every|each)\s$")
_SAID_THAT = re.compile(r"\sthat\s(?!(?:will|would|is|are|was|were|has|had|may|could|can|might)\b)")
"""Behind the day on which something was said: "proposed on Tuesday that"."""
_OF_CLAUSE_BEFORE = re.compile(r",\swhich\s?$")
_AND_VERB = re.compile(rf"{_AND.pattern}(?:{_AHEAD.pattern}|{_POSSIBLE.pattern}|{_WOULD.pattern})")
_THAT = re.compile(r"\bthat\b")
_RELATIVE = re.compile(r"\b(?:who|which|that)\s$")
_BORDER = re.compile(
    r"[;:](?=\s)|,\s(?:and|but|while|after|when|who|which|where|as|since|following|citing|adding|saying|according|though|although)\b"
    r"|\s(?:after|when|since|because|although|though)\s|[\"“”]"
)
_BY = re.compile(r"\b(?:by|before|until|no\slater\sthan|deadline\s(?:of|is|for|on)|expires?\s(?:on|at))\s(?:the\s)?$")
_MISSED = re.compile(r"\bmiss(?:ed|es|ing)\b")
_DEADLINE = re.compile(r"['’]s?\s(?:\w+\s)?deadline")
_BOUND = re.compile(
    r"\b(?:must|ha(?:s|ve|d)\sto|deadlines?|order(?:ed|s)|told|demand(?:ed|s)?|requir(?:ed|es)|ultimatum|gave|given"
    r"|urged|called\son|expires?|grace\speriod|extension)\b"
)
_GOES_ON = re.compile(
    r"^\W{0,2}(?:It|They|The\s(?:\w+\s){0,2}?(?:exercises?|drills?|talks|meeting|visit|session|summit|trial|forum"
    r"|event))\s(?:will\s|is\s(?:set|scheduled|due)\sto\s|are\sto\s)?(?:ends?|lasts?|runs?|continues?|wraps?\sup|concludes?"
    r"|finish(?:es)?|closes?)\b"
)


def told_events(sentence: str, published: date) -> Iterator[ToldEvent | ToldEnd]:
    """The coming events of a sentence, in order, and how long the one before it goes on."""
    days = [*english_days(sentence, published)]
    if not days or _SPORT.search(sentence) or _UNTRUE.search(sentence) or _is_of_the_past(sentence, published):
        return
    moved = _moved(sentence, days)
    if moved is not None:
        yield moved
        return
    for named in days:
        if named.days.last < published:
            continue
        if _GOES_ON.match(sentence):
            yield ToldEnd(named.days)
        elif (found := _told(sentence, named)) is not None:
            yield found


def _is_of_the_past(sentence: str, published: date) -> bool:
    """Whether a sentence tells what was planned in an earlier year."""
    then = _BACK_THEN.search(sentence)
    return then is not None and (then["year"] is None or int(then["year"]) < published.year)


def _moved(sentence: str, days: Sequence[NamedDays]) -> ToldEvent | None:
    """An event whose day was changed: the day behind "to", and the one that it had before."""
    put_off = _PUT_OFF.search(sentence)
    if put_off is None or _IF.search(sentence) or _CALLED_FOR.search(sentence, 0, put_off.start()):
        return None
    kind = _kind(sentence, put_off.start())
    if kind is None:
        return None
    new = next((one for one in days if one.start >= put_off.end() and _TO_DAY.search(sentence, 0, one.start)), None)
    old = next((one for one in days if one is not new and _is_planned(sentence, one)), None)
    if new is not None:
        was = old.days if old is not None else None
        return ToldEvent(kind, new.days, AheadStanding.POSTPONED, new.start, new.end, was)
    if old is not None and _ANEW.search(sentence, put_off.end(), old.start) is None:
        return ToldEvent(kind, old.days, AheadStanding.PUT_OFF, old.start, old.end)
    return None


def _is_planned(sentence: str, named: NamedDays) -> bool:
    """Whether this is the day that something was planned for: "planned for Wednesday", "next week's talks"."""
    before = sentence[max(0, named.start - 40) : named.start]
    if re.search(r"\b(?:scheduled|planned|slated|set|due|originally|expected)\b[^,;]{0,30}$", before):
        return True
    return _POSSESSIVE.match(sentence, named.end) is not None


def _told(sentence: str, named: NamedDays) -> ToldEvent | None:
    start, end = _clause(sentence, named)
    clause = sentence[start:end]
    at = named.start - start
    if _BY.search(clause, 0, at):
        if _MISSED.search(clause) or (
            _POSSESSIVE.match(sentence, named.end) and not _DEADLINE.match(sentence, named.end)
        ):
            return None
        bound = _BOUND.search(sentence)
        if bound is None or _CALLED_OFF.search(clause, 0, at) or _PUT_OFF.search(clause, 0, at):
            return None
        return ToldEvent(AheadKind.DEADLINE, _last_day(named.days), AheadStanding.PLANNED, named.start, named.end)
    standing, cue = _standing(clause, at, sentence, named)
    if standing is None:
        return None
    kind = _kind(clause, cue, (at, at + named.end - named.start))
    if kind is None and _OF_CLAUSE_BEFORE.search(sentence, 0, start):
        kind = _kind(sentence[:start], start)
    if kind is None:
        return None
    return ToldEvent(kind, named.days, standing, named.start, named.end)


def _standing(clause: str, at: int, sentence: str, named: NamedDays) -> tuple[AheadStanding | None, int]:
    """What the clause of a day says of the event, and where the words are that say so."""
    called_off = _CALLED_OFF.search(sentence)
    if called_off is not None and not _IF.search(sentence):
        planned = (
            _POSSESSIVE.match(sentence, named.end) is not None
            or _AHEAD.search(clause) is not None
            or (called_off.start() < named.start and _names_kind_behind(sentence, named.end))
        )
        is_off = planned and _is_off(sentence, called_off)
        return (AheadStanding.CANCELLED if is_off else None), max(called_off.start() - (named.start - at), 0)
    if _SAID_THAT.match(sentence, named.end) or _EVERY.search(clause, 0, at):
        return None, 0
    if _WHETHER.search(clause, 0, at) or _POSSESSIVE.match(sentence, named.end):
        return None, 0
    day = at, at + named.end - named.start
    possible = _cue(_POSSIBLE, clause, day)
    if possible is not None:
        return AheadStanding.POSSIBLE, possible.end()
    for pattern in (_AHEAD, _WOULD):
        cue = _cue(pattern, clause, day)
        if cue is not None:
            if _is_denied(clause, cue, at) or _NO_MORE_AHEAD.search(clause):
                return None, 0
            return (AheadStanding.POSSIBLE if _IF.search(sentence) else AheadStanding.PLANNED), cue.start()
    present = _cue(_PRESENT, clause, day)
    if present is not None and not (_PAST.search(clause) or _was_done(clause, 0, present.start())):
        return AheadStanding.PLANNED, present.start()
    return None, 0


def _names_kind_behind(sentence: str, end: int) -> bool:
    """Whether the event is named with the day that ends here: "cancelled the Nov. 20 *summit*"."""
    return any(
        _WITH_NOUN.fullmatch(sentence, end, match.start()) is not None
        for _, pattern in KINDS
        for match in pattern.finditer(sentence, end, end + _FARTHEST)
    )


def _is_off(sentence: str, called_off: re.Match[str]) -> bool:
    """Whether it is an event that is called off, and nobody only calls for it."""
    before, behind = sentence[: called_off.start()], sentence[called_off.end() :]
    if _CALLED_FOR.search(before):
        return False
    near = re.split("[,;]", behind)[0][:_FARTHEST]
    return any(pattern.search(before) or pattern.search(near) for _, pattern in KINDS)


def _cue(pattern: re.Pattern[str], clause: str, day: tuple[int, int]) -> re.Match[str] | None:
    """The words of what is to come that the day belongs to: no verb of what was done is between the two, and none
    before a day that comes first."""
    at = day[0]
    cue = _nearest(pattern, clause, at)
    if cue is not None and cue.start() > at and _APPOSED.search(clause, 0, at) and clause.startswith(",", day[1]):
        return None
    if cue is None or (
        cue.start() > at and (cue[0] in ("ahead of", "set") or _AND.fullmatch(clause, day[1], cue.start()))
    ):
        return None
    if cue.start() < at:
        return None if _was_done(clause, cue.end(), at) else cue
    said = _SAID.search(clause, 0, cue.start()) or _THAT.search(clause, at, cue.start())
    return None if said or _was_done(clause, 0, cue.start()) else cue


def _was_done(clause: str, start: int, end: int) -> bool:
    """Whether a verb between two places tells of what was done: not "be held", nor that of somebody else far before
    ("a verdict on three who sent leaflets across the border on Friday")."""
    return any(
        _IS_DONE_TO.search(clause, 0, one.start()) is None
        and not (end - one.end() > _FAR and _RELATIVE.search(clause, start, one.start()))
        for one in _DONE.finditer(clause, start, end)
    )


def _is_denied(clause: str, cue: re.Match[str], at: int) -> bool:
    """Whether the words before a cue, or between it and the day, say that it is not so."""
    return _DENIED.search(clause, 0, cue.start()) is not None or _DENIED.search(clause, cue.start(), at) is not None


def _nearest(pattern: re.Pattern[str], clause: str, at: int) -> re.Match[str] | None:
    """The last match before the day, else the first behind it."""
    found = [*pattern.finditer(clause)]
    before = [one for one in found if one.start() < at]
    return before[-1] if before else next(iter(found), None)


def _clause(sentence: str, named: NamedDays) -> tuple[int, int]:
    """The clause of a day: from the border before it to the one behind it."""
    borders = [*_BORDER.finditer(sentence)]
    start = max((one.end() for one in borders if one.end() <= named.start), default=0)
    end = min((one.start() for one in borders if one.start() >= named.end), default=len(sentence))
    opening = sentence[start : named.start].strip()
    if not opening and start and sentence[start - 1 : start] != ":" and end - named.end < 15:
        start = 0  # the day alone between two borders
    if re.match(r":\s", sentence[end:]) and end - start < 30:
        end = min((one.start() for one in borders if one.start() > end), default=len(sentence))
    return start, end


def _kind(clause: str, cue: int, day: tuple[int, int] | None = None) -> AheadKind | None:
    """The kind beside the day, else the one named first behind the words at `cue`, else the last one before them. What
    a comma, a second verb or more than `_FARTHEST` characters part from the day is of something else."""
    found = [(*match.span(), kind) for kind, pattern in KINDS for match in pattern.finditer(clause)]
    if day is not None:
        found = [one for one in found if one[0] < day[1] or _is_near(clause[day[1] : one[0]])]
        beside = [one for one in found if _is_beside(clause, one[:2], day)]
        if beside:
            return min(beside)[2]
        found = [one for one in found if _OF_ANOTHER_TIME.search(clause, 0, one[0]) is None]
    behind = [one for one in found if one[0] >= cue]
    before = [one for one in found if one[0] < cue]
    kind = min(behind)[2] if behind else max(before)[2] if before else None
    if kind is AheadKind.TALKS:  # "a hearing of the court", "a plenary meeting"
        return next((one for *_, one in found if one in SAYS_MORE), kind)
    return kind


def _is_near(between: str) -> bool:
    return len(between) <= _FARTHEST and "," not in between and _AND_VERB.match(between) is None


def _is_beside(clause: str, kind: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a kind is named in front of the day ("the election on May 25") or with it ("the May 25 election")."""
    return (
        _ON.fullmatch(clause, kind[1], day[0]) is not None or _WITH_NOUN.fullmatch(clause, day[1], kind[0]) is not None
    )


def _last_day(days: AheadDays) -> AheadDays:
    return AheadDays(days.last, days.last)
