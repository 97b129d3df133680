"""Coming events in English sentences.

days of the sentence -> the clause of each -> the words in it that say that something is to come (`AHEAD`), and of
what kind it is; words that call it off, put it off or doubt it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.model.evidence.ahead import AheadDays, AheadKind, AheadStatus
from bot.news.ahead.english_cues import (
    AHEAD,
    NO_MORE_AHEAD,
    POSSIBLE,
    PRESENT,
    WOULD,
    cue,
    is_denied,
    is_done,
    is_not_to_be,
    planned_behind,
)
from bot.news.ahead.english_days import NamedDays, english_days
from bot.news.ahead.english_kinds import ADJUNCT, FARTHEST, KINDS, kind_of, kinds_beside, names_kind_behind
from bot.news.ahead.event_mentions import EndMention, EventMention
from bot.regexes import regex

_IF = regex(
    r"^\W{0,2}Should\s(?:the|an?|it|they)\s|\b(?:[Ii]f|[Uu]nless|provided\sthat|providing|on\scondition|as\slong\sas)\b"
)
_SET_FOR = regex(r"\b(?:set|scheduled|planned|slated|due)\s(?:for|on)\s(?:the\s)?$")
_HOPED = regex(r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?)\b[^,;]{0,60}$")
_WHETHER = regex(r"\bwhether\b")
_CALLED_OFF = regex(
    r"\b(?:cancell?ed|cancels?|called\soff|calls?\soff|scrapped|scraps?|axed|shelved|abandoned|cancellation\sof|not\s(?:be\sheld|go\sahead|proceed|happen)"
    r"|will\snot\stake\splace|suspend(?:ed|s))\b"
)
_PUT_OFF = regex(
    r"\b(?:postponed?|postpones|postponing|postponement\sof|delaying|put\soff|puts\soff|(?<!without\s)delay(?:ed|s)?|pushed\sback|reschedule[sd]|moved|deferred|brought\sforward)\b"
)
_TO_DAY = regex(
    r"(?:\bto|\buntil|\btill|(?<!scheduled\s)(?<!planned\s)(?<!slated\s)(?<!set\s)(?<!due\s)\bfor)\s(?:the\s)?(?:\w+\s)?$"
)
_AGAIN_TO = regex(r"\b(?:again|then|later)\s(?:again\s)?(?:to|until|till)\s(?:the\s)?$")
"""Words before the newest of several days to which an event was moved."""
_NOT_MOVED = regex(r"(?:\bnot|\bnever|n['’]t)\s(?:be\s)?$", re.IGNORECASE)
_MAY_BE = regex(r"\b(?:may|might|could)\s(?:be\s)?$", re.IGNORECASE)
"""Words right before a change of the day that does not happen, or is only possible."""
_FROM_DAY = regex(r"\bfrom\s(?:the\s)?(?=[A-Z0-9]|next\b|tomorrow\b)")
_BETWEEN = regex(r"(?<=\s)(?:to|until|till)(?=\s)")
"""Between the former and the new day: "moved from April 20 *to* May 4"."""
_ANEW = regex(r"\b(?:but|and)\s[^,;]{0,30}\b(?:is|are|will)\b")
"""Words between a postponement and a day that is still planned: "postponed it, *but is* due to meet on"."""
_POSSESSIVE = regex(r"['’]s?\s")
_SPORT = regex(
    r"\b(?:World\sCup|Olympics?|(?:foot|base|volley|basket)ball|soccer|championships?|matches|match|finals?\sof|semi-?finals?|qualifiers?|league|tournament|medal|goals?|Asian\sGames|rugby|cricket|tennis|golf|hockey|playoffs?|fixtures?|friendly\s(?:with|against)|title\sfight|knockout)\b",
    re.IGNORECASE,
)
_UNTRUE = regex(
    r"\b(?:dismiss|reject)(?:es|ed|ing)?\s(?:[\w-]+\s){0,3}?(?:reports?|speculation|rumou?rs?|claims?|suggestions?|talk)\s(?:that|of|about)\b"
    r"|\b(?:wrongly|falsely|mistakenly)\s(?:announced|reported|said)\b"
    r"|\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|untrue|false(?:ly)?|baseless|groundless|unfounded|rul(?:es?|ed|ing)\sout"
    r"|off\sthe\stable|never\stook\splace|did\snot\stake\splace|in\sthe\s(?:film|movie|novel|drama))\b|\?\W{0,2}$",
    re.IGNORECASE,
)
"""Words that mark an event as denied, not having happened, invented or only asked about."""
_BACK_THEN = regex(
    r"(?:^\W{0,2}|\b(?:said|vowed|promised|pledged|announced|agreed|decided)\s)"
    r"(?:(?:[Bb]ack\s|[Ll]ate\s|[Ee]arly\s)?[Ii]n\s(?:[A-Z][a-z]+\s)?(?P<year>[12]\d{3})\b|(?:[Ll]ate\s|[Ee]arly\s)?[Ll]ast\syear\b|\w+\syears?\sago\b)"
)
"""The time that a sentence reports on, where it is not the present."""
_CALLED_FOR = regex(
    r"\b(?:call(?:s|ed|ing)?\s(?:for|on|by)|calls?\sto|urg\w+|ask(?:s|ed|ing)?|demand\w*|want(?:s|ed)?|suggest\w*|consider\w*|threat\w*"
    r"|refus\w+|advis\w+|recommend\w*|push(?:es|ed)?\sto|appeal\w*|pleas?)\b[^;]{0,120}$"
)
"""Words before a cancellation that somebody only calls for."""
_OF_ANOTHER_DAY = regex(
    r"\b(?:(?:ahead\sof|before|after|following|since)\s(?P<what>(?:[\w'’-]+\s){1,6}?)(?:on|in)|beyond|past)\s$"
)
"""Words before the day of another event, which only says when something else happens."""
_A = regex(r"\ba\s$")
"""Words before a day of something else than an event: "*a* Saturday newspaper"."""
_THE = regex(r"\bthe\s$")
_NOUN = regex(
    r"\s(?!(?:deadline|and|or|at|in|of|to|by|with|for|from|on|after|before|when|where|that|which|as|the|is|are|was|were|will|would|has|had)\b)[a-z]{3,}"
)
_FAR_WEEKDAY = timedelta(days=4)
_EVERY = regex(r"\b(?:every|each)\s$")
_SAID_THAT = regex(r"\sthat\s(?!(?:will|would|is|are|was|were|has|had|may|could|can|might)\b)")
"""Words after the day on which something was said: "proposed on Tuesday that"."""
_OF_CLAUSE_BEFORE = regex(r",\swhich\s?$")
_BORDER = regex(
    r"[;:](?=\s)|,\s(?:and|or|but|with|while|after|when|who|which|where|as|since|following|citing|adding|saying|according|though|although)\b"
    r"|\s(?:after|when|since|because|although|though)\s|[\"“”]"
)
_CONDITION = regex(r"\s(?:unless|if|provided)\s")
"""Words behind a day with which another clause begins: "a strike on Friday *unless* talks succeed"."""
_BY = regex(r"\b(?:by|before|until|no\slater\sthan|deadline\s(?:of|is|for|on)|expires?\s(?:on|at))\s(?:the\s)?$")
_MISSED = regex(r"\bmiss(?:ed|es|ing)\b")
_DEADLINE = regex(r"(?:['’]s?)?\s(?:\w+\s)?deadline\b")
_BOUND = regex(
    r"\b(?:must|ha(?:s|ve|d)\sto|deadlines?|order(?:ed|s)|told\s(?:[\w'’-]+\s){1,6}?to|demand(?:ed|s)?|requir(?:ed|es)|ultimatum"
    r"|urged|called\son|expires?|grace\speriod|extension)\b"
)
_IS_TO = regex(
    r"\b(?:is|are)\s(?:due\s|required\s|obliged\s)?to\s(?:rule|decide|determine|answer|reply|respond|report|submit|file|present|publish"
    r"|pay|repay|return\s(?!(?:home|to|from|by|on|in|for|here|there)\b)|hand\s(?:in|over)|surrender|comply|withdraw|vacate|disarm|appoint|name|ratify|sign|approve)\b"
)
"""Words before a last day on which somebody is to have done what others wait for: "is to rule by June 30". An arrival
or a visit "by Friday" is no deadline."""
_YEAR = regex(r"\b[12]\d{3}\b")
_HAS_UNTIL = regex(r"\b(?:(?:ha(?:s|ve|d)|deadline\s\w+)\s|(?:g(?:a|i)ve[ns]?)\s[^,;]{2,80}?)until\s(?:the\s)?$")
"""Words before a day that is a deadline, and not the end of something that lasts."""
_GOES_ON = regex(
    r"^\W{0,2}(?:It|They|The\s(?:\w+\s){0,2}?(?:exercises?|drills?|talks|meeting|visit|session|summit|trial|forum"
    r"|event))\s(?:will\s|is\s(?:set|scheduled|due)\sto\s|are\sto\s)?(?:ends?|lasts?|runs?|continues?|wraps?\sup|concludes?"
    r"|finish(?:es)?|closes?)\b"
)


_RUNS_UNTIL = regex(
    r"\b(?:runs?|running|lasts?|lasting|continues?|continuing|go(?:es)?\son)\s(?:through|until|till)\s(?:the\s)?$"
)
"""Words before the last day of what an earlier sentence told: "the drill, which *runs through* Saturday"."""
_SPOKEN_OF = regex(r"\b(?:[Tt]he|[Tt]his|[Tt]hese)\s(?:[a-z][\w-]+\s){0,3}[a-z]+(?:,?\s(?:which|that))?\s$")
"""Words before these for what was spoken of: "*the annual drill, which* runs"; not "Japan's drill, which"."""
_LONGEST_RUN = 40
"""The most characters of either."""


def event_mentions(sentence: str, published: date) -> Iterator[EventMention | EndMention]:
    """The coming events of a sentence, in order, and how long the one before it goes on."""
    days = [*english_days(sentence, published)]
    if not days or _SPORT.search(sentence) or _UNTRUE.search(sentence) or _is_of_the_past(sentence, published):
        return
    moved = _moved(sentence, published)
    if moved is not None:
        yield moved
        return
    has_event = False
    for named in days:
        if named.days.last < published:
            continue
        if named.days.first == named.days.last and _GOES_ON.match(sentence):
            yield EndMention(named.days)
        elif (found := _told(sentence, named, published)) is not None:
            runs = _RUNS_UNTIL.search(sentence, max(0, named.start - _LONGEST_RUN), named.start)
            if runs is None:
                has_event = True
                yield found
            elif has_event or _SPOKEN_OF.search(sentence, max(0, runs.start() - _LONGEST_RUN), runs.start()):
                yield EndMention(named.days, found.kind)


def _is_of_the_past(sentence: str, published: date) -> bool:
    """Whether a sentence tells what was planned in an earlier year."""
    then = _BACK_THEN.search(sentence)
    return then is not None and (then["year"] is None or int(then["year"]) < published.year)


def _moved(sentence: str, published: date) -> EventMention | None:
    """An event whose day was changed: the new day, after "to", and the former one."""
    put_off = _PUT_OFF.search(sentence)
    if put_off is None or _IF.search(sentence) or _CALLED_FOR.search(sentence, 0, put_off.start()):
        return None
    kind = kind_of(sentence, put_off.start())
    if kind is None or _NOT_MOVED.search(sentence, 0, put_off.start()):
        return None
    from_at = _FROM_DAY.search(sentence, put_off.end())
    days = [*english_days(_with_days_apart(sentence, from_at), published)]
    new = next((one for one in days if one.start >= put_off.end() and _TO_DAY.search(sentence, 0, one.start)), None)
    new = next((one for one in reversed(days) if _AGAIN_TO.search(sentence, put_off.end(), one.start)), new)
    former = from_at.end() if from_at else -1
    old = next((one for one in days if one is not new and (one.start == former or _is_planned(sentence, one))), None)
    if _MAY_BE.search(sentence, 0, put_off.start()):
        return EventMention(kind, new.days, AheadStatus.POSSIBLE, new.start, new.end) if new is not None else None
    if new is not None:
        was = old.days if old is not None else None
        return EventMention(kind, new.days, AheadStatus.POSTPONED, new.start, new.end, was)
    if old is not None and _ANEW.search(sentence, put_off.end(), old.start) is None:
        return EventMention(kind, old.days, AheadStatus.PUT_OFF, old.start, old.end)
    return None


def _with_days_apart(sentence: str, from_at: re.Match[str] | None) -> str:
    """The sentence with the same length, in which "April 20 to May 4" behind "moved from" is no span of days."""
    to = _BETWEEN.search(sentence, from_at.end()) if from_at else None
    return f"{sentence[: to.start()]}{'|' * len(to[0])}{sentence[to.end() :]}" if to else sentence


def _is_planned(sentence: str, named: NamedDays) -> bool:
    """Whether this is the day that something was planned for: "planned for Wednesday", "next week's talks"."""
    before = sentence[max(0, named.start - 40) : named.start]
    if re.search(r"\b(?:scheduled|planned|slated|set|due|originally|expected)\b[^,;]{0,30}$", before):
        return True
    return _POSSESSIVE.match(sentence, named.end) is not None


def _told(sentence: str, named: NamedDays, published: date) -> EventMention | None:
    start, end = _clause(sentence, named)
    clause = sentence[start:end]
    at = named.start - start
    other = _OF_ANOTHER_DAY.search(clause, 0, at)
    if other is not None and not any(pattern.search(other["what"] or "") for _, pattern in KINDS):
        return None
    if (_A.search(clause, 0, at) or _is_of_a_thing(sentence, named)) and not names_kind_behind(sentence, named.end):
        return None
    if _is_deadline(clause, at, sentence, named, published):
        last_day = AheadDays(named.days.last, named.days.last)
        return EventMention(AheadKind.DEADLINE, last_day, AheadStatus.PLANNED, named.start, named.end)
    if _BY.search(clause, 0, at):
        return None
    status, cue_at = _status(clause, at, sentence, named, published)
    if status is None:
        return None
    day = at, at + named.end - named.start
    told_behind = status is AheadStatus.POSSIBLE and cue_at > at and not _opens(clause, at)
    if told_behind and not kinds_beside(clause, day):
        return None
    kind = kind_of(clause, cue_at, day)
    if kind is None and _OF_CLAUSE_BEFORE.search(sentence, 0, start):
        kind = kind_of(sentence[:start], start)
    if kind is None:
        return None
    return EventMention(kind, named.days, status, named.start, named.end)


def _is_of_a_thing(sentence: str, named: NamedDays) -> bool:
    """Whether a day only tells which thing is meant: "the *Dec. 3* martial law"."""
    is_the = _THE.search(sentence, 0, named.start) is not None and not named.is_weekday
    return is_the and _NOUN.match(sentence, named.end) is not None


def _opens(clause: str, at: int) -> bool:
    """Whether a place is at the opening of its clause, after a preposition at most."""
    return len(clause[:at].split()) < 2


def _is_deadline(clause: str, at: int, sentence: str, named: NamedDays, published: date) -> bool:
    """Whether something has to be done by a day that is named at this place of its clause."""
    names_it = _DEADLINE.match(sentence, named.end) is not None
    if _MISSED.search(clause) or _CALLED_OFF.search(clause, 0, at) or _PUT_OFF.search(clause, 0, at):
        return False
    if names_it:
        return True
    if _BY.search(clause, 0, at) is None or _POSSESSIVE.match(sentence, named.end):
        return False
    if clause[:at].rstrip().removesuffix(" the").endswith("until"):
        until = _HAS_UNTIL.search(clause, 0, at)
        return until is not None and not _is_doubtful(until, named, published)
    if _BOUND.search(sentence) is not None:
        return True
    is_open = _WHETHER.search(clause, 0, at) or _IF.search(sentence)
    return not is_open and _IS_TO.search(clause, 0, at) is not None


def _status(clause: str, at: int, sentence: str, named: NamedDays, published: date) -> tuple[AheadStatus | None, int]:
    """What the clause of a day says of the event, and where the words are that say so."""
    called_off = _CALLED_OFF.search(sentence)
    if called_off is not None and not _IF.search(sentence):
        return _standing_of_called_off(clause, at, sentence, named, called_off)
    if _SAID_THAT.match(sentence, named.end) or _EVERY.search(clause, 0, at):
        return None, 0
    if _WHETHER.search(clause, 0, at) or _POSSESSIVE.match(sentence, named.end):
        return None, 0
    day = at, at + named.end - named.start
    possible = cue(POSSIBLE, clause, day)
    if possible is not None:
        return _standing_of_possible(clause, day, possible)
    for pattern in (AHEAD, WOULD):
        found = cue(pattern, clause, day)
        if found is not None:
            if is_denied(clause, found, at) or NO_MORE_AHEAD.search(clause) or _is_doubtful(found, named, published):
                return None, 0
            on_condition = _IF.search(sentence) and not _has_own_day(clause, day)
            doubted = on_condition or _HOPED.search(clause, 0, found.start())
            return (AheadStatus.POSSIBLE if doubted else AheadStatus.PLANNED), found.start()
    present = cue(PRESENT, clause, day)
    if present is None or is_done(clause, 0, present.start()) or is_denied(clause, present, at):
        return None, 0
    if _is_caption(sentence, named, published):
        return None, 0
    return AheadStatus.PLANNED, present.start()


def _standing_of_called_off(
    clause: str, at: int, sentence: str, named: NamedDays, called_off: re.Match[str]
) -> tuple[AheadStatus | None, int]:
    """Of a sentence in which something is called off: whether that is the event of the day, which was planned."""
    planned = (
        _POSSESSIVE.match(sentence, named.end) is not None
        or AHEAD.search(clause) is not None
        or (called_off.start() < named.start and names_kind_behind(sentence, named.end))
    )
    is_off = planned and _is_off(sentence, called_off)
    return (AheadStatus.CANCELLED if is_off else None), max(called_off.start() - (named.start - at), 0)


def _standing_of_possible(clause: str, day: tuple[int, int], possible: re.Match[str]) -> tuple[AheadStatus | None, int]:
    """Of a clause in which something may be: planned where that is something else than the event of the day."""
    if is_not_to_be(clause, possible):
        return None, 0
    planned = planned_behind(clause, possible, day[0])
    if planned is not None:
        return AheadStatus.PLANNED, planned.start()
    status = AheadStatus.PLANNED if _is_adjunct(clause, day) else AheadStatus.POSSIBLE
    return status, possible.end()


def _is_adjunct(clause: str, day: tuple[int, int]) -> bool:
    """Whether the event with the day only says when something else may be: "may lose in the election on May 25"."""
    return any(ADJUNCT.search(clause, 0, start) for start, _, _ in kinds_beside(clause, day))


def _has_own_day(clause: str, day: tuple[int, int]) -> bool:
    """Whether the event of a day is planned whatever a condition of the sentence is about: "the vote *set for* May 25",
    "the *election* on May 25"."""
    if _SET_FOR.search(clause, 0, day[0]):
        return True
    return any(kind is AheadKind.VOTE for *_, kind in kinds_beside(clause, day))


def _is_doubtful(found: re.Match[str], named: NamedDays, published: date) -> bool:
    """Whether a plan is told in the past, with a weekday that more likely was one of the days before: "was to leave on
    Tuesday", on a Wednesday."""
    is_past = found[0].startswith(("was", "were", "been", "had"))
    return is_past and named.is_weekday and named.days.first - published >= _FAR_WEEKDAY


