"""Attributions by an adverbial that names whose view the sentence gives.

In Kim's view, … · The dam, in Kim's view, is … · …, in the view of the union · To Kim, the dam was …
"""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.speakers.documents import author_after
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    POSSESSIVES,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_past_verb,
    is_tensed,
)

_OPENERS = frozenset(("in", "from", "to"))
_BY = frozenset(
    ("account", "estimate", "estimates", "reckoning", "calculation", "calculations", "admission", "telling")
)
"""Words behind "by" for how somebody tells or counts something: "by the union's *account*"."""
_PLAIN = frozenset(("view", "opinion", "judgment", "judgement"))
"""Views that need no comma before the clause: "in her *view* the talks are over"."""
_INNER = _PLAIN | {"assessment", "estimation", "estimate", "reading", "words", "telling", "eyes"}
"""Views whose adverbial may stand inside a sentence or at its end."""
_SEEN = frozenset(("eyes", "reading"))
"""Words that are no view behind the clause: "he had seen it, in the eyes of his father"."""
_DETERMINERS = ARTICLES | {"this", "another"}
_GOING_ON = SUBORDINATORS | {"and", "but"}
_SHORTEST = 4
"""The fewest words that an inner adverbial attributes."""
_LONGEST_DESCRIPTION = 14
"""The most words of the description of who holds a view."""
_SEEMING = BE | {"looks", "looked", "seems", "seemed", "sounds", "sounded", "remains", "remained", "feels", "felt"}


