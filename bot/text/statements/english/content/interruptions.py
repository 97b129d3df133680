"""Clauses that an attribution interrupts or opens: "Trade, the ministry said, had doubled"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.statements.english.content.extent import ContentFinder
from bot.text.statements.english.cues import TENSED, CueForm, CueLexicon, CueSense
from bot.text.statements.english.forms.headings import behind_heading
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    HAVE,
    MODALS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    CueMatch,
    Word,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_like_verb,
    is_past_verb,
    is_tensed,
    may_be_verb,
)

_CONDITIONS = frozenset(("if", "unless", "even", "once", "when", "until"))
_CIRCUMSTANCE_WITHIN = 10
"""The most words about when, where or how something was said."""
_LINKS = frozenset(("that", "whether", "because", "if", "unless"))
"""Words with which the content goes on behind an attribution: "they will stay, he said, *unless* the road opens"."""
_DEPENDENT = frozenset(("because", "although", "though", "while", "whereas", "since", "unless"))
"""Words behind which an attribution opens the clause that they bring in."""
_TIMES = frozenset(("when", "where", "before", "until"))
"""Words with which either the content goes on or the narrator: "…, he said, *before* he left"."""
_OPEN = frozenset("clear unclear known unknown certain uncertain sure unsure decided".split())  # noqa: SIM905
"""Words before a question: "it was *unclear*, he added, when they would come"."""
_PRESENT = frozenset(("is", "are", "has", "have", "will", "can", "may", "must"))


def interrupted_clause(contents: ContentFinder, attribution: WordRange, floor: int) -> WordRange | None:
    """The clause that an attribution interrupts, from end to end.

    None if the part before the attribution is a clause already, which nothing goes on with.
    """
    words, lexicon = contents.words, contents.lexicon
    is_placed = attribution.end != (end := _behind_circumstance(words, attribution.end, lexicon))
    start = attribution.start
    attribution = WordRange(start, end)
    if not _is_between_commas(words, attribution) or end + 1 >= len(words):
        return None
    if words[end + 1].quotation is not None:
        return None
    begin = _joined_start(contents, contents.trimmed_start(floor, start - 1), start - 1)
    begin = behind_heading(words, lexicon, begin, start - 1)
    before, after = words[begin : start - 1], words[end + 1 :]
    if not before:
        return None
    if len(before) > 1 and before[-1].is_one_of(_DEPENDENT):  # "They left because, they said, *it was late*"
        return WordRange(end + 1, contents.end(end + 1))
    is_whole = any(is_finite_verb(word, lexicon) for word in before) and not before[0].is_one_of(_CONDITIONS)
    goes_on = _is_broken_off(before) or _goes_on(before, after, lexicon, is_placed=is_placed)
    goes_on = goes_on or (not is_whole and _resumes(before, after, lexicon))
    return WordRange(begin, contents.end(end + 1)) if goes_on else None


def resumes(words: Sequence[Word], comma: int, lexicon: CueLexicon) -> bool:
    """Whether a verb follows the comma: "the bank, he notes, *fell*", "the ruling, they say, *puts* jobs in danger"."""
    behind = words[comma + 1 : comma + 3]
    if not behind or is_tensed(behind[0], lexicon):
        return bool(behind)
    is_present = behind[0].text.islower() and behind[0].text.endswith("s") and may_be_verb(behind[0], lexicon)
    return is_present and len(behind) > 1 and behind[1].text not in (",", ".")


def is_told_of_one(words: Sequence[Word], match: CueMatch, subject: WordRange) -> bool:
    """Whether a verb that looks like a plural is said of something single before it, and so cannot be its apposition:
    "*the ruling*, the lobby claims, puts"; not "the files, the agency reports, were burned"."""
    if match.start < 1 or subject.start < 2 or CueForm.THIRD not in match.cue.forms:
        return False
    told, who = words[subject.start - 2], words[match.start - 1]
    is_single = told.mention < 0 and told.text.islower() and told.text[-1:] != "s"
    return is_single and not (who.text.islower() and who.text.endswith("s"))


def clause_of_as(contents: ContentFinder, match: CueMatch, subject: WordRange) -> WordRange | None:
    """The main clause after "As the ministry said, …"."""
    words = contents.words
    states = match.takes(CueSense.CLAUSE) or match.cue.tail == ("it",)
    opens = subject.start == 1 and words[0].lower == "as" and states
    has_comma = match.end < len(words) - 1 and words[match.end].text == ","
    if not opens or not has_comma or not match.cue.forms & TENSED:
        return None
    clause = WordRange(match.end + 1, contents.end(match.end + 1))
    return clause if clause.size > 0 else None


def _behind_circumstance(words: Sequence[Word], end: int, lexicon: CueLexicon) -> int:
    """The comma behind when, where or how it was said: "the bank, he said *on Monday in Seoul*, was his"; or `end`."""
    has_addressee = words[end - 1].is_one_of(("told", "tells"))  # "the bank, he told *a court on Friday*, was his"
    if end >= len(words) or not (has_addressee or words[end].is_one_of(lexicon.prepositions, lexicon.times)):
        return end
    near = range(end, min(len(words), end + _CIRCUMSTANCE_WITHIN))
    stop = next((at for at in near if words[at].text in BREAKS - {"-"}), end)
    is_plain = not any(
        one.quotation is not None or is_tensed(one, lexicon) or one.is_one_of(RELATIVES, ("that",))
        for one in words[end:stop]
    )
    return stop if is_plain else end


def _is_between_commas(words: Sequence[Word], attribution: WordRange) -> bool:
    start, end = attribution
    return start > 0 and end < len(words) and words[start - 1].text == words[end].text == ","


def _joined_start(contents: ContentFinder, start: int, end: int) -> int:
    """Where a clause begins that is joined to a whole one and interrupted behind its subject: "she left, and *her
    aides*, he said, stayed"; `start` if there is none."""
    words, lexicon = contents.words, contents.lexicon
    joints = (at for at in range(end - 1, start, -1) if contents.is_joint(at, ("and", "but")))
    joint = next((at for at in joints if words[at - 1].text == "," or words[at].text in (":", ";")), start)
    is_whole = any(is_tensed(word, lexicon) for word in words[start:joint])
    is_begun = not any(is_tensed(word, lexicon) for word in words[joint:end])
    return joint + 1 if is_whole and is_begun and joint + 1 < end else start


