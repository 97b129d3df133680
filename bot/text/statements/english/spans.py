"""Find the spans of the content of an attribution: whole quotations, or indirect and mixed content without its outer
marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.model.analysis import QuoteKind, Span
from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    Word,
    WordRange,
    has_quotation,
    is_past_verb,
    is_quantity,
    is_tensed,
    span_of,
)

_LEADING_MARKS = " \t\n\r\"“”„‘’'`,.;:«»「」『』\xa0—–-"
_TRAILING_MARKS = _LEADING_MARKS.replace("-", "")
_SHORTEST_INDIRECT = 3
"""The fewest words of content without a quotation."""
_SHORTEST_TOLD = 2
"""The fewest words of a pronoun and its verb: "he lied"."""
_SHORTEST_OBJECT = 1
"""The fewest words of a noun phrase that is content: "denied *wrongdoing*"."""
_PRONOUNS_FOR_THINGS = frozenset(("it", "this", "that", "these", "those", "them", "so"))
_PERSONS = frozenset(("him", "them", "himself", "herself", "themselves", "itself"))
_MANNERS = frozenset("very quite rather so again twice too aloud more than once often many times".split())  # noqa: SIM905
"""Words for how something was said, beside those in -ly."""
_OBJECTS = frozenset((CueSense.OBJECT, CueSense.NAMING, CueSense.JUDGEMENT))
SHORTEST_SPEECH = 4
"""The fewest words of a quotation without a cue that counts as speech, and not as a name or title in quotation
marks."""


def statement_spans(
    sentence: NarratorSentence, attribution: Attribution, lexicon: CueLexicon
) -> Iterator[tuple[QuoteKind, Span]]:
    """The statements of an attribution, with their kinds.

    For the judgement of a person or body there are none; for that of an act it is the phrase for the act: "denounced
    *the launch*".
    """
    for part in attribution.content:
        if _tells_circumstance(sentence, attribution, part, lexicon):
            continue
        words = _trimmed(sentence.words[slice(*part)])
        if attribution.sense is not CueSense.JUDGEMENT or _is_act(words, lexicon):
            shortest = _shortest(sentence, attribution, part, lexicon)
            is_clause = attribution.sense is CueSense.CLAUSE and _follows_that(sentence, part)
            yield from _spans_of_content(words, shortest, lexicon, is_clause=is_clause)


def _shortest(sentence: NarratorSentence, attribution: Attribution, part: WordRange, lexicon: CueLexicon) -> int:
    """The fewest words that are enough for a part of the content: one fewer behind "that", and for "he lied"."""
    if attribution.sense in _OBJECTS:
        return _SHORTEST_OBJECT
    if attribution.sense is CueSense.CLAUSE and part.size >= _SHORTEST_TOLD and _tells_act(sentence, part, lexicon):
        return _SHORTEST_TOLD
    return _SHORTEST_INDIRECT - _follows_that(sentence, part)


def _tells_act(sentence: NarratorSentence, part: WordRange, lexicon: CueLexicon) -> bool:
    """Whether a pronoun and its verb in the past open the part: "*he lied*"; not "he did", "it was"."""
    first, second = sentence.words[part.start : part.start + 2]
    return first.is_one_of(SUBJECT_PRONOUNS, ("it",)) and is_past_verb(second, lexicon)


def _tells_circumstance(
    sentence: NarratorSentence, attribution: Attribution, part: WordRange, lexicon: CueLexicon
) -> bool:
    """Whether the part only tells where, when or how somebody spoke: "testified *behind a screen*"."""
    words = sentence.words[slice(*part)]
    if attribution.sense is not CueSense.CLAUSE or part.start != attribution.cue.end or is_quantity(words):
        return False
    is_phrase = words[0].is_one_of(lexicon.prepositions) and not has_quotation(words)
    return is_phrase and not any(is_tensed(word, lexicon) for word in words)


def _follows_that(sentence: NarratorSentence, part: WordRange) -> bool:
    return part.start > 0 and sentence.words[part.start - 1].lower == "that"


def _is_act(words: Sequence[Word], lexicon: CueLexicon) -> bool:
    """Whether the first noun of a phrase is neither a person nor a body nor a country."""
    if len(words) > _SHORTEST_INDIRECT and words[0].lower == "what":  # "denounced what he called a farce"
        return True
    ends = lexicon.prepositions | lexicon.boundaries | {"which", "who"}
    phrase = list(takewhile(lambda word: word.is_word and not word.is_one_of(ends), words))
    while phrase and phrase[-1].is_one_of(lexicon.times):  # "endorsed the plan on *Friday*"
        phrase.pop()
    head = phrase[-1] if phrase else None
    is_short = len(words) < _SHORTEST_INDIRECT and words[0].is_one_of(DETERMINERS)
    is_pronoun = words[0].is_one_of(lexicon.pronouns, _PERSONS) or (words[0].lower == "her" and len(phrase) < 2)
    if head is None or is_short or is_pronoun:
        return False
    return head.mention < 0 and not head.text[0].isupper() and head.lower not in lexicon.speakers


def _spans_of_content(
    words: Sequence[Word], shortest: int, lexicon: CueLexicon, *, is_clause: bool
) -> list[tuple[QuoteKind, Span]]:
    """The statements in one part of content: each whole quotation, or one mixed or indirect span.

    A clause after "that" keeps a subject of one word: 'that *officials* "eat rice"'.
    """
    if not words:
        return []
    quotations = [word for word in words if word.quotation is not None]
    count = sum(word.is_word for word in words)
    if quotations and count <= (0 if is_clause and words[0].is_word else 1):
        return [(QuoteKind.DIRECT, span) for word in quotations if (span := inner_span(word))]
    if _ends_with_separate_quotation(words, lexicon):
        span = inner_span(words[-1])
        return [(QuoteKind.DIRECT, span)] if span else []
    is_pronoun = words[0].lower in _PRONOUNS_FOR_THINGS and all(map(_is_manner, words[1:]))  # "said it very quietly"
    if not quotations and (count < shortest or is_pronoun):
        return []
    return [(QuoteKind.MIXED if quotations else QuoteKind.INDIRECT, span_of(words))]


def _is_manner(word: Word) -> bool:
    return word.lower in _MANNERS or (word.lower.endswith("ly") and word.mention < 0)


def _ends_with_separate_quotation(words: Sequence[Word], lexicon: CueLexicon) -> bool:
    """Whether the last word is a quotation long enough to be a sentence, with a break before it, and does not go on
    with a clause: "that he had nothing to say, *“whether it rained or not”*"."""
    if len(words) < 2 or words[-1].quotation is None or words[-2].text not in BREAKS:
        return False
    main = takewhile(lambda word: not word.is_one_of(RELATIVES), words[:-1])  # "told the mayors *who met* in Seoul, …"
    goes_on = words[-1].text.lstrip(_LEADING_MARKS)[:1].islower() and any(is_tensed(word, lexicon) for word in main)
    return not goes_on and len(words[-1].text.split()) >= SHORTEST_SPEECH


def _is_link(words: Sequence[Word]) -> bool:
    """Whether the first of the words is the "that" of a clause and no subject: "*That*, he said, was", "*That* was"."""
    is_subject = words[0].text == "That" and (words[-1].text == "," or words[-1].is_one_of(BE))
    return words[0].lower == "that" and not is_subject


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    """The words without the breaks and stops at both ends, and without the "that" of a clause at the start."""
    start, end = 0, len(words)
    while start < end and (_is_edge_mark(words[start]) or _is_link(words[start : start + 2])):
        start += 1
    while end > start and _is_edge_mark(words[end - 1]):
        end -= 1
    return words[start:end]


def _is_edge_mark(word: Word) -> bool:
    return word.quotation is None and (word.text in BREAKS or word.text in ".?!")


def inner_span(word: Word) -> Span | None:
    """The quoted text of a quotation without marks, nor a comma or full stop at its end."""
    if word.quotation is None:
        return None
    start, end = word.quotation.inner_start, word.quotation.inner_end
    text = word.text[start - word.start : end - word.start]
    start += len(text) - len(text.lstrip(_LEADING_MARKS))
    end -= len(text) - len(text.rstrip(_TRAILING_MARKS))
    return Span(start, end) if start < end else None
