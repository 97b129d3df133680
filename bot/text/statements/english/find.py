"""Find the statements of an English text.

text -> narrator's sentences -> attributions -> speakers, content -> statements
                             -> quotations without a cue: the last speaker continues, or there is none
                             -> whole statements, headlines
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.text.statements.english.attribution_parser import parse_attributions
from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.content.openings import PERCEIVING
from bot.text.statements.english.cues import SPOKEN, CueSense, cue_lexicon
from bot.text.statements.english.forms.acts import is_act
from bot.text.statements.english.narrator_sentences import NarratorSentence, narrator_sentences
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.spans import SHORTEST_SPEECH, inner_span, statement_spans
from bot.text.statements.english.speakers.documents import DOCUMENTS, owner_behind
from bot.text.statements.english.speakers.genders import genders
from bot.text.statements.english.speakers.memory import OthersBeside
from bot.text.statements.english.speakers.resolve import SpeakerResolver
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.whole_statements import WholeStatement, WholeStatementFinder
from bot.text.statements.english.words import BREAKS, QUESTIONS, Word, WordRange, is_possessive, span_of
from bot.text.statements.quotation_marks import Quotation
from bot.text.statements.speaker import Speaker, statement
from bot.text.tagger import Tagged

_DASHES = frozenset(("—", "–", "-", "--", "―"))
_RELATIVE_PRONOUNS = frozenset(("which", "that"))
_EVERYBODY = frozenset(("everyone", "everybody"))
"""Subjects whose words are only the narrator's opinion of others: "everyone agrees that it is safe"."""
_SPEECHLESS_KINDS = frozenset((EntityKind.WEAPON, EntityKind.EVENT))
_LOWER_IN_TITLES = frozenset(
    ("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "as", "but")
)
_FIRST_PERSON = frozenset(("i", "we"))
_OPENING_PHRASES = frozenset(
    ("as", "after", "before", "while", "when", "by", "in", "with", "without", "instead", "rather")
)
_CITING = frozenset(("quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"))
"""Verbs whose subject quotes others: "Bang *quotes* a neighbour: …"."""
_ASKING = frozenset(("ask", "asks", "asked"))
_NAMING = frozenset(("call", "dub", "label", "term", "brand"))
_COORDINATORS = frozenset(("and", "but", "while"))
_SHORTEST_EXPECTED_SPEECH = 2
"""The fewest words of a quotation where speech is expected: in a sentence without narrator, or after a cue."""
_CLAUSES = frozenset((CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE))
_LONGEST_SIGNATURE = 12
"""The most words of the line under a quotation that names its speaker."""


class _LastStatement(Struct, frozen=True):
    """The speaker of the last statement, and the sentence that holds it."""

    sentence: NarratorSentence
    speaker: Speaker
    is_direct: bool
    others: OthersBeside


def find_english_statements(
    tagged: Tagged, quotations: Sequence[Quotation], entities: Sequence[Entity], known_genders: Mapping[str, str]
) -> list[Quote]:
    """Find the statements of an English text in text order. `known_genders` are "m" or "f" by the id of an entity."""
    return _EnglishStatementFinder(tagged, quotations, entities, known_genders).find()


class _EnglishStatementFinder:
    """Reads one text sentence by sentence and keeps the last speaker; `find` may be called once."""

    def __init__(
        self,
        tagged: Tagged,
        quotations: Sequence[Quotation],
        entities: Sequence[Entity],
        known_genders: Mapping[str, str],
    ) -> None:
        self._text = tagged.text
        self._quotations = quotations
        self._entities = entities
        self._lexicon = cue_lexicon()
        self._sentences = narrator_sentences(tagged, quotations, entities)
        self._persons = frozenset(i for i, e in enumerate(entities) if e.kind is EntityKind.PERSON)
        self._resolver = SpeakerResolver(
            entities, self._lexicon, genders(tagged.text, entities, known_genders), self._sentences, self._persons
        )
        self._attributions = [
            parse_attributions(one.words, self._lexicon, self._persons) if len(one.words) > 1 else []
            for one in self._sentences
        ]
        names = {at: entities[at].name for at in self._persons}
        self._whole_statements = WholeStatementFinder(
            self._text, self._sentences, self._attributions, self._lexicon, names
        )
        self._found: list[Quote] = []
        self._last: _LastStatement | None = None
        self._whole: tuple[Span, Speaker] | None = None
        """The last statement printed whole, and its author."""

    def find(self) -> list[Quote]:
        introduced = {one.sentence: one for one in self._whole_statements.find()}
        for sentence in self._sentences:
            if one := introduced.get(sentence.index):
                self._add_whole_statement(sentence, one)
            attributed: set[Quotation] = set()
            for attribution in self._attributions[sentence.index]:
                attributed |= self._add_attributed(sentence, attribution)
            is_alone = not any(word.is_word for word in sentence.words)
            for at, word in enumerate(sentence.words):
                if word.quotation is not None and word.quotation not in attributed:
                    self._add_unattributed(sentence, at, word.quotation, is_alone=is_alone)
        found = self._with_speakers_of_next_paragraphs(self._found)
        return sorted(found, key=lambda quote: (quote.start, quote.end))

    def _with_speakers_of_next_paragraphs(self, found: Sequence[Quote]) -> list[Quote]:
        """The statements, where a paragraph that leaves its quotation open has the speaker of the next one."""
        statements = list(found)
        for before, after in reversed(list(pairwise(self._quotations))):
            if not after.continues:
                continue
            inside = (quote for quote in statements if after.start <= quote.start < after.end)
            named = next((quote for quote in inside if quote.speaker), None)
            if named is None:
                continue
            for at, quote in enumerate(statements):
                if quote.speaker is None and before.start <= quote.start < before.end:
                    statements[at] = replace(
                        quote, speaker=named.speaker, speaker_id=named.speaker_id, speaker_span=named.speaker_span
                    )
        return statements

    # Statements with an attribution

    def _add_whole_statement(self, sentence: NarratorSentence, whole: WholeStatement) -> None:
        speaker = self._resolver.resolve(sentence, whole.subject) if whole.subject else None
        cue = self._text[whole.cue.start : whole.cue.end] if whole.cue else None
        if speaker:
            self._whole = whole.span, speaker
        self._add(whole.span, QuoteKind.DIRECT if whole.is_direct else QuoteKind.INDIRECT, cue, speaker)

    def _add_attributed(self, sentence: NarratorSentence, attribution: Attribution) -> set[Quotation]:
        """Add the statements of one attribution; return the quotations in them."""
        speaker = self._speaker(sentence, attribution.subject)
        pronoun = sentence.words[attribution.subject.start].lower
        is_thing = speaker.name is None and (pronoun in _RELATIVE_PRONOUNS or attribution.is_fragment)
        if is_thing or pronoun in _EVERYBODY or speaker.kind in _SPEECHLESS_KINDS:
            return set()
        cue = span_of(sentence.words[slice(*attribution.cue)])
        attributed: set[Quotation] = set()
        is_direct = False
        for kind, span in statement_spans(sentence, attribution, self._lexicon):
            attributed |= _quotations_in(sentence, span)
            is_direct |= kind is QuoteKind.DIRECT
            self._add(span, kind, self._text[cue.start : cue.end], speaker)
        others = _others_beside(sentence, attribution)
        if not self._is_reported(sentence, attribution):
            self._resolver.remember(sentence, speaker, others)
        self._last = _LastStatement(sentence, speaker, is_direct, others)
        return attributed

    def _is_reported(self, sentence: NarratorSentence, inner: Attribution) -> bool:
        """Whether somebody else in the sentence says that the speaker spoke, so that the next "she" is that other
        person: "She said *a guard* had told her …"."""
        start = inner.subject.start
        link = start - 1 - (start > 0 and sentence.words[start - 1].lower == "that")
        is_own = inner.cue.start <= link < inner.cue.end  # "said Kim"
        if link >= 0 and not is_own and sentence.words[link].is_one_of(self._lexicon.cues):
            return True
        for outer in self._attributions[sentence.index]:
            between = sentence.words[outer.cue.end : start]
            if (
                outer is not inner
                and outer.cue.end <= start
                and outer.sense in _CLAUSES
                and not any(map(_parts_clauses, between))
            ):
                return True
        return False

    def _speaker(self, sentence: NarratorSentence, subject: WordRange) -> Speaker:
        """The speaker of a subject; "we" and "I" within a statement printed whole are its author."""
        speaker = self._resolver.resolve(sentence, subject)
        if self._whole and speaker.name is None and sentence.words[subject.start].lower in _FIRST_PERSON:
            whole, author = self._whole
            if whole.start <= sentence.start < whole.end:
                return replace(author, span=speaker.span)
        return speaker

    # Quotations without an attribution in their sentence

    def _add_unattributed(self, sentence: NarratorSentence, at: int, quotation: Quotation, *, is_alone: bool) -> None:
        """Add the quotation at word `at`, if it is speech: with the speaker beside or before it, or with none.

        It is alone where its sentence has no word of the narrator.
        """
        if is_alone:
            speaker = self._speaker_of_lone_quotation(sentence, quotation)
        else:
            speaker = self._speaker_beside(sentence, at)
        is_expected = is_alone or self._follows_cue(sentence, at)
        if speaker is None and not self._is_speech(quotation, is_expected=is_expected):
            return
        if not is_alone and self._is_named(sentence, at, quotation):
            return
        span = inner_span(sentence.words[at])
        if span:
            self._add(span, QuoteKind.DIRECT, None, speaker)
            if speaker:
                self._last = _LastStatement(sentence, speaker, is_direct=True, others=OthersBeside())

    def _is_speech(self, quotation: Quotation, *, is_expected: bool) -> bool:
        """Whether a quotation is speech, and not a name or title in quotation marks.

        Speech is expected in a sentence without narrator, and after a cue.
        """
        content = self._text[quotation.inner_start : quotation.inner_end]
        count = len(re.findall(r"\w+", content))
        if is_expected:
            return count >= _SHORTEST_EXPECTED_SPEECH
        return count >= SHORTEST_SPEECH and not _is_title(content)

    def _is_named(self, sentence: NarratorSentence, at: int, quotation: Quotation) -> bool:
        """Whether a quotation is the title of a thing before a comma, or a name given: 'the report, "No Way Home,"',
        'whom the paper calls "Mr. P"'."""
        before = sentence.words[at - 1].lower if at else ""
        is_given = any(cue.lemma in _NAMING for cue in self._lexicon.cues.get(before, ()))
        return (before == "," or is_given) and _is_title(self._text[quotation.inner_start : quotation.inner_end])

    def _follows_cue(self, sentence: NarratorSentence, at: int) -> bool:
        """Whether a cue directly precedes the quotation at word `at`; the "called" of "so-called" is not one."""
        before = [word.lower for word in sentence.words[max(0, at - 2) : at] if word.text not in (",", ":")]
        cues = self._lexicon.cues.get(before[-1], ()) if before else ()
        is_cue = any(not cue.tail and cue.lemma not in PERCEIVING for cue in cues)
        return is_cue and before[0] != "-"

    def _speaker_of_lone_quotation(self, sentence: NarratorSentence, quotation: Quotation) -> Speaker | None:
        """The speaker of a quotation that is a sentence by itself."""
        last = self._last
        is_next = last is not None and last.sentence.index == sentence.index - 1
        if last and is_next and last.sentence.words[-1].text == ":":
            return last.speaker
        if author := self._author_above(sentence):
            return author
        if sentence.index + 1 < len(self._sentences):
            following = self._sentences[sentence.index + 1]
            if speaker := self._signature(following) or self._speaker_after(sentence, following):
                return speaker
        if last is None or self._may_be_answered(last) or self._another_acts(last, sentence):
            return None
        if quotation.continues or last.sentence.paragraph == sentence.paragraph:
            return last.speaker
        return last.speaker if last.is_direct and is_next else None

    def _author_above(self, sentence: NarratorSentence) -> Speaker | None:
        """The author of a statement whom the line above it names: "Kim issued the following statement today:"."""
        above = self._sentences[sentence.index - 1] if sentence.index else None
        subject, _ = (above and self._whole_statements.introduction(above)) or (None, None)
        return self._resolver.resolve(above, subject) if above and subject else None

    def _may_be_answered(self, last: _LastStatement) -> bool:
        """Whether another person in the sentence of the last statement may be the next to speak: whom its speaker
        accused, or who acts in a clause of its own ("…," says Ju, and *Bang* agrees)."""
        others = {last.sentence.words[at].mention for at in last.others.acting} & self._persons
        return bool(others - {last.speaker.entity})

    def _another_acts(self, last: _LastStatement, sentence: NarratorSentence) -> bool:
        """Whether somebody else is the subject between the last statement and a sentence: "*The guard* shakes his
        head"."""
        between = self._sentences[last.sentence.index + 1 : sentence.index]
        return any(self._resolver.brings_up_another(one, last.speaker) for one in between)

    def _signature(self, sentence: NarratorSentence) -> Speaker | None:
        """The speaker whose name is the line under a quotation: "- Name"."""
        words = sentence.words
        if words[0].text not in _DASHES or not 2 <= len(words) <= _LONGEST_SIGNATURE:
            return None
        phrase = SubjectFinder(self._phrases(sentence)).after_cue(0)
        return self._resolver.resolve(sentence, phrase) if phrase else None

    def _speaker_after(self, sentence: NarratorSentence, following: NarratorSentence) -> Speaker | None:
        """The speaker that the next sentence of the paragraph names without content of its own."""
        if following.paragraph != sentence.paragraph:
            return None
        attributions = self._attributions[following.index]
        subject = next((one.subject for one in attributions if not one.content), None)
        return self._resolver.resolve(following, subject) if subject else None

    def _speaker_beside(self, sentence: NarratorSentence, at: int) -> Speaker | None:
        """The speaker beside the quotation at word `at`, if the lexicon has no cue for the words between them."""
        subject = self._subject_after_quotation(sentence, at)
        if subject is None and self._is_introduced(sentence, at) and self._has_one_person_before(sentence, at):
            if any(word.is_one_of(_CITING) for word in sentence.words[:at]):
                return None
            subject = SubjectFinder(self._phrases(sentence)).of_whole_clause(_main_clause(sentence, at), at - 1)
        return self._resolver.resolve(sentence, subject) if subject else None

    def _is_introduced(self, sentence: NarratorSentence, at: int) -> bool:
        return at >= 2 and (sentence.words[at - 1].text == ":" or self._follows_cue(sentence, at))

    def _subject_after_quotation(self, sentence: NarratorSentence, at: int) -> WordRange | None:
        """The subject after the quotation at word `at`: "… ― Name", or a verb and a name ("…," beamed Name)."""
        words = sentence.words
        if at + 2 >= len(words):
            return None
        if subject := self._acting_person(sentence, at) or owner_behind(words, at + 1):
            return subject
        link = words[at + 1].text
        if link not in _DASHES and not is_act(words[at + 1]):
            return None
        phrases = self._phrases(sentence)
        subject = SubjectFinder(phrases).after_cue(at + 1)
        if subject is None:
            return None
        if link in _DASHES:
            return subject if subject.end >= len(words) - 1 else None
        head = phrases.head(subject)
        is_owned = words[head].is_one_of(DOCUMENTS) and is_possessive(words, head - 1)  # "…," blared *Kim's letter*
        return subject if is_owned or words[head].mention >= 0 else None

    def _acting_person(self, sentence: NarratorSentence, at: int) -> WordRange | None:
        """The person after a quotation that ends in a comma, with any verb: "…," *Captain Name* barked."""
        words, start = sentence.words, at + 1
        quotation = words[at].quotation
        if quotation is None or not words[at].unmarked.endswith(","):
            return None
        if not self._is_speech(quotation, is_expected=False):
            return None
        candidates = (i for i in range(start, len(words)) if words[i].mention >= 0 or not words[i].text.istitle())
        name = next(candidates, start)
        end = name
        while end < len(words) and words[end].mention == words[name].mention:
            end += 1
        is_person = words[name].mention in self._persons
        acts = end < len(words) and is_act(words[end]) and not words[end].is_one_of(_CITING)
        return WordRange(start, end) if is_person and acts else None

    def _has_one_person_before(self, sentence: NarratorSentence, at: int) -> bool:
        """Whether at most one person is named before word `at`, so that the subject is certain."""
        before = sentence.words[:at]
        persons = {word.mention for word in before} & self._persons
        has_pronoun = any(word.lower in ("he", "she", "they", "who") for word in before)
        return len(persons) + has_pronoun <= 1

    def _phrases(self, sentence: NarratorSentence) -> NounPhrases:
        return NounPhrases(sentence.words, self._lexicon, self._persons)

    def _add(self, span: Span, kind: QuoteKind, cue: str | None, speaker: Speaker | None) -> None:
        self._found.append(statement(self._text, span, kind, cue, speaker))


def _is_title(content: str) -> bool:
    """Whether quoted words have the capitals of a title: "River Without a Name"."""
    words = [word for word in re.findall(r"[\w’'-]+", content.rstrip(",")) if word not in _LOWER_IN_TITLES]
    return all(word[0].isupper() or word[0].isdigit() for word in words) and content[-1:] not in (".", "?", "!")


def _others_beside(sentence: NarratorSentence, attribution: Attribution) -> OthersBeside:
    """The words about others who may speak next: as the object of a cue that reports no clause, or as the subject of a
    clause after "and", "but" or "while"."""
    words = sentence.words
    said = attribution.content if attribution.sense in SPOKEN else ()
    behind = [at for at in range(attribution.cue.end, len(words)) if not any(start <= at < end for start, end in said)]
    is_question = bool(said) and words[said[0].start].is_one_of(QUESTIONS)
    told = frozenset(at for at in behind if said and not is_question and at < said[0].start)
    acting = [at for at in behind if at not in told]
    if attribution.sense in SPOKEN and not is_question:
        acting = [at for at in acting if words[at - 1].is_one_of(_COORDINATORS)]
    quoted = any(words[at].quotation is not None for part in attribution.content for at in range(*part))
    asks = words[attribution.cue.start].is_one_of(_ASKING)
    return OthersBeside(frozenset(acting), told, asks and quoted, asks and is_question)


def _parts_clauses(word: Word) -> bool:
    """Whether another clause may begin after the word, which nobody reports."""
    return word.quotation is not None or word.text in BREAKS or word.is_one_of(("and", "but", "while"))


def _main_clause(sentence: NarratorSentence, until: int) -> int:
    """The beginning of the main clause after a phrase that opens the sentence: "After praising the envoy, the panel
    …"."""
    words = sentence.words
    comma = next((at for at in range(until) if words[at].text == ","), None)
    opens = words[0].lower in _OPENING_PHRASES or words[0].lower.endswith("ing")
    return comma + 1 if opens and comma is not None else 0


def _quotations_in(sentence: NarratorSentence, span: Span) -> set[Quotation]:
    """The quotations of the sentence whose quoted text overlaps the span."""
    quotations = (word.quotation for word in sentence.words if word.quotation)
    return {one for one in quotations if span.start < one.inner_end and one.inner_start < span.end}
