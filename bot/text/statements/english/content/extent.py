"""Find the content of an attribution: after its cue, before its subject, or on both sides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from bot.text.statements.english.content.comments import brings_in_another, is_comment
from bot.text.statements.english.content.complements import LEADING
from bot.text.statements.english.content.next_acts import NextActs
from bot.text.statements.english.content.openings import CONTENT_MARKS, ContentOpenings
from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.forms.headings import behind_heading
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    HAVE,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    QUESTIONS,
    RELATIVES,
    STOPS,
    CueMatch,
    Word,
    WordRange,
    before_adverbs,
    end_of_time,
    has_quotation,
    is_adverb,
    is_finite_verb,
    is_past_verb,
    is_quantity,
    is_tensed,
    may_be_verb,
)

_LEADING_JOINTS = frozenset(("but", "and", "so"))
_SPEAKS = ("said", "says", "told", "tells")
_TRAILING_JOINTS = frozenset(("and", "but", "while", "also", "though", "although", "then", "yet", "by", "has", "have"))
_LONGEST_DESCRIPTION = 20
"""The most words of a description between a quotation and its speaker's name."""
_NARRATORS_LINKS = frozenset(("with", "while", "as", "after", "whereas", "although", "though", "but"))
_LIMITS = frozenset(("not", "only", "never", "just", "possibly", "perhaps", "probably", "at", "in", "for"))
"""Words with which a limit begins: "but *not* soon"."""
_INNER_LINKS = frozenset(("and", "or", "but", "that", "who", "which", "where", "when", "including", "as", "nor", "not"))
_MAIN_VERB_WITHIN = 10
"""The most words of a main clause that include its verb."""
_PARTICIPLES = frozenset(("told", "shown", "given", "seen", "led", "driven"))
_PARTICIPLE_LINKS = frozenset(
    ["by", "about", "of", "on", "if", "whether", "to", "in", "at", "why", "how", "what", "for", "that", "with"]
)
"""Words after a participle that opens a sentence: "*Asked about* it, he said"."""
_OBJECTS = frozenset(
    [CueSense.OBJECT, CueSense.JUDGEMENT, CueSense.NAMING, CueSense.REQUEST, CueSense.PROMISE, CueSense.REASON]
)
"""The kinds of content that no verb in the past goes on with: "urged *the firm to pay* and left"."""
_JOINTS = (("and", "but"), ("and", "but", "yet", "then", "as", "while"))
"""The words before the speaker's next act, behind a clause and behind an object."""
_TIME_DETERMINERS = frozenset(("this", "last", "next"))
_MEASURES = frozenset(("hours", "minutes", "moments", "just", "even"))
_FEW = 6
"""The number of words below which those after a cue are an adverbial, if content precedes the subject."""


