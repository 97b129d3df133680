"""Attributions without a finite cue in the active voice.

Participles (", saying …"), passives ("was told by … that …") and "quoted … as saying …".
"""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from bot.text.statements.english.asides.cited_sources import NAMELESS, is_bare_source
from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.content.interruptions import interrupted_clause
from bot.text.statements.english.cues import CueForm, CueSense
from bot.text.statements.english.nonfinite.absolutes import AbsoluteClauses
from bot.text.statements.english.nonfinite.blamed import Blamed
from bot.text.statements.english.nonfinite.messages import Messages
from bot.text.statements.english.nonfinite.reported_acts import ReportedActs
from bot.text.statements.english.nonfinite.subordinates import subordinate_subject
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    FALSELY,
    POSSESSIVES,
    QUESTIONS,
    RELATIVES,
    SHOWING,
    CueMatch,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_past_verb,
    is_possessive,
    is_tensed,
)

_ADVERBS = frozenset(
    ["also", "not", "again", "further", "then", "publicly", "repeatedly", "initially", "first", "earlier", "previously"]
)
_SUBORDINATORS = frozenset(["after", "before", "when", "while", "by", "in", "without", "since"])
"""Words that link a participle to the subject of the main clause: "*after* saying …"."""
_MEDIA_LINKS = frozenset(["in", "on"])
_MEDIA = frozenset(
    ["statement", "letter", "message", "speech", "interview", "tweet", "post", "note", "column", "op-ed"]
)
"""Documents and occasions, besides evidence, in which their author speaks."""
_CLAUSE = 20
"""The number of words before a document within which a comma makes the clause of the document uncertain."""
_MEDIUM_WITHIN = 5
"""The most words of a document's name."""
_CONTRACTED_BE = frozenset(("am", "'s", "'re", "'m"))
_DESCRIBED = frozenset(("those", "anyone", "everyone", "people"))
_QUOTING = frozenset(("quoted", "cited", "quoting", "citing"))
_OF_NOUNS = frozenset((CueSense.REQUEST, CueSense.NAMING, CueSense.OBJECT, CueSense.JUDGEMENT, CueSense.REASON))
"""Senses whose content is no clause."""
_SHOWING = frozenset(("showing", "suggesting", "indicating", "revealing"))
_NAMELESS = NAMELESS | {"anonymity"}
_NAMELESS_WITHIN = 8
"""The most words between a source's wish to have no name and its reason."""
_AS_SAYING_WITHIN = 14
"""The most words between "quoted" and "as saying"."""
_SUBJECT_WITHIN = 8
"""The most words after an opening participle clause within which its subject is looked for."""
_ATTENDING = frozenset(("despite", "with", "without", "amid"))
"""Prepositions behind which somebody and a participle open the sentence."""
_OPENING_WITHIN = 4
"""The most words before that somebody."""
_JOINED_WITHIN = 12
"""The most words between two participles of one noun."""


