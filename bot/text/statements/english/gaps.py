"""Find the content of a clause that lacks what the noun before it names: "a dam that Seoul says *is aimed at …*"."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import TENSED, CueForm, CueSense
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    HAVE,
    MODALS,
    RELATIVE_LINKS,
    CueMatch,
    WordRange,
    has_quotation,
    is_finite_verb,
    is_tensed,
    may_be_verb,
)

_RELATIVES = frozenset(("who", "whom", "which", "what"))
_NAMING = frozenset(("call", "dub", "label", "brand", "term", "consider", "deem"))
"""Verbs by which a noun before their clause is given a name: "a plan that critics *call* a bribe"."""
_WANTING = frozenset(("want", "demand", "seek", "propose", "expect"))
"""Verbs whose object is what is wished: "what the union *wants* is a rise"."""
_SHORTEST_PREDICATE = 4
"""The fewest words of a predicate."""


class GappedClauses(Struct, frozen=True):
    """Reads the relative clauses of one sentence in which somebody says something of the noun before them."""

    context: AttributionContext

    def of_predicate(self, match: CueMatch, subject: WordRange, content: WordRange) -> Attribution | None:
        """The attribution of a noun's predicate after it: "a dam that Seoul says *is aimed at flooding the South*"."""
        words, lexicon = self.context.words, self.context.lexicon
        first = words[content.start]
        if match.cue.ambiguous or words[content.start - 1].lower == "that" or not may_be_verb(first, lexicon):
            return None
        is_what = subject.start > 0 and words[subject.start - 1].lower == "what" and first.is_one_of(BE)
        if is_what and subject.start == 1:
            return None  # "What Kim said was a lie that nobody believed": it is judged, not told
        predicate = self.context.contents.up_to_comma(WordRange(content.start + is_what, content.end))
        if predicate.size < _SHORTEST_PREDICATE:
            return None
        is_bare = not (is_what or (subject.start > 0 and words[subject.start - 1].is_one_of(RELATIVE_LINKS)))
        return Attribution(match.range, subject, (predicate,), CueSense.CLAUSE, is_fragment=is_bare)

    def name_given(self, match: CueMatch, subject: WordRange, content: WordRange) -> WordRange | None:
        """The name given to a noun before the clause: "a plan that critics call *a bribe*"; None without one."""
        words = self.context.words
        follows_link = subject.start > 1 and words[subject.start - 1].is_one_of(_RELATIVES, {"that"})
        if not follows_link or match.cue.lemma not in _NAMING or not words[content.start].is_one_of(ARTICLES):
            return None
        is_what = words[subject.start - 1].lower == "what"  # "what fans call *the* derby" is its name
        if is_what and (words[content.start].lower == "the" or self.context.attributions.are_within(subject.start)):
            return None
        phrase = self.context.contents.up_to_comma(content)
        named = list(takewhile(lambda word: not is_tensed(word, self.context.lexicon), words[slice(*phrase)]))
        is_time = any(word.is_one_of(self.context.lexicon.times, self.context.lexicon.time_nouns) for word in named)
        return WordRange(phrase.start, phrase.start + len(named)) if len(named) > 1 and not is_time else None

    def without_noun(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of a clause with "what", or of what a noun before the clause is called with "as"."""
        return self._of_what(match, subject) or self._of_predicative(match, subject)

    def _of_what(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of a sentence that opens with "what" somebody says or wants: "What Kim fears is *that it is
        late*", "What the union wants is *a rise*"; not "What Kim said was wrong"."""
        words, start = self.context.words, match.end + 1
        opens = subject.start == 1 and words[0].lower == "what" and bool(match.cue.forms & TENSED)
        if not opens or start + 1 >= len(words) or not words[match.end].is_one_of(("is", "was")):
            return None
        is_wish = match.cue.lemma in _WANTING and words[start].is_one_of(ARTICLES, ("to",))
        is_clause = words[start].lower == "that" and match.takes(CueSense.CLAUSE)
        if not (is_wish or is_clause):
            return None
        start += is_clause
        return Attribution(match.range, subject, (WordRange(start, self.context.contents.end(start)),), CueSense.CLAUSE)

    def _of_predicative(self, match: CueMatch, subject: WordRange) -> Attribution | None:
        """The attribution of what the noun before a relative clause is called with "as": "a quota that owners describe
        *as theft*"; not "a bridge that residents see as they leave"."""
        words, start = self.context.words, match.end
        follows_link = subject.start > 1 and words[subject.start - 1].is_one_of(("which", "that", "whom"))
        takes = match.takes(CueSense.NAMING) and bool(match.cue.forms & TENSED or CueForm.BASE in match.cue.forms)
        if not follows_link or not takes or start + 1 >= len(words) or words[start].lower != "as":
            return None
        phrase = self.context.contents.up_to_comma(WordRange(start, self.context.contents.end(start)))
        named = list(takewhile(lambda word: not is_tensed(word, self.context.lexicon), words[slice(*phrase)]))
        is_quoted = has_quotation(words[slice(*phrase)])
        if (
            is_quoted
            or len(named) < phrase.size
            or named[1].is_one_of(self.context.lexicon.no_predicates, RELATIVE_LINKS)
        ):
            return None
        return Attribution(match.range, subject, (phrase,), CueSense.NAMING, is_fragment=True)

    def is_gapped(self, match: CueMatch, subject: WordRange, content: WordRange) -> bool:
        """Whether the subject of the content precedes the cue: "soldiers that it says are training"."""
        words, lexicon = self.context.words, self.context.lexicon
        first = words[content.start]
        if is_finite_verb(first, lexicon) and words[content.start - 1].lower == "that":
            return match.cue.ambiguous  # "charges that might have arisen", but "said that was no use"
        if content.start != match.end or first.quotation is not None or first.mention >= 0:
            return False
        before = [word.lower for word in words[max(0, subject.start - 2) : subject.start]]
        if before and before[-1] in _RELATIVES and before[0] not in lexicon.prepositions:
            return True
        is_auxiliary = first.text.islower() and first.lower in (BE | HAVE | MODALS) - {"not", "n't", "having", "being"}
        is_third_person = any(cue.forms == {CueForm.THIRD} for cue in lexicon.cues.get(first.lower, ()))
        return is_auxiliary or (is_third_person and before[-1:] == ["that"])
