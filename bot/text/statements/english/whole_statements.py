"""Statements without quote marks: a whole statement after a colon, a headline with its speaker, a transcript.

State agencies print statements and letters whole: a line ends with a colon, and all that follows, up to the end mark,
is the statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.text.statements.english.attributions import Claim
from bot.text.statements.english.cues import Lexicon
from bot.text.statements.english.narrator_sentences import Unit, Word
from bot.text.statements.english.subjects import Finder, Range

NOUNS = frozenset(
    [
        "statement",
        "answer",
        "message",
        "letter",
        "report",
        "declaration",
        "communique",
        "communiqué",
        "speech",
        "remarks",
        "commentary",
        "telegram",
        "text",
        "article",
        "order",
    ]
)
AGENCY = re.compile(r"\((?:KCNA|Rodong Sinmun)\)|-0-")
END = re.compile(r"\s*[\"”]?\s*-0-|\s*\(END\)|\s*\Z")
TURN = re.compile(r"^([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=\S)", re.MULTILINE)
HEADLINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Block:
    """A statement: its span, and the phrase of unit number `unit` that speaks; `cue` is a span of the text."""

    span: Span
    unit: int
    subject: Range | None
    cue: Span | None
    direct: bool


def blocks(text: str, units: Sequence[Unit], claims: Sequence[Sequence[Claim]], lexicon: Lexicon) -> list[Block]:
    """All statements without quote marks of a text."""
    found = [*_headline(units, claims, lexicon), *_turns(text, units, lexicon)]
    agency = bool(AGENCY.search(text))
    for at, unit in enumerate(units[:-1]):
        if unit.words[-1].text != ":" or units[at + 1].line == unit.line or units[at + 1].words[0].run is not None:
            continue
        told = next((c for c in claims[at] if not c.pieces), None)
        noun = next((w for w in unit.words if w.lower in NOUNS), None)
        if told is None and noun is None:
            continue
        subject = told.subject if told else Finder(unit.words, lexicon).first(0, len(unit.words))
        start = units[at + 1].start
        if agency:
            end = END.search(text, start)
            stop = end.start() if end else len(text)
        else:
            stop = max(u.end for u in units if u.line == units[at + 1].line)
        first, last = told.cue if told else (0, 0)
        cue = Span(unit.words[first].start, unit.words[last - 1].end) if told else noun and Span(noun.start, noun.end)
        found.append(Block(Span(start, stop), at, subject, cue or None, direct=True))
    return [b for b in found if b.span.start < b.span.end]


def _headline(units: Sequence[Unit], claims: Sequence[Sequence[Claim]], lexicon: Lexicon) -> list[Block]:
    """A first line like "Minister: talks will go on" or "North fires missile: JCS"."""
    if not units or claims[0] or (len(units) > 1 and units[1].line == units[0].line):
        return []
    words = units[0].words
    colons = [i for i, w in enumerate(words) if w.text == ":"]
    if len(colons) != 1 or len(words) > HEADLINE_WORDS or words[-1].text == ".":
        return []
    before, after = (0, colons[0]), (colons[0] + 1, len(words))
    finder = Finder(words, lexicon)
    for phrase, content in ((before, after), (after, before)):
        size = phrase[1] - phrase[0]
        fits = 0 < size <= 6 and content[1] - content[0] >= 4
        if fits and _speaks(words[phrase[0] : phrase[1]], lexicon) and finder.is_speaker(phrase):
            span = Span(words[content[0]].start, words[content[1] - 1].end)
            return [Block(span, 0, phrase, None, direct=False)]
    return []


def _speaks(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """True for a name and for "Unification minister", not for "Editorial" and "Report"."""
    if words[0].mention >= 0 and words[-1].mention >= 0:
        return True
    return words[-1].lower in lexicon.speakers - NOUNS - {"editorial"} and all(w.is_word for w in words)


def _turns(text: str, units: Sequence[Unit], lexicon: Lexicon) -> list[Block]:
    """The turns of a transcript: lines that open with a name in capitals and a colon, or with a name, a title or a
    letter that comes again beside others ("Q:", "Host:")."""
    turns = list(TURN.finditer(text))
    often = Counter(turn.group(1) for turn in turns)
    again = {label for label, count in often.items() if count > 1 and len(often) > 1}
    voices = lexicon.persons | {"q", "a"}
    named = {unit.start for unit in units if unit.words[0].mention >= 0 or unit.words[0].lower in voices}
    turns = [t for t in turns if t.group(1).isupper() or (t.group(1) in again and t.start() in named)]
    if len(turns) < 2:
        return []
    out = []
    for turn in turns:
        at = next((i for i, u in enumerate(units) if u.start <= turn.start() < u.end), None)
        if at is None:
            continue
        end = text.find("\n", turn.end())
        stop = end if end >= 0 else len(text)
        count = sum(w.start < turn.end(1) for w in units[at].words)
        out.append(Block(Span(turn.end(), stop), at, (0, count), None, direct=True))
    return out