class NonfiniteAttributions(Struct, frozen=True):
    """Finds the attributions without a finite cue in one sentence."""

    context: AttributionContext

    @property
    def _absolutes(self) -> AbsoluteClauses:
        return AbsoluteClauses(self.context)

    @property
    def _messages(self) -> Messages:
        return Messages(self.context)

    def of_participle(self, match: CueMatch) -> Attribution | None:
        """The attribution of a participle: ", saying …", "Calling for …, he", "was quoted as saying"."""
        words, contents = self.context.words, self.context.contents
        is_noun = is_possessive(words, match.start - 1) and words[match.start].is_one_of(self.context.lexicon.nominal)
        if is_noun or (match.end < len(words) and words[match.end].is_one_of(("officer", "officers"))):
            return None  # "the auditor's warning that", "commanding officers of the corps"
        before = match.start - 1
        while before > 0 and (words[before].lower in _ADVERBS or is_adverb(words[before], self.context.lexicon)):
            before -= 1
        content = contents.after_cue(match, has_content_before=False)
        if before >= 0 and words[before].lower == "as":
            return self._of_quoted_as(match, before, content)
        if content is None or self._is_negated(before):
            return None
        opens = before < 0 or (before == 0 and words[0].is_one_of(_SUBORDINATORS)) or self._messages.opens(match.start)
        if opens:
            if words[content.start - 1].text == "," and words[content.start].quotation is None:
                return None  # "Speaking next, Kim …"
            content = contents.up_to_comma(content)
            subject = self._subject_behind(content.end + 1)
        else:
            subject = Blamed(self.context).speaker(before) or self._absolutes.subject(match)
            subject = subject or subordinate_subject(self.context, match, before)
            subject = subject or self._subject_of_participle(match, before)
            content = self._within_clause(content, subject, before) if subject is not None else content
        sense = self._sense(match, subject, content)
        if subject is None or sense is None or not content.size:
            return None
        if not self._says_something(match, before, content, sense):
            return None
        content = self._absolutes.up_to_other(contents.up_to_next_act(content, sense), match.start)
        return Attribution(match.range, subject, (content,), sense, is_participle=True)

    def _sense(self, match: CueMatch, subject: WordRange | None, content: WordRange) -> CueSense | None:
        """The kind of the content, which evidence right before the participle has in any case: "polls *showing a
        tie*"."""
        sense = self.context.openings.sense(match, content)
        shows = sense is None and subject is not None and self._shows(subject, match.start - 1)
        return CueSense.CLAUSE if shows else sense

    def _shows(self, subject: WordRange, before: int) -> bool:
        """Whether word `before` ends evidence, and a participle for what it shows follows."""
        is_behind = subject.end == before + 1 and self.context.words[before + 1].is_one_of(_SHOWING)
        return is_behind and self.context.phrases.is_evidence(subject)

    def _up_to_only_verb(self, content: WordRange) -> WordRange:
        """The content up to the only verb behind it, which is that of the sentence: "Polls showing *a tie* were
        wrong"."""
        words, lexicon = self.context.words, self.context.lexicon
        tensed = [at for at in range(content.start + 1, content.end) if is_tensed(words[at], lexicon)]
        verbs = [at for at in tensed if at - 1 not in tensed]  # "was released" is one
        return WordRange(content.start, verbs[0]) if len(verbs) == 1 else content

    def _within_clause(self, content: WordRange, subject: WordRange, before: int) -> WordRange:
        """The content up to the main clause behind it: "*Kim*, threatening *war*, cut the line", "Despite *Kim* saying
        *it was over*, they stayed"."""
        words, contents = self.context.words, self.context.contents
        if subject.start <= 1 and self._shows(subject, before):
            return self._up_to_only_verb(content)
        if words[before].text == "," and subject.end == before:
            return contents.up_to_comma(content)
        is_attending = words[0].is_one_of(_ATTENDING) and subject.start <= _OPENING_WITHIN
        return contents.up_to_main_clause(content) if is_attending else content

    def _subject_behind(self, at: int) -> WordRange | None:
        """The subject of the main clause that begins at word `at`, behind a participle's; not behind a relative clause:
        "Commenting on the letter of the mayor, *who* …, Kim"."""
        words = self.context.words
        if any(word.is_one_of(RELATIVES) for word in words[at : at + 1]):
            return None
        return self.context.subjects.of_clause(at, min(len(words), at + _SUBJECT_WITHIN))

    def _says_something(self, match: CueMatch, before: int, content: WordRange, sense: CueSense) -> bool:
        """Whether a participle has content: not a judgement in passing, and not a source without a name."""
        words = self.context.words
        own = takewhile(lambda word: not word.is_one_of(RELATIVES, QUESTIONS, ("that",)), words[slice(*content)])
        if before < 0 and sense in _OF_NOUNS and any(is_finite_verb(word, self.context.lexicon) for word in own):
            return False  # "Asking the army to wait *is* wrong, the mayor said"
        is_predicate = before >= 0 and (words[before].text == "," or words[before].is_one_of(BE, _CONTRACTED_BE))
        if sense is CueSense.JUDGEMENT and not is_predicate:  # "in defending his votes"
            return False
        if match.cue.lemma != "cite":
            return True
        near = words[max(0, match.start - _NAMELESS_WITHIN) : match.start]
        is_request = any(word.is_one_of(_NAMELESS) for word in near)  # "asked not to be named, *citing* the risk"
        return not is_request and not is_bare_source(self.context.phrases, content)

    def quotes_another(self, match: CueMatch) -> bool:
        """Whether the cue brings in the words of its object: '"…," KCNA *quoted* Kim as saying'."""
        words = self.context.words
        if not words[match.start].is_one_of(_QUOTING):
            return False
        near = range(match.end, min(len(words) - 1, match.end + _AS_SAYING_WITHIN))
        as_ = next((at for at in near if words[at].lower == "as"), None)
        if as_ is None or any(word.quotation is not None for word in words[match.end : as_]):
            return False
        said = words[as_ + 1]
        cues = self.context.lexicon.cues.get(said.lower, ())
        return said.is_one_of(("having",)) or any(CueForm.ING in cue.forms for cue in cues)

    def _is_negated(self, before: int) -> bool:
        """Whether "not" or "without" precedes the participle; word `before` is the last that is no adverb."""
        words = self.context.words
        return words[before + 1].lower == "not" or (before >= 0 and words[before].lower == "without")

    def _of_quoted_as(self, match: CueMatch, as_: int, content: WordRange | None) -> Attribution | None:
        """The attribution of "KCNA quoted him as saying …" or "he was quoted as saying …".

        The content may precede it instead. `as_` is the index of "as".
        """
        words, subjects = self.context.words, self.context.subjects
        near = range(as_ - 1, max(-1, as_ - _AS_SAYING_WITHIN), -1)
        quoting = next((at for at in near if words[at].lower in _QUOTING), None)
        if quoting is None:
            return None
        if any(word.is_one_of(FALSELY) for word in words[max(0, quoting - 1) : quoting + 2]):
            return None  # "was *falsely* quoted as saying"
        outer = subjects.before_cue(quoting, 0)
        is_passive = quoting == as_ - 1 or words[quoting + 1].lower in ("by", "in", "on")
        subject = outer if is_passive else WordRange(quoting + 1, as_)
        if subject is None or not (self.context.phrases.can_speak(subject) or self._is_object_pronoun(subject)):
            return None
        if outer is not None and (whole := self._around_quoting(WordRange(outer.start, match.end))) is not None:
            content = whole
        elif content is None and outer is not None:
            content = self.context.contents.before_subject(outer.start, quoting, 0)
        return Attribution(match.range, subject, (content,), CueSense.CLAUSE) if content else None

    def _around_quoting(self, attribution: WordRange) -> WordRange | None:
        """The clause that "he was quoted as saying (by state media)" interrupts."""
        words, end = self.context.words, attribution.end
        if end < len(words) and words[end].is_one_of(("by", "in", "on")):
            end = next((at for at in range(end, len(words)) if words[at].text in BREAKS), len(words))
        return interrupted_clause(self.context.contents, WordRange(attribution.start, end), 0)

    def _is_object_pronoun(self, phrase: WordRange) -> bool:
        return phrase.size == 1 and self.context.words[phrase.start].is_one_of(("him", "her", "them"))

    def _subject_of_participle(self, match: CueMatch, before: int) -> WordRange | None:
        """The subject that a participle belongs to; word `before` is the last before it that is no adverb."""
        context, previous = self.context, self.context.words[before]
        if self._continues_main_clause(match, before):
            last = context.attributions.last
            if last is None:
                return self._opening_subject(match.start)
            return None if self._parts_clause(match, before, last) else ReportedActs(context).doer(last, match)
        if (speaker := self._who_speaks_in(match.start) or self._author_before(match.start)) is not None:
            return speaker
        is_clear = previous.lower in BE or previous.is_one_of(_CONTRACTED_BE) or self._takes_that(match)
        if match.cue.ambiguous and not is_clear and not self._is_shown(match):
            return None
        if (writer := self._messages.writer(match.start)) is not None:
            return writer
        if previous.is_one_of(_DESCRIBED):  # "*those* advocating war"
            return None
        if is_past_verb(previous, context.lexicon) and not is_clear:  # "soldiers *fired warning* shots"
            return None
        subject = context.subjects.before_cue(match.start, context.attributions.subject_floor(match.start))
        is_finite = previous.lower in BE or previous.is_one_of(_CONTRACTED_BE)
        fits = context.phrases.can_speak if is_finite else context.phrases.is_known_speaker
        if match.cue.lemma in SHOWING and subject is not None and context.phrases.is_evidence(subject):
            return subject
        if subject is None or not fits(subject) or self._acts(subject) or self._messages.is_withdrawn(subject):
            return None
        return self._messages.author(subject) or subject

    def _opening_subject(self, end: int) -> WordRange | None:
        """The subject of the clause that opens the sentence, also if its noun is none that speaks: "*The caretaker*
        wrote to parents, saying"."""
        words, phrases = self.context.words, self.context.phrases
        subject = self.context.subjects.of_clause(0, end)
        if subject is None:
            return None
        verb = next((at for at in range(1, subject.start) if is_past_verb(words[at], self.context.lexicon)), None)
        opening = phrases.ending_at(verb - 1, 0) if verb is not None else None
        is_addressee = verb is not None and verb <= subject.start - 1 <= verb + 1  # "thanked/wrote to *parents*"
        is_noun = opening is not None and opening.start == 0 and phrases.is_marked_noun_phrase(opening)
        return opening if is_addressee and is_noun else subject

    def _acts(self, phrase: WordRange) -> bool:
        """Whether a phrase holds a verb and its object, one of which speaks: "*the mayor faced residents* saying"."""
        words, lexicon = self.context.words, self.context.lexicon
        return any(
            is_past_verb(words[at], lexicon)
            and not words[at - 1].is_one_of(DETERMINERS)
            and not words[at + 1].is_one_of(lexicon.prepositions)
            for at in range(phrase.start + 1, phrase.end - 1)
        )

    def _parts_clause(self, match: CueMatch, before: int, last: Attribution) -> bool:
        """Whether a participle separates the subject and the verb of the content, and so belongs to that subject: "the
        ministry said the navy, *citing* bad weather, had stopped the search"."""
        words, lexicon = self.context.words, self.context.lexicon
        if not last.content or words[before].text != ",":
            return False
        opened = words[last.content[0].start : before]
        comma = next((at for at in range(match.end, len(words) - 1) if words[at].text == ","), None)
        if not opened or comma is None:
            return False
        has_verb = any(is_finite_verb(word, lexicon) or is_past_verb(word, lexicon) for word in opened)
        verb = words[comma + 1]
        return not has_verb and (is_finite_verb(verb, lexicon) or is_past_verb(verb, lexicon))

    def _is_shown(self, match: CueMatch) -> bool:
        """Whether evidence precedes the participle: "polls showing"."""
        context = self.context
        subject = context.subjects.before_cue(match.start, context.attributions.subject_floor(match.start))
        return match.cue.lemma in SHOWING and subject is not None and context.phrases.is_evidence(subject)

    def _author_before(self, cue: int) -> WordRange | None:
        """The author of the document directly before the participle at word `cue`: "*Kim* gave a speech blaming"."""
        context = self.context
        if not context.words[cue - 1].is_one_of(context.lexicon.authored, context.lexicon.evidence):
            return None
        document = context.subjects.before_cue(cue, context.attributions.subject_floor(cue))
        return self._messages.author(document) if document else None

    def _takes_that(self, match: CueMatch) -> bool:
        """Whether "that" follows the cue, so that it speaks even if it is ambiguous."""
        words = self.context.words
        return match.end < len(words) and words[match.end].lower == "that"

    def _who_speaks_in(self, cue: int) -> WordRange | None:
        """The subject of "*Pak* ended it in a letter on Monday confirming …": of the clause whose last words are a
        document in which somebody speaks."""
        words, lexicon = self.context.words, self.context.lexicon
        at = cue - 1
        while at > 0 and words[at].is_one_of(lexicon.times, {"on"}):
            at -= 1
        if not words[at].is_one_of(lexicon.evidence, _MEDIA):
            return None
        near = range(at - 1, max(0, at - _MEDIUM_WITHIN), -1)
        link = next((place for place in near if words[place].is_one_of(_MEDIA_LINKS)), None)
        if link is None or not words[link + 1].is_one_of(DETERMINERS):
            return None
        if words[link + 1].is_one_of(POSSESSIVES) or any(
            word.text == "," for word in words[max(0, link - _CLAUSE) : link]
        ):
            return None  # "in his speech": the owner may be named before
        last = self.context.attributions.last
        if last is not None and last.content and last.content[0].start > cue and not last.is_participle:
            return last.subject  # "*Kim* told reporters in a message saying"
        return self.context.subjects.of_clause(self.context.attributions.subject_floor(cue), link)

    def _continues_main_clause(self, match: CueMatch, before: int) -> bool:
        """Whether the participle has the subject of the main clause: ", saying …", "after saying …"."""
        previous = self.context.words[before]
        if previous.text == "," or previous.text in _SUBORDINATORS:
            return True
        is_joined = previous.quotation is not None or previous.text in ("and", "but", "—", "–", "--")
        if is_joined and self._joins_participle(before):
            return False
        return is_joined and (not match.cue.ambiguous or self._takes_that(match))

    def _joins_participle(self, link: int) -> bool:
        """Whether "and" joins the participle to one of a noun: "a letter *announcing* a mass *and* telling"."""
        words = self.context.words
        for at in range(link - 1, max(0, link - _JOINED_WITHIN), -1):
            if words[at].text in BREAKS:
                return False
            if words[at].lower.endswith("ing") and words[at].mention < 0:
                noun = words[at - 1]
                return noun.is_word and noun.text.islower() and not noun.is_one_of(BE, ARTICLES, _SUBORDINATORS)
        return False
