"""Attributions by a noun or an adjective in place of a verb: "his warning that …", "is convinced that …".

Kim's claim that · the claim by Kim that · Kim made the claim that · Kim is convinced that
"""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.nonfinite.views import ViewAdverbials
from bot.text.statements.english.speakers.documents import author_after
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    HAVE,
    POSSESSIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    UNSAID,
    Word,
    WordRange,
    is_adverb,
    is_finite_verb,
    is_like_verb,
    is_possessive,
    is_tensed,
    may_be_verb,
    name_start,
)

_DETERMINERS = ARTICLES | {"this", "another"}
_OF_OWNER = frozenset(("by", "from", "among", "of"))
LIGHT_VERBS = BE | HAVE
LIGHT_VERBS |= {"made", "makes", "make", "expressed", "voiced", "repeated", "reiterated", "issued", "gave", "gives"}
LIGHT_VERBS |= {"offered", "held", "holds", "hold", "raised", "stated", "conveyed", "reaffirmed", "took", "takes"}
LIGHT_VERBS |= {"share", "shares"}
"""Verbs whose subject holds the opinion, or makes the claim, that is their object."""
NEGATIONS = UNSAID | {"no", "without", "n't", "any"}
_ABOUT = frozenset(("about", "of", "to", "at", "over", "towards", "toward"))
_CERTAINTIES = frozenset((
    "adamant", "afraid", "aware", "certain", "confident", "convinced", "disappointed", "glad", "grateful", "happy",
    "hopeful", "insistent", "pleased", "proud", "satisfied", "sorry", "sure", "surprised", "thankful", "worried",
))  # fmt: skip
"""Adjectives that a clause without "that" may follow."""
_OUTSPOKEN = frozenset(
    ("adamant", "blunt", "unequivocal", "emphatic", "categorical", "insistent", "frank", "candid", "defiant")
)
"""Adjectives for how somebody speaks, before a colon and what is said."""
_NO_VIEWS = frozenset(("case",))
""" Nouns that are not views: "In Kim's case" names the person whom the sentence is about."""
_DESIGNS = frozenset(("plan", "plans", "offer", "offers"))
"""Nouns behind which "that" is a relative pronoun: "a plan *that* critics call a bribe"."""
_CLAUSES = frozenset(("that", "whether"))
_JOINING = frozenset(("and", "or", "to", "that", "who", "which", "what", "not", "n't", "but", ","))
"""Words directly before a verb that belongs to the same clause, or to one inside it."""
_CLOSING = frozenset(("ended", "closed", "opened", "began", "concluded", "finished", "responded", "reacted", "replied"))
"""Verbs of what somebody does "with" a statement."""
_CLOSED_WITHIN = 7
"""The most words from such a verb to "with"."""
_OPENING = frozenset(("amid", "rather", "citing", "faced"))
"""Words, beside prepositions and participles, of a phrase before the sentence's subject."""
_CLAUSE_WITHIN = 8
"""The most words of a clause without "that" up to its verb."""
_TOLD_LINKS = frozenset(("to", "for", "on", "about"))
_TOLD_WITHIN = 5
"""The most words for whom or what a message is for."""
_MODIFIERS = 3
"""Words between a noun and its possessor or article."""
_SHORTEST_INTENTION, _LONGEST_INTENTION = 3, 40
"""The fewest words of an infinitive after a noun: "to cut the"."""


def _opens_phrase(word: Word) -> bool:
    """Whether a participle opens the sentence: "*Dismissing* Kim's claim that", "*Asked* about it"."""
    is_word = word.mention < 0 and word.quotation is None
    return is_word and (word.lower.endswith(("ing", "ed")) or word.lower in ("told", "given", "shown"))


