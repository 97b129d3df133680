"""Map responses to errors: HTTP statuses by a table, exceptions of aiohttp and the system by a function."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape

import aiohttp
from w3lib.html import get_meta_refresh

from bot.fetch.guard import AddressRefused
from bot.model.errors import DeskError, FetchFailed, LinkRefused, Reason
from bot.model.jobs import Fetched
from bot.policy.operations.operator_trouble import machine_trouble
from bot.policy.urls import parse
from bot.text.web_charsets import charset_named, decode

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})

_STATUSES = {
    204: Reason.EMPTY_PAGE, 205: Reason.EMPTY_PAGE, 401: Reason.UNAUTHORIZED, 402: Reason.PAYWALL,
    403: Reason.FORBIDDEN, 404: Reason.NOT_FOUND, 408: Reason.TIMED_OUT, 410: Reason.GONE, 429: Reason.RATE_LIMITED,
    451: Reason.LEGAL_BLOCK,
}  # fmt: skip
_MOST_RETRY_SECONDS = 7 * 86400.0
"""The longest Retry-After that is kept, in seconds, as for feeds and visits. The host gets no request of any kind until
then."""
_MOST_REFRESH_BYTES = 8192
_MOST_REFRESH_SECONDS = 5


def refresh_target(page: Fetched) -> str | None:
    """The target of a meta refresh in a page of at most 8 KiB, as link shorteners send it; None without one."""
    if page.content_type != "text/html" or not 0 < len(page.body) <= _MOST_REFRESH_BYTES:
        return None
    return _followed(decode(page.body, charset_named(page.charset) or "utf-8"), page.final_url)


def header_target(refresh: str | None, url: str) -> str | None:
    """The target of a Refresh header of the page at `url`, which browsers read as a meta refresh; None without one."""
    found = _followed(f'<meta http-equiv="refresh" content="{escape(refresh)}">', url) if refresh else None
    return None if found == url else found


def _followed(text: str, url: str) -> str | None:
    """The target of the meta refresh in a text from `url`, if it is within seconds."""
    seconds, address = get_meta_refresh(text, url, ignore_tags=("script",))
    if address is None or seconds is None or seconds > _MOST_REFRESH_SECONDS:
        return None
    try:
        return parse(address, url).href.partition("#")[0]
    except LinkRefused:
        return None


def check_status(status: int, retry_after: str | None, now: datetime) -> None:
    """Return for 304 and for 2xx with a body. Raises FetchFailed for other statuses, with Retry-After for 429 and
    503."""
    if status == 304 or (200 <= status < 300 and status not in _STATUSES):
        return
    reason = _STATUSES.get(status, Reason.SERVER_ERROR if status >= 500 else Reason.HTTP_ERROR)
    failed = FetchFailed(reason, str(status))
    if retry_after is not None and status in {429, 503}:
        failed.retry_after = retry_seconds(retry_after, now)
    raise failed


def retry_seconds(retry_after: str, now: datetime) -> float | None:
    """A Retry-After header (seconds or a date) as seconds from `now`, at most a week; None if it is malformed."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), _MOST_RETRY_SECONDS)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the second for a year, hour or zone of many digits
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), _MOST_RETRY_SECONDS)


def failure_of(error: Exception) -> DeskError:
    """The DeskError for an exception that aiohttp or the system raised during a request."""
    if lacking := machine_trouble(error):
        return DeskError(Reason.MACHINE_TROUBLE, lacking)
    match error:
        case TimeoutError():
            return FetchFailed(Reason.TIMED_OUT)
        case aiohttp.ClientConnectorDNSError():
            return FetchFailed(Reason.DNS_FAILED)
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return FetchFailed(Reason.TLS_FAILED, _tls_detail(error))
        case aiohttp.ClientConnectorError(os_error=AddressRefused()):
            return LinkRefused(Reason.PRIVATE_ADDRESS)
        case aiohttp.InvalidURL():
            return LinkRefused(Reason.BAD_URL)
        case aiohttp.ClientConnectorError():
            return FetchFailed(Reason.UNREACHABLE)
        case _:
            return FetchFailed(Reason.BROKEN_RESPONSE)


def _tls_detail(error: Exception) -> str:
    """OpenSSL's message on the certificate, "" if there is none."""
    cause = getattr(error, "certificate_error", None) or getattr(error, "os_error", error)
    return str(getattr(cause, "verify_message", "") or "")
