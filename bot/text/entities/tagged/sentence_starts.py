"""Recognise words with a capital only because they begin a sentence: "Heavy snow closed the airport"."""

from __future__ import annotations

from bot.regexes import regex
from bot.text.names.whole_words import is_name, places
from bot.text.tagger import Tagged
from bot.text.word_lists import wordlist

_ADJECTIVES = wordlist("adjectives")
_NOUN_BEHIND = regex(
    r" (?!(?:is|was|are|were|has|had|have|will|would|may|might|can|could|must|does|did|do|says?|said|tells?|told|"
    r"makes?|made|sells?|sold|buys?|bought|gives?|gave|gets?|got|takes?|took|wins?|won|lost|loses?|fell|falls?|rose|"
    r"rises?|grew|grows?|cuts?|sees?|saw|plans?|wants?|hopes?|expects?|and|or|of|in|on|at|to|for|from|by|with|as|also|"
    r"not|then|\w+ed)\b)[a-z]"
)
"""A word in small letters that is neither a verb nor a function word."""

_DESCRIPTOR = regex(
    r"(?:Rival|Parent|Affiliate|Subsidiary|Competitor|Neighbou?r|Ally|Broadcaster|Retailer|Lender|Insurer"
    r"|Brokerage|Airline|Startup|Regulator|Supplier|Contractor|Conglomerate|[A-Z][a-z]+(?:maker|builder)) (?=[A-Z])"
)
"""What a firm or country is, before its name: "*Rival* SK Hynix", "*Chipmaker* Micron"."""


def starts_of(tagged: Tagged) -> frozenset[int]:
    """Where the sentences of a text begin."""
    return frozenset(sentence.start for sentence in tagged.sentences)


def is_common(text: str, start: int, end: int, starts: frozenset[int]) -> bool:
    """Whether a single word has a capital only because it begins a sentence: the text writes it in small letters
    elsewhere, and with a capital only at beginnings. "*Rice* is unloaded … a shed for rice"."""
    word = text[start:end]
    if start not in starts or not word.isalpha() or word.isupper() or is_name(text, word):
        return False
    return all(other in starts for other, _ in places(text, word))


def describes(text: str, start: int, end: int, starts: frozenset[int]) -> bool:
    """Whether a word is the adjective of the noun after it, at the beginning of a sentence, in a text that has it with
    a capital only there."""
    word = text[start:end]
    if start not in starts or word.lower() not in _ADJECTIVES or not _NOUN_BEHIND.match(text, end):
        return False
    return all(other in starts for other, _ in places(text, word))


def without_descriptor(text: str, start: int, end: int, starts: frozenset[int]) -> int:
    """Where a name begins behind a noun that says what it is, at the beginning of a sentence; `end` if the noun is all
    of it."""
    noun = _DESCRIPTOR.match(text, start) if start in starts else None
    return min(noun.end(), end) if noun is not None else start
