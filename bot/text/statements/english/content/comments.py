"""Recognise where the narrator comments on what somebody says (", a claim that others dispute"), or lets another speak
(", with Pell calling it a crime")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import (
    ARTICLES,
    POSSESSIVES,
    RELATIVES,
    Word,
    is_finite_verb,
    is_participle_cue,
    is_tensed,
)

_CLAIMS = frozenset(
    [
        *("claim", "charge", "accusation", "allegation", "assertion", "account", "version", "statement", "remark"),
        *("proposal", "plan", "move", "step", "pledge", "instruction", "comment", "phrase", "figure", "view"),
        *("suggestion", "argument", "explanation", "complaint", "conclusion", "decision", "description"),
    ]
)
_REJECTED = frozenset(("denied", "disputed", "rejected", "contested", "repeated", "echoed", "shared"))
_DENYING = frozenset(("denies", "denied", "deny", "disputes", "disputed", "dispute", "rejects", "rejected", "reject"))
_SEEMINGLY = frozenset(("apparently", "evidently", "seemingly", "obviously", "presumably"))
_EMERGED = frozenset(("emerged", "emerges", "transpired", "transpires"))
_CITING = frozenset(("citing", "quoting"))
_REFERRING = frozenset(("referring", "alluding"))
_REFERENCES = frozenset(("reference", "allusion", "nod", "swipe", "jab", "dig"))
_DRAWING = frozenset(("drawing", "prompting", "provoking", "sparking", "eliciting", "earning"))
_ANSWERING = frozenset(("reversing", "contradicting", "repeating", "echoing", "rebutting", "abandoning", "softening"))
_STANCES = frozenset(
    [
        *("stance", "position", "statement", "statements", "claim", "claims", "comment", "comments", "remark"),
        *("remarks", "denial", "denials", "promise", "pledge", "warning", "warnings", "account", "version", "line"),
        *("accusation", "insistence", "assurance", "assurances", "testimony", "view", "criticism", "vow"),
    ]
)
"""What somebody has said before: "reversing *a stance* set out in May"."""
_HEARD = frozenset(
    [
        *("jeers", "boos", "heckles", "heckling", "laughter", "laughs", "chuckles", "applause", "cheers", "gasps"),
        *("groans", "murmurs", "retort", "rebuke", "rejoinder"),
    ]
)
"""How those who hear somebody answer at once; not "criticism", which what somebody tells of may have drawn."""
_ABSOLUTE_WITHIN = 16
"""The most words from "with" to the verb of whom it brings in."""
_MOODS = frozenset(("skeptical", "sceptical", "cool", "chilly", "mixed", "muted", "testy", "incredulous"))
"""Of a response of such people: "a skeptical response", not "an emergency response"."""
_DENIED_WITHIN = 14
"""The most words of somebody, an aside and a verb of denial."""
_JUDGE_WITHIN = 6
"""The most words of somebody and a verb of speech behind "a claim"."""
_REFERENCE_WITHIN = 5
"""The most words of "a clear reference to"."""


def is_comment(words: Sequence[Word], lexicon: CueLexicon, comma: int) -> bool:
    """Whether the narrator comments on content behind the comma: "said exports had risen, *a claim that* others
    dispute", "said the day would come, *in an apparent reference to* the trial", "…, *drawing jeers*"."""
    behind = words[comma + 1 : comma + 4]
    if words[comma].text != "," or len(behind) < len(("a", "claim", "that")):
        return False
    if behind[0].is_one_of(_SEEMINGLY):  # "apparently unaware that"
        return behind[1].is_one_of(lexicon.stances, _REFERRING)
    at = comma + 1
    if _explains(words, at) or _draws(words, at) or _answers(words, at) or _tells_denial(words, lexicon, at):
        return True
    if behind[0].is_one_of(_CITING) and not any(
        word.text == "," for word in words[at:]
    ):  # "citing the minister, *who*"
        return True
    if behind[0].is_one_of(("it",)) and behind[1].is_one_of(_EMERGED):  # "…, *it emerged* last night"
        return True
    article, noun, link = behind
    is_claim = article.is_one_of(("a", "an")) and noun.is_one_of(_CLAIMS)
    return is_claim and (link.is_one_of(RELATIVES, _REJECTED) or _is_judged(words, lexicon, comma + 3))


