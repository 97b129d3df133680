"""Who a cue belongs to: the noun phrase before it ("the ministry said"), or after it ("…," said the ministry).

No parser: news writes attributions in few shapes, and these are found by words alone, in linear time. A phrase is a
half-open range of words in a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.statements.english.cues import Lexicon
from bot.text.statements.english.narrator_sentences import Word
from bot.text.statements.english.words import BE, is_manner
from bot.text.word_lists import wordlist

Range = tuple[int, int]
BREAKS = frozenset(",;:()[]–—-") | {"--", "...", "…", "―"}
CLOSERS = {",": ",", ")": "(", "—": "—", "–": "–", "--": "--", "-": "-", "―": "―"}
TITLES = wordlist("titles") - {"unification", "foreign", "defense", "defence", "finance"}
BEHIND_NOUNS = frozenset(["close", "near", "familiar", "loyal", "critical", "aware", "present", "responsible"])
LONGEST_ASIDE = 40
LONGEST_PHRASE = 30
SAID = frozenset(["said", "says", "say", "told", "added", "wrote"])
ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "many",
        "several",
        "one",
        "two",
        "three",
        "other",
        "another",
    ]
)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds subjects in the words of one unit."""

    words: Sequence[Word]
    lexicon: Lexicon
    persons: frozenset[int] = frozenset()

    def before(self, cue: int, floor: int) -> Range | None:
        """The phrase that ends before word `cue` (auxiliaries, adverbs skipped) and begins at `floor` or later."""
        last = self._skip_back(cue - 1, floor)
        if last < floor:
            return None
        word = self.words[last]
        if word.text in CLOSERS or word.run is not None:
            return self._before_aside(last, floor)
        return self._phrase(last, floor)

    def after(self, cue: int) -> Range | None:
        """The phrase that follows word `cue` directly; None where it runs into a verb or is no phrase."""
        begin = end = cue + 1
        words = self.words
        if begin < len(words) and words[begin].mention < 0 and words[begin].lower in self.lexicon.openers:
            return None
        while end < len(words) and end - begin < LONGEST_PHRASE:
            word = words[end]
            if word.run is not None or word.text in BREAKS or word.text in (".", "?", "!"):
                break
            if word.mention < 0 and (word.lower in self.lexicon.auxiliaries or word.lower in BE):
                return None
            if word.mention < 0 and word.lower in self.lexicon.boundaries | {"who", "which"} and word.lower != "and":
                break
            if word.mention < 0 and end > begin and word.lower in self.lexicon.openers - {"of", "from", "with", "at"}:
                break
            if word.mention < 0 and word.lower in self.lexicon.times and end > begin:
                break
            end += 1
            if word.mention in self.persons and (end >= len(words) or self._name_ends(end)):
                break
        return (begin, end) if end > begin and self.is_speaker((begin, end)) else None

    def _name_ends(self, end: int) -> bool:
        """True where a person's name ends before word `end`, and does not open a title ("Obama adviser Axelrod")."""
        words, name = self.words, self.words[end - 1].mention
        if words[end].mention == name:
            return False
        titled = words[end].mention < 0 and words[end].lower in self.lexicon.speakers
        return not titled or end + 1 >= len(words) or words[end + 1].mention not in self.persons - {name}

    def first(self, begin: int, end: int) -> Range | None:
        """The subject a clause opens with: the first name, pronoun or speaking noun of [begin, end) that no
        preposition governs."""
        for at in range(begin, min(end, begin + 14)):
            word = self.words[at]
            if word.run is not None:
                return None
            if not (word.mention >= 0 or word.lower in self.lexicon.pronouns or word.lower in self.lexicon.speakers):
                continue
            if at + 1 < len(self.words) and self.words[at + 1].lower in ("'s", "'"):
                continue
            last = self._with_name(at, end)
            if last + 1 < end and self.words[last + 1].lower in ("'s", "'"):
                continue
            if word.mention >= 0 and last + 1 < end and self.words[last + 1].lower in self.lexicon.speakers:
                continue
            phrase = self._phrase(last, begin)
            if phrase is None or self.words[phrase[0]].lower in self.lexicon.prepositions:
                continue
            if any(
                w.mention < 0 and w.text.islower() and w.lower in self.lexicon.cues for w in self.words[phrase[0] : at]
            ):
                return None  # "the film showed soldiers …"
            if self.is_speaker(phrase):
                return phrase
        return None

    def _with_name(self, at: int, end: int) -> int:
        """The last word of the name at `at`, or of the name that follows the title there ("Prime Minister Ishiba")."""
        last = at
        if self.words[at].mention < 0 and at + 1 < end and self.words[at + 1].mention in self.persons:
            last = at + 1
        while last + 1 < end and self.words[last + 1].mention == self.words[last].mention >= 0:
            last += 1
        return last

    def joint(self, phrase: Range) -> int | None:
        """Where the names begin of which the phrase holds the last two ("Seoul, *Tokyo and Washington*"); None where
        it names no two that speak together."""
        begin, end = phrase
        begin += self.words[begin].lower == "both"
        joint = next((at for at in range(begin + 1, end) if self.words[at].lower in ("and", "&")), None)
        if joint is None or self.words[joint - 1].mention < 0 or self.words[end - 1].mention < 0:
            return None
        titled = (
            w.mention >= 0 or w.text[:1].isupper() or w.lower in self.lexicon.speakers | {"the", "'s"}
            for w in self.words[begin:joint]
        )
        if not all(titled):
            return None
        while begin > 1 and self.words[begin - 1].text == "," and self.words[begin - 2].mention >= 0:
            listed = begin - 2
            while listed > 0 and self.words[listed - 1].mention == self.words[begin - 2].mention:
                listed -= 1
            if listed > 0 and self.words[listed - 1].text != ",":
                break
            begin = listed
        return begin

    def is_count(self, phrase: Range) -> bool:
        """True for "four", "some of them" and "three in ten", which say how many speak and not who."""
        glue = self.lexicon.counts | self.lexicon.prepositions | {"the", "a", "them", "us", "those", "than", "-"}
        return all(w.mention < 0 and (w.lower in glue or w.text[0].isdigit()) for w in self.words[slice(*phrase)])

    def is_object(self, phrase: Range) -> bool:
        """True where a verb stands right before the phrase: "adopted *a document* called …"."""
        if phrase[0] == 0 or self.words[phrase[0]].lower not in ARTICLES:
            return False
        before, lex = self.words[phrase[0] - 1], self.lexicon
        known = (lex.boundaries, lex.prepositions, lex.openers, lex.auxiliaries, lex.times, lex.cues)
        return before.is_word and before.mention < 0 and not any(before.lower in words for words in known)

    def head(self, phrase: Range) -> int:
        """The index of the head word: the last before a preposition, a comma or a relative clause; the name behind an
        office of two parts ("Secretary of State *Blinken*")."""
        begin, end = phrase
        while end - 1 > begin and not self.words[end - 1].is_word:  # "<China Steel>"
            end -= 1
        for at in range(begin, end):
            word = self.words[at]
            if (
                at > begin
                and word.mention < 0
                and (
                    word.lower in self.lexicon.prepositions
                    or (word.text in BREAKS and not self._is_hyphen(at))
                    or word.lower in ("who", "which", "whose")
                )
            ):
                return end - 1 if self._is_office(at, end) else self._noun(begin, at - 1)
        return end - 1

    def _noun(self, begin: int, at: int) -> int:
        """The noun that word `at` belongs to: "*Article* 4 of", "a *person* close to", "*officials* briefed on"."""
        word, before = self.words[at], self.words[at - 1]
        if at == begin:
            return at
        numbered = word.text.isdigit() and before.text[:1].isupper()
        behind = word.lower in BEHIND_NOUNS or word.lower.endswith(("ed", "ing"))
        return at - 1 if numbered or (behind and before.lower in self.lexicon.speakers) else at

    def _is_office(self, preposition: int, end: int) -> bool:
        """True where the words from "of" on are the field of an office and the name of its holder: "of State Antony
        Blinken", but not "of President Yoon" or "of his brother Kim"."""
        words, name = self.words, self.words[end - 1].mention
        if words[preposition].lower != "of" or name not in self.persons or words[preposition - 1].mention >= 0:
            return False
        first = end - 1
        while words[first - 1].mention == name:
            first -= 1
        field = words[first - 1]
        title = field.mention < 0 and (field.lower.rstrip(".") in TITLES or field.lower in self.lexicon.speakers)
        return first - 1 > preposition and field.text[0].isupper() and not title and field.text != "'s"

    def is_speaker(self, phrase: Range) -> bool:
        """True for a phrase that can speak: a pronoun, a name, a speaking noun, or a title and a surname."""
        head = self.words[self.head(phrase)]
        if head.run is not None or not head.text[0].isalpha():
            return False
        if head.mention >= 0 or head.lower in self.lexicon.pronouns:
            return True
        if head.lower in self.lexicon.speakers or head.lower.removesuffix("s") in self.lexicon.speakers:
            return True
        return (
            head.text[0].isupper()
            and head.lower not in self.lexicon.openers
            and head.lower not in self.lexicon.boundaries
        )

    def is_known(self, phrase: Range) -> bool:
        """True for a phrase whose head is a name, a pronoun or a noun that can speak."""
        head = self.words[self.head(phrase)]
        return head.mention >= 0 or head.lower.removesuffix("s") in self.lexicon.speakers | self.lexicon.pronouns

    def is_any_phrase(self, phrase: Range) -> bool:
        """True for any phrase with an article or a plural, for cues that only speakers take."""
        head = self.words[self.head(phrase)]
        words = [w.lower for w in self.words[phrase[0] : phrase[1]]]
        fits = words[0] in ARTICLES or "'s" in words or head.lower.endswith("s") or head.lower in self.lexicon.counts
        return head.text[:1].isalpha() and fits and head.lower not in self.lexicon.times

    def nearest(self, last: int) -> Range | None:
        """The noun phrase that ends with word `last` and that "who" after it stands for: the whole of it where its
        head can speak ("officials of the ministry who"), else its part after the last preposition ("a reply from
        critics who")."""
        phrase = self._phrase(last, 0)
        if phrase is None or self.is_speaker(phrase):
            return phrase
        begin = phrase[0]
        for at in range(phrase[0], last):
            if self.words[at].mention < 0 and self.words[at].lower in self.lexicon.prepositions:
                begin = at + 1
        return (begin, last + 1)

    def _skip_back(self, at: int, floor: int) -> int:
        """Past auxiliaries, adverbs and times: "has also repeatedly", "on Tuesday"."""
        words, lex = self.words, self.lexicon
        while at >= floor and words[at].run is None:
            word = words[at]
            adverb = word.lower in lex.auxiliaries or is_manner(word, lex)
            if (
                (word.mention < 0 and word.lower not in lex.pronouns and (adverb or word.lower in lex.times))
                or (word.lower in ("on", "in", "at") and at + 1 < len(words) and self._is_time(at + 1))
                or (word.lower in ("'s", "'ve", "'d", "'ll") and at > floor and words[at - 1].lower in lex.pronouns)
            ):
                at -= 1
            else:
                break
        return at

    def _is_time(self, at: int) -> bool:
        word = self.words[at]
        return word.lower in self.lexicon.times or word.lower in ("first", "last") or word.text.isdigit()

    def _before_aside(self, last: int, floor: int) -> Range | None:
        """The phrase before an aside that ends at word `last`: "Liu, the envoy, said", "Pak (the envoy) said"."""
        opener = CLOSERS.get(self.words[last].text, ",")
        for at in range(last - 1, max(floor, last - LONGEST_ASIDE), -1):
            if self.words[at].run is not None and opener == ",":
                continue
            if self.words[at].text != opener:
                continue
            if self.is_person((at + 1, last)):
                return (at + 1, last)
            phrase = self._before_opener(at - 1, floor)
            if phrase and (self.is_speaker(phrase) or self._is_introduced(phrase, at)):
                return self._of_apposition(phrase, floor) or phrase
            if opener != ",":
                return None
        return None

    def _is_introduced(self, phrase: Range, at: int) -> bool:
        """True for "a shopkeeper, who …": whoever has "who" behind the comma at `at` can speak."""
        return self.words[phrase[0]].lower in ("a", "an", "the", "one") and self.words[at + 1].lower == "who"

    def _of_apposition(self, phrase: Range, floor: int) -> Range | None:
        """The person whom the phrase describes: "*Liu*, the envoy of China, which …, said"."""
        begin = phrase[0]
        described = (
            begin - 2 >= floor and self.words[begin].lower in ("the", "a", "an") and self.words[begin - 1].text == ","
        )
        if not described or self.words[begin - 2].mention not in self.persons:
            return None
        return self._phrase(begin - 2, floor)

    def is_person(self, aside: Range) -> bool:
        """True where an aside is a person's name and no more: "the envoy, Liu Xiaoming, said"."""
        mentions = {w.mention for w in self.words[aside[0] : aside[1]]}
        return len(mentions) == 1 and mentions <= self.persons

    def _before_opener(self, at: int, floor: int) -> Range | None:
        """The phrase before an aside; there may be another aside between them."""
        if at < floor:
            return None
        if self.words[at].text == ")":
            return self._before_aside(at, floor)
        return self._phrase(at, floor)

    def _phrase(self, last: int, floor: int) -> Range | None:
        """The noun phrase that ends with word `last`."""
        words, lex = self.words, self.lexicon
        if last < floor or not self._ends_phrase(words[last]):
            return None
        if words[last].lower in lex.pronouns and words[last].mention < 0:
            return (last, last + 1)
        at = last
        while at > floor and last - at < LONGEST_PHRASE and self._continues(at - 1, floor):
            at -= 1
        at = self._after_verb(at, last)
        opening = lex.prepositions | lex.openers | lex.times
        while at < last and words[at].mention < 0 and words[at].lower in opening:
            at = self._after_opening(at, last)
        return (at, last + 1) if words[at].is_word else None

    def _after_verb(self, begin: int, last: int) -> int:
        """Where the phrase begins if a verb stands in it: with the last article that follows no preposition and no
        other such word ("the leaders adopted *a document*")."""
        for at in range(last, begin, -1):
            word, before = self.words[at], self.words[at - 1]
            if word.mention >= 0 or before.mention >= 0 or word.lower not in ("the", "a", "an"):
                continue
            joined = (
                self.lexicon.prepositions
                | self.lexicon.openers
                | self.lexicon.times
                | {"and", "&", "all", "both", "half"}
            )
            if before.lower not in joined and before.is_word and before.text.islower():
                return at
        return begin

    def _ends_phrase(self, word: Word) -> bool:
        """True for a word that a noun phrase can end with."""
        if word.run is not None or word.text in BREAKS:
            return False
        unfit = self.lexicon.prepositions | self.lexicon.boundaries - self.lexicon.pronouns
        return word.mention >= 0 or word.lower not in unfit

    def _continues(self, at: int, floor: int) -> bool:
        """True where word `at` belongs to the noun phrase on its right."""
        word, lex = self.words[at], self.lexicon
        if word.mention >= 0 or self._is_hyphen(at) or self._is_hyphen(at + 1):
            return True
        if word.run is not None or word.text in BREAKS or word.text in ".?!" or word.lower in lex.pronouns:
            return False
        if word.lower in SAID:
            return False
        if word.lower in ("and", "&"):
            return self._joins(at, floor)
        return word.lower not in lex.boundaries and word.lower not in lex.auxiliaries

    def _is_hyphen(self, at: int) -> bool:
        """True for the mark inside "document-dumping", which no space sets off."""
        if self.words[at].text != "-" or not 0 < at < len(self.words) - 1:
            return False
        before, word, after = self.words[at - 1 : at + 2]
        return before.run is None and before.end == word.start and word.end == after.start

    def _joins(self, at: int, floor: int) -> bool:
        """True where "and" joins two speakers: a name or speaking noun on both sides."""
        if at - 1 < floor:
            return False
        left, right = self.words[at - 1], self.words[at + 1]
        named = left.mention >= 0 and right.mention >= 0
        return named or (left.lower in self.lexicon.speakers and right.lower in self.lexicon.speakers)

    def _after_opening(self, at: int, last: int) -> int:
        """Past a phrase that opens a sentence without a comma ("In Seoul Kim said"): to the last name in it."""
        mention = self.words[last].mention
        if mention < 0:
            return at + 1
        while last > at + 1 and self.words[last - 1].mention == mention:
            last -= 1
        return last
