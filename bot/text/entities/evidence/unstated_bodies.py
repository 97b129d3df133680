"""Tell whose body is meant where several states have one of its name and the text does not say: "the foreign ministry
said".

    "in a statement carried by KCNA"                          North Korea
    "TOKYO -- Two missiles fell into the sea, …"              the state of the dateline
    "TOKYO -- South Korea has decided …"                      may be either: nobody
    "HANOI -- Three sailors were released, …"                 a state whose body the base does not have: nobody
    "South Korea will send doctors, …" without a dateline     the subject of the sentence
    none of these                                             whatever state the text names most (`linking`)

A wrong speaker is worse than none, so evidence that disagrees leaves the body open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum

from bot.lang.datelines import opening
from bot.lang.scripts import is_hangul, is_wide
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.evidence.sentence_subjects import (
    BOTH,
    SentenceSubject,
    SentenceSubjects,
    dateline_state,
    state_of,
    title_state,
)
from bot.text.entities.mention import Mention
from bot.text.entities.unspaced.own_ministries import is_ministry
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity

NORTH, SOUTH = "KP", "KR"
ALL_KNOWN = frozenset({"KP", "KR", "US"})
"""States of whose bodies the base has all names: a name that it does not have is none of theirs."""
_BODY = regex(
    r"(?i)\b(?:ministry|MND|presidential\soffice|parliament|coast\sguard|security\scouncil)\b|[省部]$|[부성]$|대통령실$"
)
_NORTHERN_MEDIA = (
    r"(?:(?:the\s)?(?:North(?:['’]s|ern|\sKorean|\sKorea['’]s)?\s)?(?:official\s|state[- ]run\s){0,2}"
    r"(?:KCNA|Korean\sCentral\sNews\sAgency|Rodong\sSinmun)|(?:the\sNorth['’]s|North\sKorea['’]s|North\sKorean)\sstate\smedia)"
)
_CARRIED = regex(
    r"(?:\b(?i:in|through|via)\s(?:an?|the|its|his|her|another)\s(?:[\w'’-]+\s){1,4}?"
    rf"(?:carried|published|released|issued|distributed|reported|run)\s(?:\w+\s){{0,2}}?(?:by|in|through|via|on)\s{_NORTHERN_MEDIA}"
    rf"|\b(?i:according\sto)\s{_NORTHERN_MEDIA}|\btold\s{_NORTHERN_MEDIA}|{_NORTHERN_MEDIA}\s(?:quoted|cited)\s"
    r"|조선중앙통신(?:에 보낸|을 통해|에 공개|이 (?:전한|보도한|공개한))|朝鮮中央通信(?:が(?:伝えた|報じた)|を通じ)"
    r"|[在通]过?朝中社|朝中社(?:发表|刊发|播发))"
)
"""Words by which the North's media give a statement to a body of the same sentence."""
_OF_NORTH = regex(r"(?:^|[^가-힣])북\s$")
"""The North's initial before a body in a headline: "*북* 외무성"."""
_ADDRESSES = regex(
    r"\s(?:\w+\s){0,2}?(?:urged?|urges|call(?:ed|s)\s(?:in|on|for)|summon(?:ed|s)|warn(?:ed|s)|accus(?:ed|es)|condemn(?:ed|s)"
    r"|protest(?:ed|s)|criticiz(?:ed|es)|criticis(?:ed|es)|ask(?:ed|s)|invit(?:ed|es)|expel(?:led|s)|lodged\sa\sprotest)\s"
    r"(?:(?!\bthat\b)[\w'’-]+\s){0,5}?$"
)
_REACH, _FAR, _NEAR = 80, 300, 12
_LEAD = 2
"""Sentences of a report in which an unnamed body is that of the place of its dateline."""


class Whose(Enum):
    """The answer for a body that may not be linked."""

    OPEN = "open"


