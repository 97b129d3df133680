"""Load articles for reading claims: stored statements and mentions, with the states that speakers represent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.lang.days import korean_day
from bot.model.analysis import EntityKind, OutletKind, Span
from bot.model.answers import ArticleRef
from bot.news.claims.article import ClaimArticle, NameSpan, SpokenSpan
from bot.news.claims.offices import side_by_office
from bot.storage.articles.texts import StoredMentions, VersionSentences
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.sides import nation_of, side_of

_BEFORE_NAME = 40
"""The most characters between an organisation and the name of the person whose office is in it."""


class ClaimArticles:
    """Builds the articles that claims are read from, with a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def article(
        self,
        line: ArticleRef,
        version: VersionSentences,
        statements: Sequence[SpokenSpan],
        mentions: Sequence[StoredMentions],
    ) -> ClaimArticle:
        """The article of a line with its text, statements and mentions."""
        outlet, day = line.outlet, korean_day(line)
        of_state = outlet is not None and outlet.kind is OutletKind.STATE_MEDIA
        country = outlet.country if outlet else None
        return ClaimArticle(
            title=line.title,
            text=version.text,
            sentences=version.sentences,
            statements=[self._spoken(one, country) for one in statements],
            names=sorted(self._names(version.text, mentions, day), key=lambda one: one.start),
            published=day,
            outlet=outlet.name if outlet else None,
            country=country,
            voice=country if of_state else None,
        )

    def _spoken(self, said: SpokenSpan, country: str | None) -> SpokenSpan:
        """The statement, with its speaker resolved: of a body that several states have under one name ("Joint Chiefs of
        Staff"), the one of the outlet's own country."""
        if said.speaker is None or said.key is not None or country is None:
            return said
        known = [one for one in self._knowledge.named(said.speaker) if one.kind is EntityKind.ORGANISATION]
        own = [one for one in known if one.country == country]
        if len(known) < 2 or len(own) != 1:
            return said
        return SpokenSpan(said.start, said.end, said.cue, said.speaker, own[0].id, said.speaker_span, own[0].country)

    def _names(self, text: str, mentions: Sequence[StoredMentions], day: date) -> Iterator[NameSpan]:
        bodies = [
            span
            for one in mentions
            if one.kind is EntityKind.ORGANISATION and self._is_international(one.key)
            for span in one.spans
        ]
        nations = {one.key: nation_of(known) for one in mentions if (known := self._knowledge.get(one.key))}
        states = sorted((s.start, s.end, code) for one in mentions if (code := nations.get(one.key)) for s in one.spans)
        for one in mentions:
            nation = nations.get(one.key)
            side = self._side(text, one, day, bodies)
            if side is None and one.kind is EntityKind.PERSON and not _is_of(bodies, one):
                beside = (side_by_office(text, span, states) for span in one.spans)
                side = next((code for code in beside if code and self._may_be_of(one.key, code)), None)
            for span in one.spans:
                yield NameSpan(span.start, span.end, one.key, one.name, one.kind, side, nation)

    def _side(self, text: str, one: StoredMentions, day: date, bodies: Sequence[Span]) -> str | None:
        known = self._knowledge.get(one.key)
        if known is None or (one.kind is EntityKind.PERSON and _is_of(bodies, one)):
            return None
        role = text[one.role.start : one.role.end] if one.role else None
        return side_of(known, day, role)

    def _may_be_of(self, key: str, code: str) -> bool:
        known = self._knowledge.get(key)
        return known is None or known.country in (None, code)

    def _is_international(self, key: str) -> bool:
        known = self._knowledge.get(key)
        return known is not None and known.country is None


def _is_of(bodies: Sequence[Span], person: StoredMentions) -> bool:
    """Whether the role of a person is of one of these bodies, or one of their names is between the role and the
    person's name."""
    if person.role is None:
        return False
    start = person.role.start - _BEFORE_NAME // 2
    return any(start <= body.start < person.role.end + 2 for body in bodies)
