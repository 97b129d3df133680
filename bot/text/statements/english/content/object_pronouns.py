"""Whether a pronoun is the whole object of a cue, so that no content follows: "denied *this* under oath"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueForm, CueLexicon
from bot.text.statements.english.words import Word, is_finite_verb, is_like_verb, is_past_verb, is_tensed

_POINTERS = frozenset(("this", "that"))
_OBJECTS = _POINTERS | {"it"}
_JOINTS = frozenset(("and", "but"))


def is_object_pronoun(words: Sequence[Word], at: int, lexicon: CueLexicon) -> bool:
    """Whether word `at` is a pronoun that is the whole object of the cue before it: "who denies *this*, said the bridge
    was safe", "said *so* in May", "denied *it* under oath"."""
    behind = words[at + 1] if at + 1 < len(words) else None
    is_over = behind is None or behind.is_one_of(lexicon.prepositions, lexicon.times)
    if is_over and (words[at].lower == "so" or (words[at].is_one_of(_OBJECTS) and not _has_verb(words, at, lexicon))):
        return True
    if behind is None or behind.text != "," or at + 2 >= len(words) or not words[at].is_one_of(_POINTERS):
        return False
    return words[at + 2].quotation is None and (words[at].lower == "this" or _may_speak(words[at + 2], lexicon))


def _may_speak(word: Word, lexicon: CueLexicon) -> bool:
    """Whether the word may be the main verb: "who denies that, *said*"."""
    is_cue = any(CueForm.PAST in cue.forms for cue in lexicon.cues.get(word.lower, ()))
    return is_cue or is_finite_verb(word, lexicon) or is_past_verb(word, lexicon)


def _has_verb(words: Sequence[Word], pronoun: int, lexicon: CueLexicon) -> bool:
    """Whether a verb of the clause that the pronoun may open follows: not in "denied this in court*,* as he left", but
    in "said that in May, the gate *opened*"."""
    comma = next((at for at in range(pronoun, len(words) - 1) if words[at].text == ","), len(words))
    is_over = words[pronoun].lower != "that" or (comma < len(words) and words[comma + 1].is_one_of(_JOINTS))
    times = lexicon.times | lexicon.time_nouns
    return any(
        is_tensed(word, lexicon) or (is_like_verb(word, lexicon) and not word.is_one_of(times))
        for word in words[pronoun + 1 : comma if is_over else len(words)]
    )
