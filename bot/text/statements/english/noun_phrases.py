"""Noun phrases of a sentence: their borders, their head word, and whether they can speak.

Found by words and names alone, without a parser, in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.regexes import regex
from bot.text.entities.roles.office_words import names_body
from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.forms.participles import describes_speaker
from bot.text.statements.english.speaker_lists import (
    CONJUNCTIONS,
    FIELDS,
    JOINED_ADJECTIVES,
    RELATIVE_PRONOUNS,
    SpeakerLists,
    before_article,
)
from bot.text.statements.english.words import (
    ARTICLES,
    BREAKS,
    OBJECT_PRONOUNS,
    Word,
    WordRange,
    is_date,
    is_tensed,
    may_be_verb,
    name_start,
)
from bot.text.word_lists import wordlist

DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"]
) | frozenset(["some", "many", "several", "one", "two", "three", "other", "another"])
_RELATIVES = RELATIVE_PRONOUNS | {"that"}
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_OWNERS = frozenset(("his", "her", "its", "their"))
_AGE = regex(r"\d-year-old$")
_TITLES = wordlist("titles") - FIELDS
_POSTPOSITIVE = frozenset("close near familiar loyal critical aware privy present responsible out read".split())  # noqa: SIM905
"""Adjectives that follow the noun they describe: "a person *close* to the talks", "a message *read* by Kim"."""
_MANNERS = frozenset(
    ["law", "plan", "schedule", "custom", "tradition", "procedure", "protocol", "need", "rank", "merit"]
)
"""Nouns that, without an article, begin a phrase of manner: "according to *law*"."""
_REPORTING_VERBS = frozenset(["said", "says", "say", "told", "added", "wrote"])
_ORDINALS = frozenset(("first", "then"))
"""Adverbs that act as adjectives after a determiner: "the *then* minister"."""
_WITHIN_BODIES = frozenset(("of", "and", "for", "the"))
_LONGEST = 30
"""The most words of a noun phrase."""
_LONGEST_TITLE = 6
"""The place after "and" by which a name follows its title: "and U.S. Secretary of State"."""


class NounPhrases(Struct, frozen=True):
    """Reads the noun phrases of one sentence. `persons` are the indices of the persons among the entities."""

    words: Sequence[Word]
    lexicon: CueLexicon
    persons: frozenset[int] = frozenset()

    @property
    def _lists(self) -> SpeakerLists:
        return SpeakerLists(self.words, self.lexicon)

    def ending_at(self, last: int, floor: int) -> WordRange | None:
        """The noun phrase that ends with word `last` and starts at `floor` or later."""
        words, lexicon = self.words, self.lexicon
        if last < floor or not self._may_end(words[last]):
            return None
        if words[last].is_one_of(lexicon.pronouns):
            return WordRange(last, last + 1)
        start = last
        while start > floor and last - start < _LONGEST and self._continues(start - 1, floor):
            start -= 1
        start = self._after_verb(start, last)
        adverbial = lexicon.prepositions | lexicon.openers | lexicon.times
        while start < last and (words[start].is_one_of(adverbial) or is_date(words, start, lexicon)):
            start = self._after_opening_adverbial(start, last)
        return WordRange(start, last + 1) if words[start].is_word else None

    def head(self, phrase: WordRange) -> int:
        """The index of the head word.

        It is the last word before a preposition, a comma or a relative clause, but the name after an office of two
        parts ("Secretary of State *Blinken*").
        """
        start, end = phrase
        while end - 1 > start and not self.words[end - 1].is_word:  # "<China Steel>"
            end -= 1
        for at in range(start + 1, end):
            if describes_speaker(self.words, self.lexicon, at):
                return self._noun_before(start, at - 1)
            if self.starts_modifier(at):
                return end - 1 if self._is_office_and_holder(at, end) else self._noun_before(start, at - 1)
        return self._noun_before(start, end - 1)

    def coordination_start(self, phrase: WordRange) -> int | None:
        """Where a list of names starts whose last two are the phrase: "*Seoul*, Tokyo and Washington".

        None if the phrase does not name two that speak together.
        """
        start, end = phrase
        if (listed := self._lists.before(start)) is not None and self._speaks(self.words[end - 1]):
            return listed
        start += self.words[start].is_one_of(("both", "the")) and self.words[start].mention < 0
        joint = next((at for at in range(start + 1, end) if self.words[at].is_one_of(CONJUNCTIONS)), None)
        if joint is None or not self._speaks(self.words[joint - 1]) or not self._ends_pair(joint, end):
            return None
        if not all(self._is_titled_name(word) or word.text == "," for word in self.words[start:joint]):
            return None
        return self._lists.start(start)

    def _ends_pair(self, joint: int, end: int) -> bool:
        """Whether the second of a pair is a name, one noun, or a noun with its article: "Seoul and *the ministry*"; not
        "Seoul and *Tokyo officials*", who may be of both."""
        if self.words[end - 1].mention >= 0:
            return True
        second = self.words[joint + 1 : end]
        is_whole = len(second) == 1 or (len(second) > 1 and second[0].is_one_of(ARTICLES, _OWNERS))
        return is_whole and self._speaks(second[-1]) and all(word.mention < 0 for word in second)

    def can_speak(self, phrase: WordRange) -> bool:
        """Whether the head is a pronoun, a name, a noun that can speak, or a word with a capital."""
        at, lexicon = self.head(phrase), self.lexicon
        head = self.words[at]
        if head.is_one_of(lexicon.collections) and at + 2 < phrase.end and self.words[at + 1].lower == "of":
            return self.can_speak(WordRange(at + 2, phrase.end))
        if head.quotation is not None or not head.text[0].isalpha():
            return False
        if head.mention >= 0 or head.lower in lexicon.pronouns:
            return True
        if head.lower in lexicon.speakers:
            return True
        return head.text[0].isupper() and head.lower not in lexicon.openers and head.lower not in lexicon.boundaries

    def is_known_speaker(self, phrase: WordRange) -> bool:
        """Whether the head is a name, a pronoun or a noun that can speak."""
        head = self.words[self.head(phrase)]
        return head.mention >= 0 or head.lower in self.lexicon.speakers or head.lower in self.lexicon.pronouns

    def is_evidence(self, phrase: WordRange) -> bool:
        """Whether the head is evidence that is read: a poll, data, emails."""
        return self.words[self.head(phrase)].is_one_of(self.lexicon.evidence)

    def may_report(self, phrase: WordRange) -> bool:
        """Whether the head, or the word before it ("a *reader* clad in red"), means people, a body or a text; or is the
        age of a person ("the 37-year-old")."""
        head = self.head(phrase)
        return self._is_end_of_age(head) or any(
            self.words[at].lower in self.lexicon.reporters for at in (head, max(phrase.start, head - 1))
        )

    def is_source(self, phrase: WordRange) -> bool:
        """Whether the phrase after "according to" is somebody, something written or something said, and not a rule or
        plan.

        Only what comes before its first preposition or relative clause counts, and nothing before a possessive "'s".
        """
        start, end = phrase.start, phrase.end
        for at in range(*phrase):
            word = self.words[at]
            if word.lower in _POSSESSIVES:
                start = at + 1
            elif at > start and (word.is_one_of(self.lexicon.prepositions) or word.lower in _RELATIVES):
                end = at
                break
        return any(self._may_be_source(at) for at in range(start, end))

    def is_manner(self, phrase: WordRange) -> bool:
        """Whether the phrase after "according to" is one of manner: "*law*", "*plan*"."""
        return self.words[phrase.start].is_one_of(_MANNERS)

    def _may_be_source(self, at: int) -> bool:
        word = self.words[at]
        if word.mention >= 0 or word.text[:1].isupper() or "." in word.text[1:-1]:  # "example.com"
            return True
        if self._is_end_of_age(at):
            return True
        nouns = (self.lexicon.reporters, self.lexicon.reporting_nouns, OBJECT_PRONOUNS)
        return any(word.lower in words for words in nouns)

    def _is_end_of_age(self, at: int) -> bool:
        """Whether the word is the last of "37-year-old"."""
        return _AGE.search("".join(word.lower for word in self.words[max(0, at - 4) : at + 1])) is not None

    def is_marked_noun_phrase(self, phrase: WordRange) -> bool:
        """Whether a determiner, a possessive, a plural or a number marks the phrase as a noun phrase."""
        head = self.words[self.head(phrase)]
        words = [word.lower for word in self.words[slice(*phrase)]]
        is_marked = words[0] in DETERMINERS or "'s" in words
        is_marked = is_marked or head.lower.endswith("s") or head.lower in self.lexicon.counts
        return is_marked and head.text[:1].isalpha() and head.lower not in self.lexicon.times

    def is_person_name(self, phrase: WordRange) -> bool:
        """Whether the phrase is a person's name and nothing else."""
        mentions = {word.mention for word in self.words[slice(*phrase)]}
        return len(mentions) == 1 and mentions <= self.persons

    def means_persons(self, at: int) -> bool:
        """Whether the noun at word `at` means a person, or several: not "the crew *guards* the port"."""
        word, nouns = self.words[at], self.lexicon.person_nouns
        acts = any(one.is_one_of(DETERMINERS) for one in self.words[at + 1 : at + 2])
        return word.mention < 0 and (word.lower in nouns or (word.lower.removesuffix("s") in nouns and not acts))

    def is_named_body(self, phrase: WordRange) -> bool:
        """Whether the phrase is a body's name in capitals: "the Ministry of Defense"; not "the Chief of Staff"."""
        named = self.words[phrase.start + self.words[phrase.start].is_one_of(ARTICLES) : phrase.end]
        head = self.words[self.head(phrase)]
        is_body = head.mention >= 0 or names_body(head.text)
        return is_body and all(
            (word.text[:1].isupper() or word.lower in _WITHIN_BODIES) and word.mention not in self.persons
            for word in named
        )

    def is_quantity(self, phrase: WordRange) -> bool:
        """Whether the phrase gives the number of speakers and not their names: "four", "some of them", "three in
        ten"."""
        fitting = self.lexicon.counts | self.lexicon.prepositions | {"the", "a", "them", "us", "those", "than", "-"}
        words = self.words[slice(*phrase)]
        return all(word.mention < 0 and (word.lower in fitting or word.text[0].isdigit()) for word in words)

    def is_object(self, phrase: WordRange) -> bool:
        """Whether a verb directly precedes the phrase: "adopted *a document* called …"."""
        if phrase.start == 0 or self.words[phrase.start].lower not in DETERMINERS:
            return False
        before, lexicon = self.words[phrase.start - 1], self.lexicon
        if not before.is_word or before.mention >= 0 or before.lower in lexicon.cues:
            return False
        function_words = (lexicon.boundaries, lexicon.prepositions, lexicon.openers, lexicon.auxiliaries, lexicon.times)
        return not any(before.lower in words for words in function_words)

    def _may_end(self, word: Word) -> bool:
        """Whether a noun phrase can end with the word."""
        if word.quotation is not None or word.text in BREAKS:
            return False
        unfit = self.lexicon.prepositions | self.lexicon.boundaries - self.lexicon.pronouns
        return not word.is_one_of(unfit)

    def _continues(self, at: int, floor: int) -> bool:
        """Whether word `at` belongs to the noun phrase on its right."""
        word, lexicon = self.words[at], self.lexicon
        if word.mention >= 0 or self.is_hyphen(at) or self.is_hyphen(at + 1):
            return True
        if word.quotation is not None or word.text in BREAKS or word.text in ".?!":
            return word.text == "," and self._lists.is_governed(at)
        if word.lower in CONJUNCTIONS:
            return self._joins_speakers(at, floor)
        if word.is_one_of(_ORDINALS) and at > floor and self.words[at - 1].is_one_of(DETERMINERS):
            return True  # "your *first* officer"
        if at > floor and self.words[at + 1].is_one_of(_OWNERS) and self.words[at - 1].is_one_of(ARTICLES):
            return False  # "a plan *her treasurer* said would fail"
        unfit = (lexicon.pronouns, _REPORTING_VERBS, lexicon.boundaries, lexicon.auxiliaries)
        return not any(word.lower in words for words in unfit)

    def is_hyphen(self, at: int) -> bool:
        """Whether word `at` is a hyphen without spaces around it: "document-dumping"."""
        if not 0 < at < len(self.words) - 1 or self.words[at].text != "-":
            return False
        before, word, after = self.words[at - 1 : at + 2]
        return before.quotation is None and before.end == word.start and word.end == after.start

    def _joins_speakers(self, at: int, floor: int) -> bool:
        """Whether the "and" at word `at` has a name, or a noun that can speak, on both sides."""
        left, right = self.words[at - 1], self.words[at + 1]
        if at - 1 < floor or left.text in BREAKS:
            return False
        if left.lower in JOINED_ADJECTIVES or right.is_one_of(self.lexicon.prepositions):
            return True  # "in Daegu and around Busan"
        if right.is_one_of(self.lexicon.counts):
            return False
        if right.is_one_of(_OWNERS) and left.is_one_of(self.lexicon.speakers):
            return self._opens_pair(at, floor)
        if right.lower == "the" and at + 2 < len(self.words):
            right = self.words[at + 2]
            if not self._opens_pair(at, floor):
                return False
        both_named = left.mention >= 0 and (right.mention >= 0 or self._is_titled(at, floor))
        if both_named:
            return name_start(self.words, at - 1) != floor or not self._takes_object(floor - 1)
        is_text = left.is_one_of(self.lexicon.evidence) and right.mention in self.persons
        return self._speaks(left) and self._speaks(right) and not is_text  # "denied the report *and Lee* said"

    def _is_titled(self, joint: int, floor: int) -> bool:
        """Whether a title and a name follow the joint: "Kim and *Gen. Pak*"; a title of several words only in a pair
        that opens its clause: "*President Lee and Prime Minister Mori* agreed"."""
        words, name = self.words, joint + 1
        while (
            name < min(len(words), joint + _LONGEST_TITLE)
            and words[name].mention < 0
            and words[name].text[:1].isupper()
        ):
            name += 1
        if name == joint + 1 or name >= len(words) or words[name].mention < 0:
            return False
        is_title = name == joint + 2 and words[joint + 1].lower.rstrip(".") in _TITLES
        return is_title or self._opens_pair(joint, floor)

    def _speaks(self, word: Word) -> bool:
        return word.mention >= 0 or word.is_one_of(self.lexicon.speakers)

    def _opens_pair(self, joint: int, floor: int) -> bool:
        """Whether a clause opens with two who speak together: "*The minister and his counterpart* agreed"; not "Kim
        met the minister *and his wife* said"."""
        start = joint
        while start > floor and self.words[start - 1].text not in BREAKS:
            start -= 1
        nouns = self.lexicon.speakers | {"'s", "’s"}
        if self.words[start].is_one_of(self.lexicon.prepositions) and name_start(self.words, joint - 1) == start + 1:
            return False  # "*In Japan and the United States* officials said"
        return not (start == floor and self._takes_object(floor - 1)) and not any(
            word.mention < 0
            and not word.is_one_of(nouns)
            and (is_tensed(word, self.lexicon) or may_be_verb(word, self.lexicon))
            for word in self.words[start:joint]
        )

    def _takes_object(self, at: int) -> bool:
        """Whether word `at` is a verb whose object follows, not a clause: "Kim *told* Japan and South Korea said"."""
        cues = self.lexicon.cues.get(self.words[at].lower, ()) if at >= 0 else ()
        senses = frozenset[CueSense]().union(*(cue.senses for cue in cues))
        return CueSense.ADDRESSEE_CLAUSE in senses or (bool(senses) and CueSense.CLAUSE not in senses)

    def _after_verb(self, start: int, last: int) -> int:
        """Where the phrase starts if the words include a verb: "the leaders adopted *a document*".

        That is the last article after a word in lower case that is no preposition, conjunction, quantifier or time.
        """
        lexicon = self.lexicon
        joining = lexicon.prepositions | lexicon.openers | lexicon.times | {"and", "&", "all", "both", "half"}
        for at in range(last, start, -1):
            before = self.words[at - 1]
            if before.mention >= 0 or not self.words[at].is_one_of(ARTICLES):
                continue
            if describes_speaker(self.words, lexicon, at - 1):
                continue  # "a man *wearing a* mask"
            if before.lower not in joining and before.is_word and before.text.islower():
                return at
        return start

    def _after_opening_adverbial(self, at: int, last: int) -> int:
        """Where the phrase starts after an adverbial without a comma: "In Seoul *Kim* said", "On Monday *Seoul and the
        United States* said"."""
        if self.words[last].mention < 0:
            return at + 1
        start = name_start(self.words, last)
        joint = before_article(self.words, start)
        joined = joint > at + 1 and self.words[joint].is_one_of(CONJUNCTIONS) and self.words[joint - 1].mention >= 0
        return name_start(self.words, joint - 1) if joined else start

    def starts_modifier(self, at: int) -> bool:
        """Whether the words from `at` on only modify the head before them."""
        word = self.words[at]
        if word.mention >= 0:
            return False
        is_break = word.text in BREAKS and not self.is_hyphen(at)
        return is_break or word.lower in self.lexicon.prepositions or word.lower in RELATIVE_PRONOUNS

    def _noun_before(self, start: int, at: int) -> int:
        """The noun that word `at` modifies or is: "*Article* 4", "a *person* close to", "*officials* briefed on"."""
        if at == start:
            return at
        word, before = self.words[at], self.words[at - 1]
        is_number = word.text.isdigit() and before.text[:1].isupper()
        is_postpositive = word.lower in _POSTPOSITIVE or word.lower.endswith(("ed", "ing"))
        is_known = before.is_one_of(self.lexicon.speakers, self.lexicon.evidence, ("read",)) or word.lower == "read"
        return self._noun_before(start, at - 1) if is_number or (is_postpositive and is_known) else at

    def _is_office_and_holder(self, preposition: int, end: int) -> bool:
        """Whether "of", the field of an office and its holder's name follow the head: "of State Antony Blinken".

        False for "of President Yoon" and "of his brother Kim".
        """
        words = self.words
        if words[preposition].lower != "of" or words[preposition - 1].mention >= 0:
            return False
        if words[end - 1].mention not in self.persons:
            return False
        name = name_start(words, end - 1)
        field = words[name - 1]
        is_title = field.mention < 0 and (field.lower.rstrip(".") in _TITLES or field.lower in self.lexicon.persons)
        return name - 1 > preposition and field.text[0].isupper() and not is_title and field.text != "'s"

    def _is_titled_name(self, word: Word) -> bool:
        """Whether the word can be part of a name with its title."""
        is_title = word.lower in self.lexicon.speakers or word.lower in ("the", "'s")
        return word.mention >= 0 or word.text[:1].isupper() or is_title
