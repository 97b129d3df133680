"""Find the subject of a cue: the noun phrase before it ("the ministry said") or after it ("…," said the ministry)."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.asides.appositions import Appositions
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.speaker_lists import CONJUNCTIONS
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    STOPS,
    Word,
    WordRange,
    before_adverbs,
    behind_body_of,
    is_manner_adverb,
    is_object_in_aside,
    is_party,
    is_plain_noun,
    is_possessive,
    is_tensed,
    may_be_verb,
)

_ASIDE_OPENERS = {",": ",", ")": "(", "—": "—", "–": "–", "--": "--", "-": "-", "―": "―"}
"""The mark that ends an aside -> the mark that starts it."""
_SPANS = frozenset(("hours", "days", "weeks", "months", "years", "decades", "now", "once"))
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves"))
_OWNERS = frozenset(("its", "their", "his", "her"))
_RELATIVES = frozenset(("who", "whose", "whom", "which"))
_BODIES = frozenset((
    "agency", "association", "authority", "bank", "board", "bureau", "cabinet", "commission", "committee", "company",
    "council", "court", "department", "federation", "government", "hospital", "institute", "ministry", "office",
    "parliament", "tribunal", "union", "university",
))  # fmt: skip
"""Bodies that no verb is called like."""
_LONGEST_ASIDE = 40
_LONGEST_SUBJECT = 30
"""The most words of a subject after its cue."""
_SUBJECT_WITHIN = 14
"""The most words from the start of a clause within which its subject is looked for."""
_CONTRACTED_VERBS = frozenset(["'s", "'ve", "'d", "'ll"])
_WITHIN_NAMES = frozenset(["of", "from", "with", "at"])
"""Prepositions that continue a subject after its cue: "said the head *of* the agency"."""


class SubjectFinder(Struct, frozen=True):
    """Finds the subjects of the cues of one sentence."""

    phrases: NounPhrases

    @property
    def _appositions(self) -> Appositions:
        return Appositions(self.phrases)

    def before_cue(self, cue: int, floor: int) -> WordRange | None:
        """The subject that ends before word `cue` and starts at `floor` or later.

        Auxiliaries, adverbs and times between subject and cue are skipped, and so are asides.
        """
        last = self._before_adverbials(cue - 1, floor)
        if last < floor:
            return None
        word = self.phrases.words[last]
        if word.text in _ASIDE_OPENERS or word.quotation is not None:
            behind = self._before_adverb(last, floor)
            return (self._before_aside(behind, floor) if behind < last else None) or self._before_aside(last, floor)
        return self.phrases.ending_at(last, floor)

    def _before_adverb(self, comma: int, floor: int) -> int:
        """The comma before an adverb between two, behind another aside: "Kim, who leads it*,* however, said"."""
        before = before_adverbs(self.phrases.words, comma, self.phrases.lexicon)
        is_apart = floor < before < comma - 1 and self.phrases.words[before].text == ","
        return before if is_apart and self.phrases.words[comma].text == "," else comma

    def after_cue(self, cue: int) -> WordRange | None:
        """The subject that follows word `cue` directly; None if it runs into a verb or cannot speak."""
        words, lexicon = self.phrases.words, self.phrases.lexicon
        start = end = cue + 1
        if start < len(words) and words[start].is_one_of(lexicon.openers):
            return None
        limit = min(len(words), start + _LONGEST_SUBJECT)
        while end < limit and (self.phrases.is_hyphen(end) or not _is_mark(words[end])):
            if words[end].is_one_of(lexicon.auxiliaries) or words[end].is_one_of(BE):
                return None
            is_compound = self.phrases.is_hyphen(end - 1) or self.phrases.is_hyphen(end + 1)  # "a third-year nurse"
            if not is_compound and self._ends_subject(words[end], is_first=end == start):
                break
            end += 1
            if self._ends_with_person(end):
                break
        subject = WordRange(start, end)
        if end == start or not self.phrases.can_speak(subject):
            return None
        return self._with_others(subject) or self.named_behind(subject)

    def _with_others(self, phrase: WordRange) -> WordRange | None:
        """The phrase with the names joined to it, if nothing follows them: "said *Kim, Lee and Pak*."; None for one
        alone, and for "said Kim and Pak agreed"."""
        words, end = self.phrases.words, phrase.end
        while end + 1 < len(words) and words[end].text == "," and words[end + 1].mention >= 0:
            end = self._name_end(end + 1, len(words)) + 1
        if words[phrase.end - 1].mention < 0 or end + 2 >= len(words) or not words[end].is_one_of(CONJUNCTIONS):
            return None
        last = self._name_end(end + 1 + (words[end + 1].lower == "the"), len(words))
        behind = words[last + 1] if last + 1 < len(words) else None
        is_over = behind is None or behind.quotation is not None or _is_mark(behind)
        return WordRange(phrase.start, last + 1) if is_over and words[last].mention >= 0 else None

    def named_behind(self, phrase: WordRange) -> WordRange:
        """The person whom an apposition after the phrase names: "its director, *Hyun Dal-rae*", or the body with which
        the sentence ends: "its publisher, *Willow Press*." The phrase itself where there is none, in a list, and where
        the name may be another's: "a spokesman for the governor, Chae Woong"."""
        words, phrases = self.phrases.words, self.phrases
        start = end = phrase.end + 1
        if end >= len(words) or words[phrase.end].text != ",":
            return phrase
        if words[start].mention not in phrases.persons and (titled := self._appositions.titled_name(start)) is not None:
            start = end = titled
        if words[start].mention < 0:
            return phrase
        is_body = words[start].mention not in phrases.persons
        if is_body and [word.is_one_of(_OWNERS) for word in words[phrase.start : phrase.end - 1]] != [True]:
            return phrase
        while end < len(words) and words[end].mention == words[start].mention:
            end += 1
        behind = end if is_body else behind_body_of(words, end)
        is_over = behind >= len(words) or (words[behind].text in STOPS | {";"} if is_body else _is_mark(words[behind]))
        in_list = behind + 1 < len(words) and words[behind + 1].is_one_of(("and", "or"))
        is_person = words[phrases.head(phrase)].is_one_of(phrases.lexicon.person_nouns, ("one", "another"))
        if not is_over or in_list or not is_person or self._employee(phrase.end - 1, phrase.start):
            return phrase
        return WordRange(start, end)

    def of_clause(self, start: int, end: int) -> WordRange | None:
        """The subject that the clause [start, end) opens with.

        That is the first name, pronoun or noun that can speak, unless a preposition governs it.
        """
        words, lexicon = self.phrases.words, self.phrases.lexicon
        for at in range(start, min(end, start + _SUBJECT_WITHIN)):
            if words[at].quotation is not None:
                return None
            last = self._speaking_noun_end(at, end)
            while last is not None and last + 1 < end and words[last].mention >= 0 and words[last + 1].mention >= 0:
                last += 1  # "the U.S. *Treasury*"
            phrase = None if last is None else self.phrases.ending_at(last, start)
            if phrase is None or words[phrase.start].lower in lexicon.prepositions:
                continue
            if words[phrase.start].lower == "thanks":  # "Thanks to them, …"
                continue
            if any(word.is_one_of(lexicon.cues) and word.text.islower() for word in words[phrase.start : at]):
                return None  # "the film showed soldiers …"
            if self.phrases.can_speak(phrase):
                return phrase
        return None

    def of_whole_clause(self, start: int, end: int) -> WordRange | None:
        """The subject that the clause [start, end) opens with, up to its verb: "*the director of the press department*
        issued", "the envoy to the talks, *Liu Xiaoming*, issued"."""
        subject = self.of_clause(start, end)
        if subject is None:
            return None
        words, lexicon = self.phrases.words, self.phrases.lexicon
        verb = next((at for at in range(subject.end, end) if is_tensed(words[at], lexicon)), None)
        if verb is None or (whole := self.before_cue(verb, subject.start)) is None:
            return subject
        is_holder = words[whole.start - 1].text == "," and words[whole.end - 1].mention in self.phrases.persons
        return whole if is_holder or self.phrases.head(whole) == self.phrases.head(subject) else subject

    def _before_adverbials(self, at: int, floor: int) -> int:
        """The last word up to `at` that is no auxiliary, adverb or time: "has also repeatedly", "on Tuesday"."""
        while at >= floor and self.phrases.words[at].quotation is None and self._is_adverbial(at, floor):
            at -= 1
        return at

    def _is_adverbial(self, at: int, floor: int) -> bool:
        words, lexicon = self.phrases.words, self.phrases.lexicon
        word = words[at]
        is_adverb = word.lower in lexicon.auxiliaries or word.lower in lexicon.times or is_manner_adverb(word, lexicon)
        if is_adverb and word.mention < 0 and word.lower not in lexicon.pronouns:
            return True
        if at > floor and word.is_one_of(("both",)) and words[at - 1].mention >= 0:
            return True  # "Seoul and Tokyo *both* said"
        if word.is_one_of(_REFLEXIVES) or self._is_within_phrase(at):
            return True
        if word.lower in ("on", "in", "at"):
            return at + 1 < len(words) and self._is_time(words[at + 1])
        return word.lower in _CONTRACTED_VERBS and at > floor and words[at - 1].lower in lexicon.pronouns

    def _is_within_phrase(self, at: int) -> bool:
        """Whether word `at` is part of an adverbial of time or manner: "*in recent* months", "*in fact*"."""
        words = self.phrases.words
        if 0 < at < len(words) - 1 and words[at].is_one_of(("past",)) and self._is_time(words[at + 1]):
            return True  # "this *past* week"
        start = at
        while start > 0 and words[start].is_one_of(self.phrases.lexicon.adverbial_words):
            start -= 1
        if words[at].is_one_of(("for",)) and at + 1 < len(words) and words[at + 1].is_one_of(_SPANS):
            return True
        if start == at and not words[at].is_one_of(("in", "over", "during")):
            return False
        end = at + 1
        while end < len(words) and (
            words[end].is_one_of(self.phrases.lexicon.adverbial_words) or self._is_time(words[end])
        ):
            end += 1
        phrase = {word.lower for word in words[start + 1 : end]}
        return words[start].is_one_of(("in", "over", "during", "at")) and not phrase.isdisjoint(
            self.phrases.lexicon.adverbial_words - {"the"}
        )

    def _is_time(self, word: Word) -> bool:
        return word.lower in self.phrases.lexicon.times or word.lower in ("first", "last") or word.text.isdigit()

    def _before_aside(self, last: int, floor: int) -> WordRange | None:
        """The subject before an aside that ends with word `last`: "Liu, the envoy, said", "Pak (the envoy) said".

        If the aside is a person's name, it is the subject itself: "the envoy, Liu Xiaoming, said".
        """
        words = self.phrases.words
        opener = _ASIDE_OPENERS.get(words[last].text, ",")
        for at in range(last - 1, max(floor, last - _LONGEST_ASIDE), -1):
            is_quoted = words[at].quotation is not None and opener == ","
            if words[at].text != opener or self.phrases.is_hyphen(at) or is_quoted:
                continue
            aside = WordRange(at + 1, last)
            if words[at + 1].is_one_of(("and", "or", "nor")):
                return None  # "Seoul, and Tokyo's envoy, said"
            if self.phrases.is_person_name(aside) or self._appositions.is_titled_person(aside):
                return self._employee(at - 1, floor) or aside
            if (person := self._appositions.person(aside)) is not None:
                return self._employee(at - 1, floor) or person
            phrase = self._before_opener(at - 1, floor)
            if phrase and (self._is_in_relative(phrase, last, floor) or is_party(words[slice(*phrase)])):
                continue
            if phrase and (body := self._body_of(phrase, aside)):
                return body
            if phrase and (self._may_speak(phrase) or self._has_who_clause(phrase, at)):
                return self._described_person(phrase, floor) or phrase
            if opener != ",":
                return None
        return None

    def _is_in_relative(self, phrase: WordRange, last: int, floor: int) -> bool:
        """Whether a phrase before an aside that ends with word `last` is told of the subject, and not it: "SK Hynix,
        whose chairman, *Chey Tae-won*, attended, said"; not "…, whose chairman, *Chey Tae-won*, a lawyer, said"."""
        words = self.phrases.words
        if is_object_in_aside(words, phrase.start):
            return True
        near = range(phrase.start, max(floor, last - _LONGEST_ASIDE), -1)
        link = next((at for at in near if words[at].is_one_of(_RELATIVES) and words[at - 1].text == ","), None)
        described = self.phrases.ending_at(link - 2, floor) if link is not None and link - 2 >= floor else None
        if described is None or link is None or not (described.start == 0 or words[described.start - 1].text in BREAKS):
            return False
        commas = [at for at in range(link, phrase.start) if words[at].text == ","]
        if commas not in ([], [phrase.start - 1]):
            return False
        is_nested = phrase.end + 1 < last and words[phrase.end + 1].is_one_of(_RELATIVES)
        return any(self._is_tensed(at) for at in range(link + 1, phrase.start if is_nested else last))

    def _is_tensed(self, at: int) -> bool:
        """Whether word `at` is a finite verb; one that may be a noun ("makes") only behind a comma or "who"."""
        words, lexicon = self.phrases.words, self.phrases.lexicon
        may_be = words[at - 1].is_one_of((",", "who", "which")) and may_be_verb(words[at], lexicon)
        return may_be or is_tensed(words[at], lexicon)

    def _employee(self, at: int, floor: int) -> WordRange | None:
        """The phrase that ends with word `at`, before a name in an aside, if the name is that of another person in it,
        or of a body's head: "*a spokesman for the governor*, Chae Woong, said", "*the Bank* (Mr. Kang) said"; not "the
        head of the agency, Chae Woong, said"."""
        words, lexicon = self.phrases.words, self.phrases.lexicon
        phrase = self.phrases.ending_at(at, floor)
        if phrase and words[at + 1].text == "(" and self.phrases.is_named_body(phrase):
            return phrase
        if phrase is None or not words[at].is_one_of(lexicon.person_nouns):
            return None
        head = self.phrases.head(phrase)
        is_other = head < at and words[head].is_one_of(lexicon.reporters)
        return phrase if is_other and words[head + 1].is_one_of(lexicon.prepositions) else None

    def _body_of(self, phrase: WordRange, aside: WordRange) -> WordRange | None:
        """The body or state that an aside names behind a description: "a ceasefire monitor, *the United Nations
        Command*"."""
        words, prepositions = self.phrases.words, self.phrases.lexicon.prepositions
        if any(word.is_one_of(prepositions) for word in words[max(0, phrase.start - 1) : phrase.end]):
            return None  # "the mayor of the city, Busan, said"
        start = aside.start + words[aside.start].is_one_of(("the",))
        named = {word.mention for word in words[start : aside.end]}
        last = words[phrase.end - 1]
        is_name = len(named) == 1 and named.isdisjoint({-1, *self.phrases.persons})
        is_described = last.mention < 0 and last.is_one_of(self.phrases.lexicon.speakers) and last.lower[-1:] != "s"
        return WordRange(start, aside.end) if is_name and is_described else None

    def _may_speak(self, phrase: WordRange) -> bool:
        """Whether the phrase can speak, or opens the sentence: "*The network*, also known as …, said"."""
        phrases = self.phrases
        is_first = phrase.start <= 1 and phrases.words[phrase.start].is_one_of(("the", "even"))
        return phrases.can_speak(phrase) or phrases.is_evidence(phrase) or is_first

    def _before_opener(self, at: int, floor: int) -> WordRange | None:
        """The phrase that ends with word `at`, before an aside; another aside may separate them."""
        if at < floor:
            return None
        at = self._before_adverbials(at, floor)  # "have, in fact, praised"
        if at < floor:
            return None
        is_aside = self.phrases.words[at].text == ")"
        return self._before_aside(at, floor) if is_aside else self.phrases.ending_at(at, floor)

    def _has_who_clause(self, phrase: WordRange, comma: int) -> bool:
        """Whether "who" follows the comma after the phrase, so that it can speak: "a shopkeeper, who …"."""
        words = self.phrases.words
        return words[phrase.start].lower in ARTICLES | {"one"} and words[comma + 1].lower == "who"

    def _described_person(self, aside: WordRange, floor: int) -> WordRange | None:
        """The person of whom an aside tells: "*Liu*, the envoy of China, which …", "*Park*, of the bank, who …"."""
        words, start = self.phrases.words, aside.start
        start -= start > 0 and words[start - 1].lower == "the"
        comma = start - 1 - (start > 0 and words[start - 1].is_one_of(_WITHIN_NAMES))
        if comma <= floor or words[comma].text != "," or not (comma < start - 1 or words[start].lower in ARTICLES):
            return None
        is_person = words[comma - 1].mention in self.phrases.persons
        return self.phrases.ending_at(comma - 1, floor) if is_person else None

    def _ends_subject(self, word: Word, *, is_first: bool) -> bool:
        """Whether a subject after its cue has ended before the word, which may be its first one."""
        lexicon = self.phrases.lexicon
        if word.lower != "and" and word.is_one_of(lexicon.boundaries, {"who", "which"}):
            return True
        return not is_first and word.is_one_of(lexicon.openers - _WITHIN_NAMES | lexicon.times)

    def _ends_with_person(self, end: int) -> bool:
        """Whether a person's name ends before word `end`, and is not part of a title ("Obama adviser Axelrod")."""
        words, persons = self.phrases.words, self.phrases.persons
        name = words[end - 1].mention
        if name not in persons or end >= len(words):
            return name in persons
        if words[end].mention == name or is_possessive(words, end):
            return False  # "said *Kim*'s widow"
        starts_title = words[end].is_one_of(self.phrases.lexicon.speakers)
        return not starts_title or end + 1 >= len(words) or words[end + 1].mention not in persons - {name}

    def _speaking_noun_end(self, at: int, end: int) -> int | None:
        """The last word of the name, pronoun or speaking noun at word `at`.

        None where there is none, or where it only modifies the noun after it ("Seoul's", "the Seoul ministry").
        """
        words, lexicon = self.phrases.words, self.phrases.lexicon
        word = words[at]
        if not (word.mention >= 0 or word.lower in lexicon.pronouns or word.lower in lexicon.speakers):
            return None
        if at and word.lower in ("that", "which"):
            return None
        last = self._name_end(at, end)
        if self.phrases.is_hyphen(at - 1) and last == at and at + 1 < end and is_plain_noun(words[at + 1], lexicon):
            return None  # "an eleven-*person* company"
        if is_possessive(words, at + 1) or (last + 1 < end and is_possessive(words, last + 1)):
            return None
        # "the *Seoul* ministry", "*party* spokesman Goh"
        is_modifier = last + 1 < end and words[last + 1].is_one_of(lexicon.speakers)
        is_modifier = is_modifier and (word.mention >= 0 or self._is_described(last + 1))
        return None if is_modifier else last

    def _is_described(self, at: int) -> bool:
        """Whether the noun at word `at` means somebody whom the noun before it describes: "party *spokesman* Goh", "a
        military *court*"; not "the crew *guards* the port"."""
        word = self.phrases.words[at]
        return self.phrases.means_persons(at) or word.is_one_of(_BODIES)

    def _name_end(self, at: int, end: int) -> int:
        """The last word of the name at word `at`, or of the name after the title there ("Prime Minister Ishiba")."""
        words, last = self.phrases.words, at
        title = at
        while title + 1 < end and words[title + 1].is_one_of(self.phrases.lexicon.speakers):
            if not words[title + 1].text[0].isupper():
                break
            title += 1  # "*Colonel General* Ko"
        if words[at].mention < 0 and title + 1 < end and words[title + 1].mention in self.phrases.persons:
            last = title + 1
        while last + 1 < end and words[last + 1].mention == words[last].mention >= 0:
            last += 1
        return last


def _is_mark(word: Word) -> bool:
    """Whether the word is a quotation, or a break or stop that is not part of a name ("Geum-seok")."""
    return word.quotation is not None or (word.mention < 0 and word.text in BREAKS | {".", "?", "!"})
