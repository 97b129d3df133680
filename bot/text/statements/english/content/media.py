"""Find the clause without "that" behind the medium of what is said: "said through an interpreter *she had slept*"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import ARTICLES, POSSESSIVES, RELATIVES, SUBJECT_PRONOUNS, Word, is_tensed

_LINKS = frozenset(("in", "by", "through", "via", "on", "over"))
_MEDIA = frozenset(
    [
        *("interpreter", "translator", "spokesman", "spokeswoman", "spokesperson", "lawyer", "phone", "telephone"),
        *("interview", "statement", "email", "e-mail", "letter", "message", "post", "tweet", "memo", "note", "text"),
        *("radio", "television", "tv", "podcast", "video", "briefing", "affidavit", "speech", "facebook", "twitter"),
        *("telegram", "instagram", "livestream", "voicemail", "fax", "newsletter"),
    ]
)
_GOT = frozenset(("that", "seen", "saw", "obtained", "received", "got", "read", "viewed", "leaked", "shared"))
"""Words, besides verbs of issuing, by which a relative clause is told: "in an email the paper had *seen*"."""
_MEDIUM_WITHIN = 5
"""The most words of a medium: "in a written statement"."""
_CLAUSE_WITHIN = 9
"""The most words of a clause up to its verb."""


def opens_behind_medium(words: Sequence[Word], lexicon: CueLexicon, at: int, end: int) -> bool:
    """Whether a clause begins at word `end` behind a medium from word `at` on: "said by phone *the ship was safe*"; not
    "said in a letter *he wrote* in May that", "said in a statement *that* …"."""
    medium, first = words[at:end], words[end]
    if not 1 < len(medium) <= _MEDIUM_WITHIN or not medium[0].is_one_of(_LINKS) or not medium[-1].is_one_of(_MEDIA):
        return False
    if any(not word.is_word or word.is_one_of(POSSESSIVES | RELATIVES) for word in medium):
        return False
    if not first.is_one_of(SUBJECT_PRONOUNS | ARTICLES | POSSESSIVES | {"it", "there"}):
        return False
    near = list(takewhile(lambda word: word.is_word, words[end + 1 : end + _CLAUSE_WITHIN]))
    verb = next((place for place, word in enumerate(near) if is_tensed(word, lexicon)), None)
    if verb is None or any(word.is_one_of(RELATIVES) for word in near[:verb]):
        return False
    return not any(word.is_one_of(lexicon.issuing, _GOT) for word in near[verb : verb + 2])
