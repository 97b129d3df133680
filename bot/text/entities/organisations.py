"""Correct organisations that the language model tags as people: the context of one mention ("Young Poong and its
partner", "Toss founder Lee", "a stake in …") decides for all of them."""

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


def with_organisations(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the kind of such people set to organisation. A word that is part of a longer person's name
    stays a person."""
    found = [m for m in mentions if m.origin is MentionSource.MODEL]
    people = {m.text for m in found if m.kind is EntityKind.PERSON}
    parts = {part for name in people if " " in name for part in name.split()}
    bodies = {m.text for m in found if m.text in people and m.text not in parts and _has_context(text, m)}
    return [replace(m, kind=EntityKind.ORGANISATION) if m.text in bodies else m for m in mentions]


def _has_context(text: str, mention: Mention) -> bool:
    """Whether the words around a mention are typical of an organisation."""
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return before is not None or _BEHIND.match(text, mention.end) is not None
