"""What an article does to an event that was told before: it denies, confirms, ratifies or reverses it.

    headline, else first sentence -> main clause -> its verb (`bot/news/data/event_stances.toml`)
                                  -> the stance, and the words before the verb, outside quotations: who takes it

"Did not deny", "to ratify" and what somebody is only asked to do are none. Most articles just report: they have none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from bot.lang.folding import one_form
from bot.lang.headline_marks import unmarked
from bot.lang.numbers import NUMBER_WORDS
from bot.lang.scripts import Writing, writing
from bot.lang.sentences import first_sentence
from bot.model.placements import ANSWERS, StanceKind
from bot.news import stance_lexicon as lexicon
from bot.regexes import regex

_REPORTS = rf"(?:{lexicon.REPORTS}|account|version|stor(?:y|ies)|idea)\b"
_FALSE = r"(?:false|not true|untrue|groundless|baseless|unfounded|fabricated|fake|a lie|lies|nonsense)\b"
_OPENS_ANOTHER = regex(
    r"(?<=\S)\s(?:as|after|before|because|though|although|while|when|since|unless|until|amid|despite|who|which|whose)\s"
    r".*|;.*|,\sthe\sfirst\b.*",
    re.IGNORECASE,
)
"""A clause of its own at the end of an English sentence."""
_NOT_FINITE = regex(
    r"(?:\b(?:to|not|never|or|nor|cannot|could|can|would|will|may|might|must|should|was|were|is|are|be|been|being|if"
    rf"|neither|by|whether|yet|a|an|the|its|his|her|their|{'|'.join(NUMBER_WORDS)}|\d+)|n['’]t|,)\s$",
    re.IGNORECASE,
)
"""Words before a verb by which it is no act of the subject."""
_OPENS_QUESTION = regex(r"^\W*(?:why|how|what|when|if|whether)\b", re.IGNORECASE)
_PRIVATE = regex(
    r"\b(?:actor|church|club|coach|company|court|doctor|firm|giant|hospital|judge|jury|lawyer|maker"
    r"|man|militia|paramilitarie|party|player|rebel|school|singer|star|suspect|tribunal|union|university|woman)s?\s+$|\bcourt\b",
    re.IGNORECASE,
)
"""Whose answer or ruling is no state's, though one may be named before it: "Seoul man denies", "Top court rejects"."""
_ALSO_CONVICTED = regex(
    r"\b(?:convicts|convicted|jail(?:s|ed))\b|유죄|징역|실형|벌금|有罪|懲役|拘禁刑|罰金|判刑|獲刑|获刑", re.IGNORECASE
)
"""In a verdict on several, or in one that is the other way round."""
_STEMS = (
    *("deni", "deny", "reject", "dismiss", "disput", "rebut", "refut", "brush", "shoot", "shot", "slam", "blast"),
    *("confirm", "acknowl", "admit", "ratif", "approv", "passe", "endors", "acquit", "clears", "cleared", "guilty"),
    *("rebound", "bounce", "retract", "revok", "rescind", "reinstat", "revers", "overturn", "lift", "withdr", "scrap"),
    "cancel",
)
"""One of which nearly each English verb of the list has: most sentences have none."""
_STEMS_OF_TITLES = (*_STEMS, "call", "report", "not", "never", "drop", "weigh", "consider", "mull", "says", "said")
_PASSIVE = regex(r"\b(?:acquitted|cleared|overturned|lifted|found)\b", re.IGNORECASE)
"""Verbs whose subject may be the one to whom it was done."""
_LATER_CLAUSE = regex(r"(?<=[^\s」]{6})\s.*$")
"""What a Japanese headline has behind the clause that tells its news."""
_SUBJECT_END = regex(r"[,、，。…\"“「『：:]|\s{2}")
"""Behind the subject of a Korean, Japanese or Chinese sentence, which comes first."""
_COMMA = regex(r"[,:]\s")
_QUOTED = regex(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』")


class StanceWords(NamedTuple):
    """A stance, and what is written before its verb, outside quotations."""

    kind: StanceKind
    before: str


def event_stance(title: str, opening: str) -> StanceWords | None:
    """The stance of an article with this title, whose text opens so; None if it just reports."""
    title = unmarked(title)
    if title and (found := _of_sentence(title, _STEMS_OF_TITLES)):
        return found
    return _of_sentence(first, _STEMS) if (first := first_sentence(opening)) else None


def _of_sentence(sentence: str, stems: Sequence[str]) -> StanceWords | None:
    """The stance of a sentence, which in English needs one of the `stems`."""
    written = writing(sentence)
    if written is Writing.LATIN:
        if not any(map(sentence.lower().__contains__, stems)):
            return None
        return next(_english(sentence), None)
    if written is not Writing.KOREAN:
        sentence = one_form(sentence)
    if written is Writing.JAPANESE:
        sentence = _LATER_CLAUSE.sub("", sentence)
    for kind, pattern in _patterns()[written]:
        if pattern.search(sentence) and not _is_mixed(kind, sentence):
            return StanceWords(kind, _SUBJECT_END.split(sentence)[0])
    return None


def _english(sentence: str) -> Iterator[StanceWords]:
    if _OPENS_QUESTION.match(sentence):
        return
    for kind, pattern in _patterns()[Writing.LATIN]:
        for found in pattern.finditer(sentence):
            if _is_act(kind, found, sentence) and (before := _before(found, sentence)):
                yield StanceWords(kind, _subject(before))


def _before(found: re.Match[str], sentence: str) -> str:
    """What is before a verb outside quotations; "" if nothing is, or if the verb is quoted or in a later clause."""
    unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)
    if unquoted[found.start()] == " " or found.start() >= len(_OPENS_ANOTHER.sub("", sentence)):
        return ""
    before = unquoted[: found.start()]
    return before if before.strip() else ""


def _is_act(kind: StanceKind, found: re.Match[str], sentence: str) -> bool:
    """Whether an English verb is one of its subject, which may take this stance."""
    before = sentence[: found.start()]
    if kind in ANSWERS and _PRIVATE.search(before):
        return False
    if kind is StanceKind.SUPPOSES or _PASSIVE.match(found[0]):
        return not _is_mixed(kind, sentence)
    return not _NOT_FINITE.search(before) and not _is_mixed(kind, sentence)


def _is_mixed(kind: StanceKind, sentence: str) -> bool:
    return kind is StanceKind.REVERSES and _ALSO_CONVICTED.search(sentence) is not None


def _subject(before: str) -> str:
    """The last part of the words before a verb: "At U.N., North Korean diplomat"."""
    parts = [part for part in _COMMA.split(before) if part.strip()]
    return parts[-1] if parts else ""


@cache
def _patterns() -> dict[Writing, list[tuple[StanceKind, re.Pattern[str]]]]:
    """The verbs of each stance, by language."""
    data = tomllib.loads((resources.files("bot.news") / "data" / "event_stances.toml").read_text(encoding="utf-8"))
    languages = zip((Writing.LATIN, Writing.KOREAN, Writing.JAPANESE, Writing.CHINESE), data.values(), strict=True)
    return {
        written: [(StanceKind(kind), _verbs(written, words)) for kind, words in of.items()] for written, of in languages
    }


def _verbs(written: Writing, words: list[str]) -> re.Pattern[str]:
    either = "|".join(words)
    if written is Writing.LATIN:
        either = rf"\b(?:{either})\b".replace("NOT_SAID", lexicon.REFUSED.pattern)
        either = either.replace("REPORTS", _REPORTS).replace("FALSE", _FALSE)
        return regex(either, re.IGNORECASE)
    return regex(either if written is Writing.KOREAN else one_form(either))
