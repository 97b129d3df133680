"""Find the first word of content after a cue, and the kind of complement that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from bot.text.statements.english.content.addressees import Addressees
from bot.text.statements.english.content.complements import INNER, LEADING, ObjectComplements
from bot.text.statements.english.content.media import opens_behind_medium
from bot.text.statements.english.content.object_pronouns import is_object_pronoun
from bot.text.statements.english.content.that_clauses import ThatClauses
from bot.text.statements.english.content.times import Times
from bot.text.statements.english.cues import CueForm, CueLexicon, CueSense
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    QUESTIONS,
    SENT,
    STOPS,
    SUBJECT_PRONOUNS,
    CueMatch,
    Word,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_manner_adverb,
    is_past_verb,
    is_plain_noun,
    is_possessive,
    is_quantity,
    is_regular_past,
    may_be_verb,
)

CONTENT_MARKS = frozenset((",", ":", "―", "—", "-", "–", "--"))
"""Marks that separate content from its attribution."""
_INNER = INNER | {"after", "before", "until", "since", "once", "unless", "though", "although"}
"""Words after which a verb is not that of the clause: "noticed a drone only *after* it fell"."""
_QUOTABLE = (
    *(CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE, CueSense.SPEECH),
    *(CueSense.NAMING, CueSense.OBJECT, CueSense.JUDGEMENT, CueSense.REASON),
)
"""Senses of cues that may take a quotation."""
_OTHER_VERBS = frozenset(("not", "with", "down", "off"))
"""Words after a cue that make it another verb, or deny it: "spoke with", "wrote down", "called off"."""
_CLAIMS = frozenset(("claim",))
"""Verbs with an infinitive for a statement about oneself: "claimed to have won"."""
_ONLY_THAT = frozenset(("hold", "accept"))
"""Verbs that take a clause only with "that", or with a pronoun: "accepted *he* was wrong", not "accepted the offer"."""
_WRITING = frozenset(("write", "add"))
"""Verbs whose object is not a clause more often than not: "wrote the memo", "added a third"."""
_PLACE_PREPOSITIONS = frozenset(
    ["in", "on", "at", "to", "through", "by", "via", "from", "after", "before", "during", "following", "amid"]
)
_SIDES = frozenset(("for", "against", "about", "over"))
"""Prepositions before what a promise is about, whose infinitive is that of its noun: "voted *against* a plan to cut
it"."""
_PLACES = frozenset(("outside", "inside", "near", "beside", "aboard"))
_FELT_LINKS = frozenset(("by", "about", "at", "over", "to", "that", "because"))
"""Words behind a participle with which a feeling has its cause: "felt ignored *by*", not "felt tired after"."""
_BARE_PLACES = frozenset(("court", "parliament", "congress", "church", "school"))
"""Places without an article: "said outside *court* that"."""
_BACK_AND_FORTH = frozenset(("earlier", "later", "ago", "before", "after"))
PERCEIVING = frozenset(("know", "see", "notice", "sense", "discover", "discuss", "hold"))
"""Verbs that tell what somebody knows, perceives or talks about: quoted words are another's: 'said it saw "no
change"', 'had discussed "trade"'."""
_ASKED = frozenset(["how", "why", "whether", "what", "if"])
_ASKING = frozenset(("ask", "question", "quiz"))
_LONGEST_ASKED = 8
"""The most words of a phrase for someone who is asked."""
_SHORTEST_CLAUSE = 3
"""Words."""
_LONGEST_ADVERBIAL = 16
"""The most words of an adverbial after a cue: "said in a statement on Friday that"."""
_LONGEST_TITLE = 6
"""Words."""
_LONGEST_ASIDE = 20
"""The most words of an aside after a cue: "said, citing officials, that"."""
_AUXILIARY_WITHIN = 8
"""The most words at the start of a clause without "that" that must include its auxiliary."""


