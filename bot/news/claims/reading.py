"""Read an article's claims: its numbers, positions, and the sentences in which somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.scripts import is_japanese, is_unspaced, is_wide
from bot.model.evidence.claims import ClaimSpeaker
from bot.news.claims.article import ArticleClaims, ClaimArticle, StatedPosition, StatedWords
from bot.news.claims.numbers import stated_numbers
from bot.news.claims.speakers import each_joined, speaker_of
from bot.news.claims.stances.chinese import chinese_positions
from bot.news.claims.stances.english import english_positions, spoken_day
from bot.news.claims.stances.japanese import japanese_positions
from bot.news.claims.stances.korean import korean_positions
from bot.news.claims.stances.perfect import is_said_before
from bot.news.givers import intends


def article_claims(article: ClaimArticle) -> ArticleClaims:
    """The claims of an article, in its order."""
    positions = tuple(_positions(article))
    nations = frozenset(one.nation for one in article.names if one.nation)
    return ArticleClaims(stated_numbers(article), positions, tuple(_words(article, positions)), nations)


def _positions(article: ClaimArticle) -> Iterator[StatedPosition]:
    for place, words in enumerate(article.words):
        if article.unreal.has(place, article.sentences[place].start):
            continue
        if is_unspaced(words):
            yield from japanese_positions(article, place) if is_japanese(words) else chinese_positions(article, place)
        else:
            yield from korean_positions(article, place) if is_wide(words) else english_positions(article, place)


def _words(article: ClaimArticle, positions: tuple[StatedPosition, ...]) -> Iterator[StatedWords]:
    """The sentences in which somebody speaks, each speaker once a sentence; and, of state media, those that they
    attribute to nobody."""
    taken: dict[int, list[StatedPosition]] = {}
    for one in positions:
        taken.setdefault(one.sentence, []).append(one)
    for place, sentence in enumerate(article.sentences):
        spoken: dict[str, StatedWords] = {}
        for one in taken.get(place, ()):
            spoken.setdefault(one.speaker.id, StatedWords(place, one.speaker, one.day, one.stance, one.before))
        statements = article.statements_in(sentence)
        for said in statements:
            speaker = None if _says_nothing(said.cue) else speaker_of(article, said)
            for who in each_joined(article, speaker) if speaker is not None and speaker.is_told else ():
                day = spoken_day(article, sentence, said, said.start)
                before = day is None and is_said_before(article, sentence, said)
                words = StatedWords(place, who, day or article.published, before=before)
                spoken.setdefault(who.id, words)
        if not spoken and not statements and article.voice and article.outlet:
            voice = ClaimSpeaker(article.outlet, None, article.voice)
            spoken[voice.id] = StatedWords(place, voice, article.published)
        yield from spoken.values()


def _says_nothing(cue: str | None) -> bool:
    """Whether a verb is no statement on a matter: what somebody means to do, or an invitation."""
    return intends(cue) or (cue is not None and cue.lower().startswith("invit"))
