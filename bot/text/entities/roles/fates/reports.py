"""Find where a text says that a person died, was killed or lost office, and who says so.

mention -> the words after or before it (`english`, `korean`, `characters`)
        -> none where the sentence denies, assumes or asks for it, or it was undone (`doubt`)
        -> who says so: the speaker of the statement that holds the words; none of words that somebody says who is
           not named
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from bot.lang.assertion.unreal import unreal_spans
from bot.lang.scripts import is_hangul, is_wide
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.roles.fates.characters import characters_fate
from bot.text.entities.roles.fates.doubt import is_doubted
from bot.text.entities.roles.fates.english import english_fate
from bot.text.entities.roles.fates.korean import korean_fate, readable
from bot.text.entities.roles.fates.sentence_ends import NEAR, end_of_sentence

_WENT = regex(r"\b(?:resigned|quit|down|left)\b|사임|사퇴|사직|퇴임|물러|辞|退任|卸任|下台")
"""Losses of office that the person can announce."""
_SAYS = r"(?:sa(?:id|ys?)|claim(?:s|ed)?|report(?:s|ed)|announce[ds]?|told|tells|insist(?:s|ed)|add(?:s|ed)|alleg\w+)"
_SAID_BEFORE = regex(
    rf"\b{_SAYS}\b(?:\son\s\w+)?(?:\sthat)?(?:\s[\w’'.-]+){{0,6}}\s?$|\baccording\sto\b", re.IGNORECASE
)
_SAID_BEHIND = regex(
    rf"^[^.]{{0,60}}?(?:,|[”\"])\s[^.]{{1,60}}?\b{_SAYS}\b|\baccording\sto\b"
    r"|고\s.{0,30}?(?:밝혔|말했|전했|주장했|발표했|보도했|알렸|설명했)"
    r"|と.{0,25}?(?:述べ|発表し|主張し|明らかにし|報じ|伝え)",
    re.IGNORECASE | re.DOTALL,
)
_TOPIC = regex(r"[은는] ")
_SAYS_ALONE = regex(r"\s(?:(?!\S*[은는이가]\s)\S+\s){0,3}?(?:밝혔|말했|전했|발표했)")
_SAID_IN_CHARACTERS = regex(r"^\s?[据據]|(?:称|稱|表示|报道|報道|透露)|によると|에 따르면")


class SaidWords(Protocol):
    """A statement: its span in the text, and who speaks."""

    @property
    def start(self) -> int:
        """Where its words begin."""
        ...

    @property
    def end(self) -> int:
        """Where its words end."""
        ...

    @property
    def speaker(self) -> str | None:
        """The speaker; None if the text names nobody."""
        ...


class Fate(Struct, frozen=True):
    """The words that report a death or a loss of office, and the speaker; None if the article itself reports it."""

    span: Span
    giver: str | None = None


def fate(
    text: str, mentions: Iterable[Span], statements: Callable[[], Sequence[SaidWords]] = tuple, title: str = ""
) -> Fate | None:
    """The first mention with which the text says that the person died, was killed or lost office. A sentence that
    denies or assumes it, reports a rumour or tells a story does not count, nor do words of a speaker whom the text does
    not name.
    `statements` is called only if a mention comes with such words."""
    unreal: Sequence[Span] | None = None
    for mention in mentions:
        found = _found(text, mention)
        if found is None or is_doubted(text, found):
            continue
        unreal = unreal_spans(text, title) if unreal is None else unreal
        if any(one.start <= mention.start < one.end for one in unreal):
            continue
        name = text[mention.start : mention.end]
        said = [one for one in statements() if one.start < found.end and found.start < one.end]
        around = [one for one in said if one.start <= mention.start and mention.end <= one.end]
        speaker = min(around, key=lambda one: one.end - one.start).speaker if around else None
        if any(one.speaker == name for one in said) or _says_himself(text, found):
            if _WENT.search(text, found.start, found.end):
                return Fate(readable(text, found))
        elif speaker is not None or not (around or _is_said(text, found)):
            return Fate(readable(text, found), speaker and _with_article(text, speaker, found))
    return None


def _found(text: str, mention: Span) -> Span | None:
    name = text[mention.start : mention.end]
    if is_hangul(name):
        return korean_fate(text, mention)
    return characters_fate(text, mention) if is_wide(name) else english_fate(text, mention)


def _with_article(text: str, speaker: str, found: Span) -> str:
    """A speaker with the article that the text has before it: "the family"."""
    near = text[max(0, found.start - NEAR) : found.end + NEAR]
    written = re.search(rf"\b(?:the|an?)\s{re.escape(speaker)}\b", near, re.IGNORECASE)
    return written[0] if written else speaker


def _says_himself(text: str, found: Span) -> bool:
    """Whether the topic of a Korean sentence speaks of himself: "X 장관*은* 사임했다고 밝혔다"."""
    topic = _TOPIC.search(text, found.start, found.end)
    return topic is not None and _SAYS_ALONE.match(text, found.end) is not None


def _is_said(text: str, found: Span) -> bool:
    """Whether the words are quoted in their sentence from a speaker who is not known."""
    low = max(0, found.start - NEAR)
    start = max((one.end() for one in re.finditer(r"[.!?。！？\n]\s*", text[low : found.start])), default=0) + low
    behind = text[found.end : end_of_sentence(text, found.end)]
    before = text[start : found.start]
    return any(
        pattern.search(words) is not None
        for pattern, words in (
            (_SAID_BEFORE, before),
            (_SAID_BEHIND, text[max(found.start, found.end - 2) : found.end] + behind),
            (_SAID_IN_CHARACTERS, before),
        )
    )
