"""Find the verb before a cue's infinitive or participle that only tells how or where somebody came to speak.

continued to · was quick to · went so far as to · took to the floor to · used her speech to · could not help adding ·
kept saying · went on record as saying · was overheard telling

Behind other verbs nothing was surely said: "hoped to say", "was asked to explain", "avoided calling".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from bot.lang.days import WEEKDAYS
from bot.text.statements.english.cues import CueForm, CueLexicon
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    HAVE,
    CueMatch,
    Word,
    is_tensed,
)

_KEPT = frozenset(("maintain", "observe", "support", "hold"))
"""Verbs for what somebody goes on to do as well: "continues to *maintain* its readiness"."""
_GOING = frozenset(("went", "goes", "go", "gone", "going"))
_TAKING = frozenset(("took", "takes", "take", "taken"))
_USING = frozenset(("used", "uses", "use"))
_READY = frozenset(("quick", "swift", "careful", "pains", "first", "forced", "obliged", "compelled", "moved", "heard"))
"""Words behind "be" that tell that somebody did something: "was *careful* to say", "was at *pains* to say"."""
_FELT = BE | {"felt", "feels", "feel"}
_CHANCES = frozenset(("opportunity", "occasion", "chance", "time", "trouble", "floor", "stand", "stage", "microphone"))
_OCCASIONS = frozenset(
    [
        *("speech", "address", "interview", "appearance", "visit", "debate", "hearing", "trip", "meeting", "sermon"),
        *("homily", "broadcast", "conference", "platform", "rally", "moment", "remarks", "time", "lecture", "toast"),
    ]
)
"""Occasions, besides documents, that somebody uses to speak."""
_HEARD = frozenset(("heard", "overheard", "recorded", "caught", "filmed", "taped", "seen", "captured"))
_KEEPING = frozenset(("kept", "keeps", "started", "starts", "began", "begins", "continued", "continues", "resumed"))
_WRITING = frozenset(("emailed", "emails", "rang", "phoned", "called", "wrote", "texted", "messaged"))
_PERIODS = frozenset(WEEKDAYS) | frozenset((
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes", "morning",
    "afternoon", "evening", "night", "weekend", "campaign", "summer", "winter", "time", "career",
))  # fmt: skip
"""What somebody spends with saying something."""
_SAYING = frozenset(("say", "tell", "shout", "mutter", "joke", "ask", "explain", "complain", "insist", "warn", "plead"))
_HEARSAY = frozenset(("reportedly",))
_REACHED = frozenset(("say", "tell", "complain", "ask", "warn", "thank", "apologise", "apologize"))
_OF_TOPICS = frozenset(("speak", "talk", "discuss"))
"""Verbs whose participle names a topic there, and no statement: "keeps *talking* about the weather"."""
_LONGEST_OBJECT = 6
"""The most words between such a verb and its infinitive or participle."""


def with_semi_auxiliary(words: Sequence[Word], match: CueMatch, lexicon: CueLexicon) -> CueMatch:
    """The cue together with such a verb before it, as a finite one, or with an adverb of hearsay ("*reportedly* said");
    the cue itself where there is none."""
    if match.start and words[match.start - 1].is_one_of(_HEARSAY):
        match = match._replace(start=match.start - 1)
    if match.cue.forms == {CueForm.ING}:
        start = _before_participle(words, match.start) if match.cue.lemma not in _OF_TOPICS else None
        if start is None and _goes_on_behind_quotation(words, match):
            start = match.start - 1
        is_ambiguous = False
    else:
        start = _before_infinitive(words, match, lexicon)
        is_ambiguous = match.cue.lemma in _KEPT
    if start is None or start == 0:
        return match
    forms = frozenset((CueForm.PAST,))
    return match._replace(start=start, cue=replace(match.cue, forms=forms, ambiguous=is_ambiguous))


def _goes_on_behind_quotation(words: Sequence[Word], match: CueMatch) -> bool:
    """Whether a cue is what somebody was doing with the quotation before: '"We were robbed," Dunmore *was saying*'."""
    be = match.start - 1
    if be < 1 or match.cue.lemma not in _SAYING or not words[be].is_one_of(BE):
        return False
    before = words[max(0, be - _LONGEST_OBJECT) : be]
    quoted = next((at for at in reversed(range(len(before))) if before[at].quotation is not None), None)
    return quoted is not None and quoted < len(before) - 1 and all(word.is_word for word in before[quoted + 1 :])


def _before_infinitive(words: Sequence[Word], match: CueMatch, lexicon: CueLexicon) -> int | None:
    """The first word of what precedes the infinitive at the cue; None if it tells nothing of the kind."""
    to = match.start - 1
    if to < 1 or words[to].lower != "to" or CueForm.BASE not in match.cue.forms:
        return None
    verb = to - 1 - words[to - 1].is_one_of(("on",))
    # Whom "she" means who "used to say" it is not sure.
    habits = () if words[verb - 1].is_one_of(lexicon.pronouns) else lexicon.habits
    if verb >= 1 and words[verb].is_one_of(lexicon.aspects, habits):
        return verb
    last = words[to - 1]
    if last.is_one_of(_READY):
        return _of_state(words, to - 1)
    if last.lower == "as" and words[to - 2].lower == "far":
        return _of_distance(words, to - 1)
    if last.is_one_of(("hesitate",)) and to > 2 and words[to - 2].is_one_of(("not", "n't")):
        return to - 3
    return _with_object(words, to, match, lexicon)


def _of_state(words: Sequence[Word], state: int) -> int | None:
    """Where "was quick", "was at pains", "were among the first" or "felt compelled" begins; None if negated."""
    at = state - 1
    while at > 0 and (words[at].is_one_of(("the", "at", "among", "very", "also")) or _is_manner(words[at])):
        at -= 1
    return at if words[at].is_one_of(_FELT) else None


def _of_distance(words: Sequence[Word], end: int) -> int | None:
    """Where "went so far as", "has gone as far as" begins; `end` is its last word."""
    verb = end - 3
    if verb < 1 or not words[end - 2].is_one_of(("so", "as")) or not words[verb].is_one_of(_GOING):
        return None
    return verb - words[verb - 1].is_one_of(HAVE)


def _with_object(words: Sequence[Word], to: int, match: CueMatch, lexicon: CueLexicon) -> int | None:
    """Where "took to the floor", "took the chance", "used her speech" or "emailed staff" before "to" begins."""
    for verb in range(to - 2, max(0, to - 2 - _LONGEST_OBJECT), -1):
        between = words[verb + 1 : to]
        if any(not word.is_word or word.is_one_of(("that", "and", "but")) for word in between[:1]):
            return None
        if words[verb].is_one_of(_TAKING):
            is_place = words[verb + 1].lower == "to"
            return verb if is_place or between[-1].is_one_of(_CHANCES) else None
        if words[verb].is_one_of(_USING):
            is_occasion = any(word.is_one_of(_OCCASIONS, lexicon.authored) for word in between)
            return verb if is_occasion and words[verb + 1].is_one_of(DETERMINERS) else None
        if words[verb].is_one_of(_WRITING):
            is_told = match.cue.lemma in _REACHED and not words[verb - 1].is_one_of(lexicon.pronouns, BE, ARTICLES)
            return verb if is_told else None
        if is_tensed(words[verb], lexicon):
            return None
    return None


def _before_participle(words: Sequence[Word], cue: int) -> int | None:
    """The first word of what precedes the participle at word `cue`; None if it tells nothing of the kind."""
    last = cue - 1
    if last < 1:
        return None
    if words[last].is_one_of(_KEEPING):
        return last
    if words[last].is_one_of(("help", "resist")) and last > 2 and words[last - 1].is_one_of(("not", "n't")):
        return last - 2
    as_ = last if words[last].lower == "as" else None
    if as_ is not None and words[as_ - 1].lower == "far":
        return _of_distance(words, as_)
    if (spent := _of_time(words, cue)) is not None:
        return spent
    record = last if as_ is None else as_ - 1
    if record > 2 and words[record].lower == "record" and words[record - 1].lower == "on":
        return record - 2 if words[record - 2].is_one_of(BE, _GOING) else None
    return _heard(words, cue)


def _of_time(words: Sequence[Word], cue: int) -> int | None:
    """Where "spent the week", "spent much of Friday" before a participle begins; None if there is nothing such."""
    near = range(cue - 1, max(0, cue - 2 - _LONGEST_OBJECT), -1)
    within = takewhile(lambda at: words[at].is_word, near)
    spent = next((at for at in within if words[at].is_one_of(("spent", "spends"))), None)
    return spent if spent is not None and spent < cue - 1 and words[cue - 1].is_one_of(_PERIODS) else None


def _heard(words: Sequence[Word], cue: int) -> int | None:
    """Where "was overheard", "can be heard on the tape" before a participle begins; None if there is nothing such."""
    near = range(cue - 1, max(1, cue - 2 - _LONGEST_OBJECT), -1)
    within = takewhile(lambda at: words[at].is_word, near)
    heard = next((at for at in within if words[at].is_one_of(_HEARD)), None)
    if heard is None or not words[heard - 1].is_one_of(BE):
        return None
    start = heard - 1
    return start - (words[start].lower == "be" and words[start - 1].is_one_of(("can", "could")))


def _is_manner(word: Word) -> bool:
    return word.mention < 0 and word.text.islower() and word.lower.endswith("ly") and len(word.lower) > len("only")
