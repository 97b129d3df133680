"""Recognise a clause behind a comma and "and" that tells what happened, and is no part of what somebody says.

said it accepted the findings, *and its shares fell* · said the plant would close, *and 300 workers lost* their jobs
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import BE, HAVE, Word, is_finite_verb, is_past_verb, is_tensed

_TRADED = frozenset(
    ["share", "shares", "stock", "stocks", "won", "dollar", "yen", "euro", "pound", "currency", "bonds", "futures"]
)
"""What is traded, of which firms and ministries do not tell how it moved."""
_MOVED = frozenset(
    [
        *("fell", "rose", "slipped", "dropped", "gained", "jumped", "slid", "climbed", "tumbled", "surged", "plunged"),
        *("sank", "rallied", "edged", "closed", "ended", "lost", "added", "soared", "shed", "weakened", "firmed"),
    ]
)
_TO_COME = frozenset(("would", "will"))
_SUBJECT_WITHIN = 7
"""The most words of such a clause up to its verb."""


def tells_fact(words: Sequence[Word], lexicon: CueLexicon, joint: int, start: int) -> bool:
    """Whether the clause behind the joint tells what happened: how a market moved, or, behind what is to come, what
    came. The content begins at word `start`."""
    if words[joint].lower != "and" or words[joint - 1].text != "," or joint + 2 >= len(words):
        return False
    near = words[joint + 1 : joint + 1 + _SUBJECT_WITHIN]
    subject = list(takewhile(lambda word: word.is_one_of(_TRADED) or not is_tensed(word, lexicon), near))
    verb = joint + 1 + len(subject)
    if not subject or verb >= len(words) or not is_past_verb(words[verb], lexicon) or words[verb].is_one_of(BE, HAVE):
        return False
    if not all(word.is_word for word in subject) or any(word.is_one_of(lexicon.boundaries) for word in subject):
        return False
    said = words[start:joint]
    if subject[-1].is_one_of(_TRADED) and words[verb].is_one_of(_MOVED):
        return not any(word.is_one_of(_TRADED) for word in said)
    main = next((word for word in said if is_tensed(word, lexicon)), None)
    is_to_come = main is not None and main.is_one_of(_TO_COME)
    return is_to_come and not any(is_finite_verb(word, lexicon) or word.is_one_of(BE) for word in words[verb + 1 :])
