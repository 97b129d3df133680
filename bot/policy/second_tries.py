"""Which failed links are worth another try, and how many are tried without asking. Pure."""

from __future__ import annotations

from datetime import timedelta

from bot.model.errors import Reason
from bot.policy import retry

WITHIN = timedelta(days=7)
"""Links that failed longer ago are not tried again."""

MANY = 10
"""More links than this are tried only after a question."""

REASONS = retry.OPERATORS | {
    Reason.DNS_FAILED,
    Reason.UNREACHABLE,
    Reason.TLS_FAILED,
    Reason.TIMED_OUT,
    Reason.RATE_LIMITED,
    Reason.FORBIDDEN,
    Reason.SERVER_ERROR,
    Reason.HTTP_ERROR,
    Reason.BROKEN_RESPONSE,
    Reason.EMPTY_PAGE,
    Reason.CAPTCHA,
    Reason.READER_TIMEOUT,
    Reason.READER_CRASHED,
    Reason.READER_DIED,
    Reason.READER_MEMORY,
}
"""Reasons that may be over. A link that is refused for its address, its kind of file or a page that is not an article
would be refused again."""
