"""Parse the attributions of one sentence: cue, subject and content.

cues -> subject before or after the cue -> content after the cue, before the subject, or on both sides
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.text.statements.english.asides.cited_sources import hides_name, is_bare_source
from bot.text.statements.english.attributions import (
    Attribution,
    AttributionContext,
    gives_name,
    is_relative_subject,
    is_surely_speaker,
)
from bot.text.statements.english.content.interruptions import clause_of_as, interrupted_clause, is_told_of_one, resumes
from bot.text.statements.english.content.relative_clauses import is_of_first_noun, up_to_main_verb
from bot.text.statements.english.cue_subjects.excluded import behind_negation
from bot.text.statements.english.cue_subjects.find import CueSubjects
from bot.text.statements.english.cue_subjects.semi_auxiliaries import with_semi_auxiliary
from bot.text.statements.english.cues import SPOKEN, TENSED, CueForm, CueLexicon, CueSense
from bot.text.statements.english.doubted import is_doubted
from bot.text.statements.english.gaps import GappedClauses
from bot.text.statements.english.nonfinite.colons import ColonAttributions
from bot.text.statements.english.nonfinite.complements import NounComplements
from bot.text.statements.english.nonfinite.nouns import ReportingNouns
from bot.text.statements.english.nonfinite.passives import PassiveAttributions
from bot.text.statements.english.nonfinite.sources import SOURCE_LINKS, SourceAttributions
from bot.text.statements.english.nonfinite.verbs import NonfiniteAttributions
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    HAVE,
    MODALS,
    RELATIVE_LINKS,
    SHOWING,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    UNSAID,
    CueMatch,
    Word,
    WordRange,
    before_adverbs,
    cue_matches,
    is_corrected,
    is_noun,
    is_reduced_relative,
    may_be_verb,
    opens_clause,
)

_BEFORE_NOUNS = BE | frozenset(["to", "the", "a", "an", "of", "his", "her", "its", "their", "no"])
"""Words directly before a cue after which it is a noun, an infinitive or a passive."""
_CONDITIONALS = frozenset(["if", "unless", "whether"])
_RELATIVES = frozenset(["who", "whom", "which", "what"])
_SAID = frozenset(("said", "says", "told"))
_THINGS = frozenset(("it", "this", "that"))
"""Pronouns that are the object of the verb before them: "the firm, Orde, denies *it*"."""
_OPENING = 6
"""Words from the start of a sentence within which the subject of its first clause begins."""
_LONGEST_HEADING = 6
"""Words."""
_ADVERBIAL_STARTS = frozenset(["who", "as", "and"])


def parse_attributions(words: Sequence[Word], lexicon: CueLexicon, persons: frozenset[int]) -> list[Attribution]:
    """The attributions of a sentence in the order of their cues, "according to" last.

    `persons` are the indices of the persons among the entities.
    """
    return _AttributionParser(AttributionContext.of(words, lexicon, persons)).parse()


class _AttributionParser:
    """Parses one sentence from left to right; a cue may share the subject of the previous one."""

    def __init__(self, context: AttributionContext) -> None:
        self._words = context.words
        self._lexicon = context.lexicon
        self._phrases = context.phrases
        self._subjects = context.subjects
        self._openings = context.openings
        self._contents = context.contents
        self._attributions = context.attributions
        self._cue_subjects = CueSubjects(context)
        self._nonfinite = NonfiniteAttributions(context)
        self._passives = PassiveAttributions(context)
        self._sources = SourceAttributions(context)
        self._reporting_nouns = ReportingNouns(context)
        self._gaps = GappedClauses(context)
        self._complements = NounComplements(self._reporting_nouns)
        self._colons = ColonAttributions(self._reporting_nouns)

    def parse(self) -> list[Attribution]:
        """All attributions, each with the quotations that belong to it."""
        for match in cue_matches(self._words, self._lexicon):
            last = self._attributions.last
            if (last and last.cue.end > match.start) or hides_name(self._words, match.end, self._lexicon):
                continue
            if attribution := self._of_cue(match):
                self._attributions.add(attribution)
        for at, word in enumerate(self._words[:-1]):
            if word.is_one_of(SOURCE_LINKS) and (attribution := self._sources.at(at)):
                self._attributions.add_source(attribution)
        for attribution in (*self._colons.find(), *self._reporting_nouns.find(), *self._complements.find()):
            if not self._attributions.holds(attribution.cue) and not self._attributions.has(attribution.content):
                self._attributions.add_inner(attribution)
        return self._attributions.settled()

    def _of_cue(self, match: CueMatch) -> Attribution | None:
        match = with_semi_auxiliary(self._words, match, self._lexicon)
        if match.cue.forms == {CueForm.ING}:
            return self._nonfinite.of_participle(match)
        if match.start and CueForm.PARTICIPLE in match.cue.forms and self._words[match.start - 1].lower == "having":
            return self._nonfinite.of_participle(match._replace(start=match.start - 1))
        if self._is_passive(match):
            return self._passives.of_passive(match)
        if not self._is_finite_and_said(match) or is_noun(self._words, match, self._lexicon):
            return None
        if match.cue.ambiguous and self._has_that_clause(match):
            match = match._replace(cue=replace(match.cue, ambiguous=False))
        if subject := self._inverted_subject(match):
            return self._with_subject_after(match, subject)
        preceding = self._cue_subjects.before(match)
        if (
            preceding is None
            or self._is_hypothetical(preceding)
            or gives_name(self._words, self._lexicon, match, preceding)
        ):
            return None
        is_inner = self._attributions.are_within(match.start) and not self._cue_subjects.ends_sentence(match, preceding)
        if (is_inner and self._phrases.is_evidence(preceding)) or self._words[preceding.start].is_one_of(SOURCE_LINKS):
            return None  # "The party said *the numbers showed* …" is the party's; "…, *per ministry rules*"
        return self._gaps.without_noun(match, preceding) or self._with_subject_before(match, preceding)

    # The subject

    def _is_finite_and_said(self, match: CueMatch) -> bool:
        """Whether the cue is a finite verb, and neither negated nor modal."""
        before = before_adverbs(self._words, match.start, self._lexicon)
        before = behind_negation(self._words, before)
        is_word = before >= 0 and self._words[before].mention < 0
        is_name = before > 0 and self._words[before].text == "May"
        word = self._words[before].lower if is_word and not is_name else ""
        if word in HAVE and not match.cue.forms & {CueForm.PAST, CueForm.PARTICIPLE}:  # "has reasons to"
            return False
        if is_reduced_relative(self._words, match, before) or is_corrected(self._words, match, before):
            return False
        is_said = word not in _BEFORE_NOUNS | UNSAID and not self._nonfinite.quotes_another(match)
        return is_said and not self._ends_heading(match)

    def _ends_heading(self, match: CueMatch) -> bool:
        """Whether the cue ends the heading of a paragraph in which others speak: "*What others say*: Kim said …"."""
        before, behind = self._words[: match.end], self._words[match.end :]
        is_short = match.end <= _LONGEST_HEADING and before[0].is_one_of(("what", "how", "why", "who"))
        is_heading = is_short and all(word.is_word for word in before) and bool(behind) and behind[0].text == ":"
        return is_heading and any(word.is_one_of(_SAID) for word in behind)

    def _has_that_clause(self, match: CueMatch) -> bool:
        """Whether a clause with "that" follows, and not a relative clause of a noun: "*states that cast* votes"."""
        that = match.end + 2 * any(word.lower == "with" for word in self._words[match.end : match.end + 1])
        if that + 1 >= len(self._words) or self._words[that].lower != "that":  # "notes *with regret* that"
            return False
        following = self._words[that + 1]
        is_noun = CueForm.THIRD in match.cue.forms and following.mention < 0 and following.text.islower()
        return not (is_noun and may_be_verb(following, self._lexicon) and not following.lower.endswith("s"))

    def _is_passive(self, match: CueMatch) -> bool:
        """Whether the cue is a participle after a form of "be": "was told", "is demanded"."""
        before = before_adverbs(self._words, match.start, self._lexicon)
        is_past = bool(match.cue.forms & {CueForm.PAST, CueForm.PARTICIPLE})
        return is_past and before >= 0 and self._words[before].is_one_of(BE)

    def _is_hypothetical(self, subject: WordRange) -> bool:
        """Whether nothing was surely said: "if he says that …", "who said that …?", "denied that he said …", "…, with
        unions expected to …"."""
        if subject.start == 0:
            return self._words[0].lower in _RELATIVES and self._words[-1].text == "?"
        if self._words[subject.start - 1].lower == "with" and opens_clause(self._words, subject.start - 1):
            return True
        is_open = self._words[subject.start - 1].is_one_of(_CONDITIONALS | self._lexicon.finite - BE)
        return is_open or is_doubted(self._words, self._lexicon, subject.start)

    def _inverted_subject(self, match: CueMatch) -> WordRange | None:
        """The subject after its cue: `"…," said the minister`, "Said the minister: …"."""
        at = match.start
        if not self._may_be_inverted(match):
            return None
        subject = self._subjects.after_cue(at)
        if (
            subject is None
            or self._words[subject.start].is_one_of(_THINGS)
            or not self._cue_subjects.agrees_in_number(match, subject)
        ):
            return None
        follows_quotation = at > 0 and self._words[at - 1].quotation is not None
        if (
            match.cue.ambiguous
            and at
            and not (follows_quotation or is_surely_speaker(self._words, self._phrases.persons, match, subject))
        ):
            return None
        is_name = follows_quotation and self._phrases.is_person_name(subject)
        if not is_name and not self._may_end_inverted(subject.end):
            return None
        if at == 0:
            is_separated = subject.end < len(self._words) and self._words[subject.end].text in (",", ":")
            return subject if is_separated else None
        # "Liu, the envoy, said the ministry …": the aside before the cue belongs to a subject of its own.
        return subject if follows_quotation or not self._cue_subjects.is_behind_named(at) else None

    def _may_be_inverted(self, match: CueMatch) -> bool:
        """Whether the cue, and the word before it, allow a subject after the cue."""
        if match.cue.lemma == "tell" or not match.takes(CueSense.CLAUSE, CueSense.SPEECH):
            return False
        if not match.cue.forms & TENSED and match.cue.lemma != "say":
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
        is_time = word.lower in self._lexicon.times and word.text != "march"
        return is_time or word.lower in self._lexicon.openers | _ADVERBIAL_STARTS

    def _with_subject_before(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of a cue after its subject."""
        if match.end < len(self._words) and self._words[match.end].is_one_of(_SAID):
            # "The book Kim *wrote* said …" keeps its cue, so that the book is not the speaker; "those *asked* said …"
            is_named = self._words[subject.end - 1].mention >= 0
            return self._without_content_after(match, subject, None) if is_named else None
        if whole := self._clause_around(match, subject) or clause_of_as(self._contents, match, subject):
            return Attribution(match.range, subject, (whole,), CueSense.CLAUSE)
        before = self._content_before(match, subject)
        if before and match.takes(*SPOKEN) and self._follows_quotation(subject):
            content = (before, *self._contents.continuation(match.end))
            return Attribution(match.range, subject, content, CueSense.SPEECH)
        after = self._content_after(match, subject, has_content_before=before is not None)
        if after is None:
            return self._without_content_after(match, subject, before)
        sense = self._sense(match, subject, after)
        if sense is None and (name := self._gaps.name_given(match, subject, after)) is not None:
            return Attribution(match.range, subject, (name,), CueSense.NAMING, is_fragment=True)
        is_force = sense is CueSense.REASON and match.cue.lemma in self._lexicon.literal
        if is_force and self._words[self._phrases.head(subject)].is_one_of(self._lexicon.armed):
            return None  # "the army hit the village for hiding them"
        if sense is CueSense.CLAUSE and self._gaps.is_gapped(match, subject, after):
            return self._gaps.of_predicate(match, subject, after)
        after = self._contents.up_to_aside(after, is_short=sense is CueSense.JUDGEMENT)
        whole, after = after, self._contents.up_to_next_act(after, sense) if sense else after
        sense = self._sense(match, subject, after) or sense if after.size < whole.size else sense
        has_addressee = match.takes(CueSense.ADDRESSEE_CLAUSE)
        if sense is None or (before and self._contents.is_adverbial(after, has_addressee=has_addressee)):
            is_object = self._words[after.start].is_one_of(DETERMINERS) and not has_addressee
            return self._with_content_before(match, subject, before) if before and not is_object else None
        if after.size > 1 and self._words[after.start].lower == "as" and self._words[subject.start - 1].lower == "what":
            after = WordRange(after.start + 1, after.end)  # 'over what it described *as "a farce"*'
        lacks_object = after.start == match.end and self._words[after.start].lower == "of"  # "it accuses *of helping*"
        return Attribution(match.range, subject, (after,), sense, is_fragment=lacks_object)

    def _sense(self, match: CueMatch, subject: WordRange, content: WordRange) -> CueSense | None:
        """The kind of the content, which evidence has without a verb that takes it."""
        is_evidence = match.cue.lemma in SHOWING and self._phrases.is_evidence(subject)
        if match.cue.lemma == "show" and not is_evidence and self._words[content.start].quotation is not None:
            return None  # 'told Kim she had shown "no remorse"': the words are of who judges her
        sense = self._openings.sense(match, content)
        return CueSense.CLAUSE if sense is None and is_evidence else sense

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
        if whole := interrupted_clause(self._contents, WordRange(at, subject.end), floor):
            return Attribution(match.range, subject, (whole,), CueSense.CLAUSE)
        is_quoted = self._words[at - 1].quotation is not None
        stop, floor = (at, self._after_last_content()) if is_quoted else (at - 1, floor)
        start = self._contents.trimmed_start(floor, stop)
        content = (WordRange(start, stop), *self._contents.continuation(subject.end))
        return Attribution(match.range, subject, content, CueSense.CLAUSE) if start < stop else None

    def _content_before(self, match: CueMatch, subject: WordRange) -> WordRange | None:
        """The content before the subject; a relative clause has none."""
        is_quoted = self._follows_quotation(subject)
        floor = self._after_last_content() if is_quoted else self._attributions.content_floor()
        content = self._contents.before_subject(self._after_comma(subject), match.start, floor)
        last = self._words[content.end - 1] if content is not None else None
        if last is not None and last.text.islower() and last.is_one_of(BE, HAVE, MODALS, ("never",)):
            return None  # "The envoy did not, *as we wrote*, leave"
        return None if is_relative_subject(self._words, subject) else content

    def _content_after(self, match: CueMatch, subject: WordRange, *, has_content_before: bool) -> WordRange | None:
        """The content after the cue; that of a relative clause ends at its comma."""
        content = self._contents.after_cue(match, has_content_before=has_content_before)
        if content is None or content.start == 0:
            return content
        if content.size == 1 and self._words[content.start].is_one_of(self._lexicon.times):
            return None  # "…, the agency reported *overnight*"
        if self._attributions.are_within(match.start) and self._words[content.start - 1].lower != "that":
            content = self._contents.up_to_other_clause(content)
        if match.cue.lemma == "cite" and is_bare_source(self._phrases, content):
            return None
        before = self._words[max(0, subject.start - 2) : subject.start]
        is_in_which = before[-1:] and before[-1].lower == "which" and before[0].is_one_of(self._lexicon.prepositions)
        if is_in_which or (subject.start and self._words[subject.start].is_one_of(("whose",))):
            outer = self._contents.up_to_outer_verb(content)
            is_bare = is_in_which and outer == content
            content = up_to_main_verb(self._words, self._lexicon, content, is_whole_clause=True) if is_bare else outer
        elif any(word.is_one_of(("whose",)) for word in self._words[slice(*subject)]):
            content = up_to_main_verb(self._words, self._lexicon, content, is_whole_clause=True)
        if is_relative_subject(self._words, subject):
            is_clause = self._words[content.start - 1].lower == "that"
            return self._contents.up_to_clause_end(content) if is_clause else self._contents.up_to_comma(content)
        if 0 < subject.start <= _OPENING and self._words[subject.start - 1].is_one_of(RELATIVE_LINKS):
            content = up_to_main_verb(self._words, self._lexicon, content)
        elif is_of_first_noun(self._words, self._lexicon, subject):
            content = up_to_main_verb(self._words, self._lexicon, content, is_whole_clause=True)
        return self._contents.up_to_main_clause(content) if self._opens_subordinate(subject) else content

    def _opens_subordinate(self, subject: WordRange) -> bool:
        """Whether the sentence opens with a clause of this subject that depends on another: "While Kim …, Pak left",
        "In 2018, when Kim …, Pak left"."""
        if subject.start > _OPENING:
            return False
        before = self._words[: subject.start]
        link = next((at for at, word in enumerate(before) if word.is_one_of(SUBORDINATORS)), None)
        return link is not None and not any(
            word.text.islower() and may_be_verb(word, self._lexicon) for word in before[:link]
        )

    def _with_content_before(self, match: CueMatch, subject: WordRange, content: WordRange) -> Attribution | None:
        """The attribution of content before the subject."""
        contents = self._contents
        if self._words[-1].text == "?" and not contents.has_quotation(content):
            return None  # a question states nothing: "Did they leave, as Kyiv says?"
        is_clear = not match.cue.ambiguous or contents.has_quotation(content) or contents.is_sentence_over(match.end)
        is_clear = is_clear or (bool(match.cue.forms & TENSED) and contents.is_followed_by_comma(match.end))
        if not match.takes(*SPOKEN) or not is_clear:
            return None
        return Attribution(match.range, subject, (content, *contents.continuation(match.end)), CueSense.CLAUSE)

    def _clause_around(self, match: CueMatch, subject: WordRange) -> WordRange | None:
        """The clause that the subject and its cue interrupt; not "The army, *which denies this*, said"."""
        if is_relative_subject(self._words, subject):
            return None
        follows_as = self._after_comma(subject) < subject.start
        goes_on = resumes(self._words, match.end, self._lexicon)
        is_pronoun = self._words[subject.start].is_one_of(SUBJECT_PRONOUNS)
        is_many = CueForm.BASE in match.cue.forms and self._words[subject.end - 1].is_one_of(self._lexicon.speakers)
        is_verb = is_pronoun or is_many or is_told_of_one(self._words, match, subject)
        is_verb = is_verb or not self._words[match.start].is_one_of(self._lexicon.reporting_nouns)
        is_aside = goes_on and is_verb  # "the bank, *he notes*, fell", "the bank, *experts agree*, fell"
        if (match.cue.ambiguous and not (follows_as or is_aside)) or not match.takes(*SPOKEN):
            return None
        attribution = WordRange(self._after_comma(subject), match.end)
        return interrupted_clause(self._contents, attribution, self._attributions.content_floor())

    def _after_comma(self, subject: WordRange) -> int:
        """Where an attribution begins: with its subject, or an "as" before it ("…, *as the ministry* said").

        "Kim denied it, as a paper reported": only what Kim denied was reported, so that there the "as" stays outside.
        """
        start = subject.start
        if self._attributions.found:
            return start
        follows_as = start > 2 and self._words[start - 1].lower == "as" and self._words[start - 2].text == ","
        return start - 1 if follows_as else start

    def _follows_quotation(self, subject: WordRange) -> bool:
        return subject.start > 0 and self._words[subject.start - 1].quotation is not None

    def _after_last_content(self) -> int:
        """Where content before a subject may begin: after the last cue, if that has content of its own."""
        last = self._attributions.last
        return last.cue.end if last and last.content else 0
