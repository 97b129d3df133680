"""Attributions within one unit: cue, who, and what.

cues -> subject before or after -> content after the cue, before it, or on both sides
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.text.quotes.lexicon import Cue, Form, Lexicon, Sense
from bot.text.quotes.subjects import BE, BREAKS, Finder, Range
from bot.text.quotes.units import Unit, Word, last_text

STOPS = frozenset(".?!…")
FINITE = {Form.THIRD, Form.PAST}
QUOTING = frozenset(["quoted", "cited", "quoting"])
JOINERS = frozenset(["and", "but", "then", "or"])
MODALS = frozenset("would will could can may might should must did do does not n't".split())
PLURAL = frozenset("i we they you who some many most both others several".split())
BESIDE = frozenset("after before when while by in without since".split())
WEAK = frozenset((Sense.OBJECT, Sense.ADDRESSED, Sense.PROMISE))
ADDRESSEE = 9
"""Words after "told" within which its content must begin."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution: ranges of words of its unit. `subject` is None where the unit does not name who spoke."""

    cue: Range
    subject: Range | None
    pieces: tuple[Range, ...]
    sense: Sense
    ing: bool = False


def claims(unit: Unit, lexicon: Lexicon, persons: frozenset[int]) -> list[Claim]:
    """The attributions of a unit, in the order of their cues. `persons` are the indices of the persons among the entities."""
    reader = _Reader(unit.words, lexicon, Finder(unit.words, lexicon, persons))
    return reader.read()