class ContentFinder(Struct, frozen=True):
    """Finds the content of the attributions of one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon
    openings: ContentOpenings
    next_acts: NextActs

    def after_cue(self, match: CueMatch, *, has_content_before: bool) -> WordRange | None:
        """The content after a cue."""
        start = self.openings.start(match, has_content_before=has_content_before)
        if start is None:
            return None
        end = self.end(start, is_request=match.takes(CueSense.REQUEST))
        return WordRange(start, end) if end > start else None

    def end(self, start: int, *, is_request: bool = False) -> int:
        """Where content that begins at `start` ends.

        That is after a quotation that closes it, at its only semicolon, or before the stop of the sentence. In a
        request, a quotation may be those who are to do something: 'urged "the parties" to wait'.
        """
        end = len(self.words)
        semicolon = self._only_semicolon(start)
        for at in range(start, end):
            if self.words[at].quotation is not None and self._closes_content(at, start, is_request=is_request):
                return at + 1
            if (at == semicolon and not self._continues_with_that(at)) or self._goes_on_with_verb(at, start):
                return at
            if at - start >= _FEW // 2 and is_comment(self.words, self.lexicon, at):
                return at
        while end > start and self.words[end - 1].text in STOPS:
            end -= 1
        return end

    def before_subject(self, subject: int, cue: int, floor: int) -> WordRange | None:
        """The content before a subject at word `subject`, set off by a comma or a quotation: "…, he said"."""
        words = self.words
        if subject == 0:
            return None
        if words[subject - 1].quotation is not None:
            return WordRange(self.trimmed_start(floor, subject), subject)
        if words[subject - 1].text not in CONTENT_MARKS or words[subject - 1].text == ":":
            return None
        if (closed := self._quotation_before_description(subject - 2, floor)) is not None:
            return WordRange(self.trimmed_start(floor, closed), closed)
        stop = subject - 1
        if words[before_adverbs(words, cue, self.lexicon, HAVE)].text == words[stop].text == ",":
            # "…, its director, Pak, said", "…, its director, Pak, has said"
            comma = next((at for at in range(stop - 1, floor, -1) if words[at].text == ","), floor)
            if self._is_description(words[comma + 1 : stop]):
                stop = comma
        start = behind_heading(self.words, self.lexicon, self.trimmed_start(floor, stop), stop)
        return WordRange(start, stop) if self._can_be_content(words[start:stop]) else None

    def _is_description(self, words: Sequence[Word]) -> bool:
        """Whether the words between two commas describe the speaker named behind them: "…, *its director*, Pak, said";
        not the end of a list: "on Mondays, *Fridays and Sundays*, a clerk, who …, said"."""
        if any(is_finite_verb(word, self.lexicon) for word in words):
            return False
        is_list = any(word.is_one_of(("and", "or")) for word in words)
        return bool(words) and (words[0].is_one_of(LEADING) or not is_list)

    def continuation(self, end: int) -> tuple[WordRange, ...]:
        """The quotation that goes on after an attribution that ends at `end`: `"…," he said, "…"`."""
        for at in range(end, len(self.words)):
            word = self.words[at]
            if word.quotation is not None:
                return (WordRange(at, at + 1),) if self.words[at - 1].text in BREAKS else ()
            if word.text in STOPS or word.lower in self.lexicon.cues:
                return ()
        return ()

    def up_to_comma(self, content: WordRange) -> WordRange:
        """The part of the content before its first comma, which is not its first word."""
        commas = (at for at in range(content.start + 1, content.end) if self.words[at].text == ",")
        return WordRange(content.start, next(commas, content.end))

    def up_to_clause_end(self, content: WordRange) -> WordRange:
        """The part of a clause before the first comma after its verb: "that Pak, *under fire*, would stay"."""
        has_verb = False
        for at in range(content.start + 1, content.end):
            word = self.words[at]
            if word.text == "," and has_verb:
                return WordRange(content.start, self.trimmed_end(content.start, at))
            has_verb = has_verb or is_past_verb(word, self.lexicon) or is_finite_verb(word, self.lexicon)
        return self.up_to_comma(content) if not has_verb else content

    def up_to_outer_verb(self, content: WordRange) -> WordRange:
        """The part of content before a comma and a verb, which is that of the sentence around: "the man, whose son said
        *he was ill*, died"."""
        words, commas = self.words, [at for at in range(content.start, content.end - 1) if self.words[at].text == ","]
        closing = {behind for at, behind in pairwise(commas) if words[at + 1].is_one_of(RELATIVES)}
        verbs = (at for at in commas if is_tensed(words[at + 1], self.lexicon) or words[at + 1].is_one_of(_SPEAKS))
        ends = (at for at in verbs if at not in closing)
        return WordRange(content.start, next(ends, content.end))

    def up_to_other_clause(self, content: WordRange) -> WordRange:
        """The part of inner content before a clause with "that" of the outer one: "said it was the site the North says
        *it closed* and that trucks had returned"."""
        joined = range(content.start + 1, content.end - 1)
        others = (at for at in joined if self.is_joint(at, ("and", "but")) and self.words[at + 1].lower == "that")
        end = self.trimmed_end(content.start, next(others, content.end))
        return WordRange(content.start, end) if end > content.start else content

    def up_to_aside(self, content: WordRange, *, is_short: bool) -> WordRange:
        """The part of an object before the narrator goes on: ", with Seoul …", ", while …"; if `is_short`, before any
        comma."""
        is_quoted = self.has_quotation(content)
        for at in range(content.start + 1, content.end - 1):
            if self.words[at].quotation is not None:
                return content
            if self.words[at].text != "," or self.words[at - 1].is_one_of(("and", "but", "or")):
                continue
            if brings_in_another(self.words, self.lexicon, at + 1, content.end):
                return WordRange(content.start, at)
            if self._limits_clause(content, at + 1):
                continue
            if not is_quoted and (is_short or self._goes_on_as_narrator(at + 1) or self._tells_result(content, at)):
                return WordRange(content.start, at)
        return content

    def _limits_clause(self, content: WordRange, link: int) -> bool:
        """Whether the rest limits a clause and has no verb of its own: "that the bridge would open, *but only for
        trucks*"; not "announced a deal, but only after months"."""
        words = self.words
        is_limit = any(one.is_one_of(_LIMITS) for one in words[link + 1 : link + 2])
        if not words[link].is_one_of(("but", "though", "although", "if")) or not is_limit:
            return False
        if any(is_tensed(word, self.lexicon) for word in words[link : content.end]):
            return False
        return any(is_tensed(word, self.lexicon) for word in words[content.start : link])

    def _tells_result(self, content: WordRange, comma: int) -> bool:
        """Whether the narrator tells what came of an object: "declared martial law, *becoming* the first to do so";
        not "the navy, citing bad weather, had left"."""
        behind = self.words[comma + 1]
        is_participle = behind.mention < 0 and behind.text.islower() and behind.lower.endswith("ing")
        if not is_participle or any(word.text == "," for word in self.words[comma + 1 : content.end]):
            return False
        return not any(is_tensed(word, self.lexicon) for word in self.words[content.start : comma])

    def up_to_next_act(self, content: WordRange, sense: CueSense) -> WordRange:
        """The part of the content before somebody does something else.

        Of an object: "talked about *the leaflets*, and she was wrong", "rejected *the plan as "a trap"* and left". Of a
        clause, only before its speaker goes on to speak: "said *the list was long* and promised a reply".
        """
        is_object = sense in _OBJECTS or self._is_deed(content)
        ends = self.next_acts.ends_object if is_object else self.next_acts.ends_clause
        if sense not in _OBJECTS and sense is not CueSense.CLAUSE:
            return content
        for at in range(content.start + 1, content.end - 1):
            if self.words[at].is_one_of(_JOINTS[is_object]) and ends(at, content.start):
                return WordRange(content.start, self.trimmed_end(content.start, at))
        return content

    def _is_deed(self, content: WordRange) -> bool:
        """Whether content is what somebody did: "admitted *losing the files*", not "said *fishing* was banned"."""
        first, second = self.words[content.start : content.start + 2] if content.size > 1 else (self.words[0],) * 2
        is_gerund = first.mention < 0 and first.text.islower() and first.lower.endswith("ing")
        return is_gerund and (second.mention >= 0 or second.is_one_of(ARTICLES, POSSESSIVES, OBJECT_PRONOUNS))

    def _goes_on_as_narrator(self, at: int) -> bool:
        """Whether the narrator goes on after a comma: "with Seoul …", "but he left", and no "but that he …"."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or following.lower == "that":
            return False
        is_even = self.words[at].is_one_of(("even",))
        return following.lower == "as" if is_even else self.words[at].is_one_of(_NARRATORS_LINKS)

    def up_to_main_clause(self, content: WordRange) -> WordRange:
        """The part of the content before the comma at which a main clause begins: "While Kim said that *…*, Pak left".

        A conjunction or "that" goes on with the content.
        """
        for at in range(content.start + 3, content.end - 2):
            if self.words[at].text == "," and self._begins_main_clause(at + 1, content.end):
                return WordRange(content.start, at)
        return content

    def _begins_main_clause(self, at: int, end: int) -> bool:
        word = self.words[at]
        if word.quotation is not None or word.is_one_of(_INNER_LINKS, self.lexicon.prepositions):
            return False
        near = self.words[at : min(end, at + _MAIN_VERB_WITHIN)]
        breaks = next((place for place, one in enumerate(near) if one.text == ","), len(near))
        return any(may_be_verb(one, self.lexicon) or is_past_verb(one, self.lexicon) for one in near[1:breaks])

    def trimmed_start(self, start: int, end: int) -> int:
        """The first word of [start, end) that is neither a break nor a conjunction."""
        while start < end and self.is_joint(start, _LEADING_JOINTS):
            start += 1
        return start

    def trimmed_end(self, start: int, end: int) -> int:
        """Where [start, end) ends without the breaks and conjunctions at its end."""
        while end > start and self.is_joint(end - 1, _TRAILING_JOINTS):
            end -= 1
        return end

    def is_sentence_over(self, at: int) -> bool:
        """Whether nothing but a time follows from word `at` on: "…, state media reported Friday"."""
        return all(word.text in STOPS for word in self.words[self._after_times(at) :])

    def is_followed_by_comma(self, at: int) -> bool:
        """Whether a comma follows from word `at` on, at once or after a time: "…, it reported *Friday,* citing"."""
        end = self._after_times(at)
        return end < len(self.words) and self.words[end].text == ","

    def _after_times(self, at: int) -> int:
        times = self.lexicon.times | {"on"}
        return next((end for end in range(at, len(self.words)) if self.words[end].lower not in times), len(self.words))

    def has_quotation(self, content: WordRange) -> bool:
        """Whether the content holds a quotation."""
        return has_quotation(self.words[slice(*content)])

    def is_adverbial(self, content: WordRange, *, has_addressee: bool) -> bool:
        """Whether the words after a cue with content before it are an adverbial: "…," he said Tuesday in Seoul."""
        is_that_clause = self.words[content.start - 1].lower == "that"
        first = self.words[content.start]
        adverbial = self.lexicon.openers | self.lexicon.times | self.lexicon.prepositions
        if not has_addressee and not first.is_one_of(adverbial) and not is_adverb(first, self.lexicon):
            return False
        return content.size < _FEW and not self.has_quotation(content) and not is_that_clause

    def _can_be_content(self, words: Sequence[Word]) -> bool:
        """Whether the words before an attribution are content, and no adverbial that opens the sentence."""
        if len(words) < 4 and not has_quotation(words):
            return False
        first = words[0]
        is_asked = len(words) > 1 and words[1].is_one_of(_PARTICIPLE_LINKS)
        is_participle = first.mention < 0 and (
            first.lower.endswith("ing") or (is_asked and (first.lower.endswith("ed") or first.is_one_of(_PARTICIPLES)))
        )
        is_adverbial = is_participle or self._opens_adverbial(words)
        if first.quotation is not None or not is_adverbial or is_quantity(words):
            return True
        is_reported = is_participle and first.lower in self.lexicon.cues
        # "Asked whether the gate *was* shut, he", "Asked by reporters who said it *was*, he": another clause's verb.
        own = takewhile(lambda word: not word.is_one_of(RELATIVES, QUESTIONS), words) if is_reported else words
        if any(is_finite_verb(word, self.lexicon) or word.lower in BE for word in own):
            return True
        comma = next((at for at, word in enumerate(words) if word.text == ","), end_of_time(words, self.lexicon))
        main = takewhile(lambda word: not word.is_one_of(RELATIVES), words[comma + 1 :])
        return any(is_past_verb(word, self.lexicon) for word in main)

    def _opens_adverbial(self, words: Sequence[Word]) -> bool:
        """Whether an adverbial opens with the words: "On Monday", "this week", "shortly after"; not "this plan"."""
        first, second = words[0], words[min(1, len(words) - 1)]
        if first.is_one_of(_TIME_DETERMINERS):
            return second.is_one_of(self.lexicon.times)
        if is_adverb(first, self.lexicon) or first.is_one_of(self.lexicon.times, _MEASURES):
            return second.is_one_of(self.lexicon.openers)
        return first.lower in self.lexicon.openers

    def _quotation_before_description(self, at: int, floor: int) -> int | None:
        """Where a quotation ends that only a description separates from a name: `"…," the master, Choi, said`.

        Word `at` is the last of the description.
        """
        for place in range(at, max(floor, at - _LONGEST_DESCRIPTION) - 1, -1):
            word = self.words[place]
            if word.quotation is not None:
                return place + 1 if word.unmarked.endswith((",", "?", "!")) else None
            if word.text in BREAKS or word.lower in self.lexicon.cues:
                return None
        return None

    def is_joint(self, at: int, conjunctions: Collection[str]) -> bool:
        """Whether word `at` is a break or one of the conjunctions, outside quotations."""
        word = self.words[at]
        return word.quotation is None and (word.text in BREAKS or word.lower in conjunctions)

    def _goes_on_with_verb(self, comma: int, start: int) -> bool:
        """Whether the speaker's next act follows a comma: "said that they would wait, *and requested* a month"."""
        words = self.words
        if words[comma].text != "," or comma - start < _FEW or comma + 3 >= len(words):
            return False
        if not words[comma + 1].is_one_of(("and", "but", "then")):
            return False
        verb = words[comma + 2]
        return is_past_verb(verb, self.lexicon) and not any(word.text == "," for word in words[start:comma])

    def _closes_content(self, at: int, start: int, *, is_request: bool) -> bool:
        """Whether content ends with the quotation at word `at`: where it ends like a sentence, where the narrator
        comments on it ('"any time", which is no policy'), or where it is all the content and the narrator goes on."""
        text = self.words[at].unmarked
        if text.endswith((",", ".", "?", "!")):
            return not (text.endswith(",") and self._continues_with_that(at + 1))
        if [word.lower for word in self.words[at + 1 : at + 3]] == [",", "which"]:
            return True
        if at + 1 >= len(self.words) or at != start:
            return False
        following = self.words[at + 1]
        if is_request and following.lower == "to":
            return False
        narrator = self.lexicon.boundaries | self.lexicon.openers - {"of", "and"}
        return following.text in BREAKS or following.lower in narrator

    def _only_semicolon(self, start: int) -> int | None:
        """The semicolon that ends content from `start` on, since the speaker of the rest is unknown.

        Several semicolons separate the items of a list instead.
        """
        found = [at for at in range(start, len(self.words)) if self.words[at].text == ";"]
        return found[0] if len(found) == 1 else None

    def _continues_with_that(self, at: int) -> bool:
        """Whether another reported clause follows: "and that …", "; that …"."""
        following = [word.lower for word in self.words[at : at + 3] if word.lower not in ("and", "but", ";")]
        return following[:1] == ["that"]
