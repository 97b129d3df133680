"""Attributions within one unit: cue, who, and what.

cues -> subject before or after -> content after the cue, before it, or on both sides
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.text.statements.english.attributions import Claim, Claims, is_relative
from bot.text.statements.english.contents import SPOKEN, STOPS, Contents
from bot.text.statements.english.cues import Cue, CueForm, Lexicon, Sense
from bot.text.statements.english.narrator_sentences import Unit, Word
from bot.text.statements.english.nonfinite_attributions import SourceAttributions
from bot.text.statements.english.subjects import BREAKS, Finder, Range
from bot.text.statements.english.words import BE, HAVE, UNSAID, is_adverb, is_verb

TENSED = frozenset((CueForm.THIRD, CueForm.PAST, CueForm.PARTICIPLE))
TURNS = frozenset(("but", "while", "whereas", "though", "although"))
SUBORDINATE = TURNS - {"but"} | frozenset(
    ["when", "as", "because", "who", "which", "that", "if", "where", "until", "after", "before", "since"]
)
JOINERS = frozenset(("and", "but", "then", "or"))
NOT_VERBS = BE | frozenset(["to", "the", "a", "an", "of", "his", "her", "its", "their", "no"])
MODALS = frozenset(
    ["would", "will", "could", "can", "may", "might", "should", "must", "did", "do", "does", "not", "n't"]
)
PLURAL = frozenset(["i", "we", "they", "you", "who", "some", "many", "most", "both", "others", "several"])
BESIDE = frozenset(["after", "before", "when", "while", "by", "in", "without", "since"])
ADVERBS = frozenset(["also", "not", "again", "further", "then", "publicly", "repeatedly"])
SUPPOSED = frozenset(["if", "unless", "whether"])
PARTICLES = frozenset(["out", "up"])
SINGLE = frozenset(["one", "another", "each", "either", "half", "other"])
NOBODY = frozenset(["no", "nobody", "none", "neither", "nothing"])
RELATIVES = frozenset(["who", "whom", "which", "what"])


def claims(unit: Unit, lexicon: Lexicon, persons: frozenset[int]) -> list[Claim]:
    """The attributions of a unit, in the order of their cues. `persons` are the indices of the persons among the
    entities."""
    return _ClauseParser(unit.words, lexicon, persons).read()


class _ClauseParser:
    """Reads one unit from left to right; a claim may inherit its subject from the one before."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, persons: frozenset[int]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.finder = Finder(words, lexicon, persons)
        self.contents = Contents(words, lexicon)
        self.claims = Claims(words, self.contents)
        self.found = self.claims.found
        self.sources = SourceAttributions(words, self.finder, self.contents, self.claims)

    def read(self) -> list[Claim]:
        """All claims, each quotation with the one it belongs to."""
        for at, cue in self._cues():
            if self.found and self.found[-1].cue[1] > at:
                continue
            if claim := self._claim(at, cue):
                self.claims.add(claim)
        for at, word in enumerate(self.words[:-1]):
            if word.lower == "according" and self.words[at + 1].lower == "to" and (claim := self.sources.according(at)):
                self.found.append(claim)
        return self.claims.settled()

    def _cues(self) -> Iterator[tuple[int, Cue]]:
        for at, word in enumerate(self.words):
            if word.run is not None or word.mention >= 0:
                continue
            for cue in self.lexicon.cues.get(word.lower, ()):
                tail = cue.tail
                if not tail or tuple(w.lower for w in self.words[at + 1 : at + 1 + len(tail)]) == tail:
                    yield at, cue
                    break

    def _claim(self, at: int, cue: Cue) -> Claim | None:
        after = at + 1 + len(cue.tail)
        if cue.forms == {CueForm.ING}:
            return self._participle(at, after, cue)
        if not self._finite(at, cue):
            return None
        if cue.careful and after < len(self.words) and self.words[after].lower == "that":
            cue = replace(cue, careful=False)
        if behind := self._behind(at, cue):
            return self._inverted(at, after, behind)
        subject = self._before(at, cue)
        return self._told(at, after, cue, subject) if subject and not self._supposed(subject) else None

    # who

    def _finite(self, at: int, cue: Cue) -> bool:
        """True where the word at `at` is a verb with a subject of its own, and tells of something that was said."""
        before = at - 1
        while before >= 0 and is_adverb(self.words[before], self.lexicon):
            before -= 1
        word = self.words[before].lower if before >= 0 and self.words[before].mention < 0 else ""
        if word in HAVE and not cue.forms & {CueForm.PAST, CueForm.PARTICIPLE}:  # "has reasons to"
            return False
        return word not in NOT_VERBS and word not in UNSAID

    def _supposed(self, subject: Range) -> bool:
        """True for "if he says that …", "did he say that …?" and "who said that …?": nobody said it."""
        if subject[0] == 0:
            return self.words[0].lower in RELATIVES and self.words[-1].text == "?"
        before = self.words[subject[0] - 1]
        return before.mention < 0 and before.lower in SUPPOSED | self.lexicon.finite - BE

    def _behind(self, at: int, cue: Cue) -> Range | None:
        """A subject after its cue: `"…," said the minister`, "Said the minister: …"."""
        if cue.lemma == "tell" or not cue.senses & {Sense.CLAUSE, Sense.SPEECH} or not cue.forms & TENSED:
            return None
        quoted = at > 0 and self.words[at - 1].run is not None
        if at and not quoted and (self.words[at - 1].text not in (",", "?", "!") or Sense.CLAUSE not in cue.senses):
            return None
        behind = self.finder.after(at)
        if behind is None:
            return None
        if not self._ends_there(behind[1]) and not (quoted and self.finder.is_person(behind)):
            return None
        if at == 0:
            opened = behind[1] < len(self.words) and self.words[behind[1]].text in (",", ":")
            return behind if opened else None
        # "Liu, the envoy, said the ministry …": the aside before the cue belongs to a subject of its own.
        return None if self.words[at - 1].run is None and self._named_before(at) else behind

    def _before(self, at: int, cue: Cue) -> Range | None:
        """The subject before its cue, or shared with the verb before it ("… and warned")."""
        place = at - 1
        while place > 0 and is_adverb(self.words[place], self.lexicon):
            place -= 1
        previous = self.words[place].lower if at else ""
        if (
            previous in JOINERS
            and cue.forms & TENSED
            and (not cue.careful or (self.found and CueForm.PAST in cue.forms))
        ):
            return self._shared(at)
        subject = self.finder.before(at, self._floor(at))
        if subject is None or not (cue.forms & TENSED or self._plain(at, subject)):
            return None
        many = self.finder.is_count(subject) and self.words[subject[1] - 1].lower not in SINGLE
        if cue.forms == {CueForm.THIRD} and (many or self.finder.joint(subject) is not None):
            return None  # "four states", "Japanese and Korean reports"
        if self.words[subject[0]].lower in NOBODY or (
            Sense.CLAUSE not in cue.senses and self.finder.is_object(subject)
        ):
            return None
        if self.finder.is_speaker(subject) or (not cue.careful and self.finder.is_any_phrase(subject)):
            return subject
        return None

    def _shared(self, at: int) -> Range | None:
        """The subject of the verb before: that of the last claim, or of a clause that began since ("…, but Seoul was
        silent and said …")."""
        begin = self.found[-1].cue[1] if self.found else 0
        for place in range(at - 2, begin, -1):
            if self.words[place].lower in TURNS and self.words[place - 1].text in (",", ";"):
                return self.finder.first(place + 1, at)
        if self.found and self._another_acts(self.found[-1], at):
            return None
        if self.found:
            return self.found[-1].subject
        subject = self.finder.first(0, at)
        # "Kim was silent when Pak came and said …": either may have said it.
        doubtful = subject and any(w.lower in SUBORDINATE and w.mention < 0 for w in self.words[subject[1] : at])
        return None if doubtful else subject

    def _another_acts(self, last: Claim, at: int) -> bool:
        """True where the subject of the verb at `at` is in doubt: "state media said Kim watched and declared …"."""
        begin = last.cue[1]
        said = self.words[last.subject[1] - 1]
        unknown = said.mention < 0 and said.text[:1].isupper()
        if said.mention in self.finder.persons or said.lower in self.lexicon.pronouns or unknown:
            return False
        if self.words[at].lower == "added" or self.words[at - 2].text == ",":
            return False
        told = self.finder.first(begin, at)
        return told is not None and told[0] == begin and self.finder.is_person((told[1] - 1, told[1]))

    def _plain(self, at: int, subject: Range) -> bool:
        """True where a verb in its plain form fits: after a modal, or with a plural subject ("critics say")."""
        if self.words[at - 1].lower in MODALS or self.words[subject[0]].lower in PLURAL:
            return True
        head = self.words[self.finder.head(subject)].lower
        joined = any(w.lower in ("and", "&") for w in self.words[subject[0] : subject[1]])
        collective = self.words[at].lower == "say" and head in self.lexicon.speakers
        return joined or collective or head.endswith(("s", "men", "people", "police"))

    def _named_before(self, at: int) -> bool:
        phrase = self.finder.before(at, self._floor(at))
        return phrase is not None and self.words[phrase[1] - 1].mention >= 0

    def _ends_there(self, end: int) -> bool:
        """True where an inverted subject may end: at a break, at the end, or before an adverbial."""
        if end >= len(self.words):
            return True
        word = self.words[end]
        adverbial = self.lexicon.openers | self.lexicon.times | {"who", "as", "and"}
        return word.run is not None or word.text in BREAKS | STOPS or word.lower in adverbial

    def _floor(self, at: int) -> int:
        """Where the search for a subject may begin: after the cue before."""
        return max(
            (c.cue[1] for c in self.found if c.cue[1] <= at and not is_relative(self.words, c.subject)), default=0
        )

    def _gap(self, subject: Range, front: Range, after: int) -> bool:
        """True for a clause whose subject stands before the cue: "soldiers that it says are training"."""
        first = self.words[front[0]]
        if (
            is_verb(first, self.lexicon) and self.words[front[0] - 1].lower == "that"
        ):  # "charges that might have arisen"
            return True
        if front[0] != after or first.run is not None or first.mention >= 0:
            return False
        opened = [w.lower for w in self.words[max(0, subject[0] - 2) : subject[0]]]
        if opened and opened[-1] in RELATIVES and opened[0] not in self.lexicon.prepositions:
            return True
        verb = any(cue.forms == {CueForm.THIRD} for cue in self.lexicon.cues.get(first.lower, ()))
        finite = first.text.islower() and first.lower in BE | HAVE | MODALS - {"not", "n't", "having"}
        return finite or (verb and opened[-1:] == ["that"])

    def _taken(self) -> int:
        """Where content before a subject may begin: after the last cue that has content of its own."""
        return self.found[-1].cue[1] if self.found and self.found[-1].pieces else 0

    # what

    def _told(self, at: int, after: int, cue: Cue, subject: Range) -> Claim | None:
        """A claim whose subject stands before its cue."""
        spoken = bool(cue.senses & SPOKEN)
        if spoken and not cue.careful and (whole := self.contents.around((subject[0], after), self.claims.led())):
            return Claim((at, after), subject, (whole,), Sense.CLAUSE)
        quoted = subject[0] > 0 and self.words[subject[0] - 1].run is not None
        back = self.contents.back((subject[0], at), self._taken() if quoted else self.claims.led())
        if back and is_relative(self.words, subject):
            back = None
        if back and spoken and self.words[subject[0] - 1].run is not None:
            return Claim((at, after), subject, (back, *self.contents.rest(after)), Sense.SPEECH)
        front = self.contents.front(after, cue, has_back=bool(back))
        if front and is_relative(self.words, subject):
            front = (front[0], self._comma(front))
        sense = self.contents.sense(cue, front, after) if front else None
        if front and sense is Sense.CLAUSE and self._gap(subject, front, after):
            return None
        if front and sense and not (back and self.contents.weak(front)):
            return Claim((at, after), subject, (front,), sense)
        if back and spoken and (not cue.careful or self.contents.has_run(back) or self.contents.is_done(after)):
            return Claim((at, after), subject, (back, *self.contents.rest(after)), Sense.CLAUSE)
        beside = Sense.SPEECH in cue.senses and (subject[0] <= 2 or self.words[-1].text == ":")
        return Claim((at, after), subject, (), Sense.SPEECH) if front is None and not back and beside else None

    def _inverted(self, at: int, after: int, subject: Range) -> Claim | None:
        """A claim whose subject stands behind its cue."""
        if at == 0:
            start = subject[1] + 1
            end = self.contents.end(start)
            return Claim((at, after), subject, ((start, end),) if end > start else (), Sense.SPEECH)
        if whole := self.contents.around((at, subject[1]), self.claims.led()):
            return Claim((at, after), subject, (whole,), Sense.CLAUSE)
        stop = at if self.words[at - 1].run is not None else at - 1
        begin = self.contents.opening(self._taken(), stop)
        if stop <= begin:
            return None
        return Claim((at, after), subject, ((begin, stop), *self.contents.rest(subject[1])), Sense.CLAUSE)

    def _comma(self, part: Range) -> int:
        return next((at for at in range(part[0] + 1, part[1]) if self.words[at].text == ","), part[1])

    # participles and sources

    def _participle(self, at: int, after: int, cue: Cue) -> Claim | None:
        """A claim by a participle: ", saying …", "Calling for …, he", "was quoted as saying"."""
        place = at - 1
        while place > 0 and self.words[place].lower in ADVERBS:
            place -= 1
        front = self.contents.front(after, cue, has_back=False)
        if place >= 0 and self.words[place].lower == "as":
            return self.sources.quoted_as(at, after, place, front)
        if (
            front is None
            or self.words[place + 1].lower == "not"
            or (place >= 0 and self.words[place].lower == "without")
        ):
            return None
        if place < 0:
            front = (front[0], self._comma(front))
            subject = self.finder.first(front[1] + 1, min(len(self.words), front[1] + 9))
        else:
            subject = self._participant(at, place, cue)
        sense = self.contents.sense(cue, front, after)
        if subject is None or sense is None or front[1] <= front[0]:
            return None
        if sense is Sense.JUDGED and (place < 0 or self.words[place].text != ","):  # "in defending his votes"
            return None
        return Claim((at, after), subject, (front,), sense, participle=True)

    def _participant(self, at: int, place: int, cue: Cue) -> Range | None:
        """Whose participle it is; word `place` stands before it."""
        previous = self.words[place]
        if previous.text in (",", *BESIDE) or (
            not cue.careful and (previous.run is not None or previous.text in ("and", "—", "–", "--"))
        ):
            return self.found[-1].subject if self.found else self.finder.first(0, at)
        if cue.careful and previous.lower not in BE:
            return None
        subject = self.finder.before(at, self._floor(at))
        fits = self.finder.is_speaker if previous.lower in BE else self.finder.is_known
        if subject is None or not fits(subject):
            return None
        return self._issuer(subject) or subject

    def _issuer(self, issued: Range) -> Range | None:
        """Who issued what speaks: "*Seoul* issued a statement saying …"."""
        if not self.finder.is_object(issued):
            return None
        verb = issued[0] - (2 if self.words[issued[0] - 1].lower in PARTICLES else 1)
        author = self.finder.before(verb, self._floor(verb))
        return author if author and self.finder.is_speaker(author) else None
