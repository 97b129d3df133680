"""Recognise who is only named as a source, without words of their own ("citing *a source in the port*"), and sources
that want to have no name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.words import Word, WordRange, is_tensed

_SOURCES = frozenset("source sources official officials person persons people insider insiders".split())  # noqa: SIM905
NAMELESS = frozenset(("named", "identified", "anonymous", "unnamed", "nameless"))
_NAMELESS_WITHIN = 6
_HIDING = frozenset(("to", "not", "be", "remain", "stay", "that", "only", "publicly", "further"))
_NAMELESS_LINKS = frozenset("because due for since citing given in by or and but until out lest fearing".split())  # noqa: SIM905


def is_bare_source(phrases: NounPhrases, content: WordRange) -> bool:
    """Whether somebody cites only unnamed sources, or a person, as in "citing *a source in the port*", "citing *the
    minister, Kim*", and not a body, reason or fact."""
    words, end = phrases.words, content.start
    while end < content.end and words[end].is_word and not phrases.starts_modifier(end):
        end += 1
    phrase = WordRange(content.start, end)
    if content.size == 1 and words[content.start].is_one_of(phrases.lexicon.speakers):
        return True
    if phrase.size <= 0:
        return False
    head = words[phrases.head(phrase)]
    return head.is_one_of(_SOURCES) or (head.mention in phrases.persons and phrase == content)


def hides_name(words: Sequence[Word], at: int, lexicon: CueLexicon) -> bool:
    """Whether a wish to have no name in the news begins at word `at`: "declined *to be named*", "asked *that he not be
    identified*, citing the risk"; not "declined to be named captain"."""
    near = words[at : at + _NAMELESS_WITHIN]
    end = next((n for n, word in enumerate(near) if word.is_one_of(NAMELESS)), None)
    if not end or not all(word.is_one_of(_HIDING, lexicon.pronouns) for word in near[:end]):
        return False
    if not any(word.is_one_of(("be", "remain", "stay")) for word in near[:end]):
        return False
    following = words[at + end + 1 : at + end + 3]
    if not following or not following[0].is_word or following[0].is_one_of(_NAMELESS_LINKS):
        return True
    if following[0].is_one_of(("as",)):
        return len(following) > 1 and following[1].is_one_of(lexicon.pronouns)  # "as *he* was not authorised"
    return is_tensed(following[0], lexicon) or following[0].lower in lexicon.cues
