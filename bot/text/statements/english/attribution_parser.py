"""Parse the attributions of one sentence: cue, subject and content.

cues -> subject before or after the cue -> content after the cue, before the subject, or on both sides
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.text.statements.english.attributions import Attribution, AttributionContext, is_relative_subject
from bot.text.statements.english.cues import CueForm, CueLexicon, CueSense
from bot.text.statements.english.nonfinite.nouns import ReportingNouns
from bot.text.statements.english.nonfinite.verbs import NonfiniteAttributions
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    HAVE,
    STOPS,
    UNSAID,
    CueMatch,
    Word,
    WordRange,
    cue_matches,
    is_adverb,
    is_finite_verb,
    may_be_verb,
)

_TENSED = frozenset((CueForm.THIRD, CueForm.PAST, CueForm.PARTICIPLE))
_CONTRASTS = frozenset(("but", "while", "whereas", "though", "although"))
_SUBORDINATORS = _CONTRASTS - {"but"} | frozenset(
    ["when", "as", "because", "who", "which", "that", "if", "where", "until", "after", "before", "since"]
)
_COORDINATORS = frozenset(("and", "but", "then", "or"))
_BEFORE_NOUNS = BE | frozenset(["to", "the", "a", "an", "of", "his", "her", "its", "their", "no"])
"""Words directly before a cue after which it is a noun, an infinitive or a passive."""
_MODALS = frozenset(
    ["would", "will", "could", "can", "may", "might", "should", "must", "did", "do", "does", "not", "n't"]
)
_PLURAL_SUBJECTS = frozenset(["i", "we", "they", "you", "who", "some", "many", "most", "both", "others", "several"])
_SINGULAR_QUANTITIES = frozenset(["one", "another", "each", "either", "half", "other"])
_NEGATIVE_SUBJECTS = frozenset(["no", "nobody", "none", "neither", "nothing"])
_CONDITIONALS = frozenset(["if", "unless", "whether"])
_RELATIVES = frozenset(["who", "whom", "which", "what"])
_OPENING = 6
"""Words from the start of a sentence within which the subject of its first clause begins."""
_LONGEST_RELATIVE = 20
"""Words of a relative clause without commas between a subject and its cue."""
_ADVERBIAL_STARTS = frozenset(["who", "as", "and"])
_SHOWING = frozenset(("show", "find", "suggest", "indicate", "reveal"))
"""Verbs by which evidence reports: "the poll *shows* Kim in front"."""
_SPOKEN = (CueSense.CLAUSE, CueSense.SPEECH, CueSense.ADDRESSEE_CLAUSE)


def parse_attributions(words: Sequence[Word], lexicon: CueLexicon, persons: frozenset[int]) -> list[Attribution]:
    """The attributions of a sentence in the order of their cues, "according to" last.

    `persons` are the indices of the persons among the entities.
    """
    return _AttributionParser(AttributionContext.of(words, lexicon, persons)).parse()


class _AttributionParser:
    """Parses one sentence from left to right; a cue may share the subject of the one before."""

    def __init__(self, context: AttributionContext) -> None:
        self._words = context.words
        self._lexicon = context.lexicon
        self._phrases = context.phrases
        self._subjects = context.subjects
        self._openings = context.openings
        self._contents = context.contents
        self._attributions = context.attributions
        self._nonfinite = NonfiniteAttributions(context)
        self._reporting_nouns = ReportingNouns(context)

    def parse(self) -> list[Attribution]:
        """All attributions, each quotation with the one that it belongs to."""
        for match in cue_matches(self._words, self._lexicon):
            last = self._attributions.last
            if last and last.cue.end > match.start:
                continue
            if attribution := self._of_cue(match):
                self._attributions.add(attribution)
        for at, word in enumerate(self._words[:-1]):
            is_source = word.lower == "according" and self._words[at + 1].lower == "to"
            if is_source and (attribution := self._nonfinite.of_source(at)):
                self._attributions.add_source(attribution)
        for attribution in self._reporting_nouns.find():
            if not self._attributions.holds(attribution.cue):
                self._attributions.add_source(attribution)
        return self._attributions.settled()

    def _of_cue(self, match: CueMatch) -> Attribution | None:
        if match.cue.forms == {CueForm.ING}:
            return self._nonfinite.of_participle(match)
        if self._is_passive(match):
            return self._nonfinite.of_passive(match)
        if not self._is_finite_and_said(match) or self._is_noun_with_of(match):
            return None
        if match.cue.ambiguous and match.end < len(self._words) and self._words[match.end].lower == "that":
            match = match._replace(cue=replace(match.cue, ambiguous=False))
        if subject := self._inverted_subject(match):
            return self._with_subject_after(match, subject)
        preceding = self._subject_before(match)
        if preceding is None or self._is_hypothetical(preceding):
            return None
        return self._with_subject_before(match, preceding)

    # The subject

    def _is_finite_and_said(self, match: CueMatch) -> bool:
        """Whether the cue is a finite verb, and neither negated nor modal."""
        before = self._before_adverbs(match.start)
        word = self._words[before].lower if before >= 0 and self._words[before].mention < 0 else ""
        if word in HAVE and not match.cue.forms & {CueForm.PAST, CueForm.PARTICIPLE}:  # "has reasons to"
            return False
        return word not in _BEFORE_NOUNS and word not in UNSAID

    def _is_noun_with_of(self, match: CueMatch) -> bool:
        """Whether the cue is a plural noun: "told reporters that reports of soldiers were false"."""
        of = match.end < len(self._words) and self._words[match.end].lower == "of"
        return match.cue.ambiguous and CueForm.THIRD in match.cue.forms and of

    def _is_passive(self, match: CueMatch) -> bool:
        """Whether the cue is a participle behind a form of "be": "was told", "is demanded"."""
        before = self._before_adverbs(match.start)
        is_past = bool(match.cue.forms & {CueForm.PAST, CueForm.PARTICIPLE})
        return is_past and before >= 0 and self._words[before].is_one_of(BE)

    def _before_adverbs(self, at: int) -> int:
        """The index of the last word before `at` that is no adverb, -1 where there is none."""
        before = at - 1
        while before >= 0 and is_adverb(self._words[before], self._lexicon):
            before -= 1
        return before

    def _is_hypothetical(self, subject: WordRange) -> bool:
        """Whether nobody said it: "if he says that …", "did he say that …?", "who said that …?"."""
        if subject.start == 0:
            return self._words[0].lower in _RELATIVES and self._words[-1].text == "?"
        return self._words[subject.start - 1].is_one_of(_CONDITIONALS | self._lexicon.finite - BE)

    def _inverted_subject(self, match: CueMatch) -> WordRange | None:
        """The subject after its cue: `"…," said the minister`, "Said the minister: …"."""
        at = match.start
        if not self._may_be_inverted(match):
            return None
        subject = self._subjects.after_cue(at)
        if subject is None:
            return None
        follows_quotation = at > 0 and self._words[at - 1].quotation is not None
        is_name = follows_quotation and self._phrases.is_person_name(subject)
        if not is_name and not self._may_end_inverted(subject.end):
            return None
        if at == 0:
            is_separated = subject.end < len(self._words) and self._words[subject.end].text in (",", ":")
            return subject if is_separated else None
        # "Liu, the envoy, said the ministry …": the aside before the cue belongs to a subject of its own.
        return subject if follows_quotation or not self._follows_named_subject(at) else None

    def _may_be_inverted(self, match: CueMatch) -> bool:
        """Whether the cue, and the word before it, allow a subject after the cue."""
        if match.cue.lemma == "tell" or not match.takes(CueSense.CLAUSE, CueSense.SPEECH):
            return False
        if not match.cue.forms & _TENSED:
            return False
        if match.start == 0 or self._words[match.start - 1].quotation is not None:
            return True
        return self._words[match.start - 1].text in (",", "?", "!") and match.takes(CueSense.CLAUSE)

    def _may_end_inverted(self, end: int) -> bool:
        """Whether a subject after its cue may end before word `end`: a break, an adverbial, or the sentence's end."""
        if end >= len(self._words):
            return True
        word = self._words[end]
        if word.quotation is not None or word.text in BREAKS or word.text in STOPS:
            return True
        return word.lower in self._lexicon.openers | self._lexicon.times | _ADVERBIAL_STARTS

    def _follows_named_subject(self, cue: int) -> bool:
        subject = self._subjects.before_cue(cue, self._attributions.subject_floor(cue))
        return subject is not None and self._words[subject.end - 1].mention >= 0

    def _subject_before(self, match: CueMatch) -> WordRange | None:
        """The subject before its cue, or shared with the verb before it ("… and warned")."""
        if self._shares_subject(match):
            return self._shared_subject(match.start)
        subject = self._subjects.before_cue(match.start, self._attributions.subject_floor(match.start))
        if subject is None or not self._agrees_in_number(match, subject):
            return None
        if self._words[subject.start].lower in _NEGATIVE_SUBJECTS:
            return None
        if not match.takes(CueSense.CLAUSE) and self._phrases.is_object(subject):
            return None
        is_noun_phrase = not match.cue.ambiguous and self._phrases.is_marked_noun_phrase(subject)
        can_speak = self._phrases.can_speak(subject) or self._phrases.is_evidence(subject)
        if not can_speak and (described := self._subject_of_who(match.start)) is not None:
            return described
        return subject if is_noun_phrase or can_speak else None

    def _subject_of_who(self, cue: int) -> WordRange | None:
        """The subject that opens the sentence with a relative clause up to the cue: "*A girl* who lost her home in the
        raid recalled that"."""
        subject = self._subjects.of_clause(self._attributions.subject_floor(cue), cue)
        if subject is None or cue - subject.end > _LONGEST_RELATIVE:
            return None
        between = self._words[subject.end : cue]
        who = next((at for at, word in enumerate(between) if word.lower == "who"), None)
        if who is None or any(may_be_verb(word, self._lexicon) for word in between[:who]):
            return None
        return subject if not any(word.text in BREAKS for word in between) else None

    def _shares_subject(self, match: CueMatch) -> bool:
        """Whether a conjunction joins the cue to a verb before it."""
        before = self._before_adverbs(match.start)
        if before > 0 and self._words[before].is_one_of(HAVE):  # "and has said"
            before = self._before_adverbs(before)
        if match.start == 0 or self._words[max(0, before)].lower not in _COORDINATORS or not match.cue.forms & _TENSED:
            return False
        return not match.cue.ambiguous or (self._attributions.last is not None and CueForm.PAST in match.cue.forms)

    def _shared_subject(self, cue: int) -> WordRange | None:
        """The subject of the verb before the cue at word `cue`.

        That is the subject of a clause that began since the last attribution ("…, but Seoul was silent and said …"), or
        of that attribution. None where two readings are left.
        """
        last = self._attributions.last
        for at in range(cue - 2, last.cue.end if last else 0, -1):
            if self._words[at].lower in _CONTRASTS and self._words[at - 1].text in (",", ";"):
                return self._subjects.of_clause(at + 1, cue)
        if last is not None:
            return None if self._may_have_other_subject(last, cue) else last.subject
        subject = self._subjects.of_clause(0, cue)
        # "Kim was silent when Pak came and said …": either may have said it.
        is_doubtful = subject and any(word.is_one_of(_SUBORDINATORS) for word in self._words[subject.end : cue])
        return None if is_doubtful else subject

    def _may_have_other_subject(self, last: Attribution, cue: int) -> bool:
        """Whether a person in the last content may be the subject: "state media said Kim watched and declared …"."""
        speaker = self._words[last.subject.end - 1]
        is_unknown_name = speaker.mention < 0 and speaker.text[:1].isupper()
        if speaker.mention in self._phrases.persons or speaker.lower in self._lexicon.pronouns or is_unknown_name:
            return False
        if self._words[cue].lower == "added" or self._words[cue - 2].text == ",":
            return False
        inner = self._subjects.of_clause(last.cue.end, cue)
        if inner is None or inner.start != last.cue.end:
            return False
        return self._phrases.is_person_name(WordRange(inner.end - 1, inner.end))

    def _agrees_in_number(self, match: CueMatch, subject: WordRange) -> bool:
        """Whether the form of the cue fits the subject: no "four states says", no "the critic say"."""
        if not match.cue.forms & _TENSED and not self._takes_base_form(match.start, subject):
            return False
        if match.cue.forms != {CueForm.THIRD}:
            return True
        last = self._words[subject.end - 1].lower
        is_many = self._phrases.is_quantity(subject) and last not in _SINGULAR_QUANTITIES
        return not is_many and self._phrases.coordination_start(subject) is None

    def _takes_base_form(self, cue: int, subject: WordRange) -> bool:
        """Whether a base form fits: after a modal, or with a plural subject ("critics say")."""
        words = self._words
        if words[cue - 1].lower in _MODALS or words[subject.start].lower in _PLURAL_SUBJECTS:
            return True
        head = words[self._phrases.head(subject)].lower
        if head.endswith(("s", "men", "people", "police")):
            return True
        if any(word.lower in ("and", "&") for word in words[slice(*subject)]):
            return True
        return words[cue].lower == "say" and head in self._lexicon.speakers

    # The content

    def _with_subject_before(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of a cue after its subject."""
        if whole := self._clause_around(match, subject):
            return Attribution(match.range, subject, (whole,), CueSense.CLAUSE)
        if quoted := self._clause_of_as(match, subject):
            return Attribution(match.range, subject, (quoted,), CueSense.CLAUSE)
        before = self._content_before(match, subject)
        if before and match.takes(*_SPOKEN) and self._follows_quotation(subject):
            content = (before, *self._contents.continuation(match.end))
            return Attribution(match.range, subject, content, CueSense.SPEECH)
        after = self._content_after(match, subject, has_content_before=before is not None)
        if after is None:
            return self._without_content_after(match, subject, before)
        sense = self._openings.sense(match, after)
        if sense is None and match.cue.lemma in _SHOWING and self._phrases.is_evidence(subject):
            sense = CueSense.CLAUSE
        if sense is CueSense.CLAUSE and self._is_gapped(match, subject, after):
            return None
        after = self._contents.up_to_aside(after, is_short=sense is CueSense.JUDGEMENT)
        if sense is None or (before and self._contents.is_adverbial(after)):
            return self._with_content_before(match, subject, before) if before else None
        return Attribution(match.range, subject, (after,), sense)

    def _clause_of_as(self, match: CueMatch, subject: WordRange) -> WordRange | None:
        """The main clause behind "As the ministry said, …"."""
        opens = subject.start == 1 and self._words[0].lower == "as" and match.takes(CueSense.CLAUSE)
        if not opens or not match.cue.forms & _TENSED or match.end >= len(self._words) - 1:
            return None
        if self._words[match.end].text != ",":
            return None
        clause = WordRange(match.end + 1, self._contents.end(match.end + 1))
        return clause if clause.size > 0 else None

    def _without_content_after(
        self, match: CueMatch, subject: WordRange, before: WordRange | None
    ) -> Attribution | None:
        """The attribution of a cue that no content follows."""
        if before:
            return self._with_content_before(match, subject, before)
        # A sentence without content attributes the quotation or statement beside it: "Kim said:".
        introduces = match.takes(CueSense.SPEECH) and (subject.start <= 2 or self._words[-1].text == ":")
        return Attribution(match.range, subject, (), CueSense.SPEECH) if introduces else None

    def _with_subject_after(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of a cue before its subject."""
        at = match.start
        if at == 0:
            start = subject.end + 1
            rest = WordRange(start, self._contents.end(start))
            return Attribution(match.range, subject, (rest,) if rest.size > 0 else (), CueSense.SPEECH)
        floor = self._attributions.content_floor()
        if whole := self._contents.interrupted_clause(WordRange(at, subject.end), floor):
            return Attribution(match.range, subject, (whole,), CueSense.CLAUSE)
        stop = at if self._words[at - 1].quotation is not None else at - 1
        start = self._contents.trimmed_start(self._after_last_content(), stop)
        if stop <= start:
            return None
        content = (WordRange(start, stop), *self._contents.continuation(subject.end))
        return Attribution(match.range, subject, content, CueSense.CLAUSE)

    def _content_before(self, match: CueMatch, subject: WordRange) -> WordRange | None:
        """The content before the subject; a relative clause has none."""
        is_quoted = self._follows_quotation(subject)
        floor = self._after_last_content() if is_quoted else self._attributions.content_floor()
        content = self._contents.before_subject(subject.start, match.start, floor)
        return None if is_relative_subject(self._words, subject) else content

    def _content_after(self, match: CueMatch, subject: WordRange, *, has_content_before: bool) -> WordRange | None:
        """The content after the cue; that of a relative clause ends at its comma."""
        content = self._contents.after_cue(match, has_content_before=has_content_before)
        if content is None or content.start == 0:
            return content
        if is_relative_subject(self._words, subject):
            return self._contents.up_to_comma(content)
        is_subordinate = 0 < subject.start <= _OPENING and self._words[0].is_one_of(_SUBORDINATORS)
        return self._contents.up_to_main_clause(content) if is_subordinate else content

    def _with_content_before(self, match: CueMatch, subject: WordRange, content: WordRange) -> Attribution | None:
        """The attribution of content before the subject."""
        contents = self._contents
        is_clear = not match.cue.ambiguous or contents.has_quotation(content) or contents.is_sentence_over(match.end)
        if not match.takes(*_SPOKEN) or not is_clear:
            return None
        return Attribution(match.range, subject, (content, *contents.continuation(match.end)), CueSense.CLAUSE)

    def _clause_around(self, match: CueMatch, subject: WordRange) -> WordRange | None:
        """The clause that the subject and its cue interrupt."""
        if match.cue.ambiguous or not match.takes(*_SPOKEN):
            return None
        attribution = WordRange(subject.start, match.end)
        return self._contents.interrupted_clause(attribution, self._attributions.content_floor())

    def _follows_quotation(self, subject: WordRange) -> bool:
        return subject.start > 0 and self._words[subject.start - 1].quotation is not None

    def _after_last_content(self) -> int:
        """Where content before a subject may begin: after the last cue, if that has content of its own."""
        last = self._attributions.last
        return last.cue.end if last and last.content else 0

    def _is_gapped(self, match: CueMatch, subject: WordRange, content: WordRange) -> bool:
        """Whether the subject of the content precedes the cue: "soldiers that it says are training"."""
        first = self._words[content.start]
        if is_finite_verb(first, self._lexicon) and self._words[content.start - 1].lower == "that":
            return match.cue.ambiguous  # "charges that might have arisen", but "said that was no use"
        if content.start != match.end or first.quotation is not None or first.mention >= 0:
            return False
        before = [word.lower for word in self._words[max(0, subject.start - 2) : subject.start]]
        if before and before[-1] in _RELATIVES and before[0] not in self._lexicon.prepositions:
            return True
        is_auxiliary = first.text.islower() and first.lower in (BE | HAVE | _MODALS) - {"not", "n't", "having", "being"}
        is_third_person = any(cue.forms == {CueForm.THIRD} for cue in self._lexicon.cues.get(first.lower, ()))
        return is_auxiliary or (is_third_person and before[-1:] == ["that"])
