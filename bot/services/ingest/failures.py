"""Store the failure of a job: in one transaction, or in several if it concerns many feeds."""

from __future__ import annotations

from bot.model.errors import DeskError
from bot.model.jobs import Job
from bot.policy.retry import GiveUp, Postpone, Retry
from bot.ports import Clock
from bot.services.ingest import completion
from bot.storage.engine.database import Database


async def store(
    database: Database, clock: Clock, job: Job, error: DeskError, verdict: Retry | Postpone | GiveUp
) -> bool:
    """As `completion.fail`. Where the job ends and many feeds list its page, their channels are told of it some in a
    transaction. A crash in between tells nobody twice, since a brief has a key of its own."""
    told = 0
    if isinstance(verdict, GiveUp):
        while last := await database.write(completion.tell_briefs, job, error, told, clock.now()):
            told = last
    return await database.write(completion.fail, job, error, verdict, clock.now(), told)