class ViewAdverbials(Struct, frozen=True):
    """Finds the attributions by an adverbial of view in one sentence."""

    context: AttributionContext

    def at(self, noun: int, owner: WordRange | None) -> Attribution | None:
        """The attribution of the view at word `noun`, whose owner may be named before it: "*Kim's* view"."""
        words = self.context.words
        if noun + 2 >= len(words) and owner is None:
            return None
        if owner is None and noun > 1 and words[noun - 1].lower == "the" and words[noun + 1].lower == "of":
            holder = author_after(self.context.phrases, noun + 1)
            return self._inside(noun, noun - 2, holder, holder.end) if holder and words[noun].lower in _INNER else None
        opens = words[0].lower in _OPENERS or (words[0].lower == "by" and words[noun].lower in _BY)
        if owner is not None and owner.start <= 1 and opens:
            return self._opening(noun, owner)
        if owner is None or words[noun].lower not in _INNER | _BY or words[owner.start].is_one_of(POSSESSIVES):
            return None  # whose "…, in his view, …" is has to be guessed
        link = owner.start - 1 - words[owner.start - 1].is_one_of(ARTICLES)
        return self._inside(noun, link, owner, noun + 1)

    def _opening(self, noun: int, owner: WordRange) -> Attribution | None:
        """The attribution of an adverbial that opens the sentence; not where a verb has the content: "In its
        complaint, *the group says* that"."""
        words, found = self.context.words, self.context.attributions.found
        if noun + 2 >= len(words) or any(one.cue.start > noun and one.sense is CueSense.CLAUSE for one in found):
            return None
        has_comma = words[noun + 1].text == ","
        is_plain = words[noun].lower in _PLAIN and self._opens_subject(noun + 1)
        if not has_comma and (not is_plain or any(one.follows_content for one in found)):
            return None
        start = noun + 1 + has_comma
        content = WordRange(start, self.context.contents.end(start))
        return self._attribution(noun, WordRange(max(1, owner.start), owner.end), content)

    def _opens_subject(self, at: int) -> bool:
        word = self.context.words[at]
        return word.quotation is None and (word.mention >= 0 or word.is_one_of(_DETERMINERS, SUBJECT_PRONOUNS))

    def _inside(self, noun: int, link: int, owner: WordRange, end: int) -> Attribution | None:
        """The attribution of an adverbial [link, end) inside the sentence or at its end; none in what somebody says."""
        words, contents = self.context.words, self.context.contents
        fits = link >= 0 and words[noun].lower in {"in": _INNER, "by": _BY}.get(words[link].lower, ())
        if not fits or self._is_of_another(link):
            return None
        if link == 0:
            start = self._behind_holder(end)
            return self._attribution(noun, owner, WordRange(start, contents.end(start))) if start else None
        is_over = end >= len(words) or words[end].text in BREAKS | STOPS
        start, stop = contents.trimmed_start(0, link), link - 1
        goes_on = end + 1 < len(words) and words[end].text == "," and not words[end + 1].is_one_of(_GOING_ON)
        is_interrupted = goes_on and (words[end + 1].lower == "to" or self._is_interrupted(WordRange(start, stop)))
        if not is_over or words[stop].text != "," or (words[noun].lower in _SEEN and not is_interrupted):
            return None
        if is_interrupted and any(word.is_one_of(_GOING_ON, {",", ":", ";"}) for word in words[start:stop]):
            return None  # "She left because it was, in her view, late": the first clause is no view
        stop = contents.end(end + 1) if is_interrupted else stop
        content = WordRange(start, stop)
        return self._attribution(noun, owner, content) if content.size >= _SHORTEST else None

    def _is_of_another(self, link: int) -> bool:
        """Whether word `link` is in what somebody says, or behind their verb."""
        return any(
            one.cue.start < link or any(part.start <= link < part.end for part in one.content)
            for one in self.context.attributions.found
        )

    def _is_interrupted(self, before: WordRange) -> bool:
        """Whether words are no clause yet, or end with its verb: "*The dam was*, in Kim's words, a threat"."""
        words, lexicon = self.context.words, self.context.lexicon
        last = words[before.end - 1]
        if is_finite_verb(last, lexicon) or last.is_one_of(BE):
            return True
        return not any(is_tensed(word, lexicon) for word in words[slice(*before)])

    def behind_to(self) -> Attribution | None:
        """The attribution of a judgement to whom "to" names at the sentence's start: "To Kim, *the tone was mild*"."""
        words, phrases = self.context.words, self.context.phrases
        if words[0].lower != "to" or words[0].mention >= 0 or self.context.attributions.found:
            return None
        holder = author_after(phrases, 0)
        start = self._behind_holder(holder.end) if holder else None
        if holder is None or start is None:
            return None
        nouns, head = self.context.lexicon.person_nouns, words[phrases.head(holder)]
        is_person = words[holder.end - 1].mention in phrases.persons or head.lower.removesuffix("s") in nouns
        if not is_person or self._opens_with_verb(holder):
            return None
        content = WordRange(start, self.context.contents.end(start))
        is_judged = content.size >= _SHORTEST and self._is_judgement(content)
        return self._attribution(0, holder, content) if is_judged else None

    def _opens_with_verb(self, holder: WordRange) -> bool:
        """Whether an infinitive and its object may follow "to", and no holder: "To *help Kim*, the aides ran"."""
        words = self.context.words
        first, head = words[holder.start], self.context.phrases.head(holder)
        is_noun = holder.start == head or first.mention >= 0 or first.text[0].isupper()
        return not is_noun and not first.is_one_of(_DETERMINERS, POSSESSIVES, self.context.lexicon.counts)

    def _behind_holder(self, comma: int) -> int | None:
        """Where the clause begins behind a holder with a comma, and behind a description: "To Kim, *a scholar*, the
        tone …"; None without a comma."""
        words = self.context.words
        if comma >= len(words) - 1 or words[comma].text != ",":
            return None
        near = range(comma + 1, min(len(words) - 1, comma + _LONGEST_DESCRIPTION))
        close = next((at for at in near if words[at].text == "," or words[at].is_one_of(BE)), comma)
        is_described = words[comma + 1].is_one_of(("a", "an", "former")) and words[close].text == ","
        return (close if is_described else comma) + 1

    def _is_judgement(self, content: WordRange) -> bool:
        """Whether a clause tells what something is like: "the tone *was mild*"; not "the letter was sent", "the hall
        was closed by his aides"."""
        words, lexicon = self.context.words, self.context.lexicon
        verb = next((at for at in range(*content) if is_tensed(words[at], lexicon)), content.end)
        behind = verb + 1
        while behind < content.end and is_adverb(words[behind], lexicon):
            behind += 1
        if behind >= content.end or not words[verb].is_one_of(_SEEMING):
            return False
        is_act = is_past_verb(words[behind], lexicon) and not words[behind].is_one_of(lexicon.predicates)
        is_act = is_act or any(word.lower == "by" for word in words[behind + 1 : behind + 2])
        return not is_act and not words[content.start].is_one_of(SUBJECT_PRONOUNS)

    def _attribution(self, cue: int, owner: WordRange, content: WordRange) -> Attribution | None:
        return Attribution(WordRange(cue, cue + 1), owner, (content,), CueSense.CLAUSE) if content.size > 0 else None
