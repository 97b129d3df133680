"""Find the speakers of the answers in a printed interview.

    paragraphs -> questions (`bot/text/summary/questions`) -> the paragraphs after each question
        -> of the person whose name is their label ("Kim: …"), or of the one person whom the article says it has
           interviewed (`interviewees`), if they are somebody's own words

An answer has no name beside it by which a wrong speaker could be noticed, so in doubt it gets none. An explainer with
questions as headings may also say whom its author spoke with, so answers without a name have to be in the first person,
and no paragraph may mention the person or attribute a quotation. Behind the first paragraph of an answer the
interviewer may speak again, unless letters or names mark the speakers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from msgspec import Struct

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.interviewees import interviewees
from bot.text.statements.label_bearers import LabelBearers
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.summary.questions import turn_keys, turn_label, within_questions
from bot.text.verdict.second_person import unquoted

_MARKS = regex(r"[-–—―─▶▷◆◇■□●▲△*]{1,2}[ \u3000]?")
_INTRODUCTION = 10
"""Sentences."""
_FEWEST_LABELS = 2
"""The fewest paragraphs with a person's label; a single one may be a line of a list."""
_I = regex(r"\bI\b|\b(?i:my|myself)\b")
_FIRST_PERSON = regex(r"\bI\b|\b(?i:my|myself|we|our)\b")
_I_KOREAN = regex(r"(?<![가-힣])(?:저는|제가|저의|저도|저희|제|나는|내가|나의|나도|내)(?=[\s,])")
_FIRST_PERSON_KOREAN = regex(rf"{_I_KOREAN.pattern}|(?:니다|[아어에예]요|죠|지요|네요|거든요)[.!]*$")
_I_HAN = regex("我(?![国國]|が国)|咱|私|僕|俺|わたし|ぼく")
_FIRST_PERSON_HAN = regex(
    f"{_I_HAN.pattern}|(?:で[すした]|ま[すした]|ません|たい|ほしい|欲しい|でしょう|んだ|ですから|ますから)(?:[ねよがけ]|けど|けれど){{0,2}}[。！]"
)
"""Words of the first person in Chinese and Japanese, and how somebody speaks who is asked in Japanese."""
_FEWEST_FIRST_PERSONS, _FEWEST_QUOTED = 2, 3
"""The fewest answers in the first person, and the fewest answers that are each a quotation and nothing else."""
_ADDRESSES = regex(r"\b(?:you|your|yours)\b|여러분|(?<![가-힣])(?:당신|귀하)", re.IGNORECASE)
_SCENE = regex(
    r"\W?(?:he|she)\s(?:then\s|just\s|only\s)?(?:laugh|paus|smil|nod|sigh|shrug|think|thought|hesitat|look|lean|points?\b)"
    r"|\W?(?:그는|그녀는|그가)\s[^.]{0,40}(?:웃었|웃으|멈췄|고개를|한숨|미소|생각에\s잠)",
    re.IGNORECASE,
)
"""A narrator's description of the person's acts."""
_ATTRIBUTED = regex(
    r"[”\"]\s(?:he|she|they|[A-Z]\w+)\s(?:said|says|added|adds|told|explained|explains)\b"
    r"|\b(?:he|she)\s(?:said|says|told\sus)\b"
    r"|[”\"]\s?(?:이?라고|고|며|면서)\s[^.]{0,30}(?:말|밝|설명|덧붙|전|강조)[가-힣]{0,2}다[.]?$"
)
"""A narrator's attribution after a quotation."""


class Answer(Struct, frozen=True):
    """A sentence of an answer: the speaker's key in `answers`, and where its words begin after a label."""

    by: int
    start: int


class InterviewTurn(Struct, frozen=True):
    """A paragraph of an answer. `by` is the speaker's key, None where it is not known; `name` is the label as written,
    None for a letter or where the paragraph has no label."""

    said: Span
    by: int | None
    name: Span | None


class Turns(Struct, frozen=True):
    """The answers and the questions of an interview, each a paragraph."""

    answers: tuple[InterviewTurn, ...] = ()
    questions: tuple[Span, ...] = ()


