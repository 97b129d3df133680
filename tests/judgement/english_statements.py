"""Written English articles with all their statements: english_statements.txt and three later files."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from bot.model.analysis import Quote
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.korean_statements import MarkedSentences, MarkedSpan, marked_articles, nearest, read
from tests.judgement.share import Share, share

FILES = tuple(f"english_statements{part}.txt" for part in ("", "_2", "_3", "_4"))


class SpeakerShares(Struct, frozen=True):
    """`found` of the marked statements; of those found, with the `right` speaker, and `unharmed` by a wrong one: those
    with the right one or none."""

    found: Share
    right: Share
    unharmed: Share


def cases(file: str = FILES[0]) -> tuple[MarkedSentences, ...]:
    """All articles of a file; their style is the kind of the article."""
    return marked_articles(file)


def measured(chosen: Iterable[MarkedSentences], tagger: Tagger, base: Knowledge) -> SpeakerShares:
    """A speaker is judged by what a card shows: the name, or the words of the text where there is no name."""
    found, right, unharmed = list[tuple[bool, str]](), list[tuple[bool, str]](), list[tuple[bool, str]]()
    for case in chosen:
        quotes = read(case, tagger, base)
        for statement in case.statements:
            quote = nearest(statement.span, quotes)
            words = case.text[statement.span.start : statement.span.end]
            told = f"{case.style}: {words} — {' / '.join(statement.speakers)}"
            if quote is not None or not statement.optional:
                found.append((quote is not None, told))
            if quote is None:
                continue
            told = f"{told}; found: {quote.speaker or 'nobody'}"
            is_right = _is_right(statement, quote)
            right.append((is_right, told))
            unharmed.append((is_right or not quote.speaker, told))
    return SpeakerShares(share(found), share(right), share(unharmed))


def _is_right(statement: MarkedSpan, quote: Quote) -> bool:
    if not quote.speaker:
        return statement.nobody
    return any(one.casefold() in quote.speaker.casefold() for one in statement.speakers)
