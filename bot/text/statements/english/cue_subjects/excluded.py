"""Recognise who is named before a cue as the one who did not speak: "all *but Kim* said", "Kim
has *never*, his office said, claimed"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.attributions import AttributionContext
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import ARTICLES, BE, BREAKS, UNSAID, Word, WordRange, is_tensed

_EXCEPTING = frozenset(("but", "except", "bar", "barring", "excepting"))
_EVERYBODY = frozenset(("all", "everybody", "everyone", "every", "each", "most", "any", "anybody", "anyone"))
_QUANTITIES = _EVERYBODY | {"one", "a", "even", "many", "much", "both"}
_NEGATIONS = frozenset(("not", "n't"))
_ASIDE_WITHIN = 12
"""The most words of an aside between a negation and its verb."""
_LONGEST = 8
"""The most words of the group from which somebody is excepted."""


def is_excluded(context: AttributionContext, subject: WordRange) -> bool:
    """Whether a subject is somebody of whom the sentence says that others speak: "every minister except *Kim* said",
    "neither Lee nor *Kim* said", "it was not *Kim* who said"; not "nobody but *Kim* said"."""
    words, start = context.words, subject.start
    if words[start].is_one_of(("who",)):
        described = context.phrases.ending_at(start - 1, 0) if start > 1 else None
        return described is not None and _is_denied(words, described.start)
    if any(words[at].is_one_of(_EXCEPTING) and _is_group(words, context.lexicon, at) for at in range(*subject)):
        return True
    start -= start > 0 and words[start - 1].is_one_of(ARTICLES)
    if start and words[start - 1].lower == "not":  # "*Not one* of the nine said", "*Not all* said"
        return words[start].is_one_of(_QUANTITIES) and not words[start - 2].is_one_of(BE)
    if start < 2:
        return False
    before = words[start - 1]
    if before.lower == "nor":  # "Neither Kim nor *Pak* said that"
        return True
    return before.is_one_of(_EXCEPTING) and _is_group(words, context.lexicon, start - 1)


def behind_negation(words: Sequence[Word], comma: int) -> int:
    """The negation before an aside that ends with the comma: "has *never*, his office said, claimed"; the word `comma`
    itself if there is none."""
    if comma < 1 or words[comma].text != ",":
        return comma
    near = range(comma - 1, max(0, comma - _ASIDE_WITHIN), -1)
    opener = next((at for at in near if words[at].text == ","), 0)
    return opener - 1 if opener and words[opener - 1].is_one_of(UNSAID) else comma


def _is_denied(words: Sequence[Word], start: int) -> bool:
    """Whether "not" stands behind "was" and before the phrase that begins at word `start`: "it was not *Kim* who"."""
    start -= start > 0 and words[start - 1].is_one_of(ARTICLES)
    return start > 1 and words[start - 1].is_one_of(_NEGATIONS) and words[start - 2].is_one_of(BE)


def _is_group(words: Sequence[Word], lexicon: CueLexicon, end: int) -> bool:
    """Whether a phrase for all of a group, without a verb, ends before word `end`: "*every minister* but Kim"; not "all
    left but Kim said"."""
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        word = words[at]
        if word.quotation is not None or word.text in BREAKS or is_tensed(word, lexicon):
            return False
        if word.is_one_of(_EVERYBODY):
            return True
    return False
