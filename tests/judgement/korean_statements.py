"""Written Korean sentences in the styles of ten outlets with all their statements (korean_statements.tsv)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Quote, Span
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("korean_statements.tsv")
_KINDS = {"i": "indirect", "d": "direct", "m": "mixed"}
_PUBLISHED = "2025-11-27"


class MarkedSpan(Struct, frozen=True):
    """One statement of a text: its span, its kind, and words of which the speaker's name holds one; `nobody`: it is
    right to name no speaker; `optional`: it may be left out."""

    span: Span
    kind: str
    speakers: tuple[str, ...]
    nobody: bool
    optional: bool = False


class MarkedSentences(Struct, frozen=True):
    """A short text in the style of an outlet with all its statements, outer ones before inner ones."""

    half: str
    style: str
    text: str
    statements: tuple[MarkedSpan, ...]


class StatementShares(Struct, frozen=True):
    """`found` of the marked statements; of those found, without a `wrong` speaker, with somebody `named` where somebody
    is to be named, and of the right `kind`; and the share of the given statements that are `marked` ones."""

    found: Share
    unharmed: Share
    named: Share
    kind: Share
    precise: Share


def cases() -> tuple[MarkedSentences, ...]:
    """All cases of the file."""
    lines = _FILE.read_text("utf-8").splitlines()
    return tuple(marked_sentences(*line.split("\t")) for line in lines if not line.startswith("#"))


def marked_sentences(half: str, style: str, marked: str) -> MarkedSentences:
    """A case from a line's fields; `marked` has `{kind|speakers|words}` for each statement."""
    text, statements = _unmarked(marked)
    return MarkedSentences(half, style, text, statements)


def marked_articles(file: str) -> tuple[MarkedSentences, ...]:
    """The articles of a file of this folder, each below a line "## half style"."""
    return tuple(_article(text) for text in Path(__file__).with_name(file).read_text("utf-8").split("\n## ")[1:])


def _article(text: str) -> MarkedSentences:
    heading, body = text.split("\n", 1)
    half, style = heading.split(" ", 1)
    return marked_sentences(half, style, body.strip())


def _unmarked(marked: str) -> tuple[str, tuple[MarkedSpan, ...]]:
    """The text without its braces, and what they mark."""
    text, opened, found = "", list[tuple[int, str, str]](), list[MarkedSpan]()
    rest = marked
    while rest:
        if rest[0] == "{":
            kind, speakers, rest = rest[1:].split("|", 2)
            opened.append((len(text), kind, speakers))
        elif rest[0] == "}":
            start, kind, speakers = opened.pop()
            names = speakers.split(" / ")
            people = tuple(name for name in names if name != "-")
            span = Span(start, len(text))
            found.append(MarkedSpan(span, _KINDS[kind[0]], people, "-" in names, kind.endswith("?")))
            rest = rest[1:]
        else:
            text, rest = text + rest[0], rest[1:]
    return text, tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def measured(chosen: Iterable[MarkedSentences], tagger: Tagger, base: Knowledge) -> StatementShares:
    """A marked statement is found by the given one that is most like it, if half of each lies in the other. A given
    statement is a marked one if half of it lies in marked ones."""
    found, unharmed, named = list[tuple[bool, str]](), list[tuple[bool, str]](), list[tuple[bool, str]]()
    kind, precise = list[tuple[bool, str]](), list[tuple[bool, str]]()
    for case in chosen:
        quotes = read(case, tagger, base)
        for statement in case.statements:
            words = case.text[statement.span.start : statement.span.end]
            quote = nearest(statement.span, quotes)
            if quote is not None or not statement.optional:
                found.append((quote is not None, f"{case.style}: {case.text} — {words}"))
            if quote is None:
                continue
            speaker = _named(case.text, quote)
            told = (
                f"{case.style}: {case.text} — {words} — {' / '.join(statement.speakers)}; found: {speaker or 'nobody'}"
            )
            right = any(one.casefold() in speaker.casefold() for one in statement.speakers)
            unharmed.append((not speaker or right, told))
            named.append((bool(speaker) or statement.nobody, told))
            kind.append((quote.kind == statement.kind, f"{told}, {quote.kind}"))
        precise.extend((_is_marked(quote, case), f"{case.style}: {case.text} — {quote.text}") for quote in quotes)
    return StatementShares(*(share(answers) for answers in (found, unharmed, named, kind, precise)))


def read(case: MarkedSentences, tagger: Tagger, base: Knowledge) -> tuple[Quote, ...]:
    tagged = tagger.tag(case.text)
    return find_quotes(tagged, find_entities(tagged, base, None, _PUBLISHED))


def _named(text: str, quote: Quote) -> str:
    """The speaker as named and as written; empty for nobody."""
    span = quote.speaker_span
    return f"{quote.speaker} ({text[span.start : span.end]})" if quote.speaker and span else quote.speaker or ""


def nearest(wanted: Span, quotes: Iterable[Quote]) -> Quote | None:
    def shared(quote: Quote) -> int:
        return max(0, min(wanted.end, quote.end) - max(wanted.start, quote.start))

    def length(one: Span | Quote) -> int:
        return one.end - one.start

    fitting = [one for one in quotes if 2 * shared(one) >= max(length(wanted), length(one))]
    return max(fitting, key=lambda one: shared(one) / (length(wanted) + length(one) - shared(one)), default=None)


def _is_marked(quote: Quote, case: MarkedSentences) -> bool:
    marked = {place for one in case.statements for place in range(one.span.start, one.span.end)}
    inside = sum(place in marked for place in range(quote.start, quote.end))
    return 2 * inside >= quote.end - quote.start
