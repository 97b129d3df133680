"""Find the one person whom a text is about, before it names another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.words import opens_clause


class Portrait(NamedTuple):
    """The first person whom a text names, from the sentence in which it acts up to the one that names another."""

    person: int
    since: int
    until: int

    def holds(self, sentence: int) -> bool:
        """Whether nobody else is named up to a sentence after it began."""
        return self.since < sentence < self.until


def portrait(sentences: Sequence[NarratorSentence], persons: frozenset[int]) -> Portrait | None:
    """The portrait that a text begins with; None if its first person does not act. `persons` are entity indices."""
    person, since = -1, -1
    for sentence in sentences:
        for at, word in enumerate(sentence.words):
            if word.mention not in persons:
                continue
            if word.mention != person >= 0:
                return Portrait(person, since, sentence.index) if since >= 0 else None
            person = word.mention
            if since < 0 and opens_clause(sentence.words, at):
                since = sentence.index
    return Portrait(person, since, len(sentences)) if since >= 0 else None
