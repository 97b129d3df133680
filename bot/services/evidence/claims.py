"""`/claims`: the numbers that sources give on one topic, the positions of sides, and the other side's answers.

    topic and period -> the newest articles that satisfy them (full text), or a story's newest
                     -> the claims of each, read once a version -> those whose sentence is on the topic
                     -> numbers by what they count, positions by side, statements of the sides
                     -> kept until the shelf changes -> a page of one view

Articles are read in several short transactions, so that no other reader waits for hundreds of them.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.days import KOREA, korean_day, korean_today
from bot.lang.scripts import Writing
from bot.model.answers import ArticleRef, EntityRef, NearName, Suggestion
from bot.model.errors import NothingFound, Reason
from bot.model.evidence.claims import ClaimsAnswer, ClaimView
from bot.model.jobs import Shelf
from bot.news.claims import pages
from bot.news.claims.article import ArticleClaims, SpokenSpan
from bot.news.claims.chains import ArticlePosition, ArticleStatement, position_chains, side_answers, speakers_sides
from bot.news.claims.joining import ArticleNumber, ArticleText, counted_things
from bot.news.claims.reading import article_claims
from bot.policy.search.passages import TopicPassages
from bot.policy.search.query import About, Query
from bot.policy.search.terms import Term
from bot.policy.typed_times.dates import midnight
from bot.ports import Clock
from bot.regexes import regex
from bot.services import autocomplete
from bot.services.evidence.claim_articles import ClaimArticles
from bot.services.evidence.read_versions import AT_ONCE, ReadVersions
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.lookup import queries
from bot.services.lookup.articles import linked, nonempty_shelf
from bot.services.lookup.entities import ref
from bot.services.lookup.typed_days import typed_days
from bot.services.stories.topic_query import near_topics
from bot.storage import settings
from bot.storage.articles import search, texts
from bot.storage.articles.query_match import query_match
from bot.storage.articles.texts import CurrentVersion, StoredMentions, VersionSentences
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window, view
from bot.text.knowledge.base import Knowledge

MOST_READ = 300
"""The most articles that are read for one answer, the newest that satisfy the topic."""
LONGEST = 2000
"""The most characters of a topic, which may be a link."""
_MOST_REMEMBERED = 1000
_STORY = regex(r"story (\d{1,18})")
_ENTITY = 'entity:"{key}"'
_MOST_SUGGESTED = 25
_STORIES_SUGGESTED = 8


class ClaimsQuestion(Struct, frozen=True):
    """A topic on a shelf (a search, or "story 12"), the days of its articles in Korea, both included, and a page of a
    view."""

    shelf: Shelf
    topic: str
    since: str | None = None
    until: str | None = None
    view: ClaimView = ClaimView.NUMBERS
    page: int = 0


class _StoredArticle(Struct, frozen=True):
    """An article with its statements and mentions."""

    current: CurrentVersion
    statements: tuple[SpokenSpan, ...]
    mentions: tuple[StoredMentions, ...]

    @property
    def article(self) -> ArticleRef:
        """The article."""
        return self.current.article

    @property
    def version_id(self) -> int:
        """The number of the article's current version."""
        return self.current.version_id

    @property
    def key(self) -> Hashable:
        """The key under which the reading of the article is cached."""
        line = self.article
        return self.version_id, line.title, line.outlet, korean_day(line), self.statements, self.mentions


class _ReadArticle(Struct, frozen=True):
    """An article with its claims; `named` has the keys of the entities of each sentence that names any."""

    text: ArticleText
    claims: ArticleClaims
    named: dict[int, frozenset[str]]


class _MatchingArticles(Struct, frozen=True):
    """The newest articles on a topic, one more than are read if there are more. `story` is the headline of the story
    or of a link's article; `query` is None for these."""

    articles: Sequence[CurrentVersion]
    story: str | None = None
    query: Query | None = None
    indexed_since: datetime | None = None


class _FoundClaims(Struct, frozen=True):
    """The articles that an answer is made from, and the answer without their claims. `query` is None for a story."""

    question: ClaimsQuestion
    shelf_id: int
    empty: ClaimsAnswer
    query: Query | None
    articles: tuple[CurrentVersion, ...]
    preferred: Writing


