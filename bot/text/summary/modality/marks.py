"""Find the marks of a sentence on the status of its own content and its neighbours': by patterns of
`data/modality.toml`.

English: a comment on the sentences before points back (a pronoun for them, a kind of text) and denies that they are
facts (negation, a condition, what sets words against the truth). Korean leaves the topic out: a sentence with a
predicate for a kind of thing, and no topic, is about the sentences before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import is_korean
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.summary.modality.patterns import SearchedSentence, says, searched
from bot.text.summary.sentence_quality import words

_CORRECTION = 1.9
_CLEARLY_BACK, _FEWEST_STATUS = 1.0, 0.7
_SURE, _PERHAPS = 2.0, 1.3
_SURE_KOREAN, _PERHAPS_KOREAN = 2.2, 1.7
"""The least weight of a comment; the lower one where it begins a paragraph."""
_DOUBT, _DOUBT_KOREAN, _DOUBT_CORRECTS = 0.7, 0.8, 1.2
"""The least weight of a sentence that doubts those before it without a word that points back."""
_NEGATION = 1.0
"""The least weight of the same for an answer to sentences without a source: more than a kind of text."""
_LEFT_OUT = 1.2
"""The weight of a Korean predicate without its topic."""

_NEGATED = regex(
    r"\b(?:no|not|never|nobody|neither|none)\b((?:[ ’'-]\w{1,30}){1,5})(?=[,.;:\"”]|\s(?:and|but|or)\b|$)",
    re.IGNORECASE,
)
"""A negation and its clause, to the end: "have not been sent to the front" denies nothing but where."""
_NEGATED_KOREAN = regex(r"((?:[^\s.]{1,20}\s){0,3}[^\s.]{0,20})(?:없|않|아니)")


class CommentKind(Enum):
    """The kind of a comment on the sentences before it."""

    UNREAL = "assumed, planned, conditional, invented or somebody's claim"
    CONTESTED = "denied by somebody"
    WRONG = "wrong"
    TAKEN_BACK = "corrected or withdrawn"


DENIALS = (CommentKind.CONTESTED, CommentKind.WRONG, CommentKind.TAKEN_BACK)


class Marks(Struct, frozen=True):
    """The marks of one sentence.

    own        it shows by itself that it is not a plain fact of the text's own: a source, a modal verb
    worded     a word of it does, beside a speaker who was found
    comments   what it says of the sentences before it, None if nothing
    sure       False where only the beginning of a paragraph makes it a comment
    doubts     it denies or limits something, and may mean what is before it
    frames     it opens a frame for the sentences after it
    present    its frame is told in the present tense, so that a sentence in the past closes it
    past       its verb is in the past
    plotted    its verb is an event's in the present tense, as in a plot or a plan ("the hull breaks in two")
    enacted    the same, or a Korean verb in the present (두 동강 난다), which reports of what is to come have as well
    scene      its tense is that of scenes and plans: in English the present; in Korean any
    note       it is a note of the newsroom on the whole article: that it is taken back, wrong, or no report
    dated      it names a weekday or a date, as reports of events do
    coming     the day is one to come
    timed      it has a source and the time at which that spoke, which may be an earlier one
    later      it begins with a time after another
    negates    it denies, limits or corrects something by more than a kind of text
    points     it has a word for what comes before, in Korean no topic of its own
    overtaken  it tells what was so, or was said, before the day of the article ("had resigned", 당초)
    denies_last  it does no more than deny the sentence before it ("It is not.")
    dates_back it names a day of long ago, on which the sentences before it happened ("That was in 1974")
    """

    own: bool = False
    worded: bool = False
    comments: CommentKind | None = None
    sure: bool = True
    doubts: bool = False
    frames: bool = False
    present: bool = False
    past: bool = False
    plotted: bool = False
    enacted: bool = False
    note: bool = False
    scene: bool = False
    dated: bool = False
    coming: bool = False
    timed: bool = False
    later: bool = False
    overtaken: bool = False
    points: bool = False
    negates: bool = False
    dates_back: bool = False
    denies_last: bool = False

    @property
    def reports(self) -> bool:
        """Whether it has a source, a modal verb or a day on which its event was."""
        return self.own or (self.dated and self.past)

    @property
    def answers(self) -> bool:
        """Whether it may say what sentences without a source before its paragraph are, as the first of that."""
        return self.comments is not None or self.points or self.overtaken or (self.negates and not self.own)

    @property
    def goes_on_to_answer(self) -> bool:
        """The same for the second sentence of a paragraph, which may also report what happened next, or deny the
        first."""
        return (self.comments is not None or self.points) and not self.denies_last


class MarkedSentences(Struct, frozen=True):
    """The sentences of a text with their marks and the numbers of their paragraphs."""

    text: str
    spans: Sequence[Span]
    marks: Sequence[Marks]
    paragraphs: Sequence[int]

    def text_of(self, index: int) -> str:
        """A sentence."""
        return self.text[self.spans[index].start : self.spans[index].end]

    def terms(self, index: int) -> frozenset[str]:
        """Its content words."""
        return frozenset(words(self.text_of(index)))

    def begins(self, index: int) -> bool:
        """Whether it begins a paragraph, not the first."""
        return index > 0 and self.paragraphs[index] != self.paragraphs[index - 1]


def note_on_article(marks: Marks) -> Marks:
    """The marks of a sentence that is a note of the newsroom on the whole article, whatever its other words are."""
    return replace(marks, comments=CommentKind.TAKEN_BACK, sure=True, note=True)


def marks_of(sentence: str, named: bool, first: bool = True) -> Marks:
    """The marks of a sentence; `named` if it names the speaker of what it says. Only the `first` of a text opens a
    frame by announcing a text or a charge."""
    said = searched(sentence)
    if said.language == "wide":
        return _wide_marks(said, named)
    korean = said.language == "korean"
    claim, sure = (_korean_comment if korean else _english_comment)(said)
    worded, past = said.has("own"), said.has("past")
    scene = korean or not (past or said.has("state"))
    return Marks(
        own=named or worded,
        worded=worded,
        comments=claim,
        sure=sure,
        doubts=(_korean_doubt if korean else _english_doubt)(said),
        frames=(said.has("frame") and not said.has("reports_back")) or (first and said.has("announces")),
        present=said.has("present_frame"),
        past=past,
        plotted=not korean and scene,
        enacted=not past and said.has("enacted") if korean else scene,
        scene=scene,
        dated=(dated := said.has("dated")),
        coming=dated and said.has("coming"),
        timed=(named or worded) and said.has("timed"),
        later=said.has("later"),
        overtaken=said.has("overtaken"),
        negates=_korean_doubt(said, _NEGATION) if korean else said.weight("status") >= _NEGATION,
        dates_back=said.has("dates_back"),
        denies_last=said.has("denies_last"),
        points=said.leaves_topic_out() if korean else said.weight("points_back") >= _CLEARLY_BACK,
    )


def _wide_marks(said: SearchedSentence, named: bool) -> Marks:
    """The marks of a Chinese or Japanese sentence: whether it has a source, and whether it corrects, denies or
    classifies the sentences before it. Its tense is not looked at."""
    worded = said.has("own")
    claim = None
    if said.has("takes_back"):
        claim = CommentKind.TAKEN_BACK
    elif said.has("wrong") and not said.has("own_claim"):
        claim = CommentKind.WRONG
    elif said.has("contests"):
        claim = CommentKind.CONTESTED
    elif said.has("charges_back") or (said.has("points") and said.has("kinds")):
        claim = CommentKind.UNREAL
    return Marks(
        own=named or worded,
        worded=worded,
        comments=claim,
        past=True,
        dates_back=said.has("dates_back"),
        denies_last=said.has("denies_last"),
    )


def clears(sentence: str) -> bool:
    """Whether a sentence says that somebody was acquitted, or that charges or a suit were dismissed, and not in another
    case or year."""
    return says(sentence, "clears") and not says(sentence, "past_case")


def reports_back(sentence: str) -> bool:
    """Whether a sentence says that those before it are somebody's words: "At least that is what a weekly wrote"."""
    said = searched(sentence)
    return said.has("reports_back") or (said.has("text_back") and said.leaves_topic_out())


