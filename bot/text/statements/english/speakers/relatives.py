"""Find the antecedent of a relative pronoun."""

from __future__ import annotations

from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.words import ARTICLES, WordRange


def relative_antecedent(phrases: NounPhrases, last: int) -> WordRange | None:
    """The antecedent of a "who" that follows word `last`.

    It is the whole noun phrase where its head can speak ("officials of the ministry who"), else the part after its last
    preposition ("a reply from critics who", "Commenting on a letter of the mayor, who").
    """
    phrase = phrases.ending_at(last, 0)
    if phrase is None:
        return None
    can_speak = phrases.can_speak(phrase)
    if can_speak and not _opens_in_capital(phrases, phrase):
        return phrase
    words, lexicon = phrases.words, phrases.lexicon
    start = phrase.start
    for at in range(phrase.start, last):
        if not words[at].is_one_of(lexicon.prepositions):
            continue
        start = at + 1
        opens_phrase = words[start].is_one_of(ARTICLES, lexicon.speakers)
        if opens_phrase and phrases.can_speak(WordRange(start, last + 1)):
            break  # "a *spokesperson* of the ministry in Seoul", "*critics* of the ministry"
    antecedent = WordRange(start, last + 1)
    return phrase if can_speak and not _is_speaker(phrases, antecedent) else antecedent


def _opens_in_capital(phrases: NounPhrases, phrase: WordRange) -> bool:
    """Whether only the beginning of the sentence gives the head its capital: "*Talks* with the union"."""
    is_first = phrases.head(phrase) == phrase.start == 0
    return is_first and not (phrases.is_known_speaker(phrase) or phrases.is_evidence(phrase))


def _is_speaker(phrases: NounPhrases, phrase: WordRange) -> bool:
    """Whether the head is a person or a noun that can speak, and no place: "Clammers of *Gochang*"."""
    head = phrases.words[phrases.head(phrase)]
    has_article = phrases.words[phrase.start].is_one_of(ARTICLES)
    return head.mention in phrases.persons or (phrases.is_known_speaker(phrase) and (head.mention < 0 or has_article))
