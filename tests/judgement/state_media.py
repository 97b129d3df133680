"""Who the reader says is speaking: in the style of state media (state_media.tsv), and by genre (speakers.tsv)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Quote
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

_STATE_MEDIA = Path(__file__).with_name("state_media.tsv")
_BY_GENRE = Path(__file__).with_name("speakers.tsv")
_PUBLISHED = "2025-02-20"


class SpokenCase(Struct, frozen=True):
    """A text with one statement, and words of which the speaker's name or description holds one; `nobody`: it is right
    to name no speaker. The cases by genre have theirs."""

    half: str
    text: str
    speakers: tuple[str, ...]
    nobody: bool
    genre: str = ""


def cases() -> tuple[SpokenCase, ...]:
    """The cases in the style of state media."""
    return tuple(_case(half, text, said) for half, text, said in _rows(_STATE_MEDIA))


def cases_by_genre() -> tuple[SpokenCase, ...]:
    """Cases of every genre of state media, of southern dailies on the north, and of politics elsewhere."""
    return tuple(_case(half, text, said, genre) for half, genre, text, said in _rows(_BY_GENRE))


def _rows(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]


def _case(half: str, text: str, said: str, genre: str = "") -> SpokenCase:
    names = said.split(" / ")
    speakers = tuple(one for one in names if one != "-")
    return SpokenCase(half, text.replace("\\n", "\n"), speakers, "-" in names, genre)


def measured(chosen: Iterable[SpokenCase], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """The share of cases in which every statement has the right speaker (none where there is none), and the share
    without a wrong one: to name nobody is better than to name somebody else."""
    answers = [(case, _spoken(case, tagger, base)) for case in chosen]
    right = share((_is_right(case, speakers), _said(case, speakers)) for case, speakers in answers)
    unharmed = share((_is_unharmed(case, speakers), _said(case, speakers)) for case, speakers in answers)
    return right, unharmed


def _spoken(case: SpokenCase, tagger: Tagger, base: Knowledge) -> list[str]:
    """The speaker of each statement, as named and as written; empty where it has none."""
    tagged = tagger.tag(case.text)
    quotes = find_quotes(tagged, find_entities(tagged, base, None, _PUBLISHED))
    return [_named(case.text, quote) if quote.speaker else "" for quote in quotes]


def _named(text: str, quote: Quote) -> str:
    span = quote.speaker_span
    return f"{quote.speaker} ({text[span.start : span.end]})" if span else f"{quote.speaker}"


def _is_right(case: SpokenCase, speakers: Sequence[str]) -> bool:
    return (case.nobody and not any(speakers)) or (bool(speakers) and all(_fits(case, name) for name in speakers))


def _is_unharmed(case: SpokenCase, speakers: Sequence[str]) -> bool:
    return all(_fits(case, name) for name in filter(None, speakers))


def _fits(case: SpokenCase, name: str) -> bool:
    return any(words.casefold() in name.casefold() for words in case.speakers)


def _said(case: SpokenCase, speakers: Sequence[str]) -> str:
    given = ", ".join(name or "nobody" for name in speakers) or "no statement"
    return f"{case.text} — {' / '.join(case.speakers) or 'nobody'}; found: {given}"
