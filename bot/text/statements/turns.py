"""Find the answers that Korean, Japanese and Chinese press conferences and interviews print as turns.

    毛宁：…                                    the lines of a person whose name is their label
    ――日程は。 「来月中旬だ」 · ─역할은. "…"      whole lines in quotation marks below questions with a dash

An answer in quotation marks has no name beside it. So it counts only below the announcement of a conference or an
interview that names one person, who has spoken there or whose conference it is: not in "김정은의 전 요리사를 만났다".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.lang.scripts import HAN
from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.speaker import Speaker, statement

_LINE = regex(r"^[ \t\u3000]*(?P<said>\S[^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_LABEL = regex(rf"(?P<name>[{HAN}]{{2,4}})[：:][ \u3000]*(?=\S)")
_QUESTION = regex(r"(?:[―─—–]{1,2}|－{2}|--?)\s?\S")
_QUOTED = regex(r"[「“\"](?P<inner>[^「」“”\"\n]+(?:「[^「」\n]*」[^「」“”\"\n]*)*)[」”\"]")
_ANNOUNCED = regex(r"会見|會見|インタビュー|一問一答|일문일답|문답|인터뷰|记者会|記者會|专访|專訪|问答|問答")
_OWN_CONFERENCE = regex(r"[^\s\dのがはと、。]{0,12}の[\d時分日月午前後同定例記者閣議臨の]{0,16}会見")
"""Words behind the name of the person whose press conference it is: "木原稔*官房長官の27日午前の記者会見*"."""
_FEWEST = 2
"""The fewest answers of a person: a single labelled or quoted line may be a heading or a caption."""


def with_turns(text: str, found: Sequence[Quote], entities: Sequence[Entity]) -> list[Quote]:
    """The statements `found` in a text together with its turns, which replace those without a speaker within them."""
    turns = _turns(text, found, entities)
    kept = [one for one in found if one.speaker or not any(t.start <= one.start < t.end for t in turns)]
    new = [turn for turn in turns if not any((one.start, one.end) == (turn.start, turn.end) for one in kept)]
    return sorted([*kept, *new], key=lambda quote: (quote.start, quote.end))


def _turns(text: str, found: Sequence[Quote], entities: Sequence[Entity]) -> list[Quote]:
    lines = list(_LINE.finditer(text))
    persons = [(at, one) for at, one in enumerate(entities) if one.kind is EntityKind.PERSON]
    return [*_labelled(text, lines, persons), *_quoted(text, lines, persons, found)]


_Persons = Sequence[tuple[int, Entity]]


def _labelled(text: str, lines: Sequence[re.Match[str]], persons: _Persons) -> Iterator[Quote]:
    """The lines that begin with the name of a person and a colon."""
    bearers = {mention.start: (at, one) for at, one in persons for mention in one.mentions}
    found = [(line, label) for line in lines if (label := _LABEL.match(text, line.start("said"), line.end("said")))]
    named = [(line, label, *bearers[label.start()]) for line, label in found if label.start() in bearers]
    times = Counter(at for _, _, at, _ in named)
    for line, label, at, person in named:
        if times[at] >= _FEWEST:
            speaker = Speaker(person.name, person.id, Span(*label.span("name")), person.kind, at)
            yield statement(text, Span(label.end(), line.end("said")), QuoteKind.DIRECT, None, speaker)


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
