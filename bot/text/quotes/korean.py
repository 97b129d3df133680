"""Quotes in Korean text: "…"고 말했다, …라고 밝혔다, …에 따르면.

The quotation stands before its particle; the speaker is the phrase with a topic or subject particle before it, or
between it and the verb. "그는" is followed back to the last speaker of the paragraph or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.text import Entity, EntityKind, Quote, QuoteKind, Span
from bot.text.quotes.marks import Run
from bot.text.quotes.speakers import Speaker
from bot.text.tagger import Tagged

HANGUL = re.compile(r"[가-힣]")
LETTER = re.compile(r"[^\W\d_]")
CUE = re.compile(
    r"(말|밝|전|강조|주장|덧붙|설명|비판|비난|지적|경고|촉구|언급|답|물|평가|반박|보도|발표|당부|약속|요구|호소|토로|역설|확인|시사|선언|소개|예상|진단|분석|회상|썼|적었)"
    r"(?:했|혔|하였|였|였었|었|한|힌|하며|하면서|하고|붙였|붙이)?[가-힣]{0,4}"
)
PARTICLE = re.compile(r"^\s*(?:이?라고|이?라며|이?라면서|이?라는|고|며|면서|는|등|으로|라)")
SUBJECT = re.compile(r"((?:[^\s,\"“”‘’]+\s+){0,5}?[^\s,\"“”‘’]+?)(?:은|는|이|가|께서)(?=[\s,])")
SOURCE = re.compile(r"^(.{2,40}?)에 (?:따르면|의하면),?\s*")
PRONOUN = re.compile(r"^(?:그|그녀|이 관계자|이 당국자)$")
REACH = 2
"""Sentences that "he said" reaches back."""


def is_korean(text: str) -> bool:
    """True where Hangul makes up a good part of the letters."""
    letters = len(LETTER.findall(text[:4000]))
    return letters > 0 and len(HANGUL.findall(text[:4000])) > 0.3 * letters


def korean_quotes(tagged: Tagged, runs: Sequence[Run], entities: Sequence[Entity]) -> list[Quote]:
    """The quotes of a Korean text in order."""
    out: list[Quote] = []
    last: tuple[int, Speaker] | None = None
    for at, sentence in enumerate(_sentences(tagged.text, tagged.sentences, runs)):
        inside = [r for r in runs if sentence.start <= r.start < sentence.end]
        for run in inside:
            speaker, cue = _attribution(tagged.text, sentence, run, entities)
            if cue is None:
                continue
            if speaker is None and last and at - last[0] <= REACH:
                speaker = last[1]
            span = _inner(tagged.text, run)
            if span.start < span.end:
                out.append(_quote(tagged.text, span, QuoteKind.DIRECT, cue, speaker))
            if speaker:
                last = (at, speaker)
        if not inside and (found := _sourced(tagged.text, sentence, entities)):
            out.append(found)
    return out


def _sentences(text: str, given: Sequence[Span], runs: Sequence[Run]) -> list[Span]:
    """The sentences, joined where a quotation runs over their border."""
    out: list[Span] = []
    for span in given:
        if (out and any(r.start < out[-1].end < r.end or r.start < span.start < r.end for r in runs)) or (
            out and PARTICLE.match(text[span.start : span.start + 4]) and any(r.end == out[-1].end for r in runs)
        ):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _attribution(text: str, sentence: Span, run: Run, entities: Sequence[Entity]) -> tuple[Speaker | None, str | None]:
    """Who said a quotation, and the verb; no verb where the quotation is no speech."""
    behind = text[run.end : sentence.end]
    particle = PARTICLE.match(behind)
    if particle is None:
        return None, None
    cue = CUE.search(behind)
    if cue is None:
        return None, None
    before = text[sentence.start : run.start]
    found = _subject(text, sentence.start, before, entities)
    if found is None and not PRONOUN.match(before.strip().rstrip("은는이가")):
        found = _subject(text, run.end + particle.end(), behind[particle.end() : cue.start()], entities)
    return found, cue.group()


def _subject(text: str, offset: int, part: str, entities: Sequence[Entity]) -> Speaker | None:
    """The first phrase with a subject particle in `part`, which begins at `offset` of the text; later ones belong to
    clauses inside it."""
    match = SUBJECT.search(part)
    if match is None:
        return None
    start, end = offset + match.start(1), offset + match.end(1)
    if PRONOUN.match(match.group(1).split()[-1]):
        return None
    named = [(m, i) for i, e in enumerate(entities) for m in e.mentions if start <= m.start and m.end <= end]
    persons = [(m, i) for m, i in named if entities[i].kind is EntityKind.PERSON]
    if persons or (named and max(m.end for m, _ in named) >= end):
        mention, index = max(persons or named, key=lambda pair: pair[0].end)
        entity = entities[index]
        return Speaker(entity.name, entity.id, mention, entity.kind, index)
    return Speaker(text[start:end], None, Span(start, end))


def _sourced(text: str, sentence: Span, entities: Sequence[Entity]) -> Quote | None:
    """A sentence that opens with "…에 따르면"."""
    body = text[sentence.start : sentence.end]
    match = SOURCE.match(body)
    if match is None:
        return None
    start = sentence.start + match.end()
    span = Span(start, sentence.start + len(body.rstrip(" .")))
    if span.end - span.start < 8:
        return None
    where = Span(sentence.start, sentence.start + match.end(1))
    named = [(m, e) for e in entities for m in e.mentions if where.start <= m.start < where.end]
    speaker = Speaker(match.group(1), None, where)
    if named:
        mention, entity = max(named, key=lambda pair: pair[0].end)
        if mention.end == where.end:
            speaker = Speaker(entity.name, entity.id, mention, entity.kind)
    return _quote(text, span, QuoteKind.INDIRECT, "에 따르면", speaker)


def _inner(text: str, run: Run) -> Span:
    start, end = run.inner_start, run.inner_end
    while end > start and text[end - 1] in " .,":
        end -= 1
    return Span(start, end)


def _quote(text: str, span: Span, kind: QuoteKind, cue: str, speaker: Speaker | None) -> Quote:
    name, key, where = (speaker.name, speaker.id, speaker.span) if speaker else (None, None, None)
    return Quote(span.start, span.end, text[span.start : span.end], kind, cue, name, key, where)
