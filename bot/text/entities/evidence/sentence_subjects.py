"""Find the states that a sentence is about, and the state of the place of a dateline.

    "North Korea denounced the drills, the foreign ministry said"     North Korea
    "Japan and South Korea will talk"                                 Japan, South Korea
    "North Korean boats crossed the line"                             North Korea, seen by others
    "Two missiles fell into the sea"                                  none

What a state fired, seized or sent over a border is seen and told by others, so it speaks against that state.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.lang.datelines import dateline, opening
from bot.lang.days import WEEKDAY_NAME
from bot.lang.scripts import HAN, HANGUL, is_hangul, is_wide
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge

BOTH = "XK"
"""The code of the peninsula, no state."""
_OPENING_LINES = 3
_SENTENCE = regex(
    r"[.!?。！？\n](?:(?<=\n)|(?<=[。！？])[」』”’]?|(?<=[.!?])"
    r"(?<!\b[A-Z].)(?<!\b(?:Mr|Dr|Lt|St).)(?<!\b(?:Mrs|Gen|Adm|Col|Rep|Sen|Gov).)[\"”’')\]]*\s+)"
)
_LEAD_IN = regex(
    rf"[\"“‘「]?(?:(?:The|But|And|Both|Meanwhile|However|Earlier|Later|Still|Then|(?:[Oo]n\s)?{WEEKDAY_NAME}|the)[,\s]\s?)*"
)
_JOINED = regex(r"(?:['’]s)?(?:,?\sand\s|,\s|\sor\s)(?:the\s|[\w ]{1,30}\sof\s)?|[과와]\s|[·・、]|と|和|及")
_KOREAN_SUBJECT = regex(rf"(?:\s[{HANGUL}]{{1,6}})?[은는이가]\s|\s?[{HANGUL}]{{0,4}},?\s(?=\d)")
_JAPANESE_SUBJECT = regex(rf"(?:\d+日)?[{HAN}]{{0,6}}[はがも]")
_SEEN = (
    r"(?:fired|fires|launch(?:ed|es)|test(?:ed|s)|test-fired|conducted|flew|flown|floated|crossed|entered|violated|intruded"
    r"|jammed|detain(?:ed|s)|arrested|seized|sentenced|jailed|executed|captured|attacked|shelled|kidnapped|hacked|stole"
    r"|(?:is|are|was|were)\s(?:responsible|to\sblame|behind)|must|should|will\s(?:face|pay|regret|be\sheld))"
)
_SEEN_THINGS = (
    r"(?:soldiers?|troops|sappers|boats?|vessels?|ships?|warships?|aircraft|jets?|warplanes|bombers?|drones?|balloons?"
    r"|missiles?|rockets?|launch(?:es)?|tests?|fishermen|defectors?|workers?|hackers?)"
)
_BETWEEN = r"(?:(?!(?:that|will|would|can|could|may|might|said|says|wants?|plans?|to|keeps?|and)\b)[\w'’-]+\s){0,4}?"
_IS_SEEN = regex(rf"(?:['’]s)?\s{_BETWEEN}{_SEEN}\b|\s(?:[a-z]+\s){{0,2}}?{_SEEN_THINGS}\b")
_IS_ACT = regex(
    rf"(?:['’]s)?\s{_BETWEEN}(?:will\s(?!face\b|pay\b|regret\b|be\sheld\b)|plans?\sto\b|decided\b|agreed\b|hopes?\sto\b"
    r"|wants?\sto\b|offered\b|proposed\b|extended\b|approved\b)"
)
"""Words after a state that are news of the state's own plans."""
_IS_THING = regex(
    r"(?:['’]s)\s(?!(?:[\w-]+\s){0,3}?(?:government|military|army|leaders?|ministr(?:y|ies)|ministers?|president|premier|officials?"
    r"|spokes\w+|regime|authorities|parliament|embassy|ambassador|diplomats?|delegates?|office|agency|media)\b)"
)
"""What follows a state of which the subject is only a thing: "North Korea*'s* new submarine"."""
_EAST_SEEN = regex(
    r"발사|쏘아|쐈|매설|침범|월선|억류|구금|체포|날려|넘어|발사|発射|侵犯|拘束|逮捕|越境|飛来|進入|試射|发射|试射|越界|扣押|拘留|闯入|飞越|發射"
)
_EAST_REACH, _SUBJECT_REACH, _MOST_JOINED, _LONGEST = 60, 3, 8, 600


class SentenceSubject(Struct, frozen=True):
    """The codes of the states that a sentence is about, and where it names the first. `is_seen`: others saw what it
    says of them; `plans`: it tells what they plan; `is_thing`: the subject is a thing of theirs."""

    states: frozenset[str]
    start: int
    is_seen: bool = False
    plans: bool = False
    is_thing: bool = False


