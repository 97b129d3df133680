"""Find the statements that press conferences and interviews print as turns.

    毛宁：… · MR KIM: … · 답: … · ◆ 김현정> …    the turns of somebody who answers (`interviews`)
    ――日程は。 「来月中旬だ」 · ─역할은. "…"      whole lines in quotation marks below questions with a dash

The questions are nobody's statements, but for words in them that they attribute to somebody. An answer in quotation
marks has no name beside it. So it counts only below the announcement of a conference or an interview that names one
person, who has spoken there or whose conference it is: not in "김정은의 전 요리사를 만났다".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import is_unspaced
from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.interviews import InterviewTurn, turns
from bot.text.statements.speaker import Speaker, statement
from bot.text.tagger import Tagged

_LINE = regex(r"^[ \t\u3000]*(?P<said>\S[^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_QUESTION = regex(r"(?:[―─—–]{1,2}|－{2}|--?)\s?\S")
_QUOTED = regex(r"[「“\"](?P<inner>[^「」“”\"\n]+(?:「[^「」\n]*」[^「」“”\"\n]*)*)[」”\"]")
_ANNOUNCED = regex(r"会見|會見|インタビュー|一問一答|일문일답|문답|인터뷰|记者会|記者會|专访|專訪|问答|問答")
_OWN_CONFERENCE = regex(r"[^\s\dのがはと、。]{0,12}の[\d時分日月午前後同定例記者閣議臨の]{0,16}会見")
"""Words behind the name of the person whose press conference it is: "木原稔*官房長官の27日午前の記者会見*"."""
_INITIALS = regex(r"[A-Z]{1,3}")
_SHORTEST_UNSPACED = 5
"""The fewest characters of a Japanese or Chinese turn that states something."""
_FEWEST = 2
"""The fewest answers of a person: a single labelled or quoted line may be a heading or a caption."""


_OWN_WORDS = frozenset(("i", "we"))
"""Subjects within an answer that mean the person who gives it."""


class Interviewing(Struct, frozen=True):
    """What the text of an interview lacks: its title and the name of its outlet."""

    title: str = ""
    outlet: str | None = None


def with_turns(
    tagged: Tagged, found: Sequence[Quote], entities: Sequence[Entity], interviewing: Interviewing
) -> list[Quote]:
    """The statements `found` in a text together with its turns, which replace those without a speaker within them, and
    without those of its questions."""
    text = tagged.text
    read = turns(text, tagged.sentences, interviewing.title, _spans_of(entities), interviewing.outlet)
    persons = [(at, one) for at, one in enumerate(entities) if one.kind is EntityKind.PERSON]
    lines = list(_LINE.finditer(text))
    answers = (turn for turn in read.answers if _states(text, turn.said))
    new = [*(_answer(text, turn, entities) for turn in answers), *_quoted(text, lines, persons, found)]
    if not new and not read.questions:
        return list(found)
    asked, told = _Ranges(read.questions), _Ranges([Span(one.start, one.end) for one in new])
    kept: list[Quote] = []
    for one in found:
        at = told.holding(one.start)
        if asked.holding(one.start) is not None and (one.cue is None or _subject(text, one) == "you"):
            continue
        if at is not None and not one.speaker and one.cue is None:
            continue
        is_own = at is not None and not one.speaker and _subject(text, one) in _OWN_WORDS
        kept.append(_said_by(one, new[at]) if at is not None and is_own else one)
    new = [turn for turn in new if not any((one.start, one.end) == (turn.start, turn.end) for one in kept)]
    return sorted([*kept, *new], key=lambda quote: (quote.start, quote.end))


_Persons = Sequence[tuple[int, Entity]]


def _spans_of(entities: Sequence[Entity]) -> dict[int, Sequence[Span]]:
    """The mentions of the persons, by their index."""
    return {at: one.mentions for at, one in enumerate(entities) if one.kind is EntityKind.PERSON and one.mentions}


def _answer(text: str, turn: InterviewTurn, entities: Sequence[Entity]) -> Quote:
    """The statement of a turn: of the person, of the label as written, or of nobody."""
    speaker: Speaker | None = None
    if turn.by is not None:
        person = entities[turn.by]
        speaker = Speaker(person.name, person.id, turn.name or person.mentions[0], person.kind, turn.by)
    elif turn.name is not None:
        name = text[turn.name.start : turn.name.end]
        speaker = Speaker(None if _INITIALS.fullmatch(name) else name, None, turn.name)
    return statement(text, turn.said, QuoteKind.DIRECT, None, speaker)


def _states(text: str, said: Span) -> bool:
    """Whether a turn is more than a word: "No." and "네." state nothing."""
    words = text[said.start : said.end]
    return len(words.split()) > 1 or (is_unspaced(words) and len(words) >= _SHORTEST_UNSPACED)


def _said_by(one: Quote, turn: Quote) -> Quote:
    """A statement with the speaker of the turn."""
    return replace(one, speaker=turn.speaker, speaker_id=turn.speaker_id)


def _subject(text: str, one: Quote) -> str | None:
    """The words of the subject of a statement, in lower case."""
    return text[one.speaker_span.start : one.speaker_span.end].lower() if one.speaker_span else None


class _Ranges:
    """Spans that do not overlap, searched by a place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda at: spans[at].start)
        self._starts = [spans[at].start for at in self._order]
        self._spans = spans

    def holding(self, place: int) -> int | None:
        """The index of the span that holds a place."""
        after = bisect_right(self._starts, place)
        if not after or self._spans[self._order[after - 1]].end <= place:
            return None
        return self._order[after - 1]


def _quoted(text: str, lines: Sequence[re.Match[str]], persons: _Persons, found: Sequence[Quote]) -> Iterator[Quote]:
    """The whole lines in quotation marks below questions with a dash."""
    asks = [_QUESTION.match(text, line.start("said")) is not None for line in lines]
    if sum(asks) < _FEWEST:
        return
    opening = lines[asks.index(True)].start()
    above = [(at, one) for at, one in persons if any(mention.end <= opening for mention in one.mentions)]
    if len(above) != 1 or _ANNOUNCED.search(text, 0, opening) is None:
        return
    ((at, person),) = above
    first = next(mention for mention in person.mentions if mention.end <= opening)
    told = {one.speaker for one in found if one.start < opening}
    if told != {person.name} and (told or _OWN_CONFERENCE.match(text, first.end) is None):
        return
    speaker = Speaker(person.name, person.id, Span(first.start, first.end), person.kind, at)
    below = [line for is_asked, line in zip(asks, lines[1:], strict=False) if is_asked]
    answers = [said for line in below if (said := _QUOTED.fullmatch(text, *line.span("said"))) is not None]
    if len(answers) >= _FEWEST:
        for said in answers:
            yield statement(text, Span(*said.span("inner")), QuoteKind.DIRECT, None, speaker)
