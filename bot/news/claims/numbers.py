"""The numbers that an article claims, each with who gives it.

    numbers of the sentences (bot/news/claims/counted) -> none that is denied, doubted, asked about (unclaimed)
        -> the speaker of the closest statement around it, else the subject of the sentence's verb of saying

What somebody plans is no number of theirs: "the North plans to send 12,000" is given by who says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Span
from bot.model.evidence.claims import ClaimSpeaker
from bot.news import stance_lexicon as lexicon
from bot.news.claims.article import ClaimArticle, SpokenSpan, StatedNumber
from bot.news.claims.counted import CountedNumber, counted_numbers
from bot.news.claims.speakers import speaker_named, speaker_of
from bot.news.claims.unclaimed import is_unclaimed
from bot.news.givers import giver, goes_on_saying, intends, is_said_by_pronoun

_ASKING = ("ask", "doubt", "question", "wonder")
_LONGEST_VERB = 24
"""Characters of the end of a Japanese sentence that says who says it."""
_NAMING = ("call", "describ", "brand", "label")


def stated_numbers(article: ClaimArticle) -> tuple[StatedNumber, ...]:
    """The numbers of an article, in its order."""
    return tuple(
        stated
        for place, number in counted_numbers(article)
        if not article.unreal.has(place, article.sentences[place].start + number.start)
        and not article.words[place].rstrip(" \"”'’").endswith("?")
        and (stated := _stated(article, place, number)) is not None
    )


def _stated(article: ClaimArticle, place: int, number: CountedNumber) -> StatedNumber | None:
    sentence, words = article.sentences[place], article.words[place]
    holding = _holding(article, sentence, sentence.start + number.start)
    if _is_denied(article, words, number, holding):
        return None
    who, attributed = _giver(article, place, number.start, holding)
    return StatedNumber(
        sentence=place,
        start=number.start,
        end=number.end,
        whole=number.whole,
        value=number.value,
        kind=number.kind,
        whose=number.whose,
        names=number.names,
        expected=number.expected,
        giver=who,
        attributed=attributed,
    )


def _holding(article: ClaimArticle, sentence: Span, at: int) -> list[SpokenSpan]:
    """The statements around a place, the closest first; not those that say what somebody means to do."""
    found = [one for one in article.statements_in(sentence) if one.start <= at < one.end and not intends(one.cue)]
    return sorted(found, key=lambda one: one.end - one.start)


def _is_denied(article: ClaimArticle, words: str, number: CountedNumber, holding: Sequence[SpokenSpan]) -> bool:
    """Whether a number is denied, called false or only supposed."""
    return is_unclaimed(words, number.start, number.end) or any(_denies(article, said) for said in holding)


def _denies(article: ClaimArticle, said: SpokenSpan) -> bool:
    cue = (said.cue or "").lower()
    if lexicon.DENYING.fullmatch(cue) or cue.startswith(_ASKING):
        return True
    return cue.startswith(_NAMING) and lexicon.GROUNDLESS.search(article.text, said.start, said.end) is not None


def _giver(
    article: ClaimArticle, place: int, at: int, holding: Sequence[SpokenSpan]
) -> tuple[ClaimSpeaker | None, bool]:
    """Who gives a number, and whether it is attributed to somebody who is not named."""
    sentence, words = article.sentences[place], article.words[place]
    for said in holding:
        speaker = speaker_of(article, said)
        if speaker is not None:
            return speaker, False
    span = giver(words, at)
    if span is not None:
        return speaker_named(article, sentence.start + span[0], sentence.start + span[1]), False
    if place and goes_on_saying(words):
        before = article.sentences[place - 1]
        span = giver(article.words[place - 1], max(0, len(article.words[place - 1]) - _LONGEST_VERB))
        return (speaker_named(article, before.start + span[0], before.start + span[1]) if span else None), span is None
    return None, bool(holding) or is_said_by_pronoun(words)
