"""Find whose words a Korean sentence only mentions.

“…”는 *장동혁 대표의* 요구에, *장동혁 대표의* “…”는 발언에      a noun for words, and its owner
“…”고 말한 *장동혁 대표*를, “…”던 *장동혁 대표*는             who is told of by the words
"""

from __future__ import annotations

from bot.model.analysis import Span
from bot.regexes import any_of, regex
from bot.text.korean.words import KoreanWords
from bot.text.statements.korean.complements import ReportedClause
from bot.text.statements.korean.subjects import KoreanSubjectFinder
from bot.text.statements.quotation_marks import Quotation
from bot.text.word_lists import wordlist

_NOUN = regex(
    rf"(?P<noun>{any_of(wordlist('hangul_uttered'))})"
    r"(?:[에을를이은는과와도로만](?:[도는서만])?|으로|까지|처럼|대로)?[ ,.]"
)
_NEVER_SAID = regex(r"(?:\S+ ){0,2}(?:\S*없|기다|기대|바[라랐]|원[하했]|예상|상상|(?:나오|하|듣)지)")
"""What stands behind words that were not said, or not yet: "“…”는 김 의원의 답변을 *기대했다*"."""
_NOBODY = regex(
    r"(?:국민|민심|여론|대중|시대|세상|사람|누구|모두|우리|자신|당신|저|나|이|그)(?:들)?|.*(?:기자|취재진|앵커)"
)
"""Everybody, whoever is meant by a pronoun, and those who only ask."""
_SPOKE = regex(
    r"(?:말|주장|강조|설명|답|호소|토로|선언|단언|공언|다짐|약속|고백|증언|진술|제보|신고|협박|위협|항의|하소연|자백|시인|해명|장담)?한"
    r"|밝힌|외친|적은|쓴|(?:글을 )?올린|털어놓은|덧붙인|버틴|맞선|우긴"
)
"""The participles of verbs for speech, whose object is no person: "“…”고 *말한* 장 대표를"."""
_OWNER = "JKG"
"""The class of the particle 의 behind an owner; "회의" and "합의" end like it."""
_LONGEST_OWNER = 5
"""The most words of an owner."""


class KoreanWordOwnerFinder:
    """Finds the owners of quotations; `masked` is the text with its quotations replaced."""

    def __init__(self, masked: str, words: KoreanWords, subjects: KoreanSubjectFinder) -> None:
        self._masked = masked
        self._words = words
        self._subjects = subjects

    def clause(self, start: int, quotation: Quotation, link_end: int, until: int) -> ReportedClause | None:
        """The clause of a quotation in a sentence [start, until) that modifies a noun for words of a named owner."""
        at = link_end
        while at < until and self._masked[at].isspace():
            at += 1
        before = self._words.between(start, quotation.start)[-1:]
        if before and before[0].end + 1 == quotation.start and before[0].parts[-1].pos == _OWNER:
            found = self._owned(start, before[0].parts[-1].start, at, until)
        else:
            end = self._first_genitive(at, until)
            found = self._owned(at, end, end + 2, until) if end is not None else None
        if found is None:
            return None
        owner, cue = found
        return ReportedClause(quotation.end, link_end, cue, owner=owner, is_mentioned=True)

    def teller(self, start: int, quotation: Quotation, link_end: int, cue: Span | None = None) -> ReportedClause | None:
        """The clause of a quotation whose speaker is the noun phrase behind the participle `cue`, or behind the link
        where that is one itself. None where the words may be those of a subject right before the quotation, or where
        the phrase behind a cue is a subject, which is the speaker of its sentence."""
        if cue is not None and not _SPOKE.fullmatch(self._masked, cue.start, cue.end):
            return None
        if self._masked[start : quotation.start].rstrip().endswith(("이", "가")):
            return None
        owner = self._subjects.phrase_behind(cue.end if cue else link_end)
        if owner is None or not self._subjects.can_speak(owner) or self._subjects.is_document(owner):
            return None
        if owner.is_topic and cue is not None:
            return None
        words = cue or Span(quotation.end, link_end)
        return ReportedClause(quotation.end, link_end, words, owner=Span(owner.start, owner.end), is_mentioned=True)

    def _first_genitive(self, start: int, end: int) -> int | None:
        """Where the first word of [start, end) that owns the next one ends, before its particle."""
        words = self._words.between(start, end)[:_LONGEST_OWNER]
        return next((word.parts[-1].start for word in words if word.parts[-1].pos == _OWNER), None)

    def _owned(self, start: int, end: int, noun: int, until: int) -> tuple[Span, Span] | None:
        """The owner that ends at `end` and the noun for its words at `noun`."""
        found = _NOUN.match(self._masked, noun, until)
        if found is None or _NEVER_SAID.match(self._masked, found.end(), until):
            return None
        owner = self._subjects.phrase(start, end)
        if not self._subjects.can_speak(owner) or self._subjects.is_document(owner):
            return None
        if _NOBODY.fullmatch(self._masked, owner.start, owner.end):
            return None
        return Span(owner.start, owner.end), Span(noun, found.end("noun"))
