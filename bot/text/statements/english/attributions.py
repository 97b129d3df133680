"""The attributions of one sentence: each ends where the next begins, and each quotation belongs to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.text.statements.english.content.complements import LEADING, ObjectComplements
from bot.text.statements.english.content.extent import ContentFinder
from bot.text.statements.english.content.next_acts import NextActs
from bot.text.statements.english.content.openings import ContentOpenings
from bot.text.statements.english.content.times import Times
from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import (
    BREAKS,
    QUESTIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    CueMatch,
    Word,
    WordRange,
    before_aside,
    is_tensed,
    may_be_verb,
)

_CONTRASTS = frozenset(("but", "and", "while", "though", "although", ";", ","))
_LINKS = frozenset(("after", "before", "by", "when", "while", "without"))
_WISHING = frozenset(("want", "wants", "wanted"))
_DENYING = frozenset(("denied", "denies", "deny", "denying"))
_OBJECT_SENSES = frozenset((CueSense.OBJECT, CueSense.JUDGEMENT, CueSense.REQUEST, CueSense.PROMISE))
_DONE_TO_SOMEBODY = (CueSense.JUDGEMENT, CueSense.REQUEST, CueSense.NAMING, CueSense.REASON)
_CLAUSES = frozenset((CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE))
_OBJECT_HEAD = 4
"""Words at the start of an object within which its noun comes."""
_DASHES = frozenset(("—", "–", "--", "―"))
_ASIDES = frozenset(("after", "when", "while", "as", "where", "although", "though", "hours", "days", "weeks", "even"))
_SETTING_APART = frozenset(("while", "whereas"))
_RELATIVES = frozenset(("which", "who", "whom", "whose"))
_TORN_ENDS = frozenset(("to", "that", "as", "even"))
"""Words, beside prepositions and determiners, with which no content ends."""


class Attribution(Struct, frozen=True):
    """A cue with its subject and its content, as word ranges of one sentence.

    `content` has two ranges if the attribution interrupts it, and none if it is in the sentence before or after this.
    """

    cue: WordRange
    subject: WordRange
    content: tuple[WordRange, ...]
    sense: CueSense
    is_participle: bool = False
    is_fragment: bool = False
    """Whether the content lacks what the attribution describes, to which no link leads: "people it says *helped*",
    "people it accuses *of helping*"."""

    @property
    def follows_content(self) -> bool:
        """Whether content precedes the subject."""
        return bool(self.content) and self.content[0].start < self.subject.start


def is_relative_subject(words: Sequence[Word], subject: WordRange) -> bool:
    """Whether the subject is the "who" of an aside: ", who says …,"."""
    before = words[subject.start - 1].text if subject.start else ""
    return before == "," and words[subject.start].lower in ("who", "which")


def is_surely_speaker(words: Sequence[Word], persons: frozenset[int], match: CueMatch, subject: WordRange) -> bool:
    """Whether a phrase behind an ambiguous cue is the person who says it, and not whom it is done to: "…, noted
    *analyst Park*", but "…, charged *Park* with theft"."""
    is_person = words[subject.end - 1].mention in persons
    is_over = subject.end >= len(words) or words[subject.end].text in BREAKS | STOPS
    return is_person and is_over and not match.takes(*_DONE_TO_SOMEBODY)


def gives_name(words: Sequence[Word], lexicon: CueLexicon, match: CueMatch, subject: WordRange) -> bool:
    """Whether the cue introduces the name of something new to the text: "*a channel called* Open Harbour repeated
    it"."""
    if match.cue.lemma != "call" or not words[subject.start].is_one_of(("a", "an")):
        return False
    end = match.end
    while end < len(words) and (words[end].mention >= 0 or words[end].text[:1].isupper()):
        end += 1
    if end == match.end:
        return False
    return end >= len(words) or words[end].text in BREAKS | STOPS or may_be_verb(words[end], lexicon)


