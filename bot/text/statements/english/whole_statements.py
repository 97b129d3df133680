"""Find statements without quotation marks: those printed whole, and headlines with their speaker.

State agencies print statements and letters whole: a line ends with a colon, and all text up to the agency's end mark is
the statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.speakers.documents import DOCUMENTS, author_after
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import Word, WordRange, span_of

_AUTHORSHIP = frozenset(("of", "by", "from"))
"""Prepositions between a document and its author."""
_FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us", "myself", "ourselves"))
_OPENING = 3
"""The number of sentences below a line, one of which has "I" or "we"."""
_AGENCY_MARK = regex(r"\((?:KCNA|Rodong Sinmun)\)|-0-")
_END_MARK = regex(r"\s*[\"”]?\s*-0-|\s*\(END\)|\s*\Z")
_LONGEST_GAP = 12
"""The most sentences without "I" or "we" that a statement goes on over."""
_LONGEST_HEADLINE = 25
"""Words."""
_LONGEST_HEADLINE_SPEAKER = 6
"""Words."""
_SHORTEST_HEADLINE_CONTENT = 4
"""Words."""


class WholeStatement(Struct, frozen=True):
    """A statement without quotation marks. `subject` is its speaker in the sentence that introduces it."""

    span: Span
    sentence: int
    subject: WordRange | None
    cue: Span | None
    is_direct: bool


class WholeStatementFinder(Struct, frozen=True):
    """Finds the statements without quotation marks of a text. `attributions` has those of each sentence."""

    text: str
    sentences: Sequence[NarratorSentence]
    attributions: Sequence[Sequence[Attribution]]
    lexicon: CueLexicon
    persons: Mapping[int, str]
    """The names of the persons, by their index among the entities."""

    def find(self) -> list[WholeStatement]:
        """All statements without quotation marks."""
        found = [*self._headline(), *self._printed_whole()]
        return [one for one in found if one.span.start < one.span.end]

    def _printed_whole(self) -> list[WholeStatement]:
        """The statements that a line with a colon introduces, or a line that names the author above a first person."""
        is_agency = bool(_AGENCY_MARK.search(self.text))
        found: list[WholeStatement] = []
        end = 0
        for sentence in self.sentences[:-1]:
            if sentence.start < end:
                continue
            one = self._introduced(sentence, is_agency=is_agency) or self._signed(sentence, is_agency=is_agency)
            if one is not None:
                found.append(one)
                end = one.span.end
        return found

    def introduction(self, sentence: NarratorSentence) -> tuple[WordRange | None, Span] | None:
        """The speaker and the cue of a line that ends with a colon above a statement: "… issued the following
        statement:"."""
        if sentence.words[-1].text != ":":
            return None
        introduction = next((one for one in self.attributions[sentence.index] if not one.content), None)
        if introduction is not None:
            return introduction.subject, span_of(sentence.words[slice(*introduction.cue)])
        document = next((word for word in sentence.words if word.lower in DOCUMENTS), None)
        if document is None:
            return None
        author = self._author_by_line(sentence) or self._subjects(sentence).of_whole_clause(0, len(sentence.words))
        return author, span_of([document])

    def _introduced(self, sentence: NarratorSentence, *, is_agency: bool) -> WholeStatement | None:
        """The statement below its introduction."""
        introduction = self.introduction(sentence) if self._is_above_narration(sentence) else None
        if introduction is None:
            return None
        span = self._span_of_statement(sentence.index + 1, is_agency=is_agency)
        return WholeStatement(span, sentence.index, *introduction, is_direct=True)

    def _signed(self, sentence: NarratorSentence, *, is_agency: bool) -> WholeStatement | None:
        """The statement below a line that names its author, if it begins in the first person.

        The line is a heading ("Statement by …"), or a sentence without an attribution ("A commentary by … appeared").
        """
        words = sentence.words
        if self.attributions[sentence.index] or not self._is_above_narration(sentence):
            return None
        opening = self.sentences[sentence.index + 1 : sentence.index + 1 + _OPENING]
        if not any(_is_first_person(one) for one in opening):
            return None
        author = self._author_by_line(sentence)
        if author is None or not self._phrases(sentence).can_speak(author):
            return None
        document = next(word for word in words if word.lower in DOCUMENTS)
        span = self._span_of_statement(sentence.index + 1, is_agency=is_agency)
        return WholeStatement(span, sentence.index, author, span_of([document]), is_direct=True)

    def _author_by_line(self, sentence: NarratorSentence) -> WordRange | None:
        """The author that "of", "by" or "from" names after a document: "Statement *by …*"."""
        words = sentence.words
        document = next((at for at, word in enumerate(words) if word.lower in DOCUMENTS), None)
        if document is None or document + 2 >= len(words) or words[document + 1].lower not in _AUTHORSHIP:
            return None
        return author_after(self._phrases(sentence), document + 1)

    def _is_above_narration(self, sentence: NarratorSentence) -> bool:
        """Whether text without a quotation mark begins the paragraph after the sentence."""
        following = self.sentences[sentence.index + 1]
        return following.paragraph != sentence.paragraph and following.words[0].quotation is None

    def _span_of_statement(self, first: int, *, is_agency: bool) -> Span:
        """The span of a statement whose first sentence is number `first`.

        In an agency's text it ends at the end mark, elsewhere with the last paragraph that is in the first person, or
        with its own.
        """
        start = self.sentences[first].start
        if is_agency:
            end = _END_MARK.search(self.text, start)
            return Span(start, end.start() if end else len(self.text))
        last = first
        for at in range(first, len(self.sentences)):
            sentence = self.sentences[at]
            is_own = sentence.paragraph == self.sentences[first].paragraph
            if at - last > _LONGEST_GAP and not is_own:
                break
            if not is_own and any(not _is_own(sentence, one) for one in self.attributions[at]):
                break
            last = at if is_own or _is_first_person(sentence) else last
        paragraph, end_of_last = self.sentences[last].paragraph, self.sentences[last].end
        for sentence in self.sentences[last:]:
            if sentence.paragraph != paragraph:
                break
            end_of_last = sentence.end
        return Span(start, end_of_last)

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
        last = words[-1].lower
        is_speaker = last in self.lexicon.speakers and last not in DOCUMENTS
        return is_speaker and all(word.is_word for word in words)

    def _phrases(self, sentence: NarratorSentence) -> NounPhrases:
        return NounPhrases(sentence.words, self.lexicon, frozenset(self.persons))

    def _subjects(self, sentence: NarratorSentence) -> SubjectFinder:
        return SubjectFinder(self._phrases(sentence))


def _is_own(sentence: NarratorSentence, attribution: Attribution) -> bool:
    """Whether the author is the subject of the attribution, as in "I repeat that …"."""
    return sentence.words[attribution.subject.start].is_one_of(_FIRST_PERSON)


def _is_first_person(sentence: NarratorSentence) -> bool:
    return any(word.is_one_of(_FIRST_PERSON) for word in sentence.words)
