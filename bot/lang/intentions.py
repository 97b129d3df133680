"""Verbs that say what somebody means to do: the statement after them does not report a fact ("plans to send 12,000").

The reader takes them as cues that an infinitive follows; the figures of a story take no number from such a statement.
"""

from __future__ import annotations

INTENTIONS = (
    *("want", "hope", "plan", "intend", "seek", "decide", "refuse", "decline", "prefer"),
    *("aim", "aspire", "volunteer", "consent", "expect", "agree", "offer", "pledge", "promise"),
    *("propose", "swear", "threaten", "undertake", "vow", "vote", "choose", "resolve"),
)
_IRREGULAR = ("sought", "swore", "sworn", "undertook", "chose")
_STEMS = tuple(verb.removesuffix("e") for verb in INTENTIONS if verb != "expect") + _IRREGULAR
"""Without "expect", whose subject gives the number: "Seoul expects 12,000"."""


def is_intention(cue: str) -> bool:
    """Whether a verb in any of its forms is one of them."""
    return cue.lower().startswith(_STEMS)
