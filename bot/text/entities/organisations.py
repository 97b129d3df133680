"""Companies, clubs and labels that the language model takes for people: what stands around one of their mentions tells
("Young Poong and its partner", "Toss founder Lee", "a stake in …"), and it holds for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention, MentionSource

_BEHIND = re.compile(
    r"['’]s? (?:subsidiary|subsidiaries|shareholders|headquarters"
    r"|chair(?:wo)?man|chief executive|CEO|parent company|affiliate|union)\b"
    r"| and its\b|, a (?:unit|subsidiary|label|maker|company|firm|club|start-?up)\b"
    r"| (?:CEO|chairman|chairwoman|chief executive|founder|co-founder|chief) [A-Z]"
)
_BEFORE = re.compile(
    r"\b(?:shares (?:of|in)|stake in|(?:unit|subsidiary|label|chair(?:wo)?man|chief executive|CEO|founder) of"
    r"|merge[rd]? with|company|firm|agency|carmaker|shipbuilder|steelmaker|retailer|start-?up) $"
)
_REACH = 24


def with_bodies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The model's mentions, those of bodies among the people set right. A word that is also part of somebody's fuller
    name stays a person's."""
    found = [m for m in mentions if m.origin is MentionSource.MODEL]
    people = {m.text for m in found if m.kind is EntityKind.PERSON}
    parts = {part for name in people if " " in name for part in name.split()}
    bodies = {m.text for m in found if m.text in people and m.text not in parts and _told(text, m)}
    return [replace(m, kind=EntityKind.ORGANISATION) if m.text in bodies else m for m in mentions]


def _told(text: str, mention: Mention) -> bool:
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return before is not None or _BEHIND.match(text, mention.end) is not None