class ClaimService:
    """Answers `/claims`. The cost is bounded by the `MOST_READ` newest articles on the topic."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._articles = ClaimArticles(knowledge)
        self._kept = KeptAnswers() if kept is None else kept
        self._read = ReadVersions[Hashable, _ReadArticle](database, _MOST_REMEMBERED)

    async def claims(self, question: ClaimsQuestion) -> ClaimsAnswer:
        """A page of one view of the claims on a topic, or the last page.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_STORY, NO_SUCH_ENTITY, LINK_NOT_SAVED; DeskError BAD_QUERY, BAD_PERIOD.
        """
        found = await self._database.read_at_once(question.shelf.key, self._found, question)
        return await self._kept.completed(found, self._computed, lambda answer: answer.indexed_since is None)

    async def suggest(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Up to 25 topics: entities, then stories; their values are input for `claims`."""
        return await self._database.read(self._suggested, shelf, typed)

    def forget(self) -> None:
        """Drop the cached readings of articles, after a member's data was erased."""
        self._read.clear()

    def _suggested(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        shelf_id = shelves.find(connection, shelf)
        if shelf_id is None:
            return ()
        named = autocomplete.entities(connection, self._knowledge, shelf_id, typed)
        stories = autocomplete.stories(connection, self._kept, shelf_id, typed)[:_STORIES_SUGGESTED]
        entities = (
            replace(one, value=_ENTITY.format(key=one.value), key=one.value)
            for one in named
            if one.articles and '"' not in one.value
        )
        return tuple([*entities][: _MOST_SUGGESTED - len(stories)]) + stories

    def _found(self, connection: Connection, question: ClaimsQuestion) -> Gathered[_FoundClaims, ClaimsAnswer]:
        shelf_id = nonempty_shelf(connection, question.shelf)
        now = self._clock.now()
        today = now.astimezone(ZoneInfo(settings.zone(connection, question.shelf))).date()
        topic = " ".join(storable(question.topic).split())[:LONGEST]
        since, until = typed_days(question.since, question.until, korean_today(now))
        asked = ShelfQuestion(shelf_id, "claims", (topic, since, until, today, question.view, question.page))
        about = replace(question, topic=topic)
        return self._kept.gathered(
            connection, asked, lambda: self._gathered(connection, shelf_id, about, (since, until))
        )

    def _gathered(
        self, connection: Connection, shelf_id: int, question: ClaimsQuestion, period: tuple[date | None, date | None]
    ) -> _FoundClaims:
        topic, (since, until) = question.topic, period
        found = self._matching(connection, shelf_id, question, period)
        articles, query = found.articles, found.query
        empty = ClaimsAnswer(
            topic, found.story, since, until, ClaimView.NUMBERS, (), (), (), (0, 0, 0), 0, 1,
            min(len(articles), MOST_READ),
            articles[MOST_READ - 1].article.at if len(articles) > MOST_READ else None,
            nearest=self._nearest(connection, shelf_id, topic, query) if not articles else None,
            indexed_since=found.indexed_since,
        )  # fmt: skip
        preferred = settings.preferred_writing(connection, shelf_id)
        return _FoundClaims(question, shelf_id, empty, query, tuple(articles[:MOST_READ]), preferred)

    def _nearest(
        self, connection: Connection, shelf_id: int, topic: str, query: Query | None
    ) -> tuple[NearName, ...] | None:
        words = query is not None and all(isinstance(one, Term | About) for one in query.conditions)
        return near_topics(connection, self._knowledge, shelf_id, topic) if words else None

    def _matching(
        self, connection: Connection, shelf_id: int, question: ClaimsQuestion, period: tuple[date | None, date | None]
    ) -> _MatchingArticles:
        topic, (since, until) = question.topic, period
        if (numbered := _STORY.fullmatch(topic)) is not None:
            story_id = view.living(connection, int(numbered[1]))
            window = shelf_window.of_story(connection, shelf_id, story_id, MOST_READ + 1)
            if not window:
                raise NothingFound(Reason.NO_SUCH_STORY, story=story_id)
            articles = texts.of_articles(connection, shelf_id, [one.article_id for one in window])
            within = [one for one in articles if _is_within(korean_day(one.article), since, until)]
            story = view.reference(connection, shelf_id, story_id)
            return _MatchingArticles(within, None if story is None else story.headline)
        if (article_id := linked(connection, shelf_id, topic)) is not None:
            found = texts.of_articles(connection, shelf_id, [article_id])
            within = [one for one in found if _is_within(korean_day(one.article), *period)]
            return _MatchingArticles(within, found[0].article.title)
        query = queries.understand(connection, self._knowledge, question.shelf, topic, self._clock.now())
        after = midnight(since, KOREA.key) if since else None
        before = midnight(until + timedelta(days=1), KOREA.key) if until else None
        bounded = replace(
            query,
            after=max((one for one in (query.after, after) if one), default=None),
            before=min((one for one in (query.before, before) if one), default=None),
        )
        match = query_match(connection, shelf_id, bounded)
        matches = search.find(connection, shelf_id, match, MOST_READ)
        articles = texts.at_moments(connection, shelf_id, matches.moments)
        return _MatchingArticles(articles, query=bounded, indexed_since=matches.indexed_since)

    async def _computed(self, found: _FoundClaims) -> ClaimsAnswer:
        question = found.question
        read: list[_ReadArticle] = []
        for start in range(0, len(found.articles), AT_ONCE):
            read += await self._read_part(found.shelf_id, found.articles[start : start + AT_ONCE])
        answer = pages.cut(await asyncio.to_thread(_joined, found, read), question.view, question.page)
        return replace(answer, names=self._names(answer))

    def _names(self, answer: ClaimsAnswer) -> tuple[tuple[str, EntityRef], ...]:
        """The countries of a page by their codes, and the known speakers by their keys."""
        countries, known = self._knowledge.country, self._knowledge.get
        found = [(code, countries.get(code)) for code in sorted(pages.sides(answer))]
        found += [(key, known(key)) for key in sorted(pages.speakers(answer))]
        return tuple((key, ref(entity)) for key, entity in found if entity is not None)

    async def _read_part(self, shelf_id: int, articles: Sequence[CurrentVersion]) -> list[_ReadArticle]:
        stored = {one.key: one for one in await self._database.read(_stored, shelf_id, articles)}
        known = await self._read.values(stored, lambda key, version: self._claims(stored[key], version))
        current = {key: replace(known[key].text, line=one.article) for key, one in stored.items() if key in known}
        return [replace(known[key], text=text) for key, text in current.items()]

    def _claims(self, one: _StoredArticle, version: VersionSentences) -> _ReadArticle:
        article = self._articles.article(one.current.article, version, one.statements, one.mentions)
        named: defaultdict[int, set[str]] = defaultdict(set)
        for place, span in enumerate(article.sentences):
            for name in article.names_in(span.start, span.end):
                named[place].add(name.key)
        text = ArticleText(one.current.article, article.sentences, article.words, article.published)
        keys = {place: frozenset(found_keys) for place, found_keys in named.items()}
        return _ReadArticle(text, article_claims(article), keys)


def _stored(connection: Connection, shelf_id: int, articles: Sequence[CurrentVersion]) -> list[_StoredArticle]:
    ids = [one.article.id for one in articles]
    spoken = texts.spoken(connection, shelf_id, ids)
    named = texts.mentioned(connection, shelf_id, ids)
    return [_StoredArticle(one, spoken.get(one.article.id, ()), named.get(one.article.id, ())) for one in articles]


def _is_within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _about(one: _ReadArticle, passages: TopicPassages | None) -> set[int]:
    """The sentences with claims that are on the topic."""
    places = {claim.sentence for claim in one.claims.numbers} | {claim.sentence for claim in one.claims.positions}
    places |= {claim.sentence for claim in one.claims.words}
    return {place for place in places if passages is None or passages.is_on_topic(place)}


def _joined(found: _FoundClaims, read: Sequence[_ReadArticle]) -> ClaimsAnswer:
    """The answer with all claims on the topic; `pages.cut` takes a page of it."""
    numbers: list[ArticleNumber] = []
    positions: list[ArticlePosition] = []
    words: list[ArticleStatement] = []
    named: Counter[str] = Counter()
    for one in read:
        passages = TopicPassages(found.query, one.text.line.title, one.text.words, one.named) if found.query else None
        about = _about(one, passages)
        numbers += [ArticleNumber(one.text, claim) for claim in one.claims.numbers if claim.sentence in about]
        positions += [ArticlePosition(one.text, claim) for claim in one.claims.positions if claim.sentence in about]
        words += [ArticleStatement(one.text, claim) for claim in one.claims.words if claim.sentence in about]
        named.update(one.claims.nations)
    speakers = [one.position.speaker for one in positions] + [one.words.speaker for one in words]
    speakers += [one.number.giver for one in numbers if one.number.giver is not None]
    sides = speakers_sides(speakers)
    things = counted_things(numbers, sides, preferred=found.preferred)
    chains = position_chains(positions, sides, preferred=found.preferred)
    answers = side_answers(words, sides, named, len(read))
    return replace(
        found.empty, counted=things, chains=chains, answers=answers, counts=(len(things), len(chains), len(answers))
    )