class UnstatedBodies:
    """Decides for the bodies of one text. `countries` are the counts of the countries that it names, `place` is the
    country of its dateline: "" for one that the base does not know, None where there is no dateline."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], knowledge: Knowledge, title: str, countries: Counter[str]
    ) -> None:
        self.subjects = SentenceSubjects(text, mentions, knowledge)
        self._text = text
        self._mentions = mentions
        self._knowledge = knowledge
        self._countries = countries
        self.place = dateline_state(text, knowledge)
        self._title = title_state(title, knowledge)

    def state(self, index: int) -> str | Whose | None:
        """The code of the state whose body the mention at `index` is, OPEN if it may be several, None if nothing but
        the number of their mentions tells. None, too, for other mentions."""
        mention = self._mentions[index]
        if self._is_abroad(index):
            return Whose.OPEN
        owners = self._owners(mention)
        if not owners:
            return None
        if self._is_carried(index) or _OF_NORTH.search(self._text, max(0, mention.start - 3), mention.start):
            return NORTH if NORTH in owners else Whose.OPEN
        if self.place is not None and self.place not in ALL_KNOWN - owners:
            return self._by_place(index, owners)
        if is_ministry(self._text, mention):
            return None
        return self._by_subject(index, owners)

    def tells_on(self, index: int, state: str | None) -> bool:
        """Whether a sentence tells what a state did to others before its body is named without the state: another's may
        speak, though the text has named the state's own before. "*Pyongyang fired a missile*, the defence ministry
        said"."""
        subject = self.subjects.own(self._mentions[index])
        return subject is not None and subject.is_seen and state in subject.states and not self._is_carried(index)

    def _is_carried(self, index: int) -> bool:
        """Whether the North's media carry what a body says: no other country is named between the two."""
        mention = self._mentions[index]
        start, end = self.subjects.span(self.subjects.number(mention.start))
        found = _CARRIED.search(self._text, max(start, mention.start - _FAR), min(end, mention.end + _FAR))
        if found is None:
            return False
        low, high = sorted((found.start(), mention.start))
        near = self._mentions[max(0, index - _NEAR) : index + _NEAR]
        return not any(low < one.start < high and one.is_country for one in near)

    def body(self, mention: Mention, country: KnownEntity) -> KnownEntity | None:
        """The body of a country that the base knows by the country's name and that of a mention: 韓国 and 国防省."""
        between = " " if is_hangul(mention.text) else ""
        names = (name for name in country.names if is_wide(name) and is_hangul(name) == is_hangul(mention.text))
        found = (one for name in names for one in self._knowledge.named(name + between + mention.text))
        return next((one for one in found if one.country == country.country), None)

    def _owners(self, mention: Mention) -> frozenset[str]:
        """The states that have a body of this name, none for a name that is one state's."""
        if mention.kind is not EntityKind.ORGANISATION or not mention.forms or _BODY.search(mention.text) is None:
            return frozenset()
        owners = {form.entity.country for form in mention.forms if form.entity.country}
        if not mention.short and len(owners) == 1:
            return frozenset()
        country = self._knowledge.country.get(self.place or "")
        if country is not None and self.place and is_wide(mention.text) and self.body(mention, country):
            owners.add(self.place)
        return frozenset(owners)

    def _is_abroad(self, index: int) -> bool:
        """Whether a Korean name of one of the South's bodies may be that of the state where a report was written:
        외교부 in a sentence that names Beijing, and nothing of the South, in a report from there."""
        mention = self._mentions[index]
        country = self._knowledge.country.get(self.place or "")
        if country is None or self.place in {NORTH, SOUTH} or not is_hangul(mention.text) or mention.short:
            return False
        if {form.entity.country for form in mention.forms} != {SOUTH} or self.body(mention, country) is None:
            return False
        start, end = self.subjects.span(self.subjects.number(mention.start))
        start = opening(self._text, start, end)
        near = self._mentions[max(0, index - _NEAR) : index + _NEAR]
        named = {state_of(one) for one in near if start <= one.start < end and one is not mention}
        return self.place in named and SOUTH not in named

    def _by_place(self, index: int, owners: frozenset[str]) -> str | Whose:
        """The state of the dateline's place, if the text is about it, or about nobody who might speak."""
        mention, place = self._mentions[index], self.place or ""
        own = self.subjects.own(mention)
        subject = own or self.subjects.before(mention)
        states = self._speaking(subject, owners)
        if place not in owners:
            (only,) = states if own is not None and len(states) == 1 else ("",)
            return only if only in owners else Whose.OPEN
        addressed = self._addressed(index)
        plans = subject is not None and subject.plans and place in states
        if place == NORTH or plans:
            return place
        if self._title in owners and self._title not in {place, addressed}:
            return Whose.OPEN
        if place in states:
            return place
        if states:
            return place if states <= {addressed} else Whose.OPEN
        tells = subject is not None or addressed is not None or self.subjects.number(mention.start) < _LEAD
        return place if tells or self._most_named(owners) == place else Whose.OPEN

    def _by_subject(self, index: int, owners: frozenset[str]) -> str | Whose | None:
        """The state that the sentence, or the one before and the count of mentions, or the title tell."""
        mention = self._mentions[index]
        own = self.subjects.own(mention)
        subject = own or self.subjects.before(mention)
        states = self._speaking(subject, owners)
        addressed = self._addressed(index)
        most = self._most_named(owners)
        excluded = subject.states if subject is not None and subject.is_seen else frozenset()
        if addressed is not None:
            excluded |= {addressed}
        if states:
            (only,) = states if len(states) == 1 else ("",)
            if only not in owners or only == addressed:
                return Whose.OPEN
            if own is None and (subject is None or subject.is_thing or self._title in owners - {only}):
                return Whose.OPEN
            return only if most in {only, None} or (own is not None and own.plans) else Whose.OPEN
        if self._title in owners and self._title not in excluded:
            return self._title if most in {self._title, None} or most in excluded else Whose.OPEN
        if excluded & owners:
            rest = [state for state in owners - excluded if self._countries[state]]
            return rest[0] if len(rest) == 1 and addressed is None else Whose.OPEN
        return None if self._is_clear(owners) else Whose.OPEN

    def _speaking(self, subject: SentenceSubject | None, owners: frozenset[str]) -> frozenset[str]:
        """The states of a subject that may have such a body, none for what others saw of them."""
        if subject is None or subject.is_seen:
            return frozenset()
        return subject.states - (ALL_KNOWN - owners) - {BOTH}

    def _addressed(self, index: int) -> str | None:
        """The state that a body speaks to or of: "the Foreign Ministry urged *North Korea*"."""
        mention = self._mentions[index]
        after = self._mentions[index + 1] if index + 1 < len(self._mentions) else None
        if after is None or after.start - mention.end > _REACH:
            return None
        if _ADDRESSES.match(self._text, mention.end, after.start) is None:
            return None
        return state_of(after)

    def _is_clear(self, owners: frozenset[str]) -> bool:
        """Whether the text names one state with such a body at least twice as often as each other."""
        first, second, *_ = [*sorted((self._countries[state] for state in owners), reverse=True), 0, 0]
        return first >= 2 * second

    def _most_named(self, owners: frozenset[str]) -> str | None:
        """The state with such a body that the text names most, None for none and for two as often named."""
        ranked = sorted(((self._countries[state], state) for state in owners), reverse=True)
        if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        return ranked[0][1]
