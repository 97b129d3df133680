"""Find the office phrases beside a person's name in English text.

before the name      *Foreign Minister* Park Jin; the *then speaker of the assembly*, Eun Ji-ho,
after the name       Gu Ja-min, 58, *deputy governor of the central bank*, …; Kang, who *served as vice minister*, …
by a verb            Baek was appointed *ambassador to Mongolia*; Kim *resigned as defence minister*

A phrase must contain the head noun of an office (`data/words/offices.txt`). A leading article or country is not part of
it; a word of time is.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.regexes import regex
from bot.text.entities.roles import before, behind, stated
from bot.text.entities.roles.borders import OfficePhrase, RoleBorders
from bot.text.entities.roles.office_words import (
    CONNECTORS,
    DETERMINERS,
    OF_A_TIME,
    PARTS,
    PREPOSITIONS,
    heads,
    is_contempt,
    is_head,
    is_past,
    is_rank,
    lower_words,
    names_body,
)

_BEFORE_OFFICE = PREPOSITIONS | CONNECTORS | DETERMINERS | {"was", "were", "is", "has", "had", "been", "be", "became"}
_AWARD = regex(r"\sof the (?:week|month|season|year|decade|century|match|game|round|tournament)$")
"""The end of an award, which is not an office: "coach *of the month*"."""
_ONES_OWN = regex(r"\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir)\s$")
_SUCCEEDED = regex(r"['’]s successors?\b")
"""Words behind the name of somebody who has left: "Mayor *Oh*'s successor"."""
_BOSS = regex(r"(?:former\s|old\s|then\s|new\s)?boss")
_OPENS_SENTENCE = regex(r"(?:^|[.!?\n][\"”’']?)\s*[\"“‘']?$")


def phrases(text: str, start: int, end: int, borders: RoleBorders) -> Iterator[OfficePhrase]:
    """The office phrases beside the name text[start:end]."""
    found = (
        before.adjacent(text, start, borders),
        before.apposed(text, start, end, borders),
        behind.apposed(text, start, end, borders),
        stated.given(text, start, end, borders),
        stated.stated_after(text, start, end, borders),
    )
    for span in found:
        if span is not None and _is_office(text, span, borders) and not _is_left(text, span, end):
            whole = borders.with_noun_before(text, span[0]), span[1]
            is_weak = _says_little(text, whole, borders) or stated.is_to_come(text, end, whole)
            yield _phrase(text, whole, is_weak=is_weak)
    for span in (behind.led(text, end, borders), behind.of_all(text, end, borders)):
        if span is not None and _is_office(text, span, borders):
            yield _phrase(text, span, is_weak=True)


def _is_office(text: str, span: tuple[int, int], borders: RoleBorders) -> bool:
    """Whether a phrase is neither a word of contempt, nor the whole name of a body ("Rep. Ana Silva (*Justice
    Party*)"), nor a relation to somebody ("her former *boss*")."""
    is_body = span in borders.bodies and not is_head(lower_words(text, *span)[-1])
    is_award = _AWARD.search(text, *span) is not None
    return not (
        is_body or is_award or _is_ones_boss(text, span) or is_contempt(text, *span) or _is_of_no_body(text, span)
    )


def _is_left(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether somebody else has the office now, and the phrase does not say so: "*Seoul Mayor* Oh's successor"."""
    return not is_past(text[span[0] : span[1]]) and _SUCCEEDED.match(text, end) is not None


def _is_ones_boss(text: str, span: tuple[int, int]) -> bool:
    is_owned = _ONES_OWN.search(text, max(0, span[0] - len("their ")), span[0]) is not None
    return is_owned and _BOSS.fullmatch(text, *span) is not None


def _is_of_no_body(text: str, span: tuple[int, int]) -> bool:
    """Whether a phrase calls somebody a member without naming the office or body: "founding members", "a family
    member"."""
    words = text[span[0] : span[1]].split()
    if _OPENS_SENTENCE.search(text, max(0, span[0] - 8), span[0]):
        words[0] = words[0].lower()
    if words[-1].lower() not in {"member", "members"}:
        return False
    return not any(word[0].isupper() or word in PARTS or names_body(word) for word in words[:-1])


def _says_little(text: str, span: tuple[int, int], borders: RoleBorders) -> bool:
    """Whether an office is only a rank, a position at a body ("analyst at …"), that of a whole list ("secretaries of
    the committee"), somebody's ("Pak's former adviser"), that of an official without a body ("a career official") or a
    former occupation ("judge-turned-lawmaker")."""
    words = lower_words(text, *span)
    if is_rank(words) or not heads(words) or "-turned-" in text[span[0] : span[1]]:
        return True
    if words[-1] == "official" and text[span[0] : span[1]].islower() and not any(map(names_body, words)):
        return True
    return any(text.startswith(("'s", "’s"), end) for end in borders.names(span[0] + 1, span[1]))


def _phrase(text: str, span: tuple[int, int], *, is_weak: bool) -> OfficePhrase:
    words = lower_words(text, *span)
    index = next(iter(heads(words, plural=True)), len(words) - 1)
    is_gone = is_past(text[span[0] : span[1]])
    return OfficePhrase(*span, head=words[index], past=is_gone, weak=is_weak, qualifiers=_qualifiers(words[:index]))


def _qualifiers(words: list[str]) -> frozenset[str]:
    """The last of these lower-case words, after any that begins an office: "dismissed *as* finance"."""
    begin = next((i + 1 for i in range(len(words) - 1, -1, -1) if _begins_office(words[i])), 0)
    return frozenset(words[begin:])


def _begins_office(word: str) -> bool:
    return word in _BEFORE_OFFICE or OF_A_TIME.fullmatch(f"{word} ") is not None