class SentenceAttributions(Struct, frozen=True):
    """The attributions found so far in one sentence, in the order of their cues."""

    words: Sequence[Word]
    contents: ContentFinder
    found: list[Attribution] = field(default_factory=list)

    @property
    def last(self) -> Attribution | None:
        """The last attribution found."""
        return self.found[-1] if self.found else None

    def add(self, new: Attribution) -> None:
        """Add an attribution, and end the content of the one before it where `new` begins."""
        new = self._as_aside(new)
        if self._is_circumstance(new):
            return
        self._end_before_aside(new)
        self._end_last_content(new)
        self.found.append(new)

    def _is_circumstance(self, new: Attribution) -> bool:
        """Whether somebody speaks only at the time of what another tells, or another tells what is wished: "notes that
        he hummed *while Kim talked about carp*", "said voters *want change*"."""
        last, words, link = self.last, self.words, new.subject.start - 1
        if (
            last is None
            or last.sense is not CueSense.CLAUSE
            or last.cue.end > link + 1
            or not self.are_within(link + 1)
        ):
            return False
        is_wish = new.sense is CueSense.OBJECT and words[new.cue.start].is_one_of(_WISHING)
        return is_wish or (new.sense in _OBJECT_SENSES and words[link].lower == "while" and words[link - 1].is_word)

    def add_source(self, new: Attribution) -> None:
        """Add an "according to" attribution, which may contain others and does not end them."""
        self.found.append(new)

    def add_inner(self, new: Attribution) -> None:
        """Add an attribution by a noun or an adjective; an attribution of the whole sentence ends its content."""
        start, end = new.content[0]
        outer = (one.subject.start for one in self.found if one.follows_content and start < one.subject.start < end)
        stop = min(outer, default=end)
        content = WordRange(start, self.contents.trimmed_end(start, stop) if stop < end else end)
        self.found.append(replace(new, content=(content, *new.content[1:])))

    def has(self, content: tuple[WordRange, ...]) -> bool:
        """Whether one of the attributions has this content."""
        return any(one.content == content for one in self.found)

    def holds(self, cue: WordRange) -> bool:
        """Whether one of the attributions has these words, within its cue or as the object that it opens with."""
        return any(
            one.cue.start <= cue.start < one.cue.end
            or (
                one.sense in _OBJECT_SENSES
                and any(start <= cue.start < start + _OBJECT_HEAD for start, _ in one.content)
            )
            for one in self.found
        )

    def are_within(self, at: int) -> bool:
        """Whether the content of an attribution includes word `at`."""
        return any(start <= at < end for one in self.found for start, end in one.content)

    def end_all_content(self, at: int) -> None:
        """End the content of all attributions before word `at`, where an attribution of the whole sentence begins."""
        for place, attribution in enumerate(self.found):
            ended = (
                WordRange(start, min(end, max(start, self.contents.trimmed_end(start, at))))
                for start, end in attribution.content
            )
            content = tuple(part for part in ended if part.size > 0)
            self.found[place] = replace(attribution, content=content)

    def content_floor(self) -> int:
        """Where the content of an attribution at the end of a sentence may begin.

        The content includes the attributions inside it ("Kim denied it, the ministry said"), but not those after it.
        """
        return max((one.cue.end for one in self.found if one.follows_content), default=0)

    def subject_floor(self, at: int) -> int:
        """Where the subject of a cue at word `at` may begin: after the cue before it, unless that is an aside about the
        subject ("The agency, *citing police*, said")."""
        cues = (
            one.cue.end
            for one in self.found
            if not (is_relative_subject(self.words, one.subject) or self._is_aside(one, at))
        )
        return max((end for end in cues if end <= at), default=0)

    def _is_aside(self, one: Attribution, at: int) -> bool:
        """Whether an attribution is a participle between commas, of which the second is before word `at`."""
        opens = one.is_participle and one.cue.start > 0 and self.words[one.cue.start - 1].text == ","
        return opens and one.cue.start == one.subject.end + 1 and self.words[at - 1].text == ","

    def settled(self) -> list[Attribution]:
        """The attributions, each without the quotations that belong to another one."""
        self.found[:] = [self._within_outer(one) for one in self.found]
        told = [one for one in self.found if not self._is_denied(one)]
        return [settled for one in told if (settled := self._without_others_quotations(one))]

    def _within_outer(self, inner: Attribution) -> Attribution:
        """The attribution with its content ended where that of the clause around it ends: "the test that Lee said he
        thought *they had made* was shown"."""
        for outer in self.found:
            around = next((part for part in outer.content if part.start <= inner.cue.start < part.end), None)
            if outer is inner or around is None or outer.sense is not CueSense.CLAUSE:
                continue
            ended = (WordRange(start, min(end, around.end)) for start, end in inner.content)
            content = tuple(part for part in ended if part.size > 0)
            inner = replace(inner, content=content) if content else inner
        return inner

    def _as_aside(self, new: Attribution) -> Attribution:
        """The attribution by a participle between the last cue and its content: "said, *citing officials*, that …"."""
        last = self.last
        if last is None or not last.content or not new.is_participle or not new.content:
            return new
        start = last.content[0].start
        is_between = last.cue.end <= new.cue.start and new.content[0].start < start <= new.content[0].end
        if not is_between or not self.words[start - 1].is_one_of(BREAKS, ("that",)):
            return new  # 'spoke to reporters, calling the deal "a triumph"'
        end = self.contents.trimmed_end(new.content[0].start, start - (self.words[start - 1].lower == "that"))
        return replace(new, content=(WordRange(new.content[0].start, end),))

    def _end_last_content(self, new: Attribution) -> None:
        last = self.last
        if last is None or not last.content or is_relative_subject(self.words, new.subject):
            return
        at = before_aside(self.words, new.cue.start, self.contents.lexicon)
        if new.is_participle and self._is_told(new):
            return
        at -= new.is_participle and self.words[at - 1].is_one_of(_LINKS)  # "would wait, *before asking* …"
        if not new.is_participle and new.subject.start > last.cue.end:
            at = self._before_times(new.subject.start)
            if self.words[at - 1].lower not in _CONTRASTS:
                return
        elif new.subject != last.subject:
            return
        at = self._before_new_content(new, at)
        if new.follows_content or (not new.is_participle and self._is_in_contrast(at)):
            self.end_all_content(at)
        start, end = self.found[-1].content[-1] if self.found[-1].content else (at, at)
        if new.is_participle and last.cue.end <= new.cue.start < start:
            if new.content and new.content[0].end < start:
                return
            self.found.pop()  # "cautioned against delay before adding that …"
            return
        stop = self.contents.trimmed_end(start, at)
        if start < stop < end:
            self.found[-1] = replace(last, content=(*last.content[:-1], WordRange(start, stop)))

    def _before_new_content(self, new: Attribution, at: int) -> int:
        """Word `at`, or where content behind the last cue begins: "said it was rare: *most boats, she said,* sank"."""
        is_later = self.last is not None and new.follows_content and self.last.cue.end < new.content[0].start
        return min(at, new.content[0].start) if is_later else at

    def _end_before_aside(self, new: Attribution) -> None:
        """End the last content at a comma before a relative clause in which somebody else speaks, up to its end: "said
        the fees *are wages*, which drivers say entitles them to more"."""
        last, comma = self.last, new.subject.start - 2
        is_link = comma > 0 and self.words[comma].text == "," and self.words[comma + 1].is_one_of(("which", "who"))
        if last is None or not is_link or self.words[new.subject.start].is_one_of(SUBJECT_PRONOUNS, ("it",)):
            return
        start, end = last.content[-1] if last.content else (comma, comma)
        if start < comma < end and not any(one.unmarked.endswith(",") for one in self.words[new.subject.end : end]):
            self.found[-1] = replace(last, content=(*last.content[:-1], WordRange(start, comma)))

    def _is_told(self, new: Attribution) -> bool:
        """Whether a participle and its question are part of what is said: "said it would wait *before deciding
        whether* to go on"."""
        words, link = self.words, new.cue.start - 1
        asks = bool(new.content) and words[new.content[0].start].is_one_of(QUESTIONS)
        return asks and words[link].is_one_of(_LINKS) and words[link - 1].text != ","

    def _is_in_contrast(self, at: int) -> bool:
        """Whether the narrator sets a clause that begins at word `at` against the one before: ", *while* Seoul …"."""
        link, before = self.words[at - 1], self.words[at - 2]
        is_apart = before.text == "," or before.quotation is not None
        return link.is_one_of(_SETTING_APART) and at > 1 and is_apart

    def _before_times(self, at: int) -> int:
        """The word `at`, or that of a time before it: "and *on Monday* she urged"."""
        times, start = self.contents.lexicon.times, at
        while start > 1 and self.words[start - 1].is_one_of(times):
            start -= 1
        if start == at:
            return at
        return start - self.words[start - 1].is_one_of(("on", "in", "at"))

    def _without_others_quotations(self, attribution: Attribution) -> Attribution | None:
        """The attribution with its content cut before a quotation of another; None if no content is left."""
        if not attribution.content:
            return attribution
        cut = (self._cut_before_others(attribution, part) for part in attribution.content)
        whole = (self._without_torn_end(attribution, part) for part in cut if part.size > 0)
        content = tuple(part for part in whole if part.size > 0 and not self._is_torn(attribution, part))
        return replace(attribution, content=content) if content else None

    def _is_denied(self, inner: Attribution) -> bool:
        """Whether somebody denies that it was said at all: "denied a report that *it had ordered* a search"."""
        return any(
            outer is not inner
            and self.words[outer.cue.end - 1].is_one_of(_DENYING)
            and any(start <= inner.subject.start and inner.cue.end <= end for start, end in outer.content)
            and any(word.lower == "that" for word in self.words[outer.cue.end : inner.subject.start])
            and not any(word.is_one_of(_CONTRASTS) for word in self.words[outer.cue.end : inner.cue.start])
            for outer in self.found
        )

    def _without_torn_end(self, attribution: Attribution, part: WordRange) -> WordRange:
        """The part without the words of a phrase within which it was cut: "Kim left the hall, *after*". Empty if no
        clause and no quoted words are left, as of "wanted to keep *its*"."""
        if part in attribution.content or (part.end < len(self.words) and self.words[part.end].text == ","):
            return part
        lexicon, end = self.contents.lexicon, part.end
        while end > part.start and self.words[end - 1].is_one_of(LEADING, lexicon.prepositions, _TORN_ENDS):
            end = self.contents.trimmed_end(part.start, end - 1)
        if end == part.end or any(
            word.quotation or is_tensed(word, lexicon) for word in self.words[part.start + 1 : end]
        ):
            return WordRange(part.start, end)
        return WordRange(part.start, part.start)

    def _is_torn(self, attribution: Attribution, part: WordRange) -> bool:
        """Whether the part is a clause that was cut before its verb: "According to the letter, *the founder*, Pyo,
        told her …"."""
        if attribution.sense is not CueSense.CLAUSE or part in attribution.content:
            return False
        lexicon = self.contents.lexicon
        return not any(word.quotation or may_be_verb(word, lexicon) for word in self.words[slice(*part)])

    def _cut_before_others(self, attribution: Attribution, part: WordRange) -> WordRange:
        for at in range(*part):
            if self.words[at].quotation is None:
                continue
            owner = self._owner(at)
            if owner is not attribution and not self._is_of_both(attribution, owner, at):
                aside = self._aside(part, owner.subject.start)
                borders = (owner.cue.start, owner.subject.start, at, aside or at)
                return WordRange(part.start, min(border for border in borders if border >= part.start))
        return part

    def _is_of_both(self, one: Attribution, owner: Attribution, at: int) -> bool:
        """Whether the quotation at word `at` ends what one attribution says and the other reports: 'Kim said it was "a
        dream", the agency reported', 'The agency reported that Kim had called it "a dream"'; not 'He spoke of the firm
        that says so - "I like it," he said'."""
        inner, outer = (one, owner) if owner.follows_content else (owner, one)
        is_apart = self.words[at - 1].text in BREAKS and at - 1 != inner.cue.end
        is_within = any(start <= inner.subject.start and inner.cue.end <= end for start, end in outer.content)
        if not is_within or is_apart or outer.follows_content:
            return is_within and not is_apart
        before = self.words[outer.content[0].start : inner.subject.start]
        goes_on = any(word.text in _DASHES for word in before) or any(word.lower == "as" for word in before[-1:])
        goes_on |= self._aside(outer.content[0], inner.subject.start) is not None
        return outer.sense in _CLAUSES and not goes_on  # not "said they had won *as* Seoul denounced"

    def _aside(self, content: WordRange, subject: int) -> int | None:
        """The comma of the content before a clause of the narrator, of which word `subject` begins the subject: "said
        it was over*,* after the North called"; None if there is none.

        A relative clause is the narrator's if it ends the content: not "said the plan, which …, would go on"."""
        words = self.words
        comma = next((at for at in range(subject - 1, content.start, -1) if words[at].text == ","), None)
        if comma is None or words[comma + 1].is_one_of(_ASIDES):
            return comma
        is_over = not any(word.unmarked.endswith(",") for word in words[subject : content.end])
        return comma if words[comma + 1].is_one_of(_RELATIVES) and is_over else None

    def _owner(self, at: int) -> Attribution:
        """The attribution with the nearest cue among those whose content holds the quotation at word `at`.

        A cue that takes an object, and no clause, comes last unless the quotation follows it directly.
        """

        def distance(attribution: Attribution) -> tuple[bool, int]:
            cue = attribution.cue
            return attribution.sense in _OBJECT_SENSES and at != cue.end, min(abs(at - cue.start), abs(at - cue.end))

        holders = (one for one in self.found if any(start <= at < end for start, end in one.content))
        return min(holders, key=distance)


class AttributionContext(Struct, frozen=True):
    """One sentence, the finders that read it, and the attributions found in it so far."""

    words: Sequence[Word]
    lexicon: CueLexicon
    phrases: NounPhrases
    subjects: SubjectFinder
    openings: ContentOpenings
    contents: ContentFinder
    attributions: SentenceAttributions

    @classmethod
    def of(cls, words: Sequence[Word], lexicon: CueLexicon, persons: frozenset[int]) -> AttributionContext:
        """The context of a sentence, still without attributions. `persons` are indices into the entities."""
        phrases = NounPhrases(words, lexicon, persons)
        openings = ContentOpenings(words, lexicon, ObjectComplements(lexicon), Times(words, lexicon))
        contents = ContentFinder(words, lexicon, openings, NextActs(words, lexicon))
        attributions = SentenceAttributions(words, contents)
        return cls(words, lexicon, phrases, SubjectFinder(phrases), openings, contents, attributions)