class _Label(Struct, frozen=True):
    """The label of a paragraph: its speaker, and where the words begin; `person` is None for a letter."""

    person: int | None
    end: int


def answers(
    text: str, spans: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]], outlet: str | None = None
) -> dict[int, Answer]:
    """The sentences that answer a question, by their offsets. `persons` are those whom the text names, by a key of the
    caller's, with the places of their names; `outlet` is the name of the article's outlet."""
    interview = _interview(text, spans, title, persons, outlet)
    return dict(interview.sentences()) if interview else {}


def turns(
    text: str, spans: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]], outlet: str | None = None
) -> Turns:
    """The turns of the interview that a text prints; empty if it prints none. The arguments are those of `answers`."""
    interview = _interview(text, spans, title, persons, outlet)
    return interview.turns() if interview else Turns()


def _interview(
    text: str, spans: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]], outlet: str | None
) -> _Interview | None:
    numbers = paragraph_numbers(text, spans)
    paragraphs = [[spans[at] for at, _ in group] for _, group in groupby(enumerate(numbers), itemgetter(1))]
    asked = within_questions(text, spans)
    firsts = {spans[at].start for at, is_asked in enumerate(asked) if is_asked}
    questions = [paragraph[0].start in firsts for paragraph in paragraphs]
    first = questions.index(True) if any(asked) else 0
    opening = _ends_of([span for one in paragraphs[:first] for span in one])
    asked_persons = interviewees(text, opening, title, persons, outlet) if opening else frozenset[int]()
    interview = _Interview(text, paragraphs, questions, _Cast(persons, asked_persons, outlet))
    return interview if any(asked) or interview.is_transcript else None


def _ends_of(opening: Sequence[Span]) -> Sequence[Span]:
    """The first and the last sentences of an opening: a longer one is an article of its own."""
    return opening if len(opening) <= 2 * _INTRODUCTION else [*opening[:_INTRODUCTION], *opening[-_INTRODUCTION:]]


class _Cast(Struct, frozen=True):
    """The persons of an interview by their keys, those whom the article says it has interviewed, and its outlet."""

    persons: Mapping[int, Sequence[Span]]
    asked: frozenset[int]
    outlet: str | None