class ReportingNouns(Struct, frozen=True):
    """Finds the attributions by a noun or an adjective in one sentence."""

    context: AttributionContext

    def find(self) -> list[Attribution]:
        """The attributions in order."""
        words, nominal = self.context.words, self.context.lexicon.nominal | _OUTSPOKEN
        places = [at for at, word in enumerate(words[:-1]) if word.lower in nominal and word.mention < 0]
        found = [*(self._at(at) for at in places), ViewAdverbials(self.context).behind_to()]
        return [one for one in found if one is not None]

    def _at(self, at: int) -> Attribution | None:
        """The attribution of the noun or adjective at that word."""
        words, lexicon = self.context.words, self.context.lexicon
        word, following = words[at].lower, words[at + 1]
        if at + 2 == len(words):
            return self._of_view(at)  # "…, in Kim's view."
        if word in lexicon.reporting_nouns or word in lexicon.intentions:
            return self._of_noun(at) or (None if word in _NO_VIEWS else self._of_view(at))
        is_outspoken = word in _OUTSPOKEN and following.text == ":" and self.holds_clause(at + 2)
        if is_outspoken or (word in lexicon.stances and following.lower == "that"):
            return self._of_stance(at)
        if word in _CERTAINTIES and self._opens_clause(at + 1):
            return self._of_stance(at)
        if word in lexicon.wills and following.lower == "to":
            return self._of_will(at)
        if word in lexicon.judgements and following.is_one_of(_ABOUT):
            return self._of_judgement(at)
        return self._of_view(at) if word in lexicon.views else None

    def _of_noun(self, noun: int) -> Attribution | None:
        """The attribution of the noun at that word, if its owner is named and a clause follows."""
        words = self.context.words
        if any(word.is_one_of(NEGATIONS) for word in words[max(0, noun - _MODIFIERS) : noun]):
            return None
        link, owner = noun + 1, self.possessor(noun)
        if owner is not None and (that := self._behind_copula(link)) is not None:
            return self._to_the_end(noun, that + 1, owner)  # "Kim's message was that …"
        if owner is None and words[link].is_one_of(_OF_OWNER):
            owner = author_after(self.context.phrases, link)
            link = owner.end if owner else link
            if owner is not None and (that := self._behind_copula(link)) is not None:
                return self._to_the_end(noun, that + 1, owner)  # "the line from Kim was that …"
        to = link + (link < len(words) and words[link].lower == "not")
        is_infinitive = to < len(words) - 1 and words[to].lower == "to" and not self._opens_noun(to + 1)
        if is_infinitive and words[noun].is_one_of(self.context.lexicon.intentions):
            return self._of_intention(noun, link, owner)
        if link >= len(words) - 1 or not words[link].is_one_of(_CLAUSES) or words[noun].is_one_of(_DESIGNS):
            return None
        owner = self.owner_or_holder(noun, owner)
        content = self._clause(noun, link + 1, owner) if owner else None
        return Attribution(WordRange(noun, noun + 1), owner, (content,), CueSense.CLAUSE) if owner and content else None

    def _behind_copula(self, at: int) -> int | None:
        """The "that" behind a copula at word `at`: "Kim's view *is that*", "has long been that"; None without one."""
        words = self.context.words
        if at < len(words) and words[at].is_one_of(_TOLD_LINKS):  # "Kim's message *to voters* was that"
            near = range(at + 1, min(len(words) - 1, at + 1 + _TOLD_WITHIN))
            at = next((place for place in near if words[place].is_one_of(BE, HAVE)), len(words))
        while at < len(words) - 1 and (words[at].is_one_of(HAVE) or is_adverb(words[at], self.context.lexicon)):
            at += 1
        is_copula = at < len(words) - 1 and words[at].is_one_of(BE, ("remains", "remained"))
        return at + 1 if is_copula and words[at + 1].lower == "that" else None

    def holds_clause(self, at: int) -> bool:
        """Whether words from word `at` on are a clause, and no quotation or what somebody says in a later attribution:
        "was adamant: *there would be no vote*"; not "was adamant: the park would stay, he said"."""
        words, found = self.context.words[at:], self.context.attributions.found
        is_own = all(word.quotation is None for word in words)
        is_own = is_own and not any(start <= at < end for one in found for start, end in one.content)
        return is_own and any(is_tensed(word, self.context.lexicon) for word in words)

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause without "that" begins at word `at`: "sure *he left*", "sure *the deal would* hold"."""
        words, lexicon = self.context.words, self.context.lexicon
        if words[at].is_one_of(SUBJECT_PRONOUNS):
            return True
        if not (words[at].mention >= 0 or words[at].is_one_of(_DETERMINERS, POSSESSIVES)):
            return False
        near = takewhile(
            lambda word: word.is_word and not word.is_one_of(RELATIVES), words[at + 1 : at + _CLAUSE_WITHIN]
        )
        return any(is_tensed(word, lexicon) for word in near)

    def _opens_noun(self, at: int) -> bool:
        """Whether a noun and no infinitive follows "to": "its claim to *the* islets", "his offer to *Seoul*"."""
        return self.context.words[at].mention >= 0 or self.context.words[at].is_one_of(_DETERMINERS, POSSESSIVES)

    def _of_intention(self, noun: int, to: int, owner: WordRange | None) -> Attribution | None:
        """The attribution of a noun with an infinitive, up to a finite verb: "Kim's threat *to cut the line*"."""
        words, lexicon = self.context.words, self.context.lexicon
        owner = self.owner_or_holder(noun, owner)
        end = min(self.context.contents.end(to), to + _LONGEST_INTENTION)
        is_subject = not any(may_be_verb(word, lexicon) for word in words[1:noun])
        ends = (at for at in range(to + 2, end) if self._ends_infinitive(at, is_subject=is_subject))
        content = WordRange(to, next(ends, end))
        if owner is None or content.size < _SHORTEST_INTENTION:
            return None
        return Attribution(WordRange(noun, noun + 1), owner, (content,), CueSense.PROMISE)

    def _ends_infinitive(self, at: int, *, is_subject: bool) -> bool:
        """Whether word `at` ends an infinitive: a comma or a verb, of any kind if the noun is the subject."""
        word, lexicon = self.context.words[at], self.context.lexicon
        if word.text == "," or is_finite_verb(word, lexicon):
            return True
        is_past = word.mention < 0 and (word.is_one_of(lexicon.irregular_pasts) or word.lower.endswith("ed"))
        return is_subject and is_past and not self._is_noun_behind(at)

    def _of_stance(self, adjective: int) -> Attribution | None:
        """The attribution of an adjective after "be": "Kim *is convinced* that"."""
        words = self.context.words
        verb = adjective - 1
        while verb > 0 and is_adverb(words[verb], self.context.lexicon) and not words[verb].is_one_of(NEGATIONS):
            verb -= 1
        if verb <= 0 or not words[verb].is_one_of(BE, self.context.lexicon.linking):
            return None
        subject = self.subject(verb)
        start = adjective + 1 + words[adjective + 1].is_one_of(("that", ":"), _ABOUT)
        return self._to_the_end(adjective, start, subject) if subject else None

    def _of_will(self, adjective: int) -> Attribution | None:
        """The attribution of an adjective with an infinitive: "Kim *is unwilling to meet*"."""
        stance = self._of_stance(adjective)
        if stance is None:
            return None
        whole = WordRange(adjective + 1, stance.content[0].end)
        content = self.context.contents.up_to_aside(whole, is_short=False)
        return replace(stance, content=(content,), sense=CueSense.PROMISE)

    def _of_judgement(self, adjective: int) -> Attribution | None:
        """The attribution of an adjective with the thing that is judged: "Kim *is opposed to the plan*"."""
        stance = self._of_stance(adjective)
        if stance is None:
            return None
        contents = self.context.contents
        content = contents.up_to_next_act(contents.up_to_comma(stance.content[0]), CueSense.JUDGEMENT)
        return replace(stance, content=(content,), sense=CueSense.JUDGEMENT)

    def _of_view(self, noun: int) -> Attribution | None:
        """The attribution of an adverbial: "in Kim's *view*"."""
        return ViewAdverbials(self.context).at(noun, self.possessor(noun))

    def _to_the_end(self, cue: int, start: int, owner: WordRange) -> Attribution | None:
        """The attribution of the word `cue` with the rest of the sentence."""
        content = WordRange(start, self.context.contents.end(start))
        return Attribution(WordRange(cue, cue + 1), owner, (content,), CueSense.CLAUSE) if content.size > 0 else None

    def possessor(self, noun: int) -> WordRange | None:
        """The owner of the claim: "*Kim's* claim", "*his* repeated claim"."""
        words = self.context.words
        for at in range(noun - 1, max(-1, noun - 1 - _MODIFIERS), -1):
            if words[at].is_one_of(POSSESSIVES):
                return WordRange(at, at + 1)
            if is_possessive(words, at):
                if at and words[at - 1].mention >= 0:
                    return WordRange(name_start(words, at - 1), at)
                if at > 1 and words[at - 1].text[:1].isupper() and words[at - 2].text.islower():
                    return WordRange(at - 1, at) if self.context.phrases.can_speak(WordRange(at - 1, at)) else None
                owner = self._without_participle(self.context.phrases.ending_at(at - 1, 0))
                if owner is not None and not self.context.phrases.can_speak(owner):
                    owner = self._group(owner)
                return owner
            if not words[at].is_word or words[at].is_one_of(_DETERMINERS) or words[at].mention >= 0:
                return None
            if self._parts(at, noun):
                return None
        return None

    def _parts(self, at: int, noun: int) -> bool:
        """Whether word `at` parts a noun from an owner before it: a verb ("the miners' union *gave* warning"), or who
        does what the noun may tell as a verb ("the miners' *union* fears that")."""
        words, lexicon = self.context.words, self.context.lexicon
        acts = at == noun - 1 and words[at].is_one_of(lexicon.speakers) and words[noun].lower in lexicon.cues
        is_verb = words[at].is_one_of(lexicon.irregular_pasts, LIGHT_VERBS)
        return acts or (is_verb and not is_possessive(words, at - 1))  # not "Kim's *repeated* claim"

    def _without_participle(self, owner: WordRange | None) -> WordRange | None:
        """The owner without a participle that has it as its object: "reversing *its predecessor*'s finding"."""
        if owner is None or owner.size < 2:
            return owner
        first, second = self.context.words[owner.start : owner.start + 2]
        opens = owner.start == 0 or first.text.islower()
        if owner.start == 0 and _opens_phrase(first) and second.is_one_of(self.context.lexicon.prepositions):
            return (
                WordRange(owner.start + 2, owner.end) if owner.size > 2 else None
            )  # "*Asked about* the union's claim"
        is_object = (
            opens and first.mention < 0 and first.lower.endswith("ing") and second.is_one_of(POSSESSIVES, ARTICLES)
        )
        return WordRange(owner.start + 1, owner.end) if is_object else owner

    def _group(self, owner: WordRange) -> WordRange | None:
        """The people whom a plural before an apostrophe names, without a verb before: "ignoring *farm lobbies*'"."""
        words = self.context.words
        last = owner.end - 1
        if not words[last].lower.endswith("s") or words[last].mention >= 0:
            return None
        start = max(owner.start, last - 1)
        is_noun = words[start].is_word and not may_be_verb(words[start], self.context.lexicon)
        return WordRange(start if is_noun and not words[start].lower.endswith("ing") else last, last + 1)

    def owner_or_holder(
        self, noun: int, owner: WordRange | None, verbs: frozenset[str] = LIGHT_VERBS
    ) -> WordRange | None:
        """The owner or, if that is only a pronoun, the one who makes the claim: "*Kim* made *his* claim"."""
        if owner is not None and not self.context.words[owner.start].is_one_of(POSSESSIVES):
            return owner
        return self.holder(noun, verbs) or owner

    def holder(self, noun: int, verbs: frozenset[str] = LIGHT_VERBS) -> WordRange | None:
        """The one who makes the claim, as the subject of a light verb before it: "*Kim* made the claim that"."""
        words = self.context.words
        for at in range(noun - 1, max(0, noun - 2 - _MODIFIERS), -1):
            if words[at].is_one_of(verbs):
                return self.subject(at)
            if words[at].is_one_of(("with",)) and words[at + 1].is_one_of(("a", "an")):
                return self._ending_with(at)
            is_link = words[at].is_one_of(self.context.lexicon.prepositions) and words[at].lower not in ("of", "under")
            is_other = is_link or words[at].lower.endswith("ing")
            if is_other or not words[at].is_word or words[at].mention >= 0:
                return None
        return None

    def _ending_with(self, link: int) -> WordRange | None:
        """Who ends or begins something with a statement: "*The bishop* closed the synod *with* a warning that"."""
        words = self.context.words
        near = range(link - 1, max(0, link - 1 - _CLOSED_WITHIN), -1)
        verb = next((at for at in near if words[at].is_one_of(_CLOSING)), None)
        subject = self.subject(verb) if verb is not None else None
        return subject if subject and self.context.phrases.is_known_speaker(subject) else None

    def subject(self, verb: int) -> WordRange | None:
        """The subject of the verb at that word, if it can speak."""
        context = self.context
        subject = context.subjects.before_cue(verb, context.attributions.subject_floor(verb))
        if subject is None or not context.phrases.can_speak(subject):
            return None
        return None if context.words[subject.start].is_one_of(("it", "that", "this", "there")) else subject

    def _clause(self, noun: int, start: int, owner: WordRange) -> WordRange | None:
        """The clause after a noun: up to the sentence's verb if the noun is its subject, or that of what somebody says,
        else to the end.

        Where a preposition or participle opens the sentence, it ends at the comma.
        """
        contents = self.context.contents
        whole = WordRange(start, contents.end(start))
        words, lexicon = self.context.words, self.context.lexicon
        if words[0].is_one_of(lexicon.prepositions, _OPENING) or _opens_phrase(words[0]):
            whole = self._before_main_clause(whole)
        elif self._is_said_of(owner):
            whole = WordRange(start, self._main_verb(whole) or whole.end)
        elif not any(
            (may_be_verb(words[at], lexicon) or words[at].is_one_of(lexicon.irregular_pasts))
            and not is_possessive(words, at + 1)
            for at in range(1, noun)
        ):
            end = self._main_verb(whole)
            whole = WordRange(start, end) if end else WordRange(start, start)
        return whole if whole.size > 2 else None

    def _before_main_clause(self, clause: WordRange) -> WordRange:
        """The part of a clause before the comma of the main clause: "Despite Kim's claim that *prices fell*, …", "that
        *Pak, under fire, would stay*, …". Empty if its verb is not found."""
        words, lexicon, contents = self.context.words, self.context.lexicon, self.context.contents
        first = contents.up_to_comma(clause)
        if any(is_like_verb(word, lexicon) for word in words[slice(*first)]):
            return first
        has_aside = first.end < clause.end and words[first.end + 1].is_one_of(lexicon.prepositions)
        return contents.up_to_clause_end(clause) if has_aside else WordRange(clause.start, clause.start)

    def _is_said_of(self, owner: WordRange) -> bool:
        """Whether somebody says something of the noun: "said *the union's claim* was false"; not "denied the claim"."""
        words = self.context.words
        before = owner.start - 1 - (owner.start > 0 and words[owner.start - 1].is_one_of(ARTICLES))
        cues = self.context.lexicon.cues.get(words[before].lower, ()) if before > 0 else ()
        is_link = before > 0 and words[before].lower == "that"
        return is_link or any(CueSense.CLAUSE in cue.senses and CueSense.OBJECT not in cue.senses for cue in cues)

    def _main_verb(self, clause: WordRange) -> int | None:
        """The second verb after "that", which is the sentence's: "his warning that banks *would* close *sent* …"."""
        words, lexicon, verbs = self.context.words, self.context.lexicon, 0
        is_inside = False
        for at in range(clause.start + 1, clause.end):
            word = words[at]
            is_verb = may_be_verb(word, lexicon) or word.is_one_of(lexicon.irregular_pasts)
            is_verb = is_verb and words[at - 1].lower not in _JOINING and not self._is_noun_behind(at)
            if is_verb and not is_inside:
                verbs += 1
                if verbs == 2:
                    return at
            is_auxiliary = is_finite_verb(word, lexicon) or word.is_one_of(BE, HAVE, UNSAID)
            is_inside = is_auxiliary or (is_inside and is_adverb(word, lexicon))
        return None

    def _is_noun_behind(self, at: int) -> bool:
        """Whether a word that looks like a verb is a noun: after an article, a possessive or a preposition."""
        before = self.context.words[at - 1]
        if is_finite_verb(self.context.words[at], self.context.lexicon):
            return False
        if before.text[:1].isdigit():
            return True
        determiners = _DETERMINERS | POSSESSIVES | self.context.lexicon.prepositions | self.context.lexicon.counts
        return before.is_one_of(determiners) or before.text in BREAKS or is_possessive(self.context.words, at - 1)
