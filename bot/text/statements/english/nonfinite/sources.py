"""Attributions by "according to" and "per": the source, and the part of the sentence that is attributed to it."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.content.interruptions import interrupted_clause
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    BREAKS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_past_verb,
)

SOURCE_LINKS = frozenset(("according", "per"))
_RULES = frozenset(
    [
        *("treaty", "treaties", "agreement", "agreements", "resolution", "resolutions", "accord", "accords", "pact"),
        *("charter", "constitution", "armistice", "decree", "decrees"),
    ]
)
"""What something is done by, "per" which nothing is told."""
_ASIDES = frozenset(("which", "who", "whose", "citing", "quoting", "based", "speaking"))
"""Words with which a remark on a source begins: "According to NHK, *citing* an officer, …"."""
_ENDS = frozenset((",", ";", ":", "—")) | STOPS
_CLAUSE_MARKS = frozenset((";", ":", "—", "–", "--", "―"))
"""Marks that end a clause, so that what follows a source behind them is attributed to it."""
_CLAUSE_LINKS = SUBORDINATORS | RELATIVES | {"and", "but", "or", "whether", "though"}
"""Words that open a clause which the source interrupts at once: "left *and*, according to a guard, never came back"."""


class SourceAttributions(Struct, frozen=True):
    """Finds the attributions by "according to" and "per" in one sentence."""

    context: AttributionContext

    def at(self, at: int) -> Attribution | None:
        """The attribution of the "according to" or "per" at word `at`, whose content is the rest of its clause or
        sentence."""
        words, contents, attributions = self.context.words, self.context.contents, self.context.attributions
        if not self._opens(at):
            return None
        cue = WordRange(at, at + (1 if words[at].lower == "per" else 2))
        start = end = cue.end
        while end < len(words) and words[end].quotation is None and words[end].text not in _ENDS:
            end += 1
        source = WordRange(start, end)
        if end <= start or self.context.phrases.is_manner(source) or (cue.size == 1 and not self._may_tell(source)):
            return None
        if at == 0:
            begin = self._behind_apposition(source, self._behind_aside(end))
            content = WordRange(begin, self._end_before_others(begin, contents.end(begin)))
        else:
            stop = at - 1 if words[at - 1].text in BREAKS else at
            content = self._content_around(WordRange(at, end), stop)
            if contents.is_sentence_over(end):
                attributions.end_all_content(stop)
        if content.size <= 0 or not self.context.phrases.is_source(source):
            return None
        source = self.context.subjects.named_behind(self._without_time(source))
        return Attribution(cue, source, (content,), CueSense.CLAUSE)

    def _opens(self, at: int) -> bool:
        """Whether a source follows word `at`: "according *to* …", "…, per *the ministry*"; not "five per day"."""
        words = self.context.words
        if words[at].lower == "according":
            return words[at + 1].lower == "to"
        is_apart = at == 0 or words[at - 1].text in BREAKS or words[at - 1].quotation is not None
        return is_apart and (words[at + 1].mention >= 0 or words[at + 1].is_one_of(DETERMINERS - {"one"}))

    def _may_tell(self, source: WordRange) -> bool:
        """Whether the phrase after "per" is somebody, or evidence that is read, and no rule or wish: "per *Seoul's
        request*"."""
        phrases = self.context.phrases
        head = self.context.words[phrases.head(source)]
        is_teller = head.is_one_of(self.context.lexicon.speakers - _RULES)
        return head.mention >= 0 or is_teller or phrases.is_evidence(source)

    def _end_before_others(self, begin: int, end: int) -> int:
        """Where content ends before somebody else who says the whole sentence: "According to Ri, it is closed, *she
        said*"."""
        outer = [one for one in self.context.attributions.found if one.follows_content and one.content[0].start < begin]
        stop = min((one.subject.start for one in outer if begin < one.subject.start < end), default=end)
        return self.context.contents.trimmed_end(begin, stop) if stop < end else end

    def _without_time(self, source: WordRange) -> WordRange:
        """The source without the day on which it spoke: "a source in the port *on Monday*"."""
        words, end = self.context.words, source.end
        while end - 1 > source.start and words[end - 1].is_one_of(self.context.lexicon.times):
            end -= 1
        is_day = end < source.end and words[end - 1].is_one_of(("on",)) and end - 1 > source.start
        return WordRange(source.start, end - 1) if is_day else source

    def _content_around(self, source: WordRange, stop: int) -> WordRange:
        """The content of an "according to …" within its sentence; `stop` is where the words before it end."""
        words, contents = self.context.words, self.context.contents
        following = source.end + (source.end < len(words) and words[source.end].text == ",")
        if words[stop - 1].lower == "that":  # "He said that, according to the report, 17 had …"
            return WordRange(following, contents.end(following))
        if following > source.end and self._opens_with_source(stop):
            rest = WordRange(following, contents.end(following))
            return contents.up_to_comma(rest) if words[stop - 1].is_one_of(RELATIVES) else rest
        # "A further 17, according to the report, had …"
        whole = interrupted_clause(contents, source, self.context.attributions.content_floor())
        return whole or WordRange(contents.trimmed_start(0, stop), stop)

    def _opens_with_source(self, stop: int) -> bool:
        """Whether the source before which the words end at `stop` opens a clause: what precedes that clause is not
        from it."""
        words = self.context.words
        is_adverb_before = stop == 1 and is_adverb(words[0], self.context.lexicon)  # "Sometimes, according to …"
        return is_adverb_before or words[stop].text in _CLAUSE_MARKS or words[stop - 1].is_one_of(_CLAUSE_LINKS)

    def _behind_aside(self, comma: int) -> int:
        """Where the content begins behind a source that ends at the `comma`, and what else is told of the source:
        "According to Yonhap, *citing an officer*, *who was there*, *the* …"."""
        words, begin = self.context.words, comma + 1
        while begin < len(words) and words[begin - 1].text == "," and words[begin].is_one_of(_ASIDES):
            end = next((at for at in range(begin, len(words)) if words[at].text in _ENDS), len(words))
            if end + 1 >= len(words) or words[end].text != ",":
                break
            begin = end + 1
        return begin

    def _behind_apposition(self, source: WordRange, begin: int) -> int:
        """Where the content begins behind what a person who is the source is called: "According to Lee, *the team's
        leader*, *the robot* …". Not where that may begin a list: "*the mayor*, the governor and …"."""
        words, phrases = self.context.words, self.context.phrases
        if len(words) <= begin or words[begin - 1].text != "," or not phrases.is_person_name(source):
            return begin
        stops = [
            at for at in range(begin, len(words)) if words[at].text in BREAKS or words[at].is_one_of(("and", "or"))
        ]
        if not stops or words[stops[0]].text != "," or not self._is_what_one_is(WordRange(begin, stops[0])):
            return begin
        following = WordRange(stops[0] + 1, stops[1] if len(stops) > 1 else len(words))
        in_list = self._is_what_one_is(following) or phrases.is_person_name(following)
        return following.start if self._opens_clause(following) and not in_list else begin

    def _opens_clause(self, part: WordRange) -> bool:
        """Whether words up to a comma are a clause with a subject of its own, and not told of what is before them: "the
        driver, *who was drunk*, fled", "the driver, *already wanted*, fled"."""
        words, lexicon = self.context.words, self.context.lexicon
        if part.size <= 1 or words[part.start].is_one_of(_ASIDES) or is_adverb(words[part.start], lexicon):
            return False
        verbs = [is_finite_verb(one, lexicon) or is_past_verb(one, lexicon) for one in words]
        goes_on = part.end + 1 < len(words) and verbs[part.end + 1]
        is_last = part.end >= len(words) or words[part.end].text in STOPS  # it holds the verb, whatever its form
        return not verbs[part.start] and (is_last or any(verbs[part.start : part.end])) and not goes_on

    def _is_what_one_is(self, phrase: WordRange) -> bool:
        """Whether a noun phrase without a verb says what somebody is: "the team's leader", "a professor at …"."""
        words, lexicon = self.context.words, self.context.lexicon
        if phrase.size <= 0 or any(is_finite_verb(words[at], lexicon) for at in range(*phrase)):
            return False
        is_marked = words[phrase.start].is_one_of(DETERMINERS)
        return is_marked and words[self.context.phrases.head(phrase)].is_one_of(lexicon.person_nouns)
