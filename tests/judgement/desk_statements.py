"""20 English and ten Korean articles of a desk's day with all their statements: desk_statements.txt."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from bot.model.analysis import Quote
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.korean_statements import MarkedSentences, MarkedSpan, marked_articles, nearest, read
from tests.judgement.share import Share, share

_FILE = "desk_statements.txt"
_BEYOND = 12
"""Characters outside every marked statement that a given one may have: quotation marks, a comma, a short link."""


class DeskShares(Struct, frozen=True):
    """`found` of the marked statements; of those found, with the `right` speaker and `unharmed` by a wrong one; and the
    share of the given statements that are marked ones without other words (`precise`)."""

    found: Share
    right: Share
    unharmed: Share
    precise: Share


def cases(language: str) -> tuple[MarkedSentences, ...]:
    """The articles of the file in a language, "en" or "ko"."""
    found = marked_articles(_FILE)
    return tuple(case for case in found if case.style.startswith("ko-") == (language == "ko"))


def assert_reached(shares: DeskShares, floors: tuple[float, float, float, float]) -> None:
    """Fail where a share is below its floor; both are in the order of `DeskShares`."""
    found, right, unharmed, precise = floors
    assert shares.found.value >= found, "found"
    assert shares.right.value >= right, "right"
    assert shares.unharmed.value >= unharmed, "unharmed"
    assert shares.precise.value >= precise, "precise"


def measured(chosen: Iterable[MarkedSentences], tagger: Tagger, base: Knowledge) -> DeskShares:
    """A speaker is judged by the name shown or the words that name him in the text."""
    answers: dict[str, list[tuple[bool, str]]] = {measure: [] for measure in DeskShares.__struct_fields__}
    for case in chosen:
        quotes = read(case, tagger, base)
        for statement in case.statements:
            _judge(statement, nearest(statement.span, quotes), case, answers)
        answers["precise"].extend(
            (_is_marked(quote, case), f"{case.style}: {quote.speaker} ({quote.cue}): {quote.text}") for quote in quotes
        )
    return DeskShares(**{measure: share(one) for measure, one in answers.items()})


def _judge(
    statement: MarkedSpan, quote: Quote | None, case: MarkedSentences, answers: dict[str, list[tuple[bool, str]]]
) -> None:
    words = case.text[statement.span.start : statement.span.end]
    told = f"{case.style}: {words} — {' / '.join(statement.speakers)}"
    if quote is not None or not statement.optional:
        answers["found"].append((quote is not None, told))
    if quote is None:
        return
    speaker = _named(case.text, quote)
    right = any(one.casefold() in speaker.casefold() for one in statement.speakers)
    answers["right"].append((right or (statement.nobody and not speaker), f"{told}; found: {speaker or 'nobody'}"))
    answers["unharmed"].append((right or not speaker, f"{told}; found: {speaker or 'nobody'}"))


def _named(text: str, quote: Quote) -> str:
    """The speaker as named and as written; empty for nobody."""
    span = quote.speaker_span
    return f"{quote.speaker} ({text[span.start : span.end]})" if quote.speaker and span else quote.speaker or ""


def _is_marked(quote: Quote, case: MarkedSentences) -> bool:
    """Whether at least half of a marked statement is given, and no more than a few characters beyond all of them."""
    marked = {place for one in case.statements for place in range(one.span.start, one.span.end)}
    beyond = sum(place not in marked for place in range(quote.start, quote.end))
    return beyond <= _BEYOND and 2 * beyond < quote.end - quote.start
