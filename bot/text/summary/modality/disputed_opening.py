"""Find openings that the text itself does not report as facts.

claimed    "The yard is to be sold. At least that is what a weekly wrote." The opening has no source and no day;
           the next sentence or paragraph says whose words it is, or, in an article on such words, denies it
summed up  "Sixteen ships turn around. Seoul asks for help. All this took place around a table." None of several
           sentences has a speaker or a day, none tells what the title does, and the first of a later paragraph says
           what they are
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from bot.regexes import regex
from bot.text.summary.live_page import entry
from bot.text.summary.modality.marks import CommentKind, MarkedSentences, reports_back, sums_up
from bot.text.summary.modality.patterns import says
from bot.text.summary.modality.untied import has_day, is_past

_LONGEST_CLAIM = 5
"""The most sentences of a claim that opens a text."""
_FEWEST_SUMMED, _MOST_SUMMED = 2, 9
"""The fewest and the most sentences before one that says what all of them are."""
_TOLD_BY_TITLE = 1 / 3
"""The least share of the title's words in a sentence of an opening that tells the news."""
_NEXT = 2
"""The number of sentences of the second paragraph that may name the source of the first."""
_FARTHEST_REPLY = 4
"""The most sentences after these among which a denial is looked for."""
_DENIALS = (CommentKind.CONTESTED, CommentKind.WRONG)
_DIGIT = regex(r"\d")


class ClaimedOpening(NamedTuple):
    """The sentences that open a text as somebody's claim, and those of which one has to be shown with each of them: the
    one that names the source, and a denial. `relays` is the former if it tells no more."""

    of: Sequence[int]
    by: frozenset[int]
    relays: int | None


def claimed(
    sentences: MarkedSentences, attributed: Sequence[bool], summed_up: int, title: str, *, suspended: bool
) -> ClaimedOpening | None:
    """The claim that opens a text, or the plot of a drill that the `title` names. `attributed` says which sentences
    name the speaker, `summed_up` which one says what all before it are, and `suspended` whether the article is about
    something that was only said or planned."""
    rehearsed = says(title, "rehearses") and _is_plot(sentences)
    end = next((index for index in range(len(sentences.spans)) if sentences.begins(index)), len(sentences.spans))
    told = next((index for index in range(end) if _is_report(index, sentences, attributed)), end)
    # Up to the sentence that says whose words they are, nothing of the opening may be a report of its own.
    last = min(told if told < end else end + _NEXT - 1, _LONGEST_CLAIM + 1, len(sentences.spans) - 1)
    behind = range(1, last + 1)
    said = next((one for one in behind if _says_whose(one, sentences, suspended=suspended)), None)
    if said is None and rehearsed:
        said = next((one for one in behind if says(sentences.text_of(one), "rehearses")), None)
    if said is not None:
        length, tells = min(said, end), False
    elif summed_up and sentences.marks[summed_up].comments is not CommentKind.UNREAL:
        said = length = summed_up
        tells = _is_report(said, sentences, attributed) or _DIGIT.search(sentences.text_of(said)) is not None
    else:
        return None
    replies = range(said + 1, min(said + 1 + _FARTHEST_REPLY, len(sentences.spans)))
    denial = next((one for one in replies if sentences.marks[one].comments in _DENIALS), said)
    relays = not tells and not says(sentences.text_of(said), "negates")
    return ClaimedOpening(range(length), frozenset({said, denial}), said if relays else None)


def summed_up(sentences: MarkedSentences, attributed: Sequence[bool], title: Set[str]) -> int:
    """The sentence that begins a paragraph and says what all before it are: "With these words", "…의 글이다". None of
    these has a speaker or a day, and the first no source. 0 if there is none, or if the opening may be the news: where
    it tells what the `title` does, or is one paragraph."""
    if not sentences.spans or sentences.marks[0].own or sentences.marks[0].dated or entry(sentences.text_of(0)):
        return 0
    for index in range(min(_MOST_SUMMED + 1, len(sentences.spans))):
        sentence = sentences.text_of(index)
        if index >= _FEWEST_SUMMED and sentences.begins(index) and sums_up(sentence, sentences.text_of(0)):
            return 0 if _may_be_news(index, sentences, title) else index
        if _is_report(index, sentences, attributed) or has_day(sentence):
            return 0
    return 0


def summed_up_all(sentences: MarkedSentences) -> int:
    """The first sentence that begins a paragraph with words for everything before it and surely calls it unreal: "None
    of this happened", 以上は想定である. 0 if there is none near the beginning."""
    behind = range(1, min(_MOST_SUMMED + 1, len(sentences.spans)))
    sure = (one for one in behind if sentences.begins(one) and sentences.marks[one].sure)
    return next((one for one in sure if says(sentences.text_of(one), "sums_up_all")), 0)


def _may_be_news(end: int, sentences: MarkedSentences, title: Set[str]) -> bool:
    """Whether the sentences before `end` may be the news, which it only continues ("This is the third cut in a year"):
    one of them tells what the title does; or `end` does not call them unreal, and they are one paragraph, or each is
    one and `end` tells in the present tense what the news means. A denial continues no news."""
    comment = sentences.marks[end].comments
    if comment in _DENIALS:
        return False
    shared = max(len(title & sentences.terms(one)) for one in range(end))
    is_titled = bool(title) and shared >= _TOLD_BY_TITLE * len(title)
    paragraphs = sentences.paragraphs[end] - sentences.paragraphs[0]
    goes_on = paragraphs == 1 or (paragraphs == end and not sentences.marks[end].past)
    return is_titled or (comment is None and goes_on)


def _is_report(index: int, sentences: MarkedSentences, attributed: Sequence[bool]) -> bool:
    mark = sentences.marks[index]
    return attributed[index] or (mark.dated and mark.past)


def _is_plot(sentences: MarkedSentences) -> bool:
    """Whether the first sentence is in the present tense, without a source or a word for a drill."""
    is_told = sentences.marks[0].own or is_past(0, sentences)
    return not is_told and not says(sentences.text_of(0), "rehearses")


def _says_whose(index: int, sentences: MarkedSentences, *, suspended: bool) -> bool:
    """Whether a sentence names the source of the ones before it, or denies them as the first of a paragraph."""
    denies = suspended and sentences.begins(index) and sentences.marks[index].comments in _DENIALS
    return denies or reports_back(sentences.text_of(index))
