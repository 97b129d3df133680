"""Recognise pages with nothing but a notice that the newsroom took back the article that was there.

    first sentences of a short text -> one that takes the article back -> no article goes on below it -> the notice

More forms count here than in an article (`bot/text/summary/retractions`), since they can be about nothing else: "An
article published on this page has been withdrawn", 기사를 취소합니다, 記事を取り消します, 现予以撤稿, "nous avons
dépublié cet article". A notice says "this", "we" or the outlet's name, or has no subject; a report on what others take
back names them. The words of each language are in `notice_words`.

"Removed" is not retracted: 삭제, 削除, 删除, retiré, entfernt and retirado count only beside words for what was wrong
with the article. Licences, periods, moved pages and requests of others are not such words, and an article that is taken
down for a time is not retracted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.lang.datelines import dateline
from bot.lang.sentences import ends_sentence, sentences
from bot.regexes import regex
from bot.text.verdict.notice_words import (
    ABOUT,
    ERROR_PAGE,
    FAULT,
    ITEM,
    LABEL,
    MAY_BE_ELSE,
    OTHERS,
    OTHERWISE,
    OWN,
    PUBLISHED,
    REMOVES,
    RETRACTS,
)
from bot.text.verdict.second_person import length, unquoted

_LONGEST, _MOST_WORDS = 3_000, 200
"""The most characters and words of a notice; a longer page has more."""
_AMONG = 4
"""The number of sentences at the beginning, one of which takes the article back."""
_MOST_BEFORE, _MOST_BODY = 20, 50
"""The most words before and below the notice that are neither about the article nor from the newsroom; more are the
article itself."""
_SHORTEST_NAME = 2
_LONGEST_LABEL = 10
"""The most words of a line that is not a sentence."""

_GERMAN_DAY = regex(
    r"(?<=\d)\.\s(?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)
"""The point of an ordinal number, which ends no sentence."""
_OR = regex(r",?\s(?:or|ou|oder|o|u)\s", re.IGNORECASE)
"""Words after a verb on a page that names two possible events: "has been retracted *or* removed"."""
_SITE = regex(r"\s[|–—·<»-]\s|_|：(?=[^：]*$)")
"""Words between a title and the name of the site."""


def notice_of(titles: Collection[str], text: str, names: Collection[str]) -> str | None:
    """The text of a page with these titles, if it is nothing but a notice that takes an article back; else None.
    `names` are the outlet's."""
    if len(text) > _LONGEST or length(text) > _MOST_WORDS:
        return None
    parted = [_SITE.split(title) for title in titles]
    names = {*names, *(parts[-1].strip() for parts in parted if len(parts) > 1)}
    labelled = any(map(_is_label, (parts[0].strip() for parts in parted)))
    lines = [line for line in map(str.strip, text.split("\n")) if _is_told(line)]
    told = [one for line in lines for one in _said(line, names)]
    for place, said in enumerate(told[:_AMONG]):
        if OTHERWISE.search(said) or OTHERS.search(said):
            return None
        others = [*told[:place], *told[place + 1 :]]
        if _takes_back(said, text, others) or (labelled and ABOUT.search(said)):
            within = _other_words(told[:place]) <= _MOST_BEFORE and _other_words(told[place + 1 :]) <= _MOST_BODY
            return "\n".join(lines) if within else None
        if not place and not ABOUT.search(said):
            return None
    return None


def _is_label(title: str) -> bool:
    said = unquoted(title)
    return LABEL.search(said) is not None or (_retracts(said) and not OTHERS.search(said))


def _retracts(said: str) -> bool:
    retracts = RETRACTS.search(said)
    return retracts is not None and _OR.match(said, retracts.end()) is None


def _other_words(told: Iterable[str]) -> int:
    return sum(length(one) for one in told if not ABOUT.search(one))


def _takes_back(said: str, text: str, others: Sequence[str]) -> bool:
    """Whether a sentence takes back an article; `others` are those around it."""
    if MAY_BE_ELSE.search(said) and not PUBLISHED.search(" ".join([said, *others])):
        return False
    if others and ITEM.search(said) and not any(map(_is_of_newsroom, [ITEM.sub("", said), *others])):
        return False
    if _retracts(said):
        return True
    bare = unquoted(text)
    return REMOVES.search(said) is not None and FAULT.search(bare) is not None and not ERROR_PAGE.search(bare)


def _is_of_newsroom(said: str) -> bool:
    """Whether words are from a newsroom, or about an article and its errors."""
    return (FAULT.search(said) or ABOUT.search(said)) is not None


def _said(line: str, names: Collection[str]) -> Iterator[str]:
    """The sentences of a line without dateline and quotations, the outlet's names replaced."""
    opening = dateline(line)
    for one in sentences(_GERMAN_DAY.sub(" ", line[opening.end :] if opening else line)):
        said = one
        for name in sorted(filter(_is_name, names), key=len, reverse=True):
            if name in said:
                said = re.sub(rf"[„“«]\s?{re.escape(name)}\s?[“”»]|{re.escape(name)}", OWN, said)
        yield " ".join(unquoted(said).split())


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST_NAME


def _is_told(line: str) -> bool:
    """Whether a line is not a label, date or signature."""
    return ends_sentence(line) or length(line) > _LONGEST_LABEL
