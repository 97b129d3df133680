"""Whether the words of a role say that it is no longer held."""

from __future__ import annotations

from bot.lang.scripts import hangul_count
from bot.text.entities.roles import korean, office_words


def is_past_role(role: str) -> bool:
    """Whether a role is a former one by its words, in English or Korean."""
    return korean.is_past(role) if hangul_count(role) else office_words.is_past(role)