class _Interview:
    """The paragraphs of an interview. Behind the last question only its first paragraph, or a labelled one, surely
    answers."""

    def __init__(self, text: str, paragraphs: Sequence[Sequence[Span]], questions: Sequence[bool], cast: _Cast) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._questions = questions
        self._persons, self._asked, self._outlet = cast.persons, cast.asked, cast.outlet
        asked = [at for at, is_question in enumerate(questions) if is_question]
        self._first, self._last = (asked[0], asked[-1]) if asked else (0, -1)
        self._turns = [turn_label(text[one[0].start : one[-1].end]) for one in paragraphs]
        names = {key: frozenset(text[one.start : one.end] for one in named) for key, named in self._persons.items()}
        self._bearers = LabelBearers(names)
        self._keys = turn_keys(self._turns)
        self._times = Counter(self._keys)
        self.is_transcript = self._has_labels_of_all()
        self._labels = self._labels_of_answers()

    def sentences(self) -> Iterator[tuple[int, Answer]]:
        """The sentences of the answers of known persons, by their offsets."""
        for at, (by, begin) in self._answers().items():
            yield from ((one.start, Answer(by, max(one.start, begin))) for one in self._paragraphs[at])

    def turns(self) -> Turns:
        """The answers and questions."""
        answered = self._answers()
        found: list[InterviewTurn] = []
        for at, paragraph in enumerate(self._paragraphs):
            label, end = self._turns[at], paragraph[-1].end
            if at in answered:
                by, begin = answered[at]
                found.append(
                    InterviewTurn(Span(begin, end), by, self._name_in(at) if label and not label.answers else None)
                )
            elif label is not None and self._is_printed(at) and not self._questions[at] and self._speaks(at):
                begin = paragraph[0].start + label.end
                found.append(InterviewTurn(Span(begin, end), None, None if label.answers else self._name_in(at)))
        if not found and not self.is_transcript:
            return Turns()  # an essay may ask as well
        asked = [one for one, is_asked in zip(self._paragraphs, self._questions, strict=True) if is_asked]
        return Turns(tuple(found), tuple(Span(one[0].start, one[-1].end) for one in asked))

    def _has_labels_of_all(self) -> bool:
        """Whether those who ask have labels, or two persons who speak in turn without questions."""
        pairs = zip(self._turns, self._questions, strict=True)
        if any(label is not None and is_asked for label, is_asked in pairs):
            return True
        recurring = {
            label.name
            for label, key in zip(self._turns, self._keys, strict=True)
            if label is not None and self._times[key] >= _FEWEST_LABELS
        }
        known = {bearer[0] for name in recurring if (bearer := self._bearers.of(name)) is not None}
        return not any(self._questions) and len(known) > 1

    def _speaks(self, at: int) -> bool:
        """Whether a label behind which nobody is known is that of a speaker: a letter, or a name that recurs where the
        questions have labels too."""
        label, key = self._turns[at], self._keys[at]
        if label is None or label.asks:
            return False
        return label.answers or (self.is_transcript and self._times[key] >= _FEWEST_LABELS)

    def _name_in(self, at: int) -> Span | None:
        label, start = self._turns[at], self._paragraphs[at][0].start
        if label is None:
            return None
        begin = self._text.index(label.name, start)
        return Span(begin, begin + len(label.name))

    def _answers(self) -> dict[int, tuple[int, int]]:
        """The paragraphs that answer, by their number: who gives the answer, and where its words begin."""
        interviewee = self._interviewee()
        found: dict[int, tuple[int, int]] = {}
        by: int | None = None
        for at, paragraph in enumerate(self._paragraphs):
            label = self._labels.get(at)
            if label is not None:
                by = interviewee if label.person is None else label.person
            elif self._questions[at] or at > self._last + 1 or self._turns[at] is not None:
                by = None
            elif not self._labels:
                follows = at > 0 and self._questions[at - 1]
                by = interviewee if follows and not self._is_of_others(paragraph) else None
            elif by is not None and (self._tells_of(by, paragraph) or self._is_attributed(paragraph)):
                by = None
            if by is not None:
                start = paragraph[0].start
                marked = _MARKS.match(self._text, start)
                found[at] = by, label.end if label else marked.end() if marked else start
        return found

    def _labels_of_answers(self) -> dict[int, _Label]:
        """The labels of paragraphs that do not ask. A family name alone is that of one who is asked, or of the only
        person with the name where the questions have labels too."""
        found = self._marked()
        for at, label in enumerate(self._turns):
            if label is None or self._questions[at] or label.asks or not self._is_printed(at):
                continue
            end = self._paragraphs[at][0].start + label.end
            if label.answers:
                found[at] = _Label(None, end)
            elif (bearer := self._bearers.of(label.name)) is not None:
                person, is_whole = bearer
                if is_whole or person in self._asked or self.is_transcript:
                    found[at] = _Label(person, end)
        times = Counter(label.person for label in found.values())
        return {at: one for at, one in found.items() if one.person is None or times[one.person] >= _FEWEST_LABELS}

    def _marked(self) -> dict[int, _Label]:
        """The paragraphs directly behind questions where they all begin with one mark, which no question has: "▷ …",
        "▶ …"."""
        asked = [at for at, is_question in enumerate(self._questions) if is_question]
        below = [at + 1 for at in asked if at + 1 < len(self._paragraphs)]
        marks = {at: found for at in (*asked, *below) if (found := _MARKS.match(self._text, self._begin(at)))}
        own = {marks[at][0].strip() for at in below if at in marks}
        theirs = {marks[at][0].strip() for at in asked if at in marks}
        if len(below) < _FEWEST_LABELS or len(own) != 1 or own & theirs or any(at not in marks for at in below):
            return {}
        return {at: _Label(None, marks[at].end()) for at in below if self._turns[at] is None}

    def _is_printed(self, at: int) -> bool:
        """Whether a paragraph is a part of the interview; that of a transcript may open with a statement."""
        return at >= self._first or self.is_transcript

    def _begin(self, at: int) -> int:
        return self._paragraphs[at][0].start

    def _interviewee(self) -> int | None:
        """The one who gives the answers without a name: the only one asked. Where letters mark the answers, whom
        another newsroom has asked may give them, too."""
        asked = self._asked
        is_lettered = any(label.person is None for label in self._labels.values())
        if is_lettered and not asked:
            opening = _ends_of([span for one in self._paragraphs[: self._first] for span in one])
            elsewhere = interviewees(self._text, opening, "", self._persons, self._outlet, any_newsroom=True)
            one = next(iter(elsewhere), None) if len(elsewhere) == 1 else None
            return one if one is not None and self._is_in_own_words(one) else None
        one = next(iter(asked)) if len(asked) == 1 else None
        is_own = one is not None and (self._is_in_own_words(one) or (is_lettered and not self._is_narrated(one)))
        return one if is_own else None

    def _is_in_own_words(self, person: int) -> bool:
        """Whether the answers are in the first person, and no paragraph between the questions mentions the person."""
        if self._is_narrated(person):
            return False
        said = [self._said(paragraph) for paragraph in self._answering()]
        if len(said) >= _FEWEST_QUOTED and all(map(self._is_quotation, self._answering())):
            return True
        whole = "".join(said)
        if is_unspaced(whole):
            is_spoken = is_japanese(whole) and person in self._asked
            myself, ours = (_FIRST_PERSON_HAN if is_spoken else _I_HAN), _FIRST_PERSON_HAN
        else:
            myself, ours = (_I_KOREAN, _FIRST_PERSON_KOREAN) if is_korean(whole) else (_I, _FIRST_PERSON)
        first = sum(ours.search(one) is not None for one in said)
        return first >= _FEWEST_FIRST_PERSONS and any(myself.search(one) for one in said)

    def _answering(self) -> list[Sequence[Span]]:
        """The paragraphs directly behind the questions."""
        return [
            paragraph
            for at, paragraph in enumerate(self._paragraphs)
            if self._first < at <= self._last + 1 and not self._questions[at] and self._questions[at - 1]
        ]

    def _is_narrated(self, person: int) -> bool:
        """Whether a paragraph between the questions mentions the person, not as its label, or attributes words."""
        named = {at for at, label in self._labels.items() if label.person is not None}
        return any(
            self._is_attributed(paragraph) or (at not in named and self._tells_of(person, paragraph))
            for at, paragraph in enumerate(self._paragraphs)
            if self._first < at <= self._last + 1 and not self._questions[at]
        )

    def _said(self, paragraph: Sequence[Span]) -> str:
        """A paragraph without quotations; of one that is a single quotation, the quoted words."""
        whole = self._text[paragraph[0].start : paragraph[-1].end]
        return whole[1:-1] if self._is_quotation(paragraph) else unquoted(whole)

    def _is_quotation(self, paragraph: Sequence[Span]) -> bool:
        whole = self._text[paragraph[0].start : paragraph[-1].end]
        return whole[0] in '“"「' and whole[-1] in '”"」' and not any(mark in whole[1:-1] for mark in '“”"')

    def _is_attributed(self, paragraph: Sequence[Span]) -> bool:
        return any(_ATTRIBUTED.search(self._text[one.start : one.end]) for one in paragraph)

    def _is_of_others(self, paragraph: Sequence[Span]) -> bool:
        """Whether a paragraph names the outlet, addresses somebody, as an interviewer does, or begins with a narrator's
        description."""
        whole = self._text[paragraph[0].start : paragraph[-1].end]
        if (self._outlet and self._outlet in whole) or _SCENE.match(whole):
            return True
        return _ADDRESSES.search(whole) is not None and _I.search(whole) is None

    def _tells_of(self, person: int, paragraph: Sequence[Span]) -> bool:
        """Whether a paragraph names the person, as a narrator does."""
        named = self._persons[person]
        after = bisect_left(named, paragraph[0].start, key=attrgetter("start"))
        return after < len(named) and named[after].start < paragraph[-1].end