def _tells_denial(words: Sequence[Word], lexicon: CueLexicon, at: int) -> bool:
    """Whether the narrator tells from word `at` on who denies what is said: "*which he denies*", "*which one aide,
    speaking privately, disputed*"."""
    if words[at].lower != "which":
        return False
    near = range(at + 1, min(len(words), at + _DENIED_WITHIN))
    verb = next((place for place in near if is_tensed(words[place], lexicon) or words[place].is_one_of(_DENYING)), at)
    commas = sum(word.text == "," for word in words[at:verb])
    if verb < at + 2 or not words[verb].is_one_of(_DENYING) or commas not in (0, 2):
        return False
    behind = words[verb + 1 : verb + 3]  # not "the offer, which he rejected, *was* fair"
    return not (behind and behind[0].text == ",") or any(one.is_one_of(("and", "but")) for one in behind)


def _answers(words: Sequence[Word], at: int) -> bool:
    """Whether the narrator tells from word `at` on how it fits with what was said before: "*reversing a stance* set out
    in May"; not "reversing years of cuts"."""
    near = takewhile(lambda word: word.is_word, words[at + 1 : at + 1 + _REFERENCE_WITHIN])
    return words[at].is_one_of(_ANSWERING) and any(word.is_one_of(_STANCES) for word in near)


def _is_judged(words: Sequence[Word], lexicon: CueLexicon, at: int) -> bool:
    """Whether from word `at` on somebody speaks of what precedes it: "a claim *the coroner called* convenient", "a step
    *it said* was late"; not "a plan for the pier"."""
    if words[at].mention < 0 and not words[at].is_one_of(ARTICLES, POSSESSIVES, lexicon.pronouns, lexicon.speakers):
        return False
    near = takewhile(lambda word: word.is_word, words[at + 1 : at + _JUDGE_WITHIN])
    return any(
        word.mention < 0 and lexicon.cues.get(word.lower) and not is_participle_cue(word, lexicon) for word in near
    )


def _draws(words: Sequence[Word], at: int) -> bool:
    """Whether the narrator tells from word `at` on how content was heard: "drawing *a skeptical response* from the
    floor", "prompting laughter"."""
    near = takewhile(lambda word: word.mention < 0, words[at + 1 : at + _REFERENCE_WITHIN])
    return words[at].is_one_of(_DRAWING) and any(word.is_one_of(_HEARD, _MOODS) for word in near)


def _explains(words: Sequence[Word], at: int) -> bool:
    """Whether the narrator says from word `at` on what content refers to: "in a reference to", "alluding to"."""
    if words[at].is_one_of(_REFERRING):
        return words[at + 1].is_one_of(("to", "apparently", "obliquely"))
    start = at + words[at].is_one_of(("in",))
    near = words[start : start + _REFERENCE_WITHIN]
    if not near or not near[0].is_one_of(("a", "an", "clear", "apparent")):
        return start > at and bool(near) and near[0].is_one_of(_REFERENCES)
    ends = takewhile(lambda word: word.mention < 0 and not word.is_one_of(("to", "at")), near)
    return any(word.is_one_of(_REFERENCES) for word in ends)


def brings_in_another(words: Sequence[Word], lexicon: CueLexicon, at: int, end: int) -> bool:
    """Whether the narrator lets somebody else speak from word `at` on: "*with Pell calling* it a crime"; not "with whom
    he spoke"."""
    if not words[at].is_one_of(("with",)) or any(word.is_one_of(RELATIVES) for word in words[at + 1 : at + 2]):
        return False
    near = words[at : min(end, at + _ABSOLUTE_WITHIN)]
    clause = takewhile(lambda word: not (word.quotation or is_finite_verb(word, lexicon)), near)
    return any(is_participle_cue(word, lexicon) for word in clause)
