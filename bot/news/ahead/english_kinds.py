"""The kinds of coming events, by the English words that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.evidence.ahead import AheadKind
from bot.news.ahead.english_cues import AHEAD, AND, POSSIBLE, WOULD
from bot.regexes import regex

KINDS: Sequence[tuple[AheadKind, re.Pattern[str]]] = (
    (
        AheadKind.DRILLS,
        regex(
            r"\b(?:exercises?|drills?|war\s?games?|man(?:o?eu)vers?|manoeuvres?|live-fire|training\sevents?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.VOTE,
        regex(
            r"\b(?:elections?|(?<!electoral\s)vot(?:es?|ing)(?!(?<=votes)\sto\b)|ballots?|referendum|by-elections?|polls|runoff)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.COURT,
        regex(
            r"\b(?:courts?|(?<!clinical\s)(?<!vaccine\s)trials?(?!\s(?:runs?|operations?|basis|period|flights?|services?|versions?|launch)\b"
            r"|\s(?:of|for|with)\s(?:(?:an?|the|its|new)\s){0,2}(?:[\w-]+\s)?(?:vaccines?|drugs?|treatments?|systems?|technolog(?:y|ies)|services?"
            r"|trains?|bus(?:es)?|engines?|ships?|drones?)(?=[.,;]|$|\s(?:[a-z]+s|will|that|to|in|on|at|next|this)\b))|verdict|(?:to|will|would|may|could|might)\srule|rul(?:e|es|ing)\son|sentenc(?:e|es|ed|ing)|arraign\w*|appeal\shearing"
            r"|tribunal|prosecutors|judges?|impeachment\shearing)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.ANNIVERSARY,
        regex(
            r"\b(?:anniversary|birthday|centenary|[Pp]art(?:y|y's|y’s)\s[Cc]ongress|[Cc]ongress\sof\sthe\s(?!United\sStates|Republic)|[Pp]lenary|[Pp]lenum|(?<!\bon\s)parade"
            r"|Supreme\sPeople['’]s\sAssembly|Day\sof\sthe\sSun|commemorat\w+|memorial)\b"
        ),
    ),
    (
        AheadKind.LAUNCH,
        regex(
            r"\b(?:(?:launch|fire|test|test-fire|lift\soff)\b[^,;]{0,40}?\b(?:satellites?|rockets?|missiles?|ICBM)|(?:satellite"
            r"|rocket|missile)\s(?:launch(?:es)?|test)|launch\swindow)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.TALKS,
        regex(
            r"\b(?:talks|summits?|meetings?|meets?|hold\sconsultations|dialogue|negotiations?|(?<!been\s)(?<!\bare\s)(?<!were\s)(?<!\bbe\s)hearings?(?!\s(?:about|that)\b)|sessions?|conferences?"
            r"|forum|consultations|sp(?:eak|oke)\sby\s(?:tele)?phone|phone\scall|briefing|discuss)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.VISIT,
        regex(
            r"\b(?:visits?|visiting|trip|travel(?:s|ling|ing)?\sto|arrive(?:s)?\sin|fly\sto|flies\sto|tour|due\sin|head\sto"
            r"|depart(?:s)?\sfor|leave(?:s)?\sfor)\b",
            re.IGNORECASE,
        ),
    ),
)
_SAYS_MORE = (AheadKind.COURT, AheadKind.ANNIVERSARY)
"""Kinds that are more specific than talks: of "a hearing of the court", "a plenary meeting"."""
_OF_ANOTHER_TIME = regex(
    r"\b(?:ahead\sof|before|after|during|following|since|amid|throughout|prior\sto|preparation\sfor|sidelines\sof)\s"
    r"(?:[\w'’-]+\s){0,7}$"
)
"""Words before an event that only says when something else is."""
_WHEN_IT_WAS = regex(r"\b(?:after|following|since)\s(?:[\w'’-]+\s){0,5}$")
_WHICH = regex(r"\b(?:that|which|who)\s(?:could|may|might)?\s?$")
_FEW = 2
"""Words between an event and "that" with the words of what it will do."""
_WHO = regex(r"\bwho\s(?:is|are|were)\s$")
_OUTCOME_OF = regex(
    r"\b(?:(?:results?|outcome)\s(?:of|from)|(?:winners?|returns|turnout|defeat|victory)\s(?:of|from|in|for|at))\s(?:[\w'’-]+\s){0,4}$"
)
"""Words before an event that is over on the day named: "release *results of* the election on Friday"."""
_COUNTED = regex(r"\b(?:exit\spolls?|(?:partial|preliminary|early|official)\s(?:results?|returns)|count(?:ing|ed)\b)\b")
_NEW_SUBJECT = regex(r",\s(?:it|he|she|they|we|you|there)\s|\b(?:said|says|reported|wrote)\sthat\s")
_PARTY = regex(r"\b(?:[Pp]arty|Central\sCommittee)\b")
_ON = regex(r"\s(?:day\s)?(?:(?:on|in|for|from|this|early|late)\s)?")
_WITH_NOUN = regex(r"(?:['’]s)?\s(?:(?!(?:at|in|of|to|by|with|for|from|on|after|and|the|as)\s)[\w-]+\s){0,3}")
FARTHEST = 60
"""Characters between a day and the kind that is named after it."""
ADJUNCT = regex(r"\b(?:at|in|before|during|after|ahead\sof|advance\sof)\s(?:(?!\w+ing\b)[\w'’-]+\s){0,3}$")
"""Words before an event with its day, which only says when something else is."""
_AND_VERB = regex(rf"{AND.pattern}(?:{AHEAD.pattern}|{POSSIBLE.pattern}|{WOULD.pattern})")
_Named = tuple[int, int, AheadKind]
"""The span of words in a clause, and the kind of event that they name."""


def names_kind_behind(sentence: str, end: int) -> bool:
    """Whether the event is named with the day that ends here: "cancelled the Nov. 20 *summit*"."""
    return any(
        _WITH_NOUN.fullmatch(sentence, end, match.start()) is not None
        for _, pattern in KINDS
        for match in pattern.finditer(sentence, end, end + FARTHEST)
    )


def kinds_beside(clause: str, day: tuple[int, int]) -> list[_Named]:
    """The events that are named in front of the day ("the election on May 25") or with it ("the May 25 election")."""
    return [one for one in _named(clause) if _is_beside(clause, one[:2], day)]


def kind_of(clause: str, cue_at: int, day: tuple[int, int] | None = None) -> AheadKind | None:
    """The kind beside the day, else the one that says when something is and has the day, else the one named first
    after the words at `cue_at`, else the last one before them. What a comma, a second verb or more than `FARTHEST`
    characters part from the day is of something else."""
    found = [one for one in _named(clause) if _may_be(clause, one, cue_at)]
    if day is not None:
        found = [one for one in found if one[0] < day[1] or _is_near(clause[day[1] : one[0]])]
        beside = [one for one in found if _is_beside(clause, one[:2], day)]
        if beside:
            was = min(beside)[1] <= day[0] and _WHEN_IT_WAS.search(clause, 0, min(beside)[0])
            return None if was else _more_specific(clause, min(beside), found)
        other = [one for one in found if _OF_ANOTHER_TIME.search(clause, 0, one[0])]
        of_day = [one for one in other if cue_at <= one[0] < day[0] and "," not in clause[one[1] : day[0]]]
        if of_day:
            return of_day[-1][2]
        found = [one for one in found if one not in other]
    behind = [one for one in found if one[0] >= cue_at]
    before = [one for one in found if one[0] < cue_at]
    kind = min(behind)[2] if behind else max(before)[2] if before else None
    if kind is AheadKind.TALKS:  # "a hearing of the court", "a plenary meeting"
        return next((one for *_, one in found if one in _SAYS_MORE), kind)
    return kind


def _more_specific(clause: str, named: _Named, found: Sequence[_Named]) -> AheadKind:
    """The kind of an event, or of the words right before it: "a party *plenary* meeting", not one of a parliament."""
    before = next((kind for _, end, kind in found if end + 1 == named[0] and kind is AheadKind.ANNIVERSARY), None)
    is_of_party = before is not None and _PARTY.search(clause, 0, named[0]) is not None
    return before if before is not None and is_of_party and named[2] is AheadKind.TALKS else named[2]


def _named(clause: str) -> list[_Named]:
    return [(*match.span(), kind) for kind, pattern in KINDS for match in pattern.finditer(clause)]


def _may_be(clause: str, named: _Named, cue_at: int) -> bool:
    """Whether an event is neither over nor in another clause than the words at `cue_at`."""
    start, end, kind = named
    if kind is AheadKind.VOTE and _COUNTED.search(clause):
        return False
    if kind is AheadKind.VISIT and _WHO.search(clause, 0, start):
        return False
    if _OUTCOME_OF.search(clause, 0, start) or _NEW_SUBJECT.search(clause, end, cue_at):
        return False
    which = _WHICH.search(clause, end, cue_at) if end <= cue_at else None
    return which is None or len(clause[end : which.start()].split()) <= _FEW


def _is_near(between: str) -> bool:
    return len(between) <= FARTHEST and "," not in between and _AND_VERB.match(between) is None


def _is_beside(clause: str, kind: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a kind is named in front of the day ("the election on May 25") or with it ("the May 25 election")."""
    return (
        _ON.fullmatch(clause, kind[1], day[0]) is not None or _WITH_NOUN.fullmatch(clause, day[1], kind[0]) is not None
    )