class SentenceSubjects:
    """The subjects of the sentences of a text. `linked` are the countries of bodies linked so far, by their start."""

    def __init__(self, text: str, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self._text = text
        self._mentions = mentions
        self._knowledge = knowledge
        self._at = [mention.start for mention in mentions]
        self._starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        self._linked: dict[int, str | None] = {}

    def link(self, mention: Mention, country: str | None) -> None:
        """Remember the country of the body that a mention was linked to, None for none."""
        self._linked[mention.start] = country

    def number(self, at: int) -> int:
        """The number of the sentence that holds this offset."""
        return bisect_right(self._starts, at) - 1

    def span(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return self._starts[number], end

    def own(self, mention: Mention) -> SentenceSubject | None:
        """The subject of a mention's sentence, if it is named before the mention."""
        subject = self._subject(self.number(mention.start), mention.start)
        return subject if subject is not None and subject.start < mention.start else None

    def before(self, mention: Mention) -> SentenceSubject | None:
        """The subject of the nearest of the three sentences before that of a mention; a thing counts in the last."""
        number = self.number(mention.start)
        for one in range(number - 1, max(-1, number - 1 - _SUBJECT_REACH), -1):
            subject = self._subject(one, self.span(one)[1])
            if subject is not None and (not subject.is_thing or one == number - 1):
                return subject
        return None

    def _subject(self, number: int, limit: int) -> SentenceSubject | None:
        start, end = self.span(number)
        end = min(end, start + _LONGEST)
        begin = opening(self._text, start, end) if not start or self._text[start - 1] == "\n" else start
        lead = _LEAD_IN.match(self._text, begin, end)
        begin = lead.end() if lead else begin
        index = bisect_left(self._at, begin - len("The "))
        while index < len(self._mentions) and self._mentions[index].end <= begin:
            index += 1
        if index == len(self._mentions) or self._mentions[index].start > begin:
            return None
        first = index
        states: set[str] = set()
        while index < min(len(self._mentions), first + _MOST_JOINED) and self._mentions[index].start < limit:
            state = self._state(self._mentions[index])
            if state is None:
                break
            states.add(state)
            after = self._mentions[index + 1] if index + 1 < len(self._mentions) else None
            if after is None or _JOINED.fullmatch(self._text, self._mentions[index].end, after.start) is None:
                break
            index += 1
        if not states or not self._is_subject(self._mentions[min(index, len(self._mentions) - 1)], end):
            return None
        last = self._mentions[min(index, len(self._mentions) - 1)]
        return SentenceSubject(
            frozenset(states),
            self._mentions[first].start,
            self._is_seen(last, min(limit, end)),
            _IS_ACT.match(self._text, last.end, end) is not None,
            _IS_THING.match(self._text, last.end, end) is not None,
        )

    def _is_subject(self, last: Mention, end: int) -> bool:
        """Whether particles make a Korean or Japanese name the subject; others are by their place."""
        if is_hangul(last.text[0]):
            return _KOREAN_SUBJECT.match(self._text, last.end, end) is not None
        if is_wide(last.text[0]) and _has_kana(self._text[last.start : end]):
            return _JAPANESE_SUBJECT.match(self._text, last.end, end) is not None
        return True

    def _is_seen(self, last: Mention, end: int) -> bool:
        if last.text[0].isascii():
            return _IS_SEEN.match(self._text, last.end, end) is not None
        return _EAST_SEEN.search(self._text, last.end, min(end, last.end + _EAST_REACH)) is not None

    def _state(self, mention: Mention) -> str | None:
        """The state that a country, a capital, a person or a linked body is of."""
        if mention.kind is EntityKind.ORGANISATION and mention.short:
            return self._linked.get(mention.start)
        return state_of(mention)


def state_of(mention: Mention) -> str | None:
    """The country of a mention's entity, None if it is unknown or may be several."""
    countries = {form.entity.country for form in mention.forms}
    return next(iter(countries)) if len(countries) == 1 else None


def dateline_state(text: str, knowledge: Knowledge) -> str | None:
    """The country of the place of a text's dateline, "" for a place that the base does not know, None where there is no
    dateline."""
    start = 0
    for _ in range(_OPENING_LINES):
        found = dateline(text, start)
        if found is not None and found.place:
            named = [form.entity for match in knowledge.matcher.matches(found.place) for form in match.forms]
            countries = {
                one.country for one in named if one.kind is EntityKind.PLACE and one.country and one.country != BOTH
            }
            return next(iter(countries)) if len(countries) == 1 else ""
        start = text.find("\n", start) + 1
        if not start:
            break
    return None


def title_state(title: str, knowledge: Knowledge) -> str | None:
    """The country that opens a title, None if what the title tells of it was seen by others."""
    begin = _LEAD_IN.match(title)
    at = begin.end() if begin else 0
    named: Mapping[int, str] = {
        match.end: form.entity.country
        for match in knowledge.matcher.matches(title)
        if match.start == at
        for form in match.forms
        if form.entity.adjectives and form.entity.country
    }
    if not named:
        return None
    end = max(named)
    if _JOINED.match(title, end) or _IS_SEEN.match(title, end) or _EAST_SEEN.search(title, end):
        return None
    return named[end]


def _has_kana(text: str) -> bool:
    return any("\u3040" <= char <= "\u30ff" for char in text)
