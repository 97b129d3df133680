"""Short articles with sentences that mislead alone (misleading.txt), and the summaries that show one alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("misleading.txt")
_LENGTHS = (1, 2, 3)
_PUBLISHED = "2025-04-20"


@dataclass(frozen=True, slots=True)
class MisleadingCase:
    """An article, and for each sentence that misleads alone its beginning and words of the sentence that it needs."""

    half: str
    name: str
    kind: str
    title: str
    text: str
    needs: tuple[tuple[str, str], ...]


def cases() -> tuple[MisleadingCase, ...]:
    """All cases."""
    blocks = _FILE.read_text("utf-8").split("\n== ")[1:]
    return tuple(_case(*block.strip().split("\n")) for block in blocks)


def _case(head: str, *lines: str) -> MisleadingCase:
    half, name, kind, title = head.split(" | ")
    text = "\n".join(line for line in lines if not line.startswith("! "))
    needs = tuple(
        (before, after) for before, _, after in (line[2:].partition(" > ") for line in lines if line.startswith("! "))
    )
    return MisleadingCase(half, name, kind, title, text, needs)


def measured(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Articles of which no summary of one, two or three sentences shows a sentence without the one that it needs."""
    return share(_answer(case, tagger, base) for case in chosen)


def _answer(case: MisleadingCase, tagger: Tagger, base: Knowledge) -> tuple[bool, str]:
    tagged = tagger.tag(case.text)
    entities = find_entities(tagged, base, case.title, _PUBLISHED)
    ordered = key_sentences(tagged, case.title, entities, find_quotes(tagged, entities))
    for length in _LENGTHS:
        shown = [sentence.text for sentence in ordered[:length]]
        alone = [before for before, after in case.needs if _has(shown, before) and not _has(shown, after)]
        if alone:
            return False, f"{case.name} ({case.kind}), {length} of {len(tagged.sentences)} sentences: {alone[0]} …"
    return True, case.name


def _has(shown: Iterable[str], words: str) -> bool:
    return any(words in sentence for sentence in shown)
