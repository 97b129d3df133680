"""Validate a line that `export` wrote with whole texts, and turn it back into an article.

A file may come from anywhere, so a line must agree with its text: every span lies in the text and has the words that
the line gives for it, the text has the stated digest, a speaker's name is in the text or is that of an entity that the
text names, kinds and subjects are known ones, times have a zone. Sizes are capped afterwards, as those of any page
(`bot/text/caps`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from bot.lang.files.one_line import one_line
from bot.model.analysis import (
    DISCOVERED,
    MOST_JOINT,
    Analysis,
    Entity,
    EntityKind,
    Excerpt,
    Genre,
    KeySentence,
    Outlet,
    OutletKind,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.model.answers import CorrectedField
from bot.model.curation.acts import ArticleFields
from bot.model.errors import DeskError, Reason
from bot.model.exports.articles import EXPORTED_ARTICLE, ArticleRecord, TextFamily
from bot.model.reasons import RetractionNotice
from bot.policy import urls

LONGEST_LINE = 4 * 2**20
"""Bytes: a text at its cap with all its spans has less than half."""
_YEARS = range(1800, 2200)
_Pair = tuple[int, int]
_Number = Annotated[int, Meta(ge=0, lt=2**62)]
_Share = Annotated[float, Meta(ge=0, le=1)]
_Prominence = Annotated[float, Meta(ge=-1, le=1)]
_Name = Annotated[str, Meta(min_length=1, max_length=200)]
_Title = Annotated[str, Meta(min_length=1, max_length=300)]
_Label = Annotated[str, Meta(max_length=40)]
_Language = Annotated[str, Meta(pattern="^[a-z]{2,3}$")]


class _Outlet(Struct, frozen=True):
    name: _Name
    domain: _Name | None = None
    country: _Label | None = None
    kind: OutletKind | None = None


class _RecordTopic(Struct, frozen=True):
    korea: _Share
    subjects: list[Subject]


class _Excerpt(Struct, frozen=True):
    start: int
    end: int
    text: str


class _KeySentence(_Excerpt, frozen=True):
    worth: float
    self_contained: bool = field(name="stands")


class _RecordEntity(Struct, frozen=True):
    key: _Name
    name: _Name
    kind: EntityKind
    mentions: list[_Pair]
    role: _Excerpt | None = None
    own_name: _Name | None = None


class _Statement(_Excerpt, frozen=True):
    kind: QuoteKind
    cue: str | None = None
    speaker: str | None = None
    speaker_key: str | None = None
    speaker_span: _Pair | None = None
    joint: Annotated[list[_Name], Meta(max_length=MOST_JOINT)] = []


class _Family(Struct, frozen=True):
    first: _Number
    share: _Share | None


class _PageSays(Struct, frozen=True):
    title: _Title | None = None
    published: _Label | None = None
    outlet: _Outlet | None = None


class _Retraction(Struct, frozen=True):
    read: datetime
    text: Annotated[str, Meta(min_length=1, max_length=3000)]


class _Line(Struct, frozen=True):
    id: _Number
    url: str | None
    title: _Title
    byline: list[_Name]
    published: _Label | None
    at: datetime
    outlet: _Outlet | None
    origin: str | None
    via: str | None
    language: _Language
    topic: _RecordTopic
    story: _Number | None
    saved: datetime
    retrieved: datetime
    version: str
    private: bool
    text: Annotated[str, Meta(min_length=1)]
    sentences: list[_Pair]
    key_sentences: list[_KeySentence]
    entities: list[_RecordEntity]
    quotes: list[_Statement]
    family: _Family | None
    corrected: list[CorrectedField] = []
    page: _PageSays = _PageSays()
    prominence: _Prominence | None = None
    genre: Genre | None = None
    retraction: _Retraction | None = None


def is_record(row: Mapping[str, Any]) -> bool:
    """Whether a line of JSON Lines is an exported article with its analysis."""
    return row.get("format") == EXPORTED_ARTICLE


def record(row: Mapping[str, Any]) -> ArticleRecord:
    """The article of a line. Raises DeskError UNREADABLE with what is wrong, LinkRefused for an address that cannot be
    one of an article."""
    try:
        line = msgspec.convert(row, _Line)
        _require_dates(line)
        _require_own_words(line)
        return _record(line)
    except (msgspec.ValidationError, ValueError) as error:
        raise DeskError(Reason.UNREADABLE, str(error)[:200]) from None


def _record(line: _Line) -> ArticleRecord:
    own = {one.key: one for one in line.entities}
    is_corrected = set(line.corrected)
    return ArticleRecord(
        id=line.id,
        analysis=_analysis(line, own, is_corrected),
        speakers=tuple(one.speaker_key if one.speaker_key in own else None for one in line.quotes),
        renamed=tuple((one.key, one.name) for one in line.entities if one.own_name is not None),
        corrected=_fields(line),
        at=None if CorrectedField.DATE in is_corrected else _utc(line.at),
        saved_at=_utc(line.saved),
        retrieved=_utc(line.retrieved),
        story=line.story,
        family=TextFamily(line.family.first, line.family.share) if line.family else None,
        is_private=line.private or line.url is None,
        retraction=RetractionNotice(_utc(line.retraction.read), line.retraction.text) if line.retraction else None,
    )


def _analysis(line: _Line, own: Mapping[str, _RecordEntity], corrected: set[CorrectedField]) -> Analysis:
    page, text = line.page, line.text
    outlet = page.outlet if CorrectedField.OUTLET in corrected else line.outlet
    return Analysis(
        url=None if line.url is None else _address(line.url),
        canonical_url=None,
        verdict=Verdict.ARTICLE,
        reason=None,
        title=page.title if CorrectedField.TITLE in corrected else line.title,
        byline=tuple(line.byline),
        published=page.published if CorrectedField.DATE in corrected else line.published,
        updated=None,
        outlet=_outlet(outlet),
        origin=line.origin,
        dateline=None,
        language=line.language,
        text=text,
        sentences=tuple(Span(*pair) for pair in line.sentences),
        key_sentences=tuple(
            KeySentence(one.start, one.end, one.text, one.worth, one.self_contained) for one in line.key_sentences
        ),
        entities=tuple(_entity(one) for one in line.entities),
        quotes=tuple(_quote(one, own) for one in line.quotes),
        topic=Topic(line.topic.korea, tuple(line.topic.subjects)),
        via=line.via,
        prominence=line.prominence,
        genre=line.genre,
    )


def _entity(one: _RecordEntity) -> Entity:
    role = Excerpt(one.role.start, one.role.end, one.role.text) if one.role else None
    name = one.own_name or one.name
    return Entity(_known_id(one.key), name, one.kind, tuple(Span(*pair) for pair in one.mentions), role)


def _quote(one: _Statement, own: Mapping[str, _RecordEntity]) -> Quote:
    span = None if one.speaker_span is None else Span(*one.speaker_span)
    speaker_id = _known_id(one.speaker_key) if one.speaker_key in own and one.speaker_key else None
    joint = tuple(Span(*own[key].mentions[0]) for key in one.joint if key in own and own[key].mentions)
    return Quote(one.start, one.end, one.text, one.kind, one.cue, one.speaker, speaker_id, span, joint)


def _known_id(key: str) -> str | None:
    return None if key.startswith(DISCOVERED) else key


def _fields(line: _Line) -> ArticleFields:
    """The fields that the shelf showed in place of the page's."""
    corrected = set(line.corrected)
    return ArticleFields(
        line.title if CorrectedField.TITLE in corrected else None,
        line.published if CorrectedField.DATE in corrected else None,
        _outlet(line.outlet) if CorrectedField.OUTLET in corrected else None,
    )


