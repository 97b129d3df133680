"""Find whose answers the paragraphs of a printed interview are.

    paragraphs -> questions (`bot/text/summary/questions`) -> the paragraphs behind each question
        -> of the person whose name is their label ("Kim: …"), or of the one person whom the opening or the title says
           the interview is with

An answer has no name beside it, so a wrong one would be believed: where two persons may be meant, nobody is named, and
neither is anybody whom the opening only mentions. A paragraph that tells of the person is the narrator's again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from bot.model.analysis import Span
from bot.text.summary.notices import paragraph_numbers
from bot.text.summary.questions import within_questions

_LABEL = re.compile(r"(?:(?P<letter>A|답|답변)\s?[.:：]|[^\s:：?!.][^:：?!.\n]{0,29}[:：])\s+(?=\S)")
_ASKED = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|sp(?:oke|eaks?|oken)|talk(?:s|ed)?|sat\sdown|conversation|q\s?&\s?a|asked)\b"
    r"(?:(?!\b(?:about|on|what|how|why|whether|if|when|over|by|that)\b)[^.?!;:]){0,90}$",
    re.IGNORECASE,
)
"""What is before the name of the person who is asked, in the same sentence."""
_ANSWERS = re.compile(
    r"[^.?!;:]{0,80}\b(?:spoke|talked|sat\sdown|speaks|talks)\s(?:to|with)\b"
    r"|[^.?!;:]{0,80}\b(?:answer(?:s|ed)|was\sinterviewed)\b"
    r"|(?!\s?[의은는이가]\s)[^.?!]{0,25}?(?:와|과|를|을|에게|와의|과의)\s[^.?!]{0,20}"
    r"(?:인터뷰|만나|만났|일문일답|물었|물어|들어\s?봤|들었|대담)"
    r"|[^.?!]{0,15}?[은는]\s[^.?!]{0,40}인터뷰(?:에서|에\s응)",
    re.IGNORECASE,
)
"""What is behind it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence of an answer: whose it is, by the key of `answers`, and where its words begin behind a label."""

    by: int
    start: int


def answers(text: str, spans: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]]) -> dict[int, Answer]:
    """The sentences that answer a question, by their offsets. `persons` are those whom the text names, by a key of the
    caller's, with the places of their names."""
    asked = within_questions(text, spans)
    if not any(asked):
        return {}
    numbers = paragraph_numbers(text, spans)
    paragraphs = [[spans[at] for at, _ in group] for _, group in groupby(enumerate(numbers), itemgetter(1))]
    firsts = {spans[at].start for at, is_asked in enumerate(asked) if is_asked}
    questions = [paragraph[0].start in firsts for paragraph in paragraphs]
    opening = paragraphs[: questions.index(True)]
    interviewee = _interviewee(text, [span for one in opening for span in one], title, persons)
    interview = _Interview(text, persons, interviewee)
    return dict(interview.read(paragraphs, questions))


def _interviewee(text: str, opening: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]]) -> int | None:
    """Whom the interview is with, as its opening or its title says; None where that is nobody or several."""
    found = {
        key
        for key, named in persons.items()
        if any(_is_asked_in(text, sentence, one) for one in named for sentence in opening)
        or any(_is_asked_in_title(title, text[one.start : one.end]) for one in named)
    }
    return next(iter(found)) if len(found) == 1 else None


def _is_asked_in(text: str, sentence: Span, name: Span) -> bool:
    if not sentence.start <= name.start < sentence.end:
        return False
    before, behind = text[sentence.start : name.start], text[name.end : sentence.end]
    return _ASKED.search(before) is not None or _ANSWERS.match(behind) is not None


def _is_asked_in_title(title: str, name: str) -> bool:
    at = title.find(name)
    return at >= 0 and _ASKED.search(title[:at]) is not None


class _Interview:
    """Goes through the paragraphs of an interview."""

    def __init__(self, text: str, persons: Mapping[int, Sequence[Span]], interviewee: int | None) -> None:
        self._text = text
        self._persons = persons
        self._interviewee = interviewee

    def read(self, paragraphs: Sequence[Sequence[Span]], questions: Sequence[bool]) -> Iterator[tuple[int, Answer]]:
        """The sentences of answers. Behind the last question only its first paragraph, or a labelled one, surely
        answers."""
        last = max(at for at, is_question in enumerate(questions) if is_question)
        labelled = any(map(self._label, (one for one, asks in zip(paragraphs, questions, strict=True) if not asks)))
        by: int | None = None
        for at, (paragraph, is_question) in enumerate(zip(paragraphs, questions, strict=True)):
            if is_question:
                by = None if labelled else self._interviewee
                continue
            label = self._label(paragraph)
            if label is not None:
                by = self._bearer(label, paragraph[0])
            elif at > last + 1 or (by is not None and self._tells_of(by, paragraph)):
                by = None
            if by is not None:
                begin = paragraph[0].start + (label.end() if label is not None else 0)
                yield from ((one.start, Answer(by, max(one.start, begin))) for one in paragraph)

    def _label(self, paragraph: Sequence[Span]) -> re.Match[str] | None:
        """The label of a paragraph: a letter, or words with a person's name."""
        found = _LABEL.match(self._text[paragraph[0].start : paragraph[0].end])
        if found is None or found["letter"]:
            return found
        return found if self._bearers(found, paragraph[0]) else None

    def _bearer(self, label: re.Match[str], first: Span) -> int | None:
        if label["letter"]:
            return self._interviewee
        bearers = self._bearers(label, first)
        return bearers[0] if len(bearers) == 1 else None

    def _bearers(self, label: re.Match[str], first: Span) -> list[int]:
        end = first.start + label.end()
        return [key for key, named in self._persons.items() if any(first.start <= one.start < end for one in named)]

    def _tells_of(self, person: int, paragraph: Sequence[Span]) -> bool:
        """Whether a paragraph names the person, as a narrator does."""
        start, end = paragraph[0].start, paragraph[-1].end
        return any(start <= one.start < end for one in self._persons[person])