class _Reader:
    """Reads one unit from left to right; a claim may inherit its subject from the one before."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, finder: Finder) -> None:
        self.words = words
        self.lexicon = lexicon
        self.finder = finder
        self.found: list[Claim] = []

    def read(self) -> list[Claim]:
        for at, cue in self._cues():
            if self.found and self.found[-1].cue[1] > at:
                continue
            claim = self._claim(at, cue)
            if claim:
                self._shorten(claim)
                self.found.append(claim)
        for at, word in enumerate(self.words[:-1]):
            if word.lower == "according" and self.words[at + 1].lower == "to" and (claim := self._according(at)):
                self.found.append(claim)
        return [settled for claim in self.found if (settled := self._settled(claim))]

    def _settled(self, claim: Claim) -> Claim | None:
        """A claim without the quotations that stand closer to another claim's cue."""
        pieces = []
        for begin, end in claim.pieces:
            stop = end
            for at in range(begin, end):
                owner = self._owner(at) if self.words[at].run is not None else claim
                if owner is not claim:
                    borders = [owner.cue[0], *([owner.subject[0]] if owner.subject else [])]
                    stop = min([at, *(b for b in borders if b >= begin)])
                    break
            if stop > begin:
                pieces.append((begin, stop))
        return replace(claim, pieces=tuple(pieces)) if pieces or not claim.pieces else None

    def _owner(self, at: int) -> Claim:
        """Of the claims that hold the quotation at word `at`, the one whose cue is nearest."""
        holders = [c for c in self.found if any(b <= at < e for b, e in c.pieces)]
        return min(holders, key=lambda c: (c.sense in WEAK and at != c.cue[1], min(abs(at - c.cue[0]), abs(at - c.cue[1]))))

    def _cues(self) -> Iterator[tuple[int, Cue]]:
        for at, word in enumerate(self.words):
            if word.run is None and word.mention < 0:
                for cue in self.lexicon.cues.get(word.lower, ()):
                    tail = tuple(w.lower for w in self.words[at + 1 : at + 1 + len(cue.tail)])
                    if tail == cue.tail:
                        yield at, cue
                        break

    def _claim(self, at: int, cue: Cue) -> Claim | None:
        after = at + 1 + len(cue.tail)
        if cue.forms == {Form.ING}:
            return self._participle(at, after, cue)
        if not self._finite(at, cue):
            return None
        if cue.careful and after < len(self.words) and self.words[after].lower == "that":
            cue = replace(cue, careful=False)
        subject, inverted = self._subject(at, cue)
        if subject is None:
            return None
        if inverted:
            pieces = self._inverted(at, subject)
            return Claim((at, after), subject, pieces, Sense.CLAUSE) if pieces else None
        return self._forward_or_back(at, after, cue, subject)

    # who

    def _finite(self, at: int, cue: Cue) -> bool:
        """True where the word at `at` is a verb with a subject of its own."""
        before = at - 1
        while before >= 0 and self.words[before].lower.endswith("ly"):
            before -= 1
        previous = self.words[before].lower if before >= 0 else ""
        if previous in BE or previous in ("being", "to", "the", "a", "an", "of", "his", "her", "its", "their", "no"):
            return False
        if cue.forms & FINITE or Form.PARTICIPLE in cue.forms:
            return True
        return previous not in ("let", "must")

    def _subject(self, at: int, cue: Cue) -> tuple[Range | None, bool]:
        """The subject of a finite cue, and whether it follows the cue."""
        previous = self.words[at - 1] if at else None
        if (
            previous
            and (previous.run is not None or previous.text in (",", "?", "!"))
            and {Sense.CLAUSE, Sense.SPEECH} & cue.senses
        ):
            behind = self.finder.after(at)
            if behind and self._ends_there(behind[1]) and not (previous.run is None and self._aside(at)):
                return behind, True
        if (
            self.found
            and previous
            and previous.lower in JOINERS
            and not cue.careful | (Form.BASE in cue.forms and not cue.forms & FINITE)
        ):
            return self.found[-1].subject, False
        if (
            self.found
            and previous
            and previous.lower in ("also", "then")
            and at > 1
            and self.words[at - 2].lower in JOINERS
        ):
            return self.found[-1].subject, False
        floor = self._floor(at)
        subject = self.finder.before(at, floor)
        if subject is None or (not cue.forms & {Form.THIRD, Form.PAST, Form.PARTICIPLE} and not self._plain(at, subject)):
            return None, False
        if self.finder.is_speaker(subject) or (not cue.careful and self.finder.is_any_phrase(subject)):
            return subject, False
        return None, False

    def _plain(self, at: int, subject: Range) -> bool:
        """True where a verb in its plain form fits: after a modal, or with a plural subject ("critics say")."""
        if self.words[at - 1].lower in MODALS or self.words[subject[0]].lower in PLURAL:
            return True
        head = self.words[self.finder.head(subject)]
        joined = any(w.lower in ("and", "&") for w in self.words[subject[0] : subject[1]])
        return joined or head.lower.endswith(("s", "men", "people", "police")) or (self.words[at].lower == "say" and head.lower in self.lexicon.speakers)

    def _aside(self, at: int) -> bool:
        phrase = self.finder.before(at, self._floor(at))
        return phrase is not None and self.words[phrase[1] - 1].mention >= 0

    def _ends_there(self, end: int) -> bool:
        """True where an inverted subject may end: at a break, at the end, or before an adverbial."""
        if end >= len(self.words):
            return True
        word = self.words[end]
        return (
            word.run is not None
            or word.text in BREAKS | STOPS
            or word.lower in self.lexicon.openers | self.lexicon.times | {"who", "as", "and"}
        )

    def _floor(self, at: int) -> int:
        """Where the search for a subject may begin: after the cue before."""
        return max((c.cue[1] for c in self.found if c.cue[1] <= at), default=0)

    # what

    def _forward_or_back(self, at: int, after: int, cue: Cue, subject: Range) -> Claim | None:
        back = self._back(subject[0])
        if back and self.words[subject[0] - 1].run is not None and {Sense.CLAUSE, Sense.SPEECH, Sense.TOLD} & cue.senses:
            return Claim((at, after), subject, (back, *self._rest(after)), Sense.SPEECH)
        start = self._content_start(subject[1] if subject[0] > at else after, cue, bool(back))
        front = (start, self._end(start)) if start is not None else None
        if front and front[1] <= front[0]:
            front = None
        if front and subject[0] and self.words[subject[0]].lower in ("who", "which") and self.words[subject[0] - 1].text == ",":
            front = (front[0], self._clause_end(front))
        sense = self._sense(cue, front, after)
        if front and sense is not None and not (back and self._weak(front)):
            return Claim((at, after), subject, (front,), sense)
        if back and {Sense.CLAUSE, Sense.SPEECH, Sense.TOLD} & cue.senses and (not cue.careful or self._has_run(back)):
            pieces = (back,)
            rest = self._rest(after)
            return Claim((at, after), subject, (*pieces, *rest), Sense.CLAUSE)
        if (
            front is None
            and not back
            and subject[0] <= 2
            and Sense.SPEECH in cue.senses | ({Sense.SPEECH} if cue.lemma in ("say", "tell") else set())
        ):
            return Claim((at, after), subject, (), Sense.SPEECH)
        return None

    def _clause_end(self, front: Range) -> int:
        """Where an aside (", who says …,") ends: at its comma."""
        return next((at for at in range(front[0] + 1, front[1]) if self.words[at].text == ","), front[1])

    def _sense(self, cue: Cue, front: Range | None, after: int) -> Sense | None:
        """What the cue takes here, judged by how its content begins; None where it takes nothing of the kind."""
        if front is None:
            return None
        first = self.words[front[0]]
        before = self.words[front[0] - 1]
        words = [w.lower for w in self.words[front[0] : front[1]]]
        that = before.lower == "that"
        if first.run is not None or (before.text in (":", ",") and front[0] > after):
            return (
                Sense.SPEECH
                if cue.senses & {Sense.SPEECH, Sense.CLAUSE, Sense.TOLD, Sense.NAMING, Sense.OBJECT}
                else None
            )
        if that and cue.senses & {Sense.CLAUSE, Sense.TOLD}:
            return Sense.CLAUSE
        if Sense.PROMISE in cue.senses and first.lower == "to":
            return Sense.PROMISE
        if cue.tail and Sense.OBJECT in cue.senses:
            return Sense.OBJECT
        if Sense.CLAUSE in cue.senses and (not cue.careful or self._is_clause(front)):
            return Sense.CLAUSE
        if Sense.TOLD in cue.senses and front[0] > after:
            return Sense.TOLD
        if Sense.ADDRESSED in cue.senses and {"to", "of", "for", "that"} & set(words[1:]):
            return Sense.ADDRESSED
        if Sense.NAMING in cue.senses and (
            {"as"} & set(words) or cue.lemma in ("call", "dub", "label", "brand", "term") or self._has_run(front)
        ):
            return Sense.NAMING
        if Sense.OBJECT in cue.senses and first.lower not in self.lexicon.openers and len(words) >= 3:
            return Sense.OBJECT
        return None

    def _is_clause(self, front: Range) -> bool:
        """True where content without "that" opens with a subject of its own."""
        first = self.words[front[0]]
        return first.lower in self.lexicon.pronouns - {"who", "which", "one"} or (
            first.mention >= 0
            and any(w.lower in self.lexicon.auxiliaries or w.lower in BE for w in self.words[front[0] : front[1]][:8])
        )

    def _content_start(self, after: int, cue: Cue, has_back: bool) -> int | None:
        """The first word of what follows the cue as its content."""
        words, at = self.words, after
        if (at < len(words) and words[at].lower == "not") or at >= len(words):
            return None
        if words[at].text in STOPS:
            return None
        if {Sense.TOLD} & cue.senses:
            at = self._past_addressee(at, cue)
            if at >= len(words) or words[at].text in STOPS:
                return None
        if words[at].text in (",", ":", "―", "—", "-", "–", "--"):
            if words[at].text == "," and not (at + 1 < len(words) and words[at + 1].run is not None):
                return self._after_comma(at)
            return at + 1 if at + 1 < len(words) else None
        if words[at].lower == "that":
            return at + 1
        if words[at].lower in self.lexicon.openers | self.lexicon.times | {"also"} and words[at].lower not in ("of",):
            return self._past_adverbial(at, has_back)
        return at

    def _after_comma(self, comma: int) -> int | None:
        """Content after an aside: "said, citing officials, that …"."""
        for at in range(comma + 1, min(len(self.words), comma + 20)):
            if self.words[at].text == "," and at + 1 < len(self.words):
                following = self.words[at + 1]
                if following.lower == "that":
                    return at + 2
                if following.run is not None:
                    return at + 1
        return None

    def _past_addressee(self, at: int, cue: Cue) -> int:
        """Past the one told. A clause must begin within a few words."""
        words = self.words
        for end in range(at, min(len(words), at + ADDRESSEE)):
            if words[end].run is not None or words[end].lower == "that" or words[end].text in (",", ":", *STOPS):
                return end
        if cue.lemma != "tell":
            return at
        if words[at].lower in self.lexicon.addressees and words[at].mention < 0 and words[at].lower not in ("the", "a"):
            return at + 1
        end = at
        while (
            end < len(words)
            and words[end].mention < 0
            and words[end].lower in ("the", "a", "his", "her", "its", "their")
        ):
            end += 1
        if end < len(words) and words[end].mention >= 0:
            mention = words[end].mention
            while end < len(words) and words[end].mention == mention:
                end += 1
            return end
        while end < len(words) and words[end].lower in self.lexicon.addressees:
            end += 1
        return end

    def _past_adverbial(self, at: int, has_back: bool) -> int | None:
        """Past "on Tuesday in a statement"; None where nothing but the adverbial follows."""
        words = self.words
        for end in range(at, min(len(words), at + 16)):
            word = words[end]
            if word.lower == "that" and words[end - 1].lower not in ("all", "than"):
                return end + 1
            if word.text == ":" or (word.text == "," and end + 1 < len(words) and words[end + 1].run is not None):
                return end + 1 if end + 1 < len(words) else None
            if word.run is not None:
                return end
            if word.text in STOPS:
                break
        if has_back:
            return None
        end = at
        while end < len(words) and (
            words[end].lower in self.lexicon.times
            or (words[end].lower == "on" and end + 1 < len(words) and words[end + 1].lower in self.lexicon.times)
            or words[end].text.isdigit()
        ):
            end += 1
        if end < len(words) and end > at:
            if words[end].text in STOPS:
                return None
            return end + 1 if words[end].text in (",",) else end
        return at if words[at].lower not in ("in", "on", "at", "to", "through", "by", "via") else None

    def _end(self, start: int) -> int:
        """Where content that goes to the end of the unit ends, its stop left out."""
        end = len(self.words)
        for at in range(start, end):
            run = self.words[at].run
            if run is not None and self._closes(at, start):
                return at + 1
        while end > start and self.words[end - 1].text in STOPS:
            end -= 1
        return end

    def _closes(self, at: int, start: int) -> bool:
        """True where content that holds the quotation at `at` ends with it: the quotation ends like a sentence, or it is
        all the content so far and the narrator goes on."""
        inner = last_text(self.words[at])
        if inner.endswith((",", ".", "?", "!")):
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or at != start:
            return False
        return following.text in BREAKS or following.lower in self.lexicon.boundaries | self.lexicon.openers - {"of", "and"}

    def _back(self, subject: int) -> Range | None:
        """Content before the subject, set off by a comma or a quotation's end: "…, the ministry said"."""
        if subject == 0:
            return None
        previous = self.words[subject - 1]
        floor = self.found[-1].cue[1] if self.found and self.found[-1].pieces else 0
        if previous.run is not None:
            begin = self._begin_back(subject, floor)
            return (begin, subject)
        if previous.text not in (",", "—", "–", "--", "―", "-"):
            return None
        begin = self._begin_back(subject - 1, floor)
        content = self.words[begin : subject - 1]
        if len(content) < 4 and not any(w.run for w in content):
            return None
        if (
            content
            and content[0].run is None
            and content[0].lower in self.lexicon.openers
            and not any(w.lower in self.lexicon.auxiliaries or w.lower in BE for w in content)
        ):
            return None
        return (begin, subject - 1)

    def _begin_back(self, end: int, floor: int) -> int:
        begin = floor
        while (
            begin < end
            and self.words[begin].run is None
            and (self.words[begin].text in BREAKS or self.words[begin].lower in ("but", "and", "so"))
        ):
            begin += 1
        return begin

    def _weak(self, front: Range) -> bool:
        """True for a few words after a cue that has content before it: "he said Tuesday in Seoul"."""
        words = self.words[front[0] : front[1]]
        return not any(w.run for w in words) and self.words[front[0] - 1].lower != "that" and len(words) < 6

    def _rest(self, after: int) -> tuple[Range, ...]:
        """The content that goes on after an attribution in the middle: `"…," he said, "…"`."""
        for at in range(after, len(self.words)):
            word = self.words[at]
            if word.run is not None:
                return ((at, at + 1),) if self.words[at - 1].text in BREAKS else ()
            if word.text in STOPS or word.lower in self.lexicon.cues:
                return ()
        return ()

    def _has_run(self, part: Range) -> bool:
        return any(w.run for w in self.words[part[0] : part[1]])

    def _inverted(self, at: int, subject: Range) -> tuple[Range, ...]:
        back = self._back_inverted(at)
        return (back, *self._rest(subject[1])) if back else ()

    def _back_inverted(self, at: int) -> Range | None:
        floor = self.found[-1].cue[1] if self.found and self.found[-1].pieces else 0
        end = at - 1 if self.words[at - 1].run is None else at
        begin = self._begin_back(end, floor)
        return (begin, end) if end > begin else None

    # participles, sources

    def _participle(self, at: int, after: int, cue: Cue) -> Claim | None:
        """A claim by a participle: ", saying …", "Calling for …, he", "was quoted as saying"."""
        previous = self.words[at - 1] if at else None
        back = 1
        while (
            previous is not None
            and previous.lower in ("also", "not", "again", "further", "then", "publicly", "repeatedly")
            and at - back - 1 >= 0
        ):
            back += 1
            previous = self.words[at - back]
        start = self._content_start(after, cue, has_back=False)
        if start is None:
            return self._quoted_before(at, after) if previous is not None and previous.lower == "as" else None
        front = (start, self._end(start))
        if previous is None or at == 0:
            comma = next((i for i in range(after, len(self.words)) if self.words[i].text == ","), None)
            if comma is None:
                return None
            front, subject = (start, comma), self._opened(comma + 1)
        elif previous.lower == "as" and (quoted := self._quoted_as(at - 1)):
            subject = quoted
        elif previous.text in (",", "and", "—", "–", "--", *BESIDE) or previous.run is not None:
            if cue.careful and previous.text not in (",", *BESIDE):
                return None
            subject = self.found[-1].subject if self.found else self.finder.first(0, at)
        elif previous.lower in BE or not cue.careful:
            subject = self.finder.before(at, self._floor(at))
            if subject and not self.finder.is_speaker(subject):
                subject = None
        else:
            return None
        if subject is None or front[1] <= front[0]:
            return None
        sense = self._sense(cue, front, after)
        return Claim((at, after), subject, (front,), sense, ing=True) if sense else None

    def _quoted_as(self, at: int) -> Range | None:
        """The one quoted in "KCNA quoted the spokesman as saying" and in "the spokesman was quoted as saying"; `at` is "as"."""
        for quoting in range(at - 1, max(-1, at - 14), -1):
            if self.words[quoting].lower not in QUOTING:
                continue
            if quoting == at - 1 or self.words[quoting + 1].lower in ("by", "in", "on"):
                return self.finder.before(quoting, 0)
            phrase = (quoting + 1, at)
            return phrase if self.finder.is_speaker(phrase) else None
        return None

    def _quoted_before(self, at: int, after: int) -> Claim | None:
        """Content before "…, KCNA quoted the spokesman as saying"."""
        subject = self._quoted_as(at - 1)
        quoting = next((i for i in range(at - 1, -1, -1) if self.words[i].lower in QUOTING), None)
        outer = self.finder.before(quoting, 0) if quoting is not None else None
        back = self._back(outer[0]) if outer else None
        return Claim((at, after), subject, (back,), Sense.CLAUSE) if subject and back else None

    def _opened(self, begin: int) -> Range | None:
        """The subject of the main clause after an opening participle."""
        return self.finder.first(begin, min(len(self.words), begin + 8))

    def _according(self, at: int) -> Claim | None:
        """A claim by "according to": the content is the rest of the unit."""
        begin = at + 2
        end = begin
        while (
            end < len(self.words)
            and self.words[end].text not in (",", ";", ":", "—", *STOPS)
            and self.words[end].run is None
        ):
            end += 1
        if end == begin:
            return None
        if at == 0:
            start = end + 1
            stop = self._end(start) if start < len(self.words) else start
            pieces: tuple[Range, ...] = ((start, stop),) if stop > start else ()
        else:
            stop = at - 1 if self.words[at - 1].text in BREAKS else at
            start = self._begin_back(stop, 0)
            pieces = ((start, stop),) if stop > start else ()
            if pieces and stop - start < 6 and end + 1 < len(self.words) and self.words[end].text == ",":
                pieces = (*pieces, (end + 1, self._end(end + 1)))
        return Claim((at, at + 2), (begin, end), pieces, Sense.CLAUSE) if pieces else None

    def _shorten(self, new: Claim) -> None:
        """End the content of the claim before where the new one begins, if the new one is no part of it."""
        if not self.found or not self.found[-1].pieces:
            return
        last = self.found[-1]
        begin = new.cue[0]
        if not new.ing and new.subject and new.subject[0] > last.cue[1]:
            begin = new.subject[0]
            joined = begin > 0 and self.words[begin - 1].lower in ("but", "and", "while", "though", "although", ";", ",")
            if not joined:
                return
        elif new.subject != last.subject:
            return
        piece = last.pieces[-1]
        stop = begin
        while (
            stop > piece[0]
            and self.words[stop - 1].run is None
            and (
                self.words[stop - 1].text in BREAKS
                or self.words[stop - 1].lower in ("and", "but", "while", "also", "though", "although", "then", "by")
            )
        ):
            stop -= 1
        if piece[0] < stop < piece[1]:
            self.found[-1] = replace(last, pieces=(*last.pieces[:-1], (piece[0], stop)))
