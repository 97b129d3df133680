"""Store the failure of a job: in one transaction, or in several if it concerns many feeds."""

from __future__ import annotations

from bot.model.errors import DeskError, PageRefused, Reason
from bot.model.jobs import Job
from bot.policy import urls
from bot.policy.retry import GiveUp, Postpone, Retry
from bot.ports import Clock
from bot.services.ingest import completion
from bot.storage.engine.database import Database

_NO_ARTICLE = frozenset(
    {
        Reason.UNAUTHORIZED,
        Reason.FORBIDDEN,
        Reason.RATE_LIMITED,
        Reason.HTTP_ERROR,
        Reason.TOO_MANY_REDIRECTS,
        Reason.REDIRECT_LOOP,
        Reason.REDIRECT_REFUSED,
        Reason.EMPTY_PAGE,
        Reason.THIN,
        Reason.CAPTCHA,
        Reason.ERROR_PAGE,
        Reason.CONSENT,
        Reason.NOT_ARTICLE,
    }
)
"""The failures that an aggregator's link gives a program in place of the article; none of them tells the member what to
do."""


def of_aggregator(job: Job, error: DeskError) -> DeskError:
    """The failure as AGGREGATOR where an aggregator's page came in place of the article; else as it is."""
    page_url = error.ids.get("url") if isinstance(error, PageRefused) else job.url
    if error.reason not in _NO_ARTICLE or not page_url or not urls.at_aggregator(page_url):
        return error
    return PageRefused(Reason.AGGREGATOR, job=job.id, url=page_url)


async def store(
    database: Database, clock: Clock, job: Job, error: DeskError, verdict: Retry | Postpone | GiveUp
) -> bool:
    """As `completion.fail`. If the job ends and many feeds list its page, the briefs to their channels are owed in
    several transactions. After a crash in between no brief is sent twice, since each has a key of its own."""
    told = 0
    if isinstance(verdict, GiveUp):
        while last := await database.write(completion.owe_briefs, job, error, told, clock.now()):
            told = last
    return await database.write(completion.fail, job, error, verdict, clock.now(), told)
