"""Find statements without quotation marks: those printed whole, headlines with their speaker, turns of a transcript.

State agencies print statements and letters whole: a line ends with a colon, and all text up to the agency's end mark is
the statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import Word, WordRange, span_of

_DOCUMENTS = frozenset(
    ("statement", "answer", "message", "letter", "report", "declaration", "communique", "communiqué")
)
_DOCUMENTS |= {"speech", "remarks", "commentary", "telegram", "text", "article", "order"}
"""Nouns for what may be printed whole."""
_AGENCY_MARK = re.compile(r"\((?:KCNA|Rodong Sinmun)\)|-0-")
_END_MARK = re.compile(r"\s*[\"”]?\s*-0-|\s*\(END\)|\s*\Z")
_TURN = re.compile(r"^([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=\S)", re.MULTILINE)
"""The label of a speaker at the start of a line, in a transcript or interview."""
_LONGEST_HEADLINE = 25
"""Words."""
_LONGEST_HEADLINE_SPEAKER = 6
"""Words."""
_SHORTEST_HEADLINE_CONTENT = 4
"""Words."""


@dataclass(frozen=True, slots=True)
class WholeStatement:
    """A statement without quotation marks. `subject` is its speaker in the sentence that introduces it."""

    span: Span
    sentence: int
    subject: WordRange | None
    cue: Span | None
    is_direct: bool


@dataclass(frozen=True, slots=True)
class WholeStatementFinder:
    """Finds the statements without quotation marks of a text. `attributions` has those of each sentence."""

    text: str
    sentences: Sequence[NarratorSentence]
    attributions: Sequence[Sequence[Attribution]]
    lexicon: CueLexicon

    def find(self) -> list[WholeStatement]:
        """All statements without quotation marks."""
        found = [*self._headline(), *self._turns(), *self._printed_whole()]
        return [one for one in found if one.span.start < one.span.end]

    def _printed_whole(self) -> list[WholeStatement]:
        """The statements that a line with a colon introduces."""
        is_agency = bool(_AGENCY_MARK.search(self.text))
        found: list[WholeStatement] = []
        for sentence in self.sentences[:-1]:
            if not self._introduces_paragraph(sentence):
                continue
            attributions = self.attributions[sentence.index]
            introduction = next((one for one in attributions if not one.content), None)
            document = next((word for word in sentence.words if word.lower in _DOCUMENTS), None)
            if introduction is not None:
                subject: WordRange | None = introduction.subject
                cue = span_of(sentence.words[slice(*introduction.cue)])
            elif document is not None:
                subject = self._subjects(sentence).of_clause(0, len(sentence.words))
                cue = span_of([document])
            else:
                continue
            span = self._span_of_statement(sentence.index + 1, is_agency=is_agency)
            found.append(WholeStatement(span, sentence.index, subject, cue, is_direct=True))
        return found

    def _introduces_paragraph(self, sentence: NarratorSentence) -> bool:
        """Whether the sentence ends with a colon, and text without a quotation mark begins the next paragraph."""
        following = self.sentences[sentence.index + 1]
        ends_paragraph = sentence.words[-1].text == ":" and following.paragraph != sentence.paragraph
        return ends_paragraph and following.words[0].quotation is None

    def _span_of_statement(self, first: int, *, is_agency: bool) -> Span:
        """The span of a statement whose first sentence is number `first`.

        In an agency's text it ends at the end mark, elsewhere with its paragraph.
        """
        start = self.sentences[first].start
        if not is_agency:
            paragraph = self.sentences[first].paragraph
            return Span(start, max(one.end for one in self.sentences if one.paragraph == paragraph))
        end = _END_MARK.search(self.text, start)
        return Span(start, end.start() if end else len(self.text))

    def _headline(self) -> list[WholeStatement]:
        """The statement of a headline: "Minister: talks will go on", "North fires missile: JCS"."""
        colon = self._headline_colon()
        if colon is None:
            return []
        words = self.sentences[0].words
        phrases = NounPhrases(words, self.lexicon)
        before, after = WordRange(0, colon), WordRange(colon + 1, len(words))
        for phrase, content in ((before, after), (after, before)):
            has_size = 0 < phrase.size <= _LONGEST_HEADLINE_SPEAKER and content.size >= _SHORTEST_HEADLINE_CONTENT
            if has_size and self._is_headline_speaker(words[slice(*phrase)]) and phrases.can_speak(phrase):
                span = span_of(words[slice(*content)])
                return [WholeStatement(span, 0, phrase, None, is_direct=False)]
        return []

    def _headline_colon(self) -> int | None:
        """The only colon of a headline without an attribution, as the index of its word."""
        if not self.sentences or self.attributions[0]:
            return None
        if len(self.sentences) > 1 and self.sentences[1].paragraph == self.sentences[0].paragraph:
            return None
        words = self.sentences[0].words
        colons = [at for at, word in enumerate(words) if word.text == ":"]
        if len(colons) != 1 or len(words) > _LONGEST_HEADLINE or words[-1].text == ".":
            return None
        return colons[0]

    def _is_headline_speaker(self, words: Sequence[Word]) -> bool:
        """Whether the words are a name or a noun such as "Unification minister", and not "Editorial" or "Report"."""
        if words[0].mention >= 0 and words[-1].mention >= 0:
            return True
        is_speaker = words[-1].lower in self.lexicon.speakers - _DOCUMENTS - {"editorial"}
        return is_speaker and all(word.is_word for word in words)

    def _turns(self) -> list[WholeStatement]:
        """The turns of a transcript or an interview."""
        labels = self._turn_labels()
        if len(labels) < 2:
            return []
        found: list[WholeStatement] = []
        for label in labels:
            sentence = next((one for one in self.sentences if one.start <= label.start() < one.end), None)
            if sentence is None:
                continue
            end = self.text.find("\n", label.end())
            span = Span(label.end(), end if end >= 0 else len(self.text))
            subject = WordRange(0, sum(word.start < label.end(1) for word in sentence.words))
            found.append(WholeStatement(span, sentence.index, subject, None, is_direct=True))
        return found

    def _turn_labels(self) -> list[re.Match[str]]:
        """The labels of turns: in capitals, or a name, a title or a letter that is repeated beside others ("Q:")."""
        labels = list(_TURN.finditer(self.text))
        counts = Counter(label.group(1) for label in labels)
        repeated = {label for label, count in counts.items() if count > 1 and len(counts) > 1}
        titles = self.lexicon.persons | {"q", "a"}
        firsts = ((one.start, one.words[0]) for one in self.sentences)
        speaking = {start for start, word in firsts if word.mention >= 0 or word.lower in titles}
        return [
            label
            for label in labels
            if label.group(1).isupper() or (label.group(1) in repeated and label.start() in speaking)
        ]

    def _subjects(self, sentence: NarratorSentence) -> SubjectFinder:
        return SubjectFinder(NounPhrases(sentence.words, self.lexicon))
