"""The errors: one base class, and a subclass only where a caller acts differently.

Every error has a `Reason`, for which `cogs/_cards/errors` has the sentence, and `ids` for the log. Errors
can be pickled, since some are raised in reader processes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.model.analysis import Page

if TYPE_CHECKING:
    from bot.model.answers import NearName


class Reason(StrEnum):
    """Why something could not be done. Each has exactly one sentence for the member."""

    # the address
    BAD_URL = "bad_url"
    MESSAGE_LINK = "message_link"
    FORBIDDEN_SCHEME = "forbidden_scheme"
    FORBIDDEN_PORT = "forbidden_port"
    FORBIDDEN_CREDENTIALS = "forbidden_credentials"
    PRIVATE_ADDRESS = "private_address"
    # the site
    DNS_FAILED = "dns_failed"
    UNREACHABLE = "unreachable"
    NOT_IN_DEMO = "not_in_demo"
    TLS_FAILED = "tls_failed"
    TIMED_OUT = "timed_out"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_REFUSED = "redirect_refused"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    GONE = "gone"
    RATE_LIMITED = "rate_limited"
    LEGAL_BLOCK = "legal_block"
    SERVER_ERROR = "server_error"
    HTTP_ERROR = "http_error"
    BROKEN_RESPONSE = "broken_response"
    # the content
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    UNSUPPORTED_TYPE = "unsupported_type"
    IS_FEED = "is_feed"
    AGGREGATOR = "aggregator"
    EMPTY_PAGE = "empty_page"
    UNREADABLE = "unreadable"
    READER_TIMEOUT = "reader_timeout"
    READER_MEMORY = "reader_memory"
    READER_CRASHED = "reader_crashed"
    READER_DIED = "reader_died"
    READER_UNAVAILABLE = "reader_unavailable"
    # the page is not an article
    THIN = "thin"
    PAYWALL = "paywall"
    CAPTCHA = "captcha"
    ERROR_PAGE = "error_page"
    CONSENT = "consent"
    NOT_ARTICLE = "not_article"
    RETRACTED = "retracted"
    # the question
    NO_SUCH_ARTICLE = "no_such_article"
    LINK_NOT_SAVED = "link_not_saved"
    LINK_WAITING = "link_waiting"
    ARTICLE_NOT_HERE = "article_not_here"
    NO_SUCH_ENTITY = "no_such_entity"
    NO_SUCH_STORY = "no_such_story"
    NO_SUCH_SENTENCE = "no_such_sentence"
    BAD_PERIOD = "bad_period"
    NO_PERSON = "no_person"
    NO_TERM = "no_term"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    NOT_WEIGHED = "not_weighed"
    NOTHING_SIMILAR = "nothing_similar"
    INDEXING = "indexing"
    EMPTY_SHELF = "empty_shelf"
    BAD_QUERY = "bad_query"
    NO_SUCH_SEARCH = "no_such_search"
    LINK_IS_NO_SEARCH = "link_is_no_search"
    OWN_SEARCH = "own_search"
    TOO_MANY_SEARCHES = "too_many_searches"
    BAD_NAME = "bad_name"
    BAD_SINCE = "bad_since"
    FUTURE_SINCE = "future_since"
    BAD_TIME = "bad_time"
    BAD_DAY = "bad_day"
    BAD_ZONE = "bad_zone"
    NO_SCHEDULE = "no_schedule"
    NO_DIGEST_YET = "no_digest_yet"
    SERVERS_ONLY = "servers_only"
    NOT_ON_SERVER = "not_on_server"
    MANAGERS_ONLY = "managers_only"
    ROLES_ONLY = "roles_only"
    CHANNEL_HIDDEN = "channel_hidden"
    SHELF_HIDDEN = "shelf_hidden"
    CHANNEL_UNKNOWN = "channel_unknown"
    NO_FORUM = "no_forum"
    NO_FILES_HERE = "no_files_here"
    TOO_MUCH_HERE = "too_much_here"
    NOT_YOURS = "not_yours"
    NO_LINK = "no_link"
    NO_FEED = "no_feed"
    NO_FEED_LIST = "no_feed_list"
    FEED_LIST_TOO_LARGE = "feed_list_too_large"
    NO_SUCH_FEED = "no_such_feed"
    FEED_LACKS_SEARCH = "feed_lacks_search"
    NO_SUCH_FILTER = "no_such_filter"
    NOT_LEFT_OUT = "not_left_out"
    LEFT_OUT_TOPIC = "left_out_topic"
    TOPIC_AND_SEARCH = "topic_and_search"
    TOO_MANY_FILTERS = "too_many_filters"
    TOO_MANY_FEEDS = "too_many_feeds"
    NO_SUCH_WATCH = "no_such_watch"
    NOTHING_TO_WATCH = "nothing_to_watch"
    TOO_MANY_WATCHES = "too_many_watches"
    TOO_MANY_OWN_WATCHES = "too_many_own_watches"
    WATCHES_FULL = "watches_full"
    WATCH_FOR_ROLE = "watch_for_role"
    ROLE_NOT_MENTIONABLE = "role_not_mentionable"
    BAD_QUIET_HOURS = "bad_quiet_hours"
    NOTHING_GIVEN = "nothing_given"
    NOTHING_TO_CORRECT = "nothing_to_correct"
    NOT_CURATOR = "not_curator"
    NOTHING_CHANGES = "nothing_changes"
    BAD_TITLE = "bad_title"
    BAD_DATE = "bad_date"
    BAD_ENTITY_NAME = "bad_entity_name"
    WHICH_ARTICLE = "which_article"
    NO_SUCH_OUTLET = "no_such_outlet"
    NO_SUCH_ACT = "no_such_act"
    UNDONE_ALREADY = "undone_already"
    BLOCKED = "blocked"
    TOO_MANY_BLOCKS = "too_many_blocks"
    OTHER_KIND = "other_kind"
    TOO_MANY_MERGES = "too_many_merges"
    TOO_MANY_REPORTS = "too_many_reports"
    DECIDED_ALREADY = "decided_already"
    ATTACHMENT_LOST = "attachment_lost"
    CARD_EXPIRED = "card_expired"
    SERVER_MOVED = "server_moved"
    DISCORD_UNREACHABLE = "discord_unreachable"
    OWN_SHELF_ELSEWHERE = "own_shelf_elsewhere"
    # the desk itself
    QUEUE_FULL = "queue_full"
    DATABASE_REFUSED = "database_refused"
    DISK_FULL = "disk_full"
    MACHINE_TROUBLE = "machine_trouble"
    SHELF_QUEUE_FULL = "shelf_queue_full"
    MEMBER_QUEUE_FULL = "member_queue_full"
    SHUTTING_DOWN = "shutting_down"
    NEWER_DATABASE = "newer_database"
    BROKEN_DATABASE = "broken_database"
    DATA_FOLDER = "data_folder"
    ALREADY_RUNNING = "already_running"
    BAD_SETTINGS = "bad_settings"


class DeskError(Exception):
    """An expected failure: of the network, a page, the settings or a member's request.

    `detail` is shown to the member (a type, a status code, a similar name) and has no secrets. It is stored too, so
    lone surrogates are escaped in it: it may quote a header of a site, whose bytes may be no text. `ids` are for
    tracebacks and tests: they may hold an address, whose path can be private, so log `message` in place of the error
    itself.
    """

    def __init__(self, reason: Reason, detail: str = "", **ids: Any) -> None:
        super().__init__(reason, detail, ids)
        self.reason = reason
        self.detail = _writable(detail)
        self.ids = ids

    @property
    def message(self) -> str:
        """Reason and detail, without the ids: the same for all links that fail in the same way."""
        return _writable(f"{self.reason}: {self.detail}" if self.detail else str(self.reason))

    def __str__(self) -> str:
        return _writable(" ".join([self.message, *(f"{name}={value}" for name, value in self.ids.items())]))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.reason, self.detail, self.ids, self.__dict__)


class LinkRefused(DeskError):
    """The address may not be fetched. Raised before any request; a retry cannot help."""


class FetchFailed(DeskError):
    """The page could not be fetched. `retry_after` is the site's Retry-After in seconds, None if it sent none. `page`
    is what the site showed with a 404 or 410, None for any other failure and where it showed nothing readable."""

    retry_after: float | None = None
    page: Page | None = None


class HostSuspended(FetchFailed):
    """The host has asked for a pause, and nothing was requested from it; `retry_after` is how long it lasts."""


class HostBusy(FetchFailed):
    """Nothing may be requested from `host` now: a request to it is under way, or ended a moment ago. The fetch
    continues at `next_url`, after `redirects` redirects; `retry_after` is how long at least."""

    host: str = ""
    next_url: str = ""
    redirects: int = 0


class QueueFull(DeskError):
    """The queue has no place for the link: QUEUE_FULL, SHELF_QUEUE_FULL or MEMBER_QUEUE_FULL. Links that wait are read
    meanwhile, so a later try may succeed."""


class ReaderFailed(DeskError):
    """A reader process returned no analysis: it exceeded its time or memory limit, failed (READER_CRASHED), or its
    process ended (READER_DIED); or none could be started (READER_UNAVAILABLE)."""


class PageRefused(DeskError):
    """The page was fetched but is not an article; it is never summarised."""


class NothingFound(DeskError):
    """The request names nothing on this shelf. `nearest` are similar names, best first."""

    nearest: tuple[NearName, ...] = ()


class EmptySearch(NothingFound):
    """NO_SUCH_ARTICLE: a search finds nothing. `without` are parts of it as typed, without one of which it does, each
    with the number of articles then; `most` is the greatest number that was counted. `period` as in `SearchAnswer`."""

    without: tuple[tuple[str, int], ...] = ()
    most: int = 0
    period: tuple[str, str] | None = None


class BadQuery(DeskError):
    """BAD_QUERY: a search cannot be parsed. `problem` is a `bot/policy/search/problems.QueryProblem`."""

    problem: Any = None


class SettingsFailed(DeskError):
    """The process cannot start with these settings: exit status 2."""


def _writable(text: str) -> str:
    """The text with lone surrogates escaped, which can be written neither to the log nor to the database."""
    return text.encode("utf-8", "backslashreplace").decode()


def _rebuild(
    kind: type[DeskError], reason: Reason, detail: str, ids: dict[str, Any], state: dict[str, Any]
) -> DeskError:
    error = kind(reason, detail, **ids)
    error.__dict__.update(state)
    return error
