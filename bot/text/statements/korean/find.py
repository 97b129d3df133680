"""Quotes in Korean text: "…"고 말했다, …다고 밝혔다, …에 따르면, and headlines: 합참 "…".

What is said stands before its verb; the speaker carries a topic or subject particle, in front of it or between it and
the verb. "그는", or no subject at all, is followed back only where one reading is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Entity, Quote, QuoteKind, Span
from bot.text.statements.korean.clauses import BARE_CUE, CUE, THUS, TOLD_ON, TURN, said, without_setting
from bot.text.statements.korean.speakers import Phrase, Voices
from bot.text.statements.quotation_marks import QuotedRun
from bot.text.statements.speakers import Speaker
from bot.text.tagger import Tagged

PARTICLE = re.compile(r"\s*(?P<link>이?라고|이?라며|이?라면서도?|이?라는|고|며|면서도?|는|등|으로|라)(?=[\s,])")
SOURCE = re.compile(r"(?P<who>.{2,40}?)에 (?:따르면|의하면),?\s*")
HEADLINE = re.compile(r"(?P<who>[^\s\"“”‘’.…,:]+(?: [^\s\"“”‘’.…,:]+){0,3})[,:…]?\s*$")
SENTENCE_END = re.compile(r"(?:다|요|까|라|자|죠|지|나|네|군|음)[.!?…]*$")
CLAUSE_WORD = re.compile(r"(?:은|는|이|가|을|를|의|에|로|과|와|도|한|할|된|될)\s*$")
RELATIVE = re.compile(r"(?:한|힌|인)$")
MERE = frozenset({"는", "등", "으로", "라"})
"""Particles that stand behind names in quotation marks as well."""
ADDS = re.compile(r"덧붙|부연")
REACH = 2
"""Sentences that "he said" reaches back."""
_MASK = "\ue000"
_QUOTED = re.compile(_MASK)
_SPEECH = 3
"""Words of a quotation that are speech even where they are no sentence."""
_FEW = 5
"""Words of a quotation that may be a part of what is said."""
_LEAST = 5
"""Characters of something said without quotation marks."""


def korean_quotes(tagged: Tagged, runs: Sequence[QuotedRun], entities: Sequence[Entity]) -> list[Quote]:
    """The quotes of a Korean text in order."""
    return _KoreanPass(tagged.text, runs, entities).quotes(tagged.sentences)


class _KoreanPass:
    """One text being read, with the one who spoke last."""

    def __init__(self, text: str, runs: Sequence[QuotedRun], entities: Sequence[Entity]) -> None:
        self._text = text
        self._runs = runs
        self._masked = _masked(text, runs)
        self._voices = Voices(text, self._masked, entities)
        self._last: tuple[int, Speaker, int] | None = None
        """The sentence in which someone spoke, who it was, and where that sentence ends."""

    def quotes(self, sentences: Sequence[Span]) -> list[Quote]:
        out: list[Quote] = []
        joined = _joined(self._text, sentences, self._runs)
        for at, sentence in enumerate(joined):
            found = [*self._quoted(at, sentence), *self._unquoted(at, sentence)]
            if at:
                found += self._thus(at, joined[at - 1], sentence)
            named = any(quote.speaker for quote in found)
            out += found if named else self._sourced(sentence) or found
        return sorted(out, key=lambda quote: (quote.start, quote.end))

    def _quoted(self, at: int, sentence: Span) -> Iterator[Quote]:
        """What stands in quotation marks and is said to have been said."""
        for run in self._runs:
            if not sentence.start <= run.start < sentence.end:
                continue
            if headline := self._headline(sentence, run):
                yield headline
                continue
            span = _inner(self._text, run)
            particle = PARTICLE.match(self._text, run.end, sentence.end)
            cue = particle and self._cue(particle, sentence)
            if particle is None or cue is None or (particle["link"] in MERE and not self._speaks(span)):
                continue
            speaker, begin = self._who(at, sentence, sentence.start, run.start, particle.end(), cue)
            kind = QuoteKind.DIRECT
            if self._goes_on(begin, run, span):
                kind, span = QuoteKind.MIXED, Span(without_setting(self._masked, begin, run.start), run.end)
            if span.start < span.end:
                yield self._quote(span, kind, self._text[cue.start : cue.end], speaker)
            self._remember(at, sentence, speaker)

    def _speaks(self, inner: Span) -> bool:
        """Whether a quotation is a sentence, and no name or title in quotation marks."""
        words = self._text[inner.start : inner.end]
        return len(words.split()) >= _SPEECH or SENTENCE_END.search(words) is not None

    def _goes_on(self, begin: int, run: QuotedRun, inner: Span) -> bool:
        """Whether a quotation is only the end of what is said from `begin` on: … “a few words”이라고."""
        words = self._text[inner.start : inner.end]
        if begin <= 0 or len(words.split()) > _FEW or SENTENCE_END.search(words):
            return False
        return CLAUSE_WORD.search(self._masked, begin, run.start) is not None

    def _cue(self, particle: re.Match[str], sentence: Span) -> Span | None:
        if particle["link"].endswith("고") and (bare := BARE_CUE.match(self._masked, particle.end(), sentence.end)):
            return Span(*bare.span(1))
        cue = CUE.search(self._masked, particle.end(), sentence.end)
        return Span(*cue.span()) if cue else None

    def _unquoted(self, at: int, sentence: Span) -> Iterator[Quote]:
        """What is said without quotation marks, or with some inside."""
        begin = told = sentence.start
        for one in said(self._masked, sentence.start, sentence.end):
            cue = Span(one.cue, one.cue_end)
            if not _QUOTED.search(self._masked, max(begin, one.end - 2), one.end):  # `_quoted` has it
                speaker, start = self._who(at, sentence, begin, one.end, one.behind, cue, held=one.held)
                start = max(start, told if told <= one.end else 0, self._behind_quoted(start, one.end))
                start = without_setting(self._masked, start, one.end)
                if one.end - start >= _LEAST and (speaker or not self._topic_at(start, one.end)):
                    kind = QuoteKind.MIXED if _MASK in self._masked[start : one.end] else QuoteKind.INDIRECT
                    yield self._quote(Span(start, one.end), kind, self._text[cue.start : cue.end], speaker)
                    self._remember(at, sentence, speaker)
            begin, told = one.behind, one.cue_end

    def _topic_at(self, start: int, end: int) -> bool:
        """Whether what is said would begin with a topic of which it is unknown whether it speaks."""
        first = next(self._voices.phrases(start, end), None)
        return first is not None and first.topic and first.start == start and not self._voices.is_adnominal(first)

    def _behind_quoted(self, start: int, end: int) -> int:
        """Where what is said begins behind the last quotation of its own in front of it, and that one's verb."""
        for run in reversed(self._runs):
            if start <= run.start and run.end < end and (link := PARTICLE.match(self._text, run.end, end)):
                cue = self._cue(link, Span(start, end))
                return cue.end if cue else link.end()
        return start

    def _who(
        self, at: int, sentence: Span, begin: int, end: int, behind: int, cue: Span, *, held: bool = False
    ) -> tuple[Speaker | None, int]:
        """Who said what ends at `end`, and where it begins. Its speaker stands between `behind` and the verb, or in
        front, from `begin` on; `held` where other things said come before the verb."""
        voices = self._voices
        begin, settled = self._turn(begin, end)
        if not settled:
            return None, begin
        front = self._front(begin, end)
        if TOLD_ON.search(self._text, cue.start, cue.end) and (inner := self._inner_subject(begin, end)):
            return self._named(at, inner), inner.behind
        if front is None or not (held and front.topic):
            near = [p for p in voices.phrases(behind, cue.start) if not held or (p.topic and voices.can_speak(p))]
            if near:
                return self._named(at, near[0]), begin
        if front is not None:
            told = self._named(at, front)
            if told and ADDS.match(self._text, cue.start) and self._last and told.name != self._last[1].name:
                return None, begin
            return told, front.behind
        after = next(voices.phrases(cue.end, sentence.end), None)
        if after and RELATIVE.search(self._text, cue.start, cue.end) and after.start - cue.end <= 1:
            return (self._named(at, after) if voices.can_speak(after) else None), begin
        if any(voices.can_speak(p) for p in voices.phrases(begin, end)):
            return None, begin
        return self._back(at, sentence.start), begin

    def _turn(self, begin: int, end: int) -> tuple[int, bool]:
        """Where the clause of what is said begins, behind what another has said in the same sentence, and whether it is
        settled who speaks there: "북한은 …" may speak, or be what the one before speaks of."""
        for turn in TURN.finditer(self._masked, begin, end):
            first = next((p for p in self._voices.phrases(turn.end(), end) if p.topic), None)
            if first is not None and self._voices.can_speak(first):
                begin, settled = turn.end(), not self._voices.is_place(first)
                if not settled:
                    return begin, False
        return begin, True

    def _front(self, begin: int, end: int) -> Phrase | None:
        """The phrase in front of what is said that is surely its speaker: the first topic that can speak, or a subject
        that has another one behind it, or stands where nobody has spoken yet."""
        voices = self._voices
        found = [p for p in voices.phrases(begin, end) if not voices.is_adnominal(p)]
        for place, one in enumerate(found):
            if not voices.can_speak(one):
                continue
            before = found[:place]
            if one.topic:
                return None if any(p.topic and p.behind + 1 < one.start for p in before) else one
            if not before and (self._leads(one, found[1:], end) or (voices.is_named(one) and self._last is None)):
                return one
        return None

    def _inner_subject(self, begin: int, end: int) -> Phrase | None:
        """Who said what another passes on: "통신은 *김 위원장이* …고 말했다고 보도했다"."""
        found = [p for p in self._voices.phrases(begin, end) if self._voices.can_speak(p)]
        return next((p for p in found if not (p is found[0] and p.topic)), None)

    def _leads(self, subject: Phrase, others: Sequence[Phrase], end: int) -> bool:
        """Whether another subject stands right behind a subject: the first can only be that of the verb of speech."""
        return bool(others) and others[0].start == without_setting(self._masked, subject.behind, end)

    def _named(self, at: int, phrase: Phrase) -> Speaker | None:
        if self._voices.is_pronoun(phrase):
            return self._back(at, phrase.start)
        return self._voices.speaker(phrase)

    def _back(self, at: int, where: int) -> Speaker | None:
        """The one who spoke last, where nobody else has been named up to `where` who could be meant."""
        if self._last is None or at - self._last[0] > REACH:
            return None
        _, speaker, end = self._last
        topics = [p for p in self._voices.phrases(end, where) if p.topic and self._voices.can_speak(p)]
        others = self._voices.persons(end, where) - {speaker.entity}
        return None if topics or others else speaker

    def _remember(self, at: int, sentence: Span, speaker: Speaker | None) -> None:
        if speaker is not None:
            self._last = (at, speaker, sentence.end)

    def _headline(self, sentence: Span, run: QuotedRun) -> Quote | None:
        """A line that is nothing but a speaker and a quotation."""
        before = HEADLINE.fullmatch(self._text, sentence.start, run.start)
        if before is None or self._text[run.end : sentence.end].strip(" …"):
            return None
        phrase = Phrase(*before.span("who"), before.end("who"), topic=True)
        if not self._voices.can_speak(phrase):
            return None
        return self._quote(_inner(self._text, run), QuoteKind.DIRECT, None, self._voices.speaker(phrase))

    def _sourced(self, sentence: Span) -> list[Quote]:
        """A sentence that opens with "…에 따르면"."""
        match = SOURCE.match(self._text, sentence.start, sentence.end)
        if match is None:
            return []
        span = Span(match.end(), match.end() + len(self._text[match.end() : sentence.end].rstrip(" .")))
        if span.end - span.start < _LEAST:
            return []
        who = without_setting(self._masked, *match.span("who"))
        phrase = Phrase(who, match.end("who"), match.end("who"), topic=True)
        return [self._quote(span, QuoteKind.INDIRECT, "에 따르면", self._voices.speaker(phrase))]

    def _thus(self, at: int, before: Span, sentence: Span) -> Iterator[Quote]:
        """A quotation that is a sentence of its own, with its speaker in the next one: "…" 주민은 이렇게 말했다."""
        thus = THUS.search(self._masked, sentence.start, sentence.end)
        run = next((run for run in self._runs if (run.start, run.end) == (before.start, before.end)), None)
        if thus is None or run is None:
            return
        front = self._front(sentence.start, thus.start())
        if front is None and thus.group().startswith("의"):
            words = without_setting(self._masked, sentence.start, thus.start())
            front = Phrase(words, thus.start(), thus.start(), topic=True)
        if front is not None and (speaker := self._named(at, front)):
            yield self._quote(_inner(self._text, run), QuoteKind.DIRECT, thus.group(), speaker)
            self._remember(at, sentence, speaker)

    def _quote(self, span: Span, kind: QuoteKind, cue: str | None, speaker: Speaker | None) -> Quote:
        name, key, where = (speaker.name, speaker.id, speaker.span) if speaker else (None, None, None)
        return Quote(span.start, span.end, self._text[span.start : span.end], kind, cue, name, key, where)


def _masked(text: str, runs: Sequence[QuotedRun]) -> str:
    """The text with every quotation blotted out, character by character."""
    out: list[str] = []
    at = 0
    for run in runs:
        out += text[at : run.start], _MASK * (run.end - run.start)
        at = run.end
    return "".join([*out, text[at:]])


def _joined(text: str, given: Sequence[Span], runs: Sequence[QuotedRun]) -> list[Span]:
    """The sentences, joined where a quotation runs over their border."""
    out: list[Span] = []
    upcoming = iter(runs)
    run = next(upcoming, None)
    for span in given:
        while run is not None and out and run.end < out[-1].end:
            run = next(upcoming, None)
        before = out[-1].end if out else 0
        over = run is not None and out and (run.start < before < run.end or run.start < span.start < run.end)
        particle = run is not None and out and run.end == before and PARTICLE.match(text, span.start)
        if over or particle:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _inner(text: str, run: QuotedRun) -> Span:
    start, end = run.inner_start, run.inner_end
    while end > start and text[end - 1] in " .,":
        end -= 1
    return Span(start, end)
