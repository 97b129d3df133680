"""Assign the subjects of a text: counts of words of the lexicon and of entities that show a subject, with higher
weights in the title and the opening."""

from __future__ import annotations

import math
from collections.abc import Mapping

from bot.lang.scripts import is_unspaced
from bot.model.analysis import Subject
from bot.text.topics.lexicon import strong, weak

Places = Mapping[str, set[int]]
"""List of the lexicon -> offsets of its words."""
STRONG, WEAK = 2.0, 0.7
"""Weights of a subject's specific and weak words."""
OPENING = 350
"""Characters of a text that count as its opening."""
NEAR = 0.6
"""The lowest share of the main subject's score for another subject."""
LEAST, LEAST_SHORT, GUESS = math.log1p(6), math.log1p(2.6), math.log1p(2)
"""The lowest score of a subject; that in a text of fewer than `SHORT` words, which has no room for more; and that of
the only subject that such a text hints at, by one weak word of its title."""
SHORT = 60
PER_WORD = 2
"""Characters of a word in scripts without spaces."""
MOST_SUBJECTS = 4
ASIDE = frozenset((Subject.SPORT, Subject.CULTURE))
"""Subjects that many channels leave out: beside another subject they need two words, since one is often a figure of
speech ("plays down film row")."""


def subjects(heading: Places, places: Places, body: str, *, korean: bool) -> tuple[Subject, ...]:
    """Up to `MOST_SUBJECTS` subjects, the main one first; OTHER if no score is high enough. `korean` says whether the
    text is about the peninsula."""
    length = len(body) // PER_WORD if is_unspaced(body[:OPENING]) else len(body.split())
    found = {subject: _score(subject, heading, places) for subject in Subject}
    least = {one: _least(one, heading, places, korean) if length < SHORT else LEAST for one in Subject}
    scores = {subject: score for subject, score in found.items() if score >= least[subject]}
    if not scores and korean and length < SHORT:
        likeliest = max((one for one in Subject if one not in ASIDE), key=lambda one: found[one])
        return (likeliest if found[likeliest] >= GUESS else Subject.OTHER,)
    if any(subject not in ASIDE for subject in scores):
        scores = {one: score for one, score in scores.items() if one not in ASIDE or _words(one, heading, places) > 1}
    if not scores:
        return (Subject.OTHER,)
    nearest = NEAR * max(scores.values())
    ranked = sorted((one for one in scores if scores[one] >= nearest), key=lambda one: -scores[one])
    return tuple(ranked[:MOST_SUBJECTS])


def _least(subject: Subject, heading: Places, places: Places, korean: bool) -> float:
    """The lowest score of a subject in a short text. A single word needs the peninsula beside it, since it may have
    another sense ("bishop sanctions hymn book"), and two weak words too."""
    words, specific = _words(subject, heading, places), heading.get(strong(subject)) or places.get(strong(subject))
    if not korean and words < 2:
        return math.inf
    return LEAST_SHORT if specific or (korean and words > 1 and subject not in ASIDE) else LEAST


def _score(subject: Subject, heading: Places, places: Places) -> float:
    count = 0.0
    for name, weight in ((strong(subject), STRONG), (weak(subject), WEAK)):
        inside = places.get(name, set())
        count += weight * (3 * len(heading.get(name, ())) + len(inside) + sum(at < OPENING for at in inside))
    return math.log1p(count)


def _words(subject: Subject, heading: Places, places: Places) -> int:
    return sum(len(part.get(name, ())) for part in (heading, places) for name in (strong(subject), weak(subject)))