def _is_broken_off(before: Sequence[Word]) -> bool:
    """Whether a clause is interrupted behind its verb: "*it was*, he said, the worst year"."""
    return len(before) > 1 and before[-1].text.islower() and before[-1].is_one_of(BE, HAVE, MODALS)


def _goes_on(before: Sequence[Word], after: Sequence[Word], lexicon: CueLexicon, *, is_placed: bool) -> bool:
    """Whether a clause that depends on the words before the attribution follows: "*because* the road was shut".

    A time may be of the speech instead, as in "is over, he said, *when* the vote was lost", "*before* he left"; and so
    where the speech `is_placed`: "he said in May, *when* the inquiry began".
    """
    main = list(takewhile(lambda word: word.text != ",", after[1:]))
    if len(main) < 3 or is_past_verb(main[0], lexicon) or not any(is_like_verb(word, lexicon) for word in main[1:]):
        return False  # "when asked"
    if after[0].is_one_of(_LINKS) or (before[-1].is_one_of(_OPEN) and after[0].is_one_of(_TIMES)):
        return True
    is_of_speech = is_placed or main[0].is_one_of(SUBJECT_PRONOUNS) or any(word.is_one_of(_PRESENT) for word in before)
    return after[0].is_one_of(_TIMES) and not is_of_speech


def _resumes(before: Sequence[Word], after: Sequence[Word], lexicon: CueLexicon) -> bool:
    """Whether the words after an attribution go on with the clause before it."""
    first = next(word for word in after if not is_adverb(word, lexicon) or word is after[-1])
    if is_finite_verb(first, lexicon) or (len(before) == 1 and is_adverb(before[0], lexicon)):
        return True
    has_participle = any(word.mention < 0 and word.lower.endswith("ed") for word in before)
    if not has_participle and (may_be_verb(first, lexicon) or is_past_verb(first, lexicon)):
        return True
    is_adverbial = before[0].is_one_of(lexicon.openers, lexicon.prepositions, _CONDITIONS)
    main = takewhile(lambda word: not word.is_one_of(RELATIVES), after)  # "…, said Kang, *a lawyer* who paints"
    return is_adverbial and any(may_be_verb(word, lexicon) for word in main)
