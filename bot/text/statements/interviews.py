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
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from bot.lang.scripts import is_korean
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.interviewees import interviewees, is_full
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.summary.questions import within_questions
from bot.text.verdict.second_person import unquoted

_LETTER = regex(r"(?:A|답|답변)\s?[.:：]\s+(?=\S)")
_COLON = regex(r"[^\s:：?!.,][^:：?!.,\n]{0,29}[:：]\s+(?=\S)")
_TITLE_BEFORE = regex(r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor|President|Minister|Ambassador)\.?\s)?")
_TITLE_BEHIND = regex(r"(?:\s?[가-힣]{1,8})?[:：]\s+")
_FEWEST_LABELS = 2
"""The fewest paragraphs with a person's label; a single one may be a line of a list."""
_I = regex(r"\bI\b|\b(?i:my|myself)\b")
_FIRST_PERSON = regex(r"\bI\b|\b(?i:my|myself|we|our)\b")
_I_KOREAN = regex(r"(?<![가-힣])(?:저는|제가|저의|저도|저희|제|나는|내가|나의|나도|내)(?=[\s,])")
_FIRST_PERSON_KOREAN = regex(rf"{_I_KOREAN.pattern}|(?:니다|[아어에예]요|죠|지요|네요|거든요)[.!]*$")
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


class _Label(Struct, frozen=True):
    """The label of a paragraph: its speaker, and where the words begin; `person` is None for a letter."""

    person: int | None
    end: int


def answers(
    text: str, spans: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]], outlet: str | None = None
) -> dict[int, Answer]:
    """The sentences that answer a question, by their offsets. `persons` are those whom the text names, by a key of the
    caller's, with the places of their names; `outlet` is the name of the article's outlet."""
    asked = within_questions(text, spans)
    if not any(asked):
        return {}
    numbers = paragraph_numbers(text, spans)
    paragraphs = [[spans[at] for at, _ in group] for _, group in groupby(enumerate(numbers), itemgetter(1))]
    firsts = {spans[at].start for at, is_asked in enumerate(asked) if is_asked}
    questions = [paragraph[0].start in firsts for paragraph in paragraphs]
    opening = [span for one in paragraphs[: questions.index(True)] for span in one]
    asked_persons = interviewees(text, opening, title, persons, outlet)
    return dict(_Interview(text, paragraphs, questions, persons, outlet).read(asked_persons))


class _Interview:
    """The paragraphs of an interview. Behind the last question only its first paragraph, or a labelled one, surely
    answers."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Sequence[Span]],
        questions: Sequence[bool],
        persons: Mapping[int, Sequence[Span]],
        outlet: str | None,
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._questions = questions
        self._persons = persons
        self._outlet = outlet
        self._first = questions.index(True)
        self._last = max(at for at, is_question in enumerate(questions) if is_question)

    def read(self, asked: frozenset[int]) -> Iterator[tuple[int, Answer]]:
        """The sentences of answers; `asked` are those whom the article says it has interviewed."""
        labels = self._labels(asked)
        asked_one = next(iter(asked)) if len(asked) == 1 else None
        is_own = asked_one is not None and self._is_in_own_words(asked_one, labels)
        interviewee = asked_one if is_own else None
        by: int | None = None
        for at, paragraph in enumerate(self._paragraphs):
            label = labels.get(at)
            if label is not None:
                by = interviewee if label.person is None else label.person
            elif self._questions[at] or at > self._last + 1 or _COLON.match(self._text, paragraph[0].start):
                by = None
            elif not labels:
                follows = at > 0 and self._questions[at - 1]
                by = interviewee if follows and not self._is_of_others(paragraph) else None
            elif by is not None and (self._tells_of(by, paragraph) or self._is_attributed(paragraph)):
                by = None
            if by is not None:
                begin = label.end if label else paragraph[0].start
                yield from ((one.start, Answer(by, max(one.start, begin))) for one in paragraph)

    def _labels(self, asked: frozenset[int]) -> dict[int, _Label]:
        """The labels of paragraphs that do not ask. A family name alone is that of one who is asked."""
        found: dict[int, _Label] = {}
        for at, paragraph in enumerate(self._paragraphs):
            start, said = paragraph[0].start, self._text[paragraph[0].start : paragraph[0].end]
            if at < self._first or self._questions[at]:
                continue
            if letter := _LETTER.match(said):
                found[at] = _Label(None, start + letter.end())
            elif colon := _COLON.match(said):
                bearer = self._bearer(start, colon.end(), asked)
                if bearer is not None:
                    found[at] = _Label(bearer, start + colon.end())
        times = Counter(label.person for label in found.values())
        return {at: one for at, one in found.items() if one.person is None or times[one.person] >= _FEWEST_LABELS}

    def _bearer(self, start: int, length: int, asked: frozenset[int]) -> int | None:
        """The person whose name is the label; None if it may be several persons' or has other words."""
        bearers = [
            key
            for key, named in self._persons.items()
            if any(self._is_label(one, start, start + length, is_asked=key in asked) for one in named)
        ]
        return bearers[0] if len(bearers) == 1 else None

    def _is_label(self, name: Span, start: int, end: int, *, is_asked: bool) -> bool:
        if not start <= name.start < name.end < end:
            return False
        before, behind = self._text[start : name.start], self._text[name.end : end]
        is_clear = is_asked or is_full(self._text[name.start : name.end])
        return is_clear and bool(_TITLE_BEFORE.fullmatch(before) and _TITLE_BEHIND.fullmatch(behind))

    def _is_in_own_words(self, person: int, labels: Mapping[int, _Label]) -> bool:
        """Whether the answers are in the first person, and no paragraph between the questions mentions the person."""
        between = [
            (at, paragraph)
            for at, paragraph in enumerate(self._paragraphs)
            if self._first < at <= self._last + 1 and not self._questions[at]
        ]
        if any(
            self._is_attributed(paragraph) or (at not in labels and self._tells_of(person, paragraph))
            for at, paragraph in between
        ):
            return False
        answering = [paragraph for at, paragraph in between if self._questions[at - 1]]
        if len(answering) >= _FEWEST_QUOTED and all(map(self._is_quotation, answering)):
            return True
        said = [self._said(paragraph) for paragraph in answering]
        korean = is_korean("".join(said))
        myself, ours = (_I_KOREAN, _FIRST_PERSON_KOREAN) if korean else (_I, _FIRST_PERSON)
        first = sum(ours.search(one) is not None for one in said)
        return first >= _FEWEST_FIRST_PERSONS and any(myself.search(one) for one in said)

    def _said(self, paragraph: Sequence[Span]) -> str:
        """A paragraph without quotations; of one that is a single quotation, the quoted words."""
        whole = self._text[paragraph[0].start : paragraph[-1].end]
        return whole[1:-1] if self._is_quotation(paragraph) else unquoted(whole)

    def _is_quotation(self, paragraph: Sequence[Span]) -> bool:
        whole = self._text[paragraph[0].start : paragraph[-1].end]
        return whole[0] in '“"' and whole[-1] in '”"' and not any(mark in whole[1:-1] for mark in '“”"')

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
        start, end = paragraph[0].start, paragraph[-1].end
        return any(start <= one.start < end for one in self._persons[person])
