"""The speaker of a statement, and the statement built from its parts."""

from __future__ import annotations

from msgspec import Struct

from bot.model.analysis import EntityKind, Quote, QuoteKind, Span


class Speaker(Struct, frozen=True):
    """The speaker of a statement.

    `name` is None if the text does not make it certain; `span` is the speaker's phrase in the text. `entity` is an
    index into the entities of the text, -1 for a speaker that is none of them. `joint` is where the text names each
    entity of several who speak together.
    """

    name: str | None
    id: str | None
    span: Span
    kind: EntityKind | None = None
    entity: int = -1
    plural: bool = False
    joint: tuple[Span, ...] = ()


_CLOSING = {")": "(", "）": "（"}
_NEAR = 200
"""The most characters between a bracket and the one that closes it."""


def statement(text: str, span: Span, kind: QuoteKind, cue: str | None, speaker: Speaker | None) -> Quote:
    """Build the statement whose content is `span` of the text, with the bracket that closes one in it, and up to the
    one that closes a bracket around it."""
    end = span.end + (text[span.end : span.end + 1] in _CLOSING and _is_open(text, span, text[span.end]))
    span = Span(span.start, _end_within_bracket(text, Span(span.start, end)))
    said = text[span.start : span.end]
    if speaker is None:
        return Quote(span.start, span.end, said, kind, cue, None, None, None)
    return Quote(span.start, span.end, said, kind, cue, speaker.name, speaker.id, speaker.span, speaker.joint)


def _is_open(text: str, span: Span, closing: str) -> bool:
    """Whether a bracket in `span` is left open that the mark behind it closes: "for 603 billion won ($410 million"."""
    begin = max(span.start, span.end - _NEAR)
    return text.rfind(_CLOSING[closing], begin, span.end) > text.rfind(closing, begin, span.end)


def _end_within_bracket(text: str, span: Span) -> int:
    """The end of a span, or where the bracket closes in which it begins: "(the ministry said *it was fined*) fell"."""
    near = max(0, span.start - _NEAR)
    line = Span(max(text.rfind("\n", near, span.start) + 1, near), span.start)
    for closing, opening in _CLOSING.items():
        at = text.find(closing, span.start, min(span.end, span.start + _NEAR))
        is_own = at < 0 or _is_open(text, Span(span.start, at), closing)
        if not is_own and text[span.start - 1] != opening and _is_open(text, line, closing):
            return at
    return span.end
