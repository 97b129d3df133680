"""What a sentence shows about the status of what it and its neighbours say: by patterns of `data/modality.toml`.

English: a comment on the sentences before points back (a pronoun for them, a kind of text) and denies that they are
facts (negation, a condition, what sets words against the truth). Korean leaves the topic out: a sentence that says
what something is, and not of what, speaks of what stands before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.scripts import is_korean

_CORRECTION = 1.9
_CLEARLY_BACK, _FEWEST_STATUS = 1.0, 0.7
_SURE, _PERHAPS = 2.0, 1.3
_SURE_KOREAN, _PERHAPS_KOREAN = 2.2, 1.7
"""The least weight of a comment; the lower one where it begins a paragraph."""
_DOUBT, _DOUBT_KOREAN, _DOUBT_CORRECTS = 0.7, 0.8, 1.2
"""The least weight of what makes a sentence doubt what stands before it, without a word that points back."""
_LEFT_OUT = 1.2
"""The weight of a Korean predicate without its topic."""

_PAST = f"[{''.join(chr(first + 20) for first in range(0xAC00, 0xD7A4, 28) if chr(first + 20) not in '있겠')}]"
"""The Hangul syllables that end in ㅆ, as stems of verbs in the past do."""


class CommentKind(Enum):
    """What a comment says of the sentences before it."""

    UNREAL = "assumed, planned, conditional, invented or somebody's claim"
    WRONG = "wrong or denied"
    TAKEN_BACK = "corrected or withdrawn"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sentence.

    own        it shows by itself that it is no plain fact of the text's own: a source, a modal verb
    comments   what it says of the sentences before it, None if nothing
    sure       False where only the beginning of a paragraph makes it a comment
    doubts     it denies or limits something, and may mean what stands before it
    frames     it opens a frame for the sentences after it
    present    its frame is told in the present tense, so that a sentence in the past closes it
    past       its verb is in the past
    plotted    its verb is an event's in the present tense, as in a plot or a plan ("the hull breaks in two")
    scene      its tense is that of scenes and plans: in English the present; in Korean any
    dated      it names a weekday or a date, as reports of events do
    overtaken  it tells what was so, or was said, before the day of the article ("had resigned", 당초)
    """

    own: bool = False
    comments: CommentKind | None = None
    sure: bool = True
    doubts: bool = False
    frames: bool = False
    present: bool = False
    past: bool = False
    plotted: bool = False
    scene: bool = False
    dated: bool = False
    overtaken: bool = False


def marks_of(sentence: str, named: bool, first: bool = True) -> Marks:
    """The marks of a sentence; `named` if it names the speaker of what it says. Only the `first` of a text opens a
    frame by announcing a text or a charge."""
    korean = is_korean(sentence)
    rules = _rules()["korean" if korean else "english"]
    claim, sure = (_korean_comment if korean else _english_comment)(rules, sentence)
    past = rules.has("past", sentence)
    scene = korean or not (past or rules.has("state", sentence))
    return Marks(
        own=named or rules.has("own", sentence),
        comments=claim,
        sure=sure,
        doubts=_doubts(rules, sentence, korean),
        frames=rules.has("frame", sentence) or (first and rules.has("announces", sentence)),
        present=rules.has("present_frame", sentence),
        past=past,
        plotted=not korean and scene,
        scene=scene,
        dated=rules.has("dated", sentence),
        overtaken=rules.has("overtaken", sentence),
    )


class _Rules:
    """The patterns of one language: `has` for plain ones, `weight` for weighted ones."""

    def __init__(self, sections: dict[str, Any]) -> None:
        classes = {"weekday": WEEKDAY_NAME, "month": MONTH, "past": _PAST}
        for name, pattern in sections.pop("classes").items():
            classes[name] = _filled(pattern, classes)
        rows = {name: [part] if isinstance(part, dict) else part for name, part in sections.items()}
        self._rows = {name: [_weighted(row, classes) for row in of] for name, of in rows.items()}

    def has(self, name: str, sentence: str) -> bool:
        """Whether a sentence has the pattern."""
        return self.search(name, sentence) is not None

    def search(self, name: str, sentence: str) -> re.Match[str] | None:
        """The first place of the pattern."""
        return self._rows[name][0][1].search(sentence)

    def weight(self, name: str, sentence: str) -> float:
        """The sum of the weights of those patterns that a sentence has."""
        return sum(weight for weight, pattern in self._rows[name] if pattern.search(sentence))


@cache
def _rules() -> dict[str, _Rules]:
    data = files("bot.text").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return {language: _Rules(sections) for language, sections in tomllib.loads(data).items()}


def _weighted(row: dict[str, Any], classes: dict[str, str]) -> tuple[float, re.Pattern[str]]:
    patterns: Sequence[str] = row["patterns"]
    return row.get("weight", 1.0), re.compile(_filled("|".join(patterns), classes), re.IGNORECASE)


def _filled(pattern: str, classes: dict[str, str]) -> str:
    for name, words in classes.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def _english_comment(rules: _Rules, sentence: str) -> tuple[CommentKind | None, bool]:
    """What a sentence says of those before it, and whether it surely does."""
    if rules.has("takes_back", sentence):
        return CommentKind.TAKEN_BACK, True
    if rules.has("denies", sentence) or rules.weight("corrects", sentence) >= _CORRECTION:
        return CommentKind.WRONG, True
    points = rules.weight("points_back", sentence)
    status = rules.weight("status", sentence) + rules.weight("eventful", sentence)
    if not points or status < (_FEWEST_STATUS if points < _CLEARLY_BACK else 0):
        return None, False
    return (CommentKind.UNREAL if points + status >= _PERHAPS else None), points + status >= _SURE


def _korean_comment(rules: _Rules, sentence: str) -> tuple[CommentKind | None, bool]:
    """The same for Korean."""
    if rules.has("takes_back", sentence):
        return CommentKind.TAKEN_BACK, True
    if rules.has("wrong", sentence) or rules.weight("corrects", sentence) >= _CORRECTION:
        return CommentKind.WRONG, True
    weight = rules.weight("cues", sentence) + rules.weight("kinds", sentence) + rules.weight("negation", sentence)
    weight += _LEFT_OUT * _leaves_topic_out(rules, sentence)
    return (CommentKind.UNREAL if weight >= _PERHAPS_KOREAN else None), weight >= _SURE_KOREAN


def _doubts(rules: _Rules, sentence: str, korean: bool) -> bool:
    """Whether a sentence denies, limits or corrects something, without a word that says what."""
    if korean:
        weight = rules.weight("cues", sentence)
        if _leaves_topic_out(rules, sentence):
            weight += rules.weight("kinds", sentence) + rules.weight("negation", sentence)
        return weight >= _DOUBT_KOREAN
    return rules.weight("status", sentence) >= _DOUBT or rules.weight("corrects", sentence) >= _DOUBT_CORRECTS


def _leaves_topic_out(rules: _Rules, sentence: str) -> bool:
    """Whether a sentence, or what it reports, says what something is, and not of what."""
    reported = rules.search("reported", sentence)
    content = sentence[: reported.start()] if reported else sentence.rstrip(" .\"”’'")
    return rules.has("nominal", content) and not rules.has("topic", content)
