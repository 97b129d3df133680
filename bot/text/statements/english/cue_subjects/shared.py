"""Find the subject that a cue shares with the verb before it: "Kim left *and said* …"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import SPOKEN, TENSED, CueForm
from bot.text.statements.english.nonfinite.absolutes import AbsoluteClauses
from bot.text.statements.english.nonfinite.reported_acts import ReportedActs
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    BREAKS,
    HAVE,
    RELATIVES,
    SUBORDINATORS,
    CueMatch,
    WordRange,
    before_adverbs,
    before_aside,
    is_adverb,
    is_like_verb,
    is_past_verb,
    may_be_verb,
)

_CONTRASTS = frozenset(("but", "while", "whereas", "though", "although"))
_COORDINATORS = frozenset(("and", "but", "or"))
_NEVER_NOUNS = frozenset(("agree", "believe", "consider", "defend", "describe", "know", "recall", "think"))
"""Ambiguous verbs whose present in -s is no noun: "backs the plan and *believes*", but "backs talks and *demands*"."""
_BARE_LINKS = frozenset(("then", "yet"))
"""Adverbs that join a verb without "and": "blamed the firm *yet* defended"."""


class SharedSubjects(Struct, frozen=True):
    """Finds the subjects of cues that a conjunction joins to a verb of the same sentence."""

    context: AttributionContext

    def is_shared(self, match: CueMatch) -> bool:
        """Whether a conjunction joins the cue to a verb before it."""
        words, lexicon = self.context.words, self.context.lexicon
        before = before_adverbs(words, match.start, lexicon)
        if before > 0 and words[before].is_one_of(HAVE):  # "and has said"
            before = before_adverbs(words, before, lexicon)
        before = min(before, before_aside(words, before + 1, lexicon))
        last = self.context.attributions.last
        is_said = last is not None and last.sense in SPOKEN  # "said Pak *then warned* that": it is Pak's
        is_bare = words[match.start - 1].is_one_of(_BARE_LINKS) and not is_said
        is_joined = words[max(0, before)].lower in _COORDINATORS or is_bare
        is_present = last is not None and CueForm.BASE in match.cue.forms and self._is_present(last, match.start)
        if match.start < 2 or not is_joined or not (match.cue.forms & TENSED or is_present):
            return False
        is_verb = CueForm.PAST in match.cue.forms or match.cue.lemma in _NEVER_NOUNS
        return not match.cue.ambiguous or (last is not None and is_verb)

    def _is_present(self, last: Attribution, cue: int) -> bool:
        """Whether several speak in the present, and go on: "*residents blame* the firm and say"; not "residents ask
        them to listen and say", "praise doctors who listen and say"."""
        between = self.context.words[last.cue.end : cue]
        if any(word.is_one_of(RELATIVES, ("to",)) for word in between):
            return False
        cues = self.context.lexicon.cues.get(self.context.words[last.cue.start].lower, ())
        is_base = any(CueForm.BASE in cue.forms and CueForm.PAST not in cue.forms for cue in cues)
        return is_base and last.cue.start == last.subject.end and last.sense not in SPOKEN

    def before(self, cue: int) -> WordRange | None:
        """The subject of the verb before the cue at word `cue`.

        That is the subject of a clause that began since the last attribution ("…, but Seoul was silent and said …"), or
        of that attribution. None if two readings are left.
        """
        last = next((one for one in reversed(self.context.attributions.found) if not self._is_aside(one)), None)
        for at in range(cue - 2, last.cue.end if last else 0, -1):
            if self.context.words[at].lower in _CONTRASTS and self.context.words[at - 1].text in (",", ";"):
                return self.context.subjects.of_clause(at + 1, cue)
        if last is not None:
            if (own := self._subject_of_new_clause(last.cue.end, cue)) is not None:
                return own if self._is_subordinate(last.subject) else None
            acts = ReportedActs(self.context)
            if (actor := acts.actor(last, cue)) is not None:
                return actor if acts.is_outlet(last.subject) and not self._reports(cue) else None
            return None if self._may_have_other_subject(last, cue) else last.subject
        subject = self.context.subjects.of_clause(0, cue)
        if subject and (own := self._subject_of_new_clause(subject.end, cue)) is not None:
            if self._is_still_relative(own, cue):  # "Moon, *who* took photographs and once said …, has died"
                return own
            return own if self._is_subordinate(subject) else None
        # "Kim was silent when Pak came and said …": either may have said it.
        is_doubtful = subject and any(self._begins_clause(at, cue) for at in range(subject.end, cue))
        return None if is_doubtful or subject is None else self._named(subject)

    def _is_aside(self, one: Attribution) -> bool:
        """Whether what somebody else says is over: "Kim, *whose aides said it was late*, left and said"."""
        if AbsoluteClauses(self.context).holds(one):
            return True
        is_owned = self.context.words[one.subject.start].is_one_of(("whose",)) and bool(one.content)
        return is_owned and self.context.words[min(one.content[-1].end, len(self.context.words) - 1)].text == ","

    def _named(self, subject: WordRange) -> WordRange:
        """The name between commas behind a subject, or the subject itself: "The owner, *Sebit Marine*, apologized and
        said"; not "The mayor of Jeju, *South Korea*, left and said"."""
        words, start = self.context.words, subject.end + 1
        if start >= len(words) or words[subject.end].text != "," or words[start].mention < 0:
            return subject
        end = next((at for at in range(start, len(words)) if words[at].mention != words[start].mention), len(words))
        is_name = words[start].mention in self.context.phrases.persons or words[subject.end - 1].mention < 0
        is_closed = end < len(words) - 1 and words[end].text == "," and not words[end + 1].is_one_of(_COORDINATORS)
        return WordRange(start, end) if is_name and is_closed and words[end + 1].mention < 0 else subject

    def _reports(self, cue: int) -> bool:
        """Whether an outlet may be the subject of the cue as well as a person: "the radio reported, and *said*"."""
        return self.context.words[cue].is_one_of(("said", "says", "reported", "reports", "noted", "wrote", "claimed"))

    def _is_still_relative(self, subject: WordRange, cue: int) -> bool:
        """Whether a subject is "who", and the cue at word `cue` can only be in its clause."""
        words = self.context.words
        if not words[subject.start].is_one_of(("who",)):
            return False
        return not any(words[at].text in BREAKS or self._begins_clause(at, cue) for at in range(subject.end, cue))

    def _subject_of_new_clause(self, floor: int, cue: int) -> WordRange | None:
        """The subject of a clause that begins after a comma after word `floor`, and to which the cue at word `cue`
        belongs: "When a guest asked about the bill, *a waiter* rose and said …"."""
        words, lexicon = self.context.words, self.context.lexicon
        if words[cue].lower == "added":
            return None
        for comma in range(cue - 2, floor - 1, -1):
            if words[comma].text != ",":
                continue
            subject = self.context.subjects.of_clause(comma + 1, cue)
            if subject is None or subject.start != comma + 1 or subject.end >= cue:
                continue
            verb = subject.end
            while verb < cue and is_adverb(words[verb], lexicon):
                verb += 1
            if may_be_verb(words[verb], lexicon) or is_past_verb(words[verb], lexicon):
                return subject
        return None

    def _is_subordinate(self, subject: WordRange) -> bool:
        """Whether a subject is in a clause that depends on a later one: "*When* a guest asked for the bill, …"."""
        words = self.context.words
        return words[0].is_one_of(SUBORDINATORS) or words[subject.start - 1].is_one_of(SUBORDINATORS)

    def _begins_clause(self, at: int, cue: int) -> bool:
        """Whether a subordinate clause begins at word `at`, before the cue at word `cue`; not "named him *as* the head
        of the firm", which has no verb."""
        word = self.context.words[at]
        if word.lower != "as":
            return word.is_one_of(SUBORDINATORS)
        following = self.context.words[at + 1]
        opens = following.mention >= 0 or following.is_one_of(self.context.lexicon.pronouns, DETERMINERS)
        return opens and any(is_like_verb(one, self.context.lexicon) for one in self.context.words[at + 1 : cue - 1])

    def _may_have_other_subject(self, last: Attribution, cue: int) -> bool:
        """Whether a person in the last content may be the subject: "state media said Kim watched and declared …"."""
        if last.sense not in SPOKEN:
            return False  # "criticized *Pak* for delays and said": an object
        if self.context.words[cue - 1].lower == "had":  # "said the army had lied and *had* promised too much"
            return True
        speaker = self.context.words[last.subject.end - 1]
        is_unknown_name = speaker.mention < 0 and speaker.text[:1].isupper()
        if (
            speaker.mention in self.context.phrases.persons
            or speaker.lower in self.context.lexicon.pronouns
            or is_unknown_name
        ):
            return False
        if self.context.words[cue].lower == "added" or self.context.words[cue - 2].text == ",":
            return False
        inner = self.context.subjects.of_clause(last.cue.end, cue)
        if inner is None or inner.start != last.cue.end:
            return False
        return self.context.phrases.is_person_name(WordRange(inner.end - 1, inner.end))