def sums_up(sentence: str, first: str) -> bool:
    """Whether a sentence may say what all sentences before it are: "With these words", 이런 문장이, or, in Korean and
    Japanese, one without topic and subject where `first`, the text's first one, has one: "온라인에 올라온 글이다"."""
    return says(sentence, "sums_up") or (says(sentence, "unsaid") and not says(first, "unsaid"))


def points_back(sentence: str) -> bool:
    """Whether a Chinese or Japanese sentence has a word for those before it: "以上几段", この筋書き."""
    said = searched(sentence)
    return said.language == "wide" and said.has("points")


def negated_words(sentence: str) -> str:
    """The negated words of a sentence: in English the words after a negation, in Korean those before it."""
    found = (_NEGATED_KOREAN if is_korean(sentence) else _NEGATED).finditer(sentence)
    return " ".join(match[1] for match in found)


def _english_comment(said: SearchedSentence) -> tuple[CommentKind | None, bool]:
    """The kind of comment of a sentence on those before it, and whether that is certain."""
    if said.has("takes_back"):
        return CommentKind.TAKEN_BACK, True
    if said.has("contests"):
        return CommentKind.CONTESTED, True
    if said.has("denies") or said.weight("corrects") >= _CORRECTION:
        return CommentKind.WRONG, True
    if said.has("supposes"):
        return None, False
    if said.has("tells_back"):
        return CommentKind.UNREAL, True
    points = said.weight("points_back")
    status = said.weight("status") + said.weight("eventful") if points else 0.0
    if not points or status < (_FEWEST_STATUS if points < _CLEARLY_BACK else 0):
        return None, False
    return (CommentKind.UNREAL if points + status >= _PERHAPS else None), points + status >= _SURE


def _korean_comment(said: SearchedSentence) -> tuple[CommentKind | None, bool]:
    """The same for Korean."""
    if said.has("takes_back"):
        return CommentKind.TAKEN_BACK, True
    if said.has("wrong"):
        return CommentKind.WRONG, True
    weight = said.weight("cues") + said.weight("kinds") + said.weight("negation")
    weight += _LEFT_OUT * said.leaves_topic_out()
    return (CommentKind.UNREAL if weight >= _PERHAPS_KOREAN else None), weight >= _SURE_KOREAN


def _english_doubt(said: SearchedSentence) -> bool:
    """Whether a sentence denies, limits or corrects something without naming it."""
    if said.has("supposes"):
        return False
    return said.weight("status") >= _DOUBT or said.weight("corrects") >= _DOUBT_CORRECTS


def _korean_doubt(said: SearchedSentence, least: float = _DOUBT_KOREAN) -> bool:
    """The same for Korean."""
    weight = said.weight("cues")
    if said.leaves_topic_out():
        weight += said.weight("kinds") + said.weight("negation")
    return weight >= least
