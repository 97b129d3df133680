"""What was said: the words after a cue, before its subject, or on both sides of the attribution.

All functions work on ranges of words of one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.text.statements.english.cues import Cue, Lexicon, Sense
from bot.text.statements.english.narrator_sentences import Word, last_text
from bot.text.statements.english.subjects import BREAKS, Range
from bot.text.statements.english.words import BE, is_adverb, is_like_verb, is_verb

STOPS = frozenset(".?!…")
SPOKEN = frozenset((Sense.CLAUSE, Sense.SPEECH, Sense.TOLD))
QUOTABLE = SPOKEN | {Sense.NAMING, Sense.OBJECT, Sense.JUDGED}
ASKED = frozenset(("to", "of", "for", "that", "against", "about"))
"""What follows someone who is asked, warned or accused."""
NAMERS = frozenset(("call", "dub", "label", "brand", "term"))
MARKED = frozenset((",", ":", "―", "—", "-", "–", "--"))
PLACES = frozenset(["in", "on", "at", "to", "through", "by", "via"])
SUBJECTS = frozenset(["i", "he", "she", "we", "they"])
OWNERS = frozenset(["the", "a", "an", "his", "her", "its", "their"])
ADDRESSEE = 9
"""Words after "told" within which its content must begin."""
ADVERBIAL = 16
"""Words of an adverbial after a cue: "said in a statement on Friday that"."""
ASIDE = 20
ABOUT = frozenset(("over", "about", "around", "under"))
FEW = 6
"""Fewer words than this after a cue are an adverbial, where its content stands before it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Finds the content of attributions in one unit."""

    words: Sequence[Word]
    lexicon: Lexicon

    def start(self, after: int, cue: Cue, *, has_back: bool) -> int | None:
        """The first word of what follows a cue that ends before `after`; None where only an adverbial follows."""
        words, at = self.words, after
        if Sense.TOLD in cue.senses and at < len(words) and words[at].text not in STOPS:
            at = self._past_addressee(at, cue)
        if at >= len(words) or words[at].text in STOPS or words[at].lower in ("not", "with"):
            return None
        if words[at].text == "," and not self._quoted(at + 1):
            return self._after_comma(at)
        if words[at].text in MARKED:
            return at + 1 if at + 1 < len(words) else None
        if words[at].lower == "that":
            return at + 1
        if words[at].lower == "to" and Sense.PROMISE in cue.senses:
            return at
        if words[at].lower in (self.lexicon.openers - {"of"}) | self.lexicon.times | {"also"}:
            return self._past_adverbial(at, has_back=has_back)
        return at

    def end(self, start: int, *, addressed: bool = False) -> int:
        """Where content that begins at `start` ends: with a quotation that closes it, or with the unit, its stop left
        out. `addressed` where a quotation may be those who are to do something: 'urged "the parties" to wait'."""
        end = len(self.words)
        for at in range(start, end):
            if self.words[at].run is not None and self._closes(at, start, addressed=addressed):
                return at + 1
            if self.words[at].text == ";" and self._parts(at, start):
                return at
        while end > start and self.words[end - 1].text in STOPS:
            end -= 1
        return end

    def front(self, after: int, cue: Cue, *, has_back: bool) -> Range | None:
        """The content after a cue."""
        start = self.start(after, cue, has_back=has_back)
        if start is None:
            return None
        end = self.end(start, addressed=Sense.ADDRESSED in cue.senses)
        return (start, end) if end > start else None

    def back(self, told: Range, floor: int) -> Range | None:
        """Content before an attribution [subject, cue), set off by a comma or quotation: "…, he said"."""
        subject, cue = told
        if subject == 0:
            return None
        if self.words[subject - 1].run is not None:
            return (self.opening(floor, subject), subject)
        if self.words[subject - 1].text not in MARKED - {":"}:
            return None
        if (closed := self._before_description(subject - 2, floor)) is not None:
            return (self.opening(floor, closed), closed)
        stop = subject - 1
        if self.words[cue - 1].text == self.words[stop].text == ",":  # "…, its director, Pak, said"
            stop = next((at for at in range(stop - 1, floor, -1) if self.words[at].text == ","), floor)
        begin = self.opening(floor, stop)
        content = self.words[begin:stop]
        if len(content) < 4 and not any(w.run for w in content):
            return None
        opener = content[0].run is None and content[0].lower in self.lexicon.openers and not _is_count(content)
        if opener and not any(w.lower in self.lexicon.auxiliaries or w.lower in BE for w in content):
            return None
        return (begin, stop)

    def rest(self, after: int) -> tuple[Range, ...]:
        """The quotation that goes on after an attribution in the middle: `"…," he said, "…"`."""
        for at in range(after, len(self.words)):
            word = self.words[at]
            if word.run is not None:
                return ((at, at + 1),) if self.words[at - 1].text in BREAKS else ()
            if word.text in STOPS or word.lower in self.lexicon.cues:
                return ()
        return ()

    def around(self, told: Range, floor: int) -> Range | None:
        """The clause that an attribution interrupts, from its first word to its last: "*Trade, the ministry said, had
        doubled*". None where what stands in front of it is a clause already."""
        start, end = told
        marks = [self.words[at].text if 0 <= at < len(self.words) else "" for at in (start - 1, end)]
        if marks != [",", ","] or end + 1 >= len(self.words) or self.words[end + 1].run is not None:
            return None
        begin = self.opening(floor, start - 1)
        front, rest = self.words[begin : start - 1], self.words[end + 1 :]
        if not front or any(is_verb(word, self.lexicon) for word in front):
            return None
        goes_on = next(word for word in rest if not is_adverb(word, self.lexicon) or word is rest[-1])
        acted = any(word.mention < 0 and word.lower.endswith("ed") for word in front)
        fits = is_verb(goes_on, self.lexicon) or (not acted and is_like_verb(goes_on, self.lexicon))
        if front[0].mention < 0 and front[0].lower in self.lexicon.openers | {"to"}:
            fits = fits or any(is_verb(word, self.lexicon) for word in rest)
        fits = fits or (len(front) == 1 and is_adverb(front[0], self.lexicon))
        return (begin, self.end(end + 1)) if fits else None

    def opening(self, begin: int, end: int) -> int:
        """The first word of [begin, end) that is no break and no joint."""
        while begin < end and self.words[begin].run is None and self._is_joint(begin, ("but", "and", "so")):
            begin += 1
        return begin

    def closing(self, begin: int, end: int) -> int:
        """Where [begin, end) ends without breaks and joints."""
        joints = ("and", "but", "while", "also", "though", "although", "then", "by")
        while end > begin and self.words[end - 1].run is None and self._is_joint(end - 1, joints):
            end -= 1
        return end

    def is_done(self, after: int) -> bool:
        """True where nothing but a time follows before the unit ends: "…, state media reported Friday"."""
        rest = self.words[after:]
        return all(w.text in STOPS or w.lower in self.lexicon.times or w.lower == "on" for w in rest)

    def has_run(self, part: Range) -> bool:
        """True where a quotation stands in the part."""
        return any(w.run for w in self.words[part[0] : part[1]])

    def weak(self, front: Range) -> bool:
        """True for a few words after a cue that has content before it: "he said Tuesday in Seoul"."""
        size = front[1] - front[0]
        return size < FEW and not self.has_run(front) and self.words[front[0] - 1].lower != "that"

    def sense(self, cue: Cue, front: Range, after: int) -> Sense | None:
        """What the cue takes here, judged by how its content begins; None where it takes nothing of the kind."""
        first, before = self.words[front[0]], self.words[front[0] - 1]
        if first.run is not None or (before.text in (":", ",") and front[0] > after):
            return Sense.SPEECH if cue.senses & QUOTABLE else None
        if before.lower == "that" and cue.senses & {Sense.CLAUSE, Sense.TOLD}:
            return Sense.CLAUSE
        if Sense.PROMISE in cue.senses and first.lower == "to":
            return Sense.PROMISE
        if cue.tail and Sense.OBJECT in cue.senses:
            return Sense.OBJECT
        if Sense.CLAUSE in cue.senses and self._may_be_clause(cue, front, after):
            return Sense.CLAUSE
        if Sense.TOLD in cue.senses and front[0] > after:
            return Sense.TOLD
        return self._object_sense(cue, front)

    def _object_sense(self, cue: Cue, front: Range) -> Sense | None:
        words = [w.lower for w in self.words[front[0] : front[1]]]
        if Sense.ADDRESSED in cue.senses and ASKED & set(words[1:]):
            return Sense.ADDRESSED
        named = "as" in words or self.has_run(front) or (cue.lemma in NAMERS and self._names(words))
        if Sense.NAMING in cue.senses and named:
            return Sense.NAMING
        told = next((sense for sense in (Sense.OBJECT, Sense.JUDGED) if sense in cue.senses), None)
        return told if words[0] not in self.lexicon.openers and len(words) >= 3 else None

    def _names(self, words: Sequence[str]) -> bool:
        """True for what is named and its name ("it a threat", "the test a success"), not for who was called up."""
        if words[0] in ("it", "this", "that", "them", "him", "her"):
            return len(words) > 1 and words[1] not in self.lexicon.openers
        near = list(takewhile(lambda word: word not in self.lexicon.prepositions, words))
        return any(word in ("a", "an", "the") for word in near[1:])

    def _may_be_clause(self, cue: Cue, front: Range, after: int) -> bool:
        """True where what follows the cue without "that" is no mere noun: behind "warned" may stand who was warned."""
        if Sense.TOLD in cue.senses and front[0] == after:
            return any(w.mention < 0 and w.lower in self.lexicon.finite for w in self.words[front[0] : front[1]])
        return not cue.careful or self._is_clause(front)

    def _is_clause(self, front: Range) -> bool:
        """True where content without "that" opens with a subject of its own."""
        first = self.words[front[0]]
        if first.lower in self.lexicon.pronouns - {"who", "which"}:
            return True
        near = self.words[front[0] : front[1]][:8]
        return first.mention >= 0 and any(w.lower in self.lexicon.auxiliaries or w.lower in BE for w in near)

    def _before_description(self, at: int, floor: int) -> int | None:
        """Where a quotation ends that has only a description between it and a name: `"…," the master, Choi, said`."""
        for place in range(at, max(floor, at - ASIDE) - 1, -1):
            if self.words[place].run is not None:
                return place + 1 if last_text(self.words[place]).endswith((",", "?", "!")) else None
            if self.words[place].text in BREAKS or self.words[place].lower in self.lexicon.cues:
                return None
        return None

    def _quoted(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].run is not None

    def _is_joint(self, at: int, joints: tuple[str, ...]) -> bool:
        return self.words[at].text in BREAKS or self.words[at].lower in joints

    def _closes(self, at: int, start: int, *, addressed: bool) -> bool:
        """True where content ends with the quotation at `at`: it ends like a sentence, or it is all there is so far
        and the narrator goes on."""
        last = last_text(self.words[at])
        if last.endswith((",", ".", "?", "!")):
            return not (last.endswith(",") and self._goes_on(at + 1))
        if at + 1 >= len(self.words) or at != start:
            return False
        following = self.words[at + 1]
        if addressed and following.lower == "to":
            return False
        goes_on = self.lexicon.boundaries | self.lexicon.openers - {"of", "and"}
        return following.text in BREAKS or following.lower in goes_on

    def _parts(self, at: int, start: int) -> bool:
        """True for the one semicolon of what is said: who says what follows is unknown. More of them part a list."""
        return sum(word.text == ";" for word in self.words[start:]) == 1 and not self._goes_on(at)

    def _goes_on(self, at: int) -> bool:
        """True for "and that …", "; that …": more of the same is said."""
        joined = [w.lower for w in self.words[at : at + 3] if w.lower not in ("and", "but", ";")]
        return joined[:1] == ["that"]

    def _after_comma(self, comma: int) -> int | None:
        """Content after an aside: "said, citing officials, that …"."""
        for at in range(comma + 1, min(len(self.words) - 1, comma + ASIDE)):
            if self.words[at].text == ",":
                if self.words[at + 1].lower == "that":
                    return at + 2
                if self._quoted(at + 1):
                    return at + 1
        return None

    def _past_addressee(self, at: int, cue: Cue) -> int:
        """Past the one told. A clause must begin within a few words."""
        words = self.words
        for end in range(at, min(len(words), at + ADDRESSEE)):
            if end > at and words[end].lower in SUBJECTS and words[end - 1].lower not in self.lexicon.prepositions:
                return end
            if words[end].text in STOPS:
                break
            if words[end].run is not None or words[end].lower == "that" or words[end].text in (",", ":"):
                return end
        if cue.lemma != "tell":
            return at
        if words[at].mention < 0 and words[at].lower in self.lexicon.addressees - OWNERS:
            return at + 1
        while at < len(words) and words[at].mention < 0 and words[at].lower in OWNERS:
            at += 1
        mention = words[at].mention if at < len(words) else -1
        while at < len(words) and (
            words[at].mention == mention if mention >= 0 else words[at].lower in self.lexicon.addressees
        ):
            at += 1
        return at

    def _past_adverbial(self, at: int, *, has_back: bool) -> int | None:
        """Past "on Tuesday in a statement"; None where nothing but the adverbial follows."""
        words = self.words
        told = self._past_time(at)
        if told is not None and told > at and not has_back and self._opens_clause(told):
            return told
        for end in range(at, min(len(words), at + ADVERBIAL)):
            word = words[end]
            if word.lower == "that" and words[end - 1].lower not in ("all", "than"):
                return end + 1
            if word.text == ":" or (word.text == "," and self._quoted(end + 1)):
                return end + 1 if end + 1 < len(words) else None
            if word.run is not None:
                return end
            if word.text in STOPS:
                break
        return None if has_back else told

    def _opens_clause(self, at: int) -> bool:
        """True where content may begin with the word: "said Monday *the* version that …", and no adverbial goes on."""
        word = self.words[at]
        adverbial = self.lexicon.prepositions | self.lexicon.openers | self.lexicon.times | self.lexicon.boundaries
        return word.is_word and (word.mention >= 0 or word.lower not in adverbial)

    def _past_time(self, at: int) -> int | None:
        """Past a day or a date without "that" behind it: "said Tuesday the talks …"."""
        words, end = self.words, at
        while end < len(words) and self._is_time(end):
            end += 1
        if end == at:
            return at if words[at].lower not in PLACES else None
        if end >= len(words) or words[end].text in STOPS:
            return None
        return end + 1 if words[end].text == "," else end

    def _is_time(self, at: int) -> bool:
        word = self.words[at]
        if at + 1 < len(self.words):
            following = self.words[at + 1]
            if following.lower in ("'s", "'"):
                return False
            word = following if word.lower == "on" else word
        return word.lower in self.lexicon.times or word.text.isdigit()


def _is_count(content: Sequence[Word]) -> bool:
    """True for "at least 3,000 soldiers" and "over 200 homes": a subject, no adverbial."""
    first, second = content[0].lower, content[1] if len(content) > 1 else content[0]
    return (first == "at" and second.lower in ("least", "most")) or (first in ABOUT and second.text[0].isdigit())
