"""Find openings that the text itself does not report as fact.

claimed    "The yard is to be sold. At least that is what a weekly wrote." The opening has no source and no day;
           the next sentence or paragraph says whose words it is, or, in an article on such words, denies it
rebutted   "The North has expelled a diplomat, a paper says." Later somebody negates it with words of its own
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from bot.text.summary.modality_marks import CommentKind, MarkedSentences, negated_words, negates, reports_back
from bot.text.summary.sentence_quality import words

_LONGEST_CLAIM = 5
"""Most sentences of a claim that opens a text."""
_NEXT = 2
"""Sentences of the second paragraph that may say whose words the first is."""
_FARTHEST_REPLY = 4
"""Sentences behind these among which a denial is looked for."""
_DENIALS = (CommentKind.CONTESTED, CommentKind.WRONG)
_FEWEST_SHARED = 2
_REBUTTED = 0.4
"""The least share of what somebody negates that title and first sentence report."""
_ACCUSES = re.compile(
    r"\b(?:su(?:ed|es|ing)|accus\w+|charged|charges|indict\w+|alleg\w+|prosecut\w+|on\strial|lawsuit|complaint)\b"
    r"|혐의|기소|구형|고소|고발|의혹|제소|소송|起訴|提訴|訴えた|訴えて|容疑|告発|指控|起诉|起訴|涉嫌|控告",
    re.IGNORECASE,
)
_DEFENDS = re.compile(
    r"\b(?:reject(?:s|ed)?|den(?:y|ies|ied)|dismiss(?:es|ed)?|disput(?:es?|ed)|contest(?:s|ed)?)\s"
    r"(?:(?:all|both|any)\s(?:of\s)?)?(?:(?:the|these|those|his|her|its|their)\s)?"
    r"(?:claims?|charges?|allegations?|accusations?|counts?|wrongdoing|lawsuit|suit|complaint|it|this|that|them)\b"
    r"|\bpleaded\snot\sguilty\b|\bdenied\s(?:taking|having|that|any)\b"
    r"|(?:혐의|의혹|주장)[를을는은]?\s(?:[가-힣]{1,4}\s){0,2}(?:부인|일축|반박)|무죄를\s주장"
    r"|(?:起訴内容|罪状|容疑|疑い|主張)を(?:全面的に|いずれも)?(?:否認|否定|争)|無罪を(?:主張|訴え)"
    r"|(?:否认|否認)[^。]{0,12}(?:指控|指责|罪名|说法)|不认罪",
    re.IGNORECASE,
)
"""What somebody who is accused says."""
_QUOTATION_MARK = re.compile('["“”「」『』]')


@dataclass(frozen=True, slots=True)
class ClaimedOpening:
    """How many sentences open a text as somebody's claim; the sentence that says whose; those of which one has to be
    shown with the claim: that sentence, and a denial."""

    length: int
    said: int
    answers: frozenset[int]


def claimed(sentences: MarkedSentences, attributed: Sequence[bool], *, suspended: bool) -> ClaimedOpening | None:
    """The claim that opens a text. `attributed` says which sentences name the speaker, `suspended` whether the article
    is about what was only said or planned."""
    end = next((index for index in range(len(sentences.spans)) if sentences.begins(index)), len(sentences.spans))
    told = next((index for index in range(end) if _is_report(index, sentences, attributed)), end)
    # Up to the sentence that says whose words they are, nothing of the opening may be a report of its own.
    last = min(told if told < end else end + _NEXT - 1, _LONGEST_CLAIM + 1, len(sentences.spans) - 1)
    behind = range(1, last + 1)
    said = next((one for one in behind if _says_whose(one, sentences, suspended=suspended)), None)
    if said is None:
        return None
    replies = range(said + 1, min(said + 1 + _FARTHEST_REPLY, len(sentences.spans)))
    denial = next((one for one in replies if sentences.marks[one].comments in _DENIALS), said)
    return ClaimedOpening(min(said, end), said, frozenset({said, denial}))


def _is_report(index: int, sentences: MarkedSentences, attributed: Sequence[bool]) -> bool:
    mark = sentences.marks[index]
    return attributed[index] or (mark.dated and mark.past)


def _says_whose(index: int, sentences: MarkedSentences, *, suspended: bool) -> bool:
    """Whether a sentence says whose words the ones before it are, or denies them as the first of a paragraph."""
    denies = suspended and sentences.begins(index) and sentences.marks[index].comments in _DENIALS
    return denies or reports_back(sentences.text_of(index))


def accuses(sentence: str) -> bool:
    """Whether a sentence reports that somebody is accused."""
    return _ACCUSES.search(sentence) is not None


def defends(sentence: str) -> bool:
    """Whether a sentence reports that somebody denies an accusation."""
    return _DEFENDS.search(sentence) is not None


def rebuttals(sentences: MarkedSentences, title: Set[str]) -> list[int]:
    """The denials of what the title and the first sentence, which has a source, report: somebody else says with a
    negation before their words that it was not so ("no diplomat had been expelled")."""
    if not sentences.marks[0].own or negates(sentences.text_of(0)):
        return []
    reported = title & sentences.terms(0)
    found: list[int] = []
    for index, mark in enumerate(sentences.marks[1:], 1):
        negated = frozenset(words(negated_words(sentences.text_of(index)))) if mark.own else frozenset()
        shared = reported & negated
        # In a quotation one word of several is often only a name.
        fewest = _FEWEST_SHARED if _QUOTATION_MARK.search(sentences.text_of(index)) else 1
        if len(shared) >= min(len(negated), max(fewest, _REBUTTED * len(negated))) > 0:
            found.append(index)
    return found
