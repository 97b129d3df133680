"""`/term`: the first and last use of a word or phrase by state media and by others, and its uses by month.

term -> the articles that have it, by the full-text index: of outlets that are state media and dispatches of the
     North's agency, and of all others
     -> the oldest and the newest of each with the sentence, counts by month; kept until the shelf changes
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import OutletKind
from bot.model.answers import nearest_page
from bot.model.errors import DeskError, Reason
from bot.model.evidence.terms import TermAnswer, TermUse, TermUsers
from bot.model.jobs import Shelf
from bot.model.searches import MonthCount
from bot.policy.search.months import all_months
from bot.policy.search.query import Clause, OfKind, Query
from bot.policy.search.terms import Term, term
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.services.lookup.articles import nonempty_shelf
from bot.storage import settings
from bot.storage.articles import search
from bot.storage.articles.query_match import QueryMatch, query_match
from bot.storage.articles.search import FoundArticles
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable

PAGE = 5
LONGEST = 80
"""The most characters of a term."""


class TermQuestion(Struct, frozen=True):
    """A term on a shelf; with `shown`, page `page` of the articles of those users."""

    shelf: Shelf
    typed: str
    shown: TermUsers | None = None
    page: int = 0


class _Uses(Struct, frozen=True):
    """The articles with a term by one kind of users, as the full-text index has them."""

    match: QueryMatch
    found: FoundArticles

    @property
    def moments(self) -> tuple[int, ...]:
        """The moments of the articles that are counted, the newest first."""
        return self.found.moments[: search.MOST_COUNTED]


class TermService:
    """Answers `/term`, by the index alone, except for the sentences that are shown."""

    def __init__(self, database: Database, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._kept = KeptAnswers() if kept is None else kept

    async def term(self, question: TermQuestion) -> TermAnswer:
        """The uses of a term. Raises NothingFound EMPTY_SHELF, DeskError NO_TERM for a text without a word."""
        return await self._database.read_at_once(question.shelf.key, self._term, question)

    def _term(self, connection: Connection, question: TermQuestion) -> TermAnswer:
        shelf_id = nonempty_shelf(connection, question.shelf)
        typed = " ".join(storable(question.typed).split())[:LONGEST]
        wanted = term(typed.strip("\"“”'‘’"))
        if wanted is None:
            raise DeskError(Reason.NO_TERM, typed[:40])
        zone = settings.zone(connection, question.shelf)
        asked = ShelfQuestion(shelf_id, "term", (typed, question.shown, question.page, zone))
        return self._kept.answer(
            connection,
            asked,
            lambda: _computed(connection, shelf_id, question, (typed, wanted, zone)),
            lambda found: found.indexed_since is None,
        )


def _computed(
    connection: Connection, shelf_id: int, question: TermQuestion, asked: tuple[str, Term, str]
) -> TermAnswer:
    typed, wanted, zone = asked
    uses = {users: _uses(connection, shelf_id, wanted, users) for users in TermUsers}
    state, others = (_use(connection, shelf_id, users, found, zone) for users, found in uses.items())
    moments = uses[question.shown].moments if question.shown is not None else ()
    page, pages = nearest_page(question.page, len(moments), PAGE)
    match = uses[question.shown or TermUsers.STATE].match
    of_page = search.by_time(connection, shelf_id, moments, page * PAGE, (page + 1) * PAGE)
    shown = search.hits(connection, shelf_id, match, of_page) if moments else ()
    indexed_since = max((one for use in uses.values() if (one := use.found.indexed_since)), default=None)
    return TermAnswer(typed, state, others, question.shown, shown, page, pages, indexed_since)


def _uses(connection: Connection, shelf_id: int, wanted: Term, users: TermUsers) -> _Uses:
    of_state = Clause((OfKind(OutletKind.STATE_MEDIA, dispatches=True),), negated=users is TermUsers.OTHERS)
    match = query_match(connection, shelf_id, Query((Clause((wanted,)), of_state)))
    return _Uses(match, search.find(connection, shelf_id, match, search.MOST_COUNTED))


def _ends(connection: Connection, shelf_id: int, moments: Sequence[int]) -> list[int]:
    """The newest and the oldest of at least one moment; one where they are the same."""
    last = len(moments) - 1
    found = [search.by_time(connection, shelf_id, moments, place, place + 1) for place in (0, last)]
    return [*dict.fromkeys(found[0] + found[1])]


def _use(connection: Connection, shelf_id: int, users: TermUsers, uses: _Uses, zone: str) -> TermUse:
    moments = uses.moments
    ends = search.hits(connection, shelf_id, uses.match, _ends(connection, shelf_id, moments)) if moments else ()
    months = all_months(uses.found.minutes[: len(moments)], zone)
    return TermUse(
        users=users,
        total=len(moments),
        counted=len(uses.found.moments) == len(moments),
        first=ends[-1] if ends else None,
        last=ends[0] if ends else None,
        months=tuple(MonthCount(first, number) for first, number in months),
    )