def _outlet(one: _Outlet | None) -> Outlet | None:
    return None if one is None else Outlet(one.name, one.domain, one.country, one.kind)


def _address(url: str) -> str:
    """The address, if it is one that the desk could have fetched. Raises LinkRefused."""
    urls.url_key(url)
    return url


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None or at.year not in _YEARS:
        raise ValueError("a time without its zone, or of no year of news")
    return at.astimezone(UTC).replace(microsecond=0)


def _require_dates(line: _Line) -> None:
    """Raises ValueError for a date of publication that is no date or time as ISO 8601 has them."""
    for stated in (line.published, line.page.published):
        if stated is not None and datetime.fromisoformat(stated).year not in _YEARS:
            raise ValueError("a date of no year of news")


def _require_own_words(line: _Line) -> None:
    """Raises ValueError for a span that is outside the text or has other words there, and for a speaker who is not in
    it."""
    text = line.text
    if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != line.version:
        raise ValueError("the text has another digest than its version")
    roles = [one.role for one in line.entities if one.role is not None]
    for one in (*line.key_sentences, *roles, *line.quotes):
        if one.start < 0 or not one.text or text[one.start : one.end] != one.text:
            raise ValueError(f"the text does not read so at {one.start}")
    speakers = (one.speaker_span for one in line.quotes if one.speaker_span is not None)
    spans = (*line.sentences, *(pair for one in line.entities for pair in one.mentions), *speakers)
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the text has no place {start} to {end}")
    names = {one.own_name or one.name for one in line.entities}
    words = one_line(text)
    for said in line.quotes:
        if said.speaker and said.speaker not in names and one_line(said.speaker) not in words:
            raise ValueError("a speaker whom the text does not name")