class ContentOpenings(Struct, frozen=True):
    """Finds and classifies the beginnings of content after the cues of one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon
    complements: ObjectComplements
    times: Times

    @property
    def _that(self) -> ThatClauses:
        return ThatClauses(self.words, self.lexicon)

    def start(self, match: CueMatch, *, has_content_before: bool) -> int | None:
        """The first word of content after a cue; None if nothing but an adverbial follows."""
        words, at = self.words, match.end
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and at < len(words) and words[at].text not in STOPS:
            addressees = Addressees(words, self.lexicon)
            at = addressees.end(at, match.cue.lemma)
            is_order = match.cue.lemma == "tell" and any(addressees.opens_infinitive(to) for to in (at, match.end + 1))
            if is_order and CueForm.THIRD in match.cue.forms and words[match.start - 1].lower == "and":
                return None  # a tale: "the mother hands her an abalone and tells her to go up"
            if is_order and at > match.end:
                return match.end  # "told *him to wait*"
        if at >= len(words) or words[at].text in STOPS:
            return None
        if words[at].lower in BE and match.start and words[match.start - 1].lower == "who":
            return None  # "those who protested were led away"
        if match.cue.tail and is_finite_verb(words[at], self.lexicon):
            return None  # "the boats that he asked for *will* be built"
        if match.takes(CueSense.QUESTION) and (question := self._question_after(match)) is not None:
            return question
        if (that := self._that.behind_phrase(match, at)) is not None:
            return that + 1
        if words[at].lower in _OTHER_VERBS:
            is_infinitive = words[at].lower == "not" and match.takes(CueSense.PROMISE) and self._begins_infinitive(at)
            return at if is_infinitive else None
        return self._start_at(at, match, has_content_before=has_content_before)

    def _start_at(self, at: int, match: CueMatch, *, has_content_before: bool) -> int | None:
        """The first word of content at word `at`, or after the adverbial, aside or mark there."""
        words, at = self.words, self._after_interval(at)
        at = self._behind_manner(self._that.behind_adverbs(at), match)
        if at >= len(words) or words[at].text in STOPS:
            return None
        if words[at].text == "," and not self._is_quotation(at + 1):
            return self._after_aside(at)
        if is_object_pronoun(words, at, self.lexicon):
            return None
        if words[at].text in CONTENT_MARKS:
            return at + 1 if at + 1 < len(words) else None
        if words[at].lower == "that":
            return at + 1
        if words[at].lower == "to" and (match.takes(CueSense.PROMISE) or match.cue.lemma in _CLAIMS):
            return at
        if is_quantity(words[at : at + 2]):
            return at
        if self._opens_place(at):
            after = self._after_adverbial(at, match, has_content_before=has_content_before)
            return None if after == at > match.end else after
        if self._opens_adverbial(at):
            return self._after_adverbial(at, match, has_content_before=has_content_before)
        return at

    def _behind_manner(self, at: int, match: CueMatch) -> int:
        """The infinitive behind an adverb at word `at`: "voted *unanimously* to"; `at` without one."""
        is_manner = at < len(self.words) and is_manner_adverb(self.words[at], self.lexicon)
        return at + (is_manner and match.takes(CueSense.PROMISE) and self._begins_infinitive(at + 1))

    def _opens_adverbial(self, at: int) -> bool:
        if (
            self.words[at].lower == "there"
            and at + 1 < len(self.words)
            and is_finite_verb(self.words[at + 1], self.lexicon)
        ):
            return False  # "said *there was* no proof"
        if self.times.is_subject(at) or self.times.is_attribute(at):
            return False  # "said *this year had* been better"
        if self.words[at].lower == "as" and (self._is_quotation(at + 1) or self._is_unfounded(at + 1)):
            return False  # 'rejected *as "baseless"* a report', "dismissed *as false* a report"
        return self.words[at].lower in self.lexicon.openers - {"of"} | self.lexicon.times | {"also"}

    def _is_unfounded(self, at: int) -> bool:
        lexicon = self.lexicon
        return at < len(self.words) and self.words[at].is_one_of(lexicon.unfounded, lexicon.hearsay)

    def _question_after(self, match: CueMatch) -> int | None:
        """Where a question begins after someone who is asked, or a place: "asked *the mayor* how …", but not in "said
        officials feared what …"."""
        at = match.end
        is_asked = match.takes(CueSense.ADDRESSEE_CLAUSE) or match.cue.lemma in _ASKING
        near = self.words[at : at + 2]  # "whether", "aloud whether"
        if not (is_asked or not self._may_start(at) or any(word.is_one_of(_ASKED) for word in near)):
            return None
        for end in range(at, min(len(self.words), at + _LONGEST_ASKED)):
            word = self.words[end]
            if end > at and word.is_one_of(_ASKED):
                return end
            is_verb = end > at and is_past_verb(word, self.lexicon) and not self.words[end - 1].is_one_of(ARTICLES)
            if not word.is_word or word.is_one_of(INNER) or is_verb or is_finite_verb(word, self.lexicon):
                return None
        return None

    def sense(self, match: CueMatch, content: WordRange) -> CueSense | None:
        """The kind of complement that the content is; None where the cue takes none of that kind."""
        first, before = self.words[content.start], self.words[content.start - 1]
        is_separated = before.text in (":", ",") and content.start > match.end
        if first.quotation is not None and match.cue.lemma in PERCEIVING:
            return None
        if first.quotation is not None or is_separated:
            return CueSense.SPEECH if match.takes(*_QUOTABLE) else None
        takes_that = match.takes(CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE) or match.cue.lemma in self.lexicon.uttering
        takes_that = takes_that or match.cue.tail == ("with",)  # "agreed *with* Kim that"
        if before.lower == "that" and takes_that:
            is_noun = match.cue.lemma in _ONLY_THAT and not self.complements.begins_clause(first)
            return None if is_noun else CueSense.CLAUSE
        if first.lower in ("to", "not") and (match.takes(CueSense.PROMISE) or match.cue.lemma in _CLAIMS):
            return CueSense.PROMISE
        if first.is_one_of(QUESTIONS) and match.takes(CueSense.QUESTION):
            return CueSense.CLAUSE
        if match.cue.tail and match.takes(CueSense.OBJECT):
            if first.is_one_of(self.lexicon.prepositions):
                return None  # "set out *for home*"
            names_report = self.complements.names_report(match.cue.lemma, self.words[slice(*content)])
            return CueSense.OBJECT if names_report or first.is_one_of(QUESTIONS) else None
        is_short_object = content.size < _SHORTEST_CLAUSE and match.takes(CueSense.OBJECT)
        if match.takes(CueSense.CLAUSE) and not is_short_object and self._may_be_clause(match, content):
            return CueSense.CLAUSE
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and content.start > match.end and match.cue.lemma not in SENT:
            return CueSense.ADDRESSEE_CLAUSE
        return self.complements.sense(match, self.words[slice(*content)])

    def _may_be_clause(self, match: CueMatch, content: WordRange) -> bool:
        """Whether content without "that" may be a clause, and is not only a noun: "warned *the North*"."""
        first = self.words[content.start]
        if match.cue.lemma in _ONLY_THAT | SENT:
            return match.cue.lemma == "accept" and first.is_one_of(SUBJECT_PRONOUNS)
        if match.cue.lemma in _WRITING and content.start == match.end:
            is_clause = match.cue.lemma == "add" and self._opens_with_noun_and_verb(content.start)
            return is_clause or self._is_clause(content)
        if match.cue.lemma == "tell" and content.start == match.end:
            return False
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and content.start == match.end:
            return any(word.is_one_of(self.lexicon.finite) for word in self.words[slice(*content)])
        if match.cue.lemma == "feel" and content.start == match.end and is_past_verb(first, self.lexicon):
            behind = self.words[content.start + 1 : content.start + 2]  # "felt *ignored by the board*"
            return is_regular_past(first) and any(word.is_one_of(_FELT_LINKS) for word in behind)
        return not match.cue.ambiguous or self._is_clause(content)

    def _is_clause(self, content: WordRange) -> bool:
        """Whether content without "that" opens with a subject of its own."""
        first = self.words[content.start]
        if first.lower in self.lexicon.pronouns - {"who", "which"}:
            return True
        near = self.words[slice(*content)][:_AUXILIARY_WITHIN]
        main = takewhile(lambda word: not word.is_one_of(_INNER), near)
        if any(is_finite_verb(word, self.lexicon) for word in main):
            return True
        if self._has_past_verb(near):
            return True
        if first.is_one_of(ARTICLES) and len(near) > 1:  # "thinks *the North* wants"
            first, near = near[1], near[1:]
            if first.mention < 0 and first.text[:1].isupper() and len(near) > 1:
                return may_be_verb(near[1], self.lexicon)
        if first.mention < 0:
            return self._opens_with_people(near)
        end = next((at for at, word in enumerate(near) if word.mention != first.mention), len(near))
        is_verb = end < len(near) and may_be_verb(near[end], self.lexicon)
        return is_verb or any(word.lower in self.lexicon.auxiliaries or word.lower in BE for word in near)

    def _opens_with_people(self, near: Sequence[Word]) -> bool:
        """Whether a plural of those who act and their verb in the present follow: "thinks *voters want* change"."""
        if len(near) < _SHORTEST_CLAUSE or not near[0].is_one_of(self.lexicon.speakers):
            return False
        verb = near[1]
        is_plural = near[0].lower.endswith("s") or near[0].lower in ("people", "police", "men", "women")
        is_present = verb.text.islower() and not verb.lower.endswith(("s", "ed", "ing"))
        return is_plural and is_present and may_be_verb(verb, self.lexicon)

    def _opens_with_noun_and_verb(self, at: int) -> bool:
        """Whether an article, a noun and what may be a verb in the present follow: "added *the firm plans* to"."""
        words = self.words[at : at + 3]
        is_noun = len(words) > 2 and words[0].is_one_of(ARTICLES) and is_plain_noun(words[1], self.lexicon)
        return is_noun and may_be_verb(words[2], self.lexicon)

    def _has_past_verb(self, near: Sequence[Word]) -> bool:
        """Whether a subject and its verb in the past open the content: "six planes *filled* the sky"."""
        unfit = self.lexicon.prepositions | LEADING | self.lexicon.auxiliaries | self.lexicon.counts | BE | {"and"}
        for before, word in pairwise(near):
            if word.is_one_of(_INNER) or not word.is_word:
                return False
            if is_adverb(before, self.lexicon):
                continue
            is_past = is_past_verb(word, self.lexicon)
            if is_past and not before.is_one_of(unfit) and not is_possessive([before], 0):
                after = near[near.index(word) + 1 :][:1]
                return not (after and after[0].is_one_of(("by", "in", "at", "during", "from", "as")))
        return False

    def _is_quotation(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].quotation is not None

    def _after_aside(self, comma: int) -> int | None:
        """Where content begins after an aside: "said, citing officials, that …"."""
        for at in range(comma + 1, min(len(self.words) - 1, comma + _LONGEST_ASIDE)):
            if self.words[at].text == ",":
                if self.words[at + 1].lower == "that":
                    return at + 2
                if self._is_quotation(at + 1):
                    return at + 1
        return None

    def _after_adverbial(self, at: int, match: CueMatch, *, has_content_before: bool) -> int | None:
        """Where content begins after an adverbial ("on Tuesday in a statement that"); None if there is none."""
        after_time = self._after_time(at)
        if after_time is not None and after_time > at and not has_content_before and self._may_start(after_time):
            return after_time
        may_be_clause = match.takes(CueSense.CLAUSE) and not has_content_before
        for end in range(at, min(len(self.words), at + _LONGEST_ADVERBIAL)):
            word = self.words[end]
            if self._ends_adverbial(end, has_content_before=has_content_before):
                break
            if self._that.opens(end):
                return None if self._that.is_of_another(at, end) else end + 1
            if word.text == ":" or (word.text == "," and self._is_quotation(end + 1)):
                return end + 1 if end + 1 < len(self.words) else None
            if word.quotation is not None and self._is_title(end):
                continue
            is_clause = may_be_clause and opens_behind_medium(self.words, self.lexicon, at, end)
            if word.quotation is not None or is_clause:
                return end
            if match.takes(CueSense.QUESTION) and end > at + 1 and word.is_one_of(_ASKED):
                return end
            is_noun = match.cue.ambiguous and CueForm.THIRD in match.cue.forms
            is_noun = is_noun or self.words[at].is_one_of(_SIDES)
            if match.takes(CueSense.PROMISE) and not is_noun and end > at + 1 and self._begins_infinitive(end):
                return end
        return None if has_content_before else after_time

    def _ends_adverbial(self, at: int, *, has_content_before: bool) -> bool:
        """Whether an adverbial ends before word `at`: at a stop, or with content before it at a comma: "…, the ministry
        said on Monday*,* twice the number that the press gave"."""
        word = self.words[at]
        return word.text in STOPS or (has_content_before and word.text == "," and not self._is_quotation(at + 1))

    def _is_title(self, at: int) -> bool:
        """Whether the quotation at word `at` is the name of a programme or a text: "on NBC's “Meet the Press”"."""
        before = self.words[at - 1]
        words = re.findall(r"\w+", self.words[at].text)
        is_governed = before.is_one_of(self.lexicon.prepositions, LEADING) or before.text in ("'s", "’s", "'", "’")
        return is_governed and len(words) <= _LONGEST_TITLE and words[0][:1].isupper() and words[-1][:1].isupper()

    def _begins_infinitive(self, at: int) -> bool:
        """Whether an infinitive begins at word `at`, with or without "not": "to *recommend* charges"."""
        at += at < len(self.words) and self.words[at].lower == "not"
        if at + 1 >= len(self.words) or self.words[at].lower != "to":
            return False
        verb = self.words[at + 1]
        unfit = LEADING | self.lexicon.pronouns | self.lexicon.prepositions | self.lexicon.counts
        return verb.mention < 0 and verb.text.islower() and not verb.is_one_of(unfit) and not verb.lower.endswith("s")

    def _may_start(self, at: int) -> bool:
        """Whether content may begin with the word after a time, so that no adverbial goes on: "said Monday *the* …"."""
        if at >= len(self.words):
            return False
        word, lexicon = self.words[at], self.lexicon
        adverbial = lexicon.prepositions | lexicon.openers | lexicon.times | lexicon.boundaries
        return word.is_word and not word.is_one_of(adverbial)

    def _after_interval(self, at: int) -> int:
        """Where an interval ends that begins at word `at`: "said *two days later* that"; `at` if there is none, or if
        it may be content: "said a week later the gate was shut"."""
        words, lexicon, end = self.words, self.lexicon, at + 3
        if end > len(words) or not words[at + 2].is_one_of(_BACK_AND_FORTH):
            return at
        is_ended = end == len(words) or words[end].text in STOPS | CONTENT_MARKS | {"that"}
        if not is_ended and words[end].quotation is None and not self._opens_adverbial(end):
            return at
        is_counted = words[at].is_one_of(("a", "an"), lexicon.counts) or words[at].text.isdigit()
        return end if is_counted and words[at + 1].is_one_of(lexicon.times, lexicon.time_nouns) else at

    def _opens_place(self, at: int) -> bool:
        """Whether a phrase for a place begins at word `at`: "told reporters *outside the court*"."""
        behind = self.words[at + 1 : at + 2]
        is_place = any(one.is_one_of(LEADING, _BARE_PLACES) or one.mention >= 0 for one in behind)
        return self.words[at].is_one_of(_PLACES) and is_place

    def _after_time(self, at: int) -> int | None:
        """Where content without "that" begins after a day or a date: "said Tuesday the talks …"."""
        words, end = self.words, at
        while end < len(words) and self.times.is_part(end):
            end += 1
        if end == at:
            return at if not words[at].is_one_of(_PLACE_PREPOSITIONS) else self.times.end_of_month(at)
        if end >= len(words) or words[end].text in STOPS:
            return None
        if words[end].text != ",":
            return end
        if end + 1 < len(words) and words[end + 1].mention < 0 and words[end + 1].lower.endswith("ing"):
            return self._after_aside(end)  # "said on Monday, *citing officials*, that …", "denied this, *saying* …"
        return end + 1
