"""Positions in short Japanese and Chinese reports (east_positions.txt), with who takes them. Their names are found as
the reader finds them, but without its model, which names nobody in these languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from bot.lang.sentences import sentences
from bot.model.analysis import Outlet, OutletKind, Span
from bot.model.answers import ArticleRef
from bot.model.evidence.claims import ClaimSpeaker
from bot.news.claims.article import ClaimArticle
from bot.news.claims.reading import article_claims
from bot.services.evidence.claim_articles import ClaimArticles
from bot.storage.articles.texts import StoredMentions, VersionSentences
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagged
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("east_positions.txt")


class TakenPosition(Struct, frozen=True):
    """A stance, and words of which the name of who takes it has one. `optional`: it need not be found."""

    stance: str
    speakers: tuple[str, ...]
    optional: bool

    def is_read(self, stance: str, speaker: str) -> bool:
        """Whether what is read is this position."""
        return stance == self.stance and any(one in speaker for one in self.speakers)


class EastPositions(Struct, frozen=True):
    """A text with the positions of its key."""

    name: str
    half: str
    language: str
    line: ArticleRef
    text: str
    positions: tuple[TakenPosition, ...]


class PositionScore(Struct, frozen=True):
    """Of the positions of the texts, those found with who takes them; of those read, those that are right."""

    found: Share
    right: Share


def east_positions(half: str | None = None, language: str | None = None) -> list[EastPositions]:
    """The texts of a half and a language, of all for None."""
    blocks = re.split(r"^@ ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    texts = (_text(number, block) for number, block in enumerate(blocks, 1))
    return [one for one in texts if half in (None, one.half) and language in (None, one.language)]


def scored(texts: Iterable[EastPositions], knowledge: Knowledge) -> PositionScore:
    """Compare the positions that are read with those of the key."""
    found, right = list[tuple[bool, str]](), list[tuple[bool, str]]()
    for one in texts:
        article = article_without_model(one.line, one.text, knowledge)
        read = [(str(told.stance), _named(article, told.speaker)) for told in article_claims(article).positions]
        for stated in (stated for stated in one.positions if not stated.optional):
            is_found = any(stated.is_read(*told) for told in read)
            found.append((is_found, f"{one.name} missing {stated.stance} {stated.speakers}"))
        for told in read:
            right.append((any(stated.is_read(*told) for stated in one.positions), f"{one.name} wrong {told}"))
    return PositionScore(share(found), share(right))


def article_without_model(line: ArticleRef, text: str, knowledge: Knowledge) -> ClaimArticle:
    """An article as it is read for claims, without statements, and with the names that are found without the model."""
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    tokens = tuple(match.span() for match in re.finditer(r"\w{1,64}|[^\w\s]", text))
    tagged = Tagged(text, tokens, (), tuple(spans))
    mentions = [
        StoredMentions(
            found.id or f"x:{found.kind}:{found.name}",
            found.name,
            found.kind,
            found.mentions,
            Span(found.role.start, found.role.end) if found.role else None,
        )
        for found in find_entities(tagged, knowledge, line.title, line.published)
    ]
    version = VersionSentences(line.title, text, tuple(spans))
    return ClaimArticles(knowledge).article(line, version, [], mentions)


def _named(article: ClaimArticle, who: ClaimSpeaker) -> str:
    """The name of who speaks, with the forms of it that the article has."""
    forms = {article.text[one.start : one.end] for one in article.names if who.key is not None and one.key == who.key}
    return " ".join((who.name, *sorted(forms)))


def _text(number: int, block: str) -> EastPositions:
    head, title, *lines = block.strip().splitlines()
    name, half, language, kind, published = (part.strip() for part in head.split("|"))
    at = datetime.fromisoformat(published)
    outlet = Outlet(f"{name}.example", None, None, OutletKind.STATE_MEDIA if kind == "state" else None)
    line = ArticleRef(number, title, None, outlet, None, published, at if at.tzinfo else at.replace(tzinfo=UTC))
    body = [line for line in lines if line and line[0] not in "=~#"]
    return EastPositions(
        name,
        half,
        language,
        line,
        "\n\n".join(body),
        tuple(_position(line) for line in lines if line[:1] in ("=", "~")),
    )


def _position(line: str) -> TakenPosition:
    stance, speakers = (part.strip() for part in line[1:].split("|"))
    return TakenPosition(stance, tuple(speakers.split("/")), line.startswith("~"))