def _is_caption(sentence: str, named: NamedDays, published: date) -> bool:
    """Whether a sentence in the present tense is that under a picture of the day: "hold a ballot, April 5, 2014"."""
    has_year = _YEAR.search(sentence, named.start, named.end) is not None
    return has_year and named.days.last <= published


def _is_off(sentence: str, called_off: re.Match[str]) -> bool:
    """Whether it is an event that is called off, and nobody only calls for it."""
    before, behind = sentence[: called_off.start()], sentence[called_off.end() :]
    if _CALLED_FOR.search(before):
        return False
    near = re.split("[,;]", behind)[0][:FARTHEST]
    return any(pattern.search(before) or pattern.search(near) for _, pattern in KINDS)


def _clause(sentence: str, named: NamedDays) -> tuple[int, int]:
    """The clause of a day: from the border before it to the one after it."""
    borders = [*_BORDER.finditer(sentence)]
    start = max((one.end() for one in borders if one.end() <= named.start), default=0)
    end = min((one.start() for one in borders if one.start() >= named.end), default=len(sentence))
    condition = _CONDITION.search(sentence, named.end, end)
    end = condition.start() if condition is not None else end
    opening = sentence[start : named.start].strip()
    if not opening and start and sentence[start - 1 : start] != ":" and end - named.end < 15:
        start = 0  # the day alone between two borders
    if re.match(r":\s", sentence[end:]) and end - start < 30:
        end = min((one.start() for one in borders if one.start() > end), default=len(sentence))
    return start, end
