"""Written reports with claims (claims.txt): numbers with their givers, and positions with their speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.model.analysis import STORED_TEXT, Analysis, Outlet, OutletKind, Page, Span
from bot.model.answers import ArticleRef
from bot.model.evidence.claims import ClaimSpeaker
from bot.news.claims.article import ArticleClaims, ClaimArticle, SpokenSpan
from bot.news.claims.reading import article_claims
from bot.services.evidence.claim_articles import ClaimArticles
from bot.storage.articles.texts import StoredMentions, VersionSentences
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("claims.txt")
_UNNAMED = "?"
_ITSELF = "-"


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A number or position of a text, and words of which the right speaker's name or key holds one."""

    kind: str
    what: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenClaims:
    """A text with what it claims."""

    name: str
    half: str
    line: ArticleRef
    page: Page
    expected: tuple[ExpectedClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimScore:
    """Numbers and positions of the texts that were found with the right speaker; numbers and positions that were found
    and whose speaker is right; and what nobody claims."""

    numbers: Share
    givers: Share
    positions: Share
    speakers: Share
    invented: tuple[str, ...] = field(repr=False)


def written_claims(half: str | None = None) -> list[WrittenClaims]:
    """The texts of a half, of both for None."""
    blocks = re.split(r"^@ ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [one for one in map(_written, enumerate(blocks, 1)) if half in (None, one.half)]


def claims_of(one: WrittenClaims, reader: SampleReader, knowledge: Knowledge) -> tuple[ClaimArticle, ArticleClaims]:
    """A text as it is stored, and what is read from it."""
    article = read_article(one.line, reader.read(one.page), knowledge)
    return article, article_claims(article)


def read_article(line: ArticleRef, analysis: Analysis, knowledge: Knowledge) -> ClaimArticle:
    """The article of an analysis, as the desk stores one."""
    statements = [
        SpokenSpan(one.start, one.end, one.cue, one.speaker, one.speaker_id, one.speaker_span)
        for one in analysis.quotes
    ]
    mentions = [
        StoredMentions(
            one.id or f"x:{one.kind}:{one.name}",
            one.name,
            one.kind,
            one.mentions,
            Span(one.role.start, one.role.end) if one.role else None,
        )
        for one in analysis.entities
    ]
    version = VersionSentences(line.title, analysis.text, analysis.sentences)
    return ClaimArticles(knowledge).article(line, version, statements, mentions)


def scored(texts: Iterable[WrittenClaims], reader: SampleReader, knowledge: Knowledge) -> ClaimScore:
    """Compare what is read with what the texts say."""
    found: dict[str, list[tuple[bool, str]]] = {"n": [], "s": []}
    named: dict[str, list[tuple[bool, str]]] = {"n": [], "s": []}
    invented: list[str] = []
    for one in texts:
        _, claims = claims_of(one, reader, knowledge)
        read = [("n", f"{number.value:g}", number.giver, number.attributed) for number in claims.numbers]
        read += [("s", position.stance.value, position.speaker, False) for position in claims.positions]
        for kind in ("n", "s"):
            _compare(one, kind, [(w, s, a) for k, w, s, a in read if k == kind], (found[kind], named[kind], invented))
    return ClaimScore(share(found["n"]), share(named["n"]), share(found["s"]), share(named["s"]), tuple(invented))


def _compare(
    text: WrittenClaims,
    kind: str,
    read: Sequence[tuple[str, ClaimSpeaker | None, bool]],
    into: tuple[list[tuple[bool, str]], list[tuple[bool, str]], list[str]],
) -> None:
    found, named, invented = into
    expected = [one for one in text.expected if one.kind == kind]
    for one in expected:
        right = any(what == one.what and _is_right(one, speaker, hidden) for what, speaker, hidden in read)
        found.append((right, f"{text.name} {one.what} {one.speakers}"))
    for what, speaker, hidden in read:
        same = [one for one in expected if one.what == what]
        if not same:
            invented.append(f"{text.name} {kind} {what} {speaker}")
        else:
            named.append((any(_is_right(one, speaker, hidden) for one in same), f"{text.name} {what} {speaker}"))


def _is_right(expected: ExpectedClaim, speaker: ClaimSpeaker | None, hidden: bool) -> bool:
    if speaker is None:
        return (_UNNAMED if hidden else _ITSELF) in expected.speakers
    name = f"{speaker.name} {speaker.key or ''}".casefold().replace("-", " ")
    return any(word.casefold().replace("-", " ") in name for word in expected.speakers)


def _written(numbered: tuple[int, str]) -> WrittenClaims:
    number, block = numbered
    head, *lines = block.strip().splitlines()
    name, half, language, outlet, kind, published = (part.strip() for part in head.split("|"))
    body = [line for line in lines[1:] if line and not line.startswith(("=", "#"))]
    country = "KP" if kind == "state" else "KR" if language == "ko" else None
    known = Outlet(outlet, None, country, OutletKind.STATE_MEDIA if kind == "state" else None)
    at = datetime.fromisoformat(published)
    line = ArticleRef(number, lines[0], None, known, None, published, at if at.tzinfo else at.replace(tzinfo=UTC))
    page = Page(None, "\n\n".join(body).encode(), STORED_TEXT, title=lines[0], published=published)
    expected = tuple(_expected(line) for line in lines if line.startswith("="))
    return WrittenClaims(name, half, line, page, expected)


def _expected(line: str) -> ExpectedClaim:
    kind, what, speakers = (part.strip() for part in line[1:].split("|"))
    what = f"{float(what):g}" if kind == "n" else what
    return ExpectedClaim(kind, what, tuple(speakers.split("/")))
