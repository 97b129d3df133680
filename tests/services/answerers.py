"""Every service that answers from shelves, asked everything about one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.model.errors import DeskError
from bot.model.evidence.claims import ClaimView
from bot.model.evidence.terms import TermUsers
from bot.model.jobs import Shelf
from bot.services.answers import AnswerService
from bot.services.digests.service import DigestService
from bot.services.evidence import coming_events
from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.evidence.appearances import AppearanceService
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.services.evidence.launches import LaunchService
from bot.services.evidence.terms import TermQuestion, TermService
from bot.services.kept_answers import KeptAnswers
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import SmallDesk

MEMBER = 77
REMEMBERING = ("ahead", "launches", "appearances", "claims", "digest")
"""What the names of the questions begin with whose services remember articles beside their kept answers."""

Asked = Callable[[], Awaitable[Any]]


async def answered(asked: Asked) -> Any:
    """The answer, or the reason for which there is none."""
    try:
        return await asked()
    except DeskError as error:
        return error.reason, getattr(error, "nearest", ())


@dataclass
class Answerers:
    """The services that answer from shelves."""

    answers: AnswerService
    latest: LatestService
    ahead: AheadService
    launches: LaunchService
    claims: ClaimService
    appearances: AppearanceService
    terms: TermService
    stories: StoryService
    digests: DigestService

    @classmethod
    def over(cls, desk: SmallDesk, knowledge: Knowledge, kept: KeptAnswers) -> Answerers:
        database, clock = desk.database, desk.clock
        readings = coming_events.readings(database)
        return cls(
            AnswerService(database, clock, knowledge, lambda: 0.0, kept),
            LatestService(database, clock, knowledge, kept),
            AheadService(database, clock, knowledge, kept, readings),
            LaunchService(database, clock, kept),
            ClaimService(database, clock, knowledge, kept),
            AppearanceService(database, clock, knowledge, kept),
            TermService(database, kept),
            StoryService(database, kept),
            DigestService(database, clock, knowledge, kept, readings),
        )

    def forget(self) -> None:
        """Drop what the services remember of articles beside their kept answers."""
        for one in (self.ahead, self.launches, self.claims, self.appearances):
            one.forget()

    async def all(self, shelf: Shelf) -> dict[str, Any]:
        """Every answer about a shelf, or the reason for which there is none."""
        return {name: await answered(asked) for name, asked in self.questions(shelf).items()}

    def questions(self, shelf: Shelf) -> dict[str, Asked]:
        """Name -> what is asked."""
        guild_id = int(shelf.key.split(":")[1])
        latest, answers, stories = self.latest, self.answers, self.stories
        return {
            "latest": lambda: latest.look(shelf, MEMBER),
            "latest, two hours": lambda: latest.look(shelf, MEMBER, since="2h"),
            "latest, month": lambda: latest.look(shelf, MEMBER, since="30d"),
            "latest, date": lambda: latest.look(shelf, MEMBER, since="2024-09-01", page=1),
            "latest, entity": lambda: latest.look(shelf, MEMBER, topic="Kim Jong Un", since="30d"),
            "latest, words": lambda: latest.look(shelf, MEMBER, topic="flooded", since="30d"),
            "latest, last": lambda: latest.look(shelf, MEMBER, since="last"),
            "latest, nobody's": lambda: latest.latest(shelf, since="3d"),
            "ahead": lambda: self.ahead.ahead(shelf, AheadQuestion()),
            "ahead, topic": lambda: self.ahead.ahead(shelf, AheadQuestion(30, None, "Kim Jong Un")),
            "launches": lambda: self.launches.launches(shelf),
            "launches, month": lambda: self.launches.launches(shelf, "2024-09"),
            "appearances": lambda: self.appearances.appearances(shelf, "Kim Jong Un"),
            "claims": lambda: self.claims.claims(ClaimsQuestion(shelf, "missiles OR flood OR flooded")),
            "claims, answers": lambda: self.claims.claims(
                ClaimsQuestion(shelf, "entity:north-korea", view=ClaimView.ANSWERS)
            ),
            "term": lambda: self.terms.term(TermQuestion(shelf, "flooded")),
            "term, others": lambda: self.terms.term(TermQuestion(shelf, "missiles", TermUsers.OTHERS)),
            "entity": lambda: answers.entity(shelf, "Kim Jong Un"),
            "entity, discovered": lambda: answers.entity(shelf, "Pak Jong Chon"),
            "search": lambda: answers.search(shelf, "sinuiju"),
            "search, outlet": lambda: answers.search(shelf, "outlet:bay"),
            "search, day": lambda: answers.search(shelf, "after:2024-08-30 before:2024-08-31"),
            "search, Korean": lambda: answers.search(shelf, "홍수"),
            "similar": lambda: answers.similar(shelf, "flooded Sinuiju"),
            "search, name": lambda: answers.search(shelf, "entity:kim -missiles after:2024-09-01"),
            "articles": lambda: answers.suggest_articles(shelf, "flo"),
            "newest articles": lambda: answers.suggest_articles(shelf, ""),
            "entities": lambda: answers.suggest_entities(shelf, "pak"),
            "most named": lambda: answers.suggest_entities(shelf, ""),
            "outlets": lambda: answers.suggest_outlets(shelf, ""),
            "stories": lambda: stories.suggest(shelf, ""),
            "stories, typed": lambda: stories.suggest(shelf, "flood"),
            "story": lambda: stories.meant(shelf, "flooded Sinuiju"),
            "story 1": lambda: stories.story(shelf, 1),
            "story 2": lambda: stories.story(shelf, 2),
            "story 1, second page": lambda: stories.story(shelf, 1, 1),
            "digest": lambda: self.digests.preview(guild_id, 10),
        }
