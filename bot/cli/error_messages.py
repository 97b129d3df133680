"""An error as one sentence for whoever sits at the terminal. `{detail}` is what the error knows beyond its reason."""

from __future__ import annotations

from bot.model.errors import DeskError, NothingFound, Reason

_SENTENCES = {
    Reason.BAD_URL: "That is not a web address.",
    Reason.FORBIDDEN_SCHEME: "Only http and https addresses are followed.",
    Reason.FORBIDDEN_PORT: "Only the usual web ports are followed; DESK_EXTRA_PORTS allows others.",
    Reason.FORBIDDEN_CREDENTIALS: "The address carries a user name or password; give it without them.",
    Reason.PRIVATE_ADDRESS: "The address lies in a private network, where the desk does not go.",
    Reason.DNS_FAILED: "No site answers to that name.",
    Reason.UNREACHABLE: "The site cannot be reached: {detail}.",
    Reason.TLS_FAILED: "The site's certificate cannot be trusted.",
    Reason.TIMED_OUT: "The site took too long to answer.",
    Reason.TOO_MANY_REDIRECTS: "The address is passed on too many times.",
    Reason.REDIRECT_LOOP: "The address leads round in a circle.",
    Reason.UNAUTHORIZED: "The page is only for people who have signed in there.",
    Reason.FORBIDDEN: "The site refuses to serve the desk.",
    Reason.NOT_FOUND: "The site has no page at that address.",
    Reason.GONE: "The site has taken that page down.",
    Reason.RATE_LIMITED: "The site asks for fewer visits.",
    Reason.LEGAL_BLOCK: "The site may not show that page here, for legal reasons.",
    Reason.SERVER_ERROR: "The site is in trouble and did not give the page.",
    Reason.HTTP_ERROR: "The site did not give the page: {detail}.",
    Reason.BROKEN_RESPONSE: "What the site sent broke off or made no sense.",
    Reason.TOO_LARGE: "That is larger than the desk reads: {detail}.",
    Reason.BOMB: "That swells far beyond its size when unpacked.",
    Reason.UNSUPPORTED_TYPE: "The desk reads web pages, text, Markdown, PDF and e-mails, not this: {detail}.",
    Reason.EMPTY_PAGE: "The page holds no text without running its scripts.",
    Reason.UNREADABLE: "No text could be got out of it: {detail}.",
    Reason.READER_TIMEOUT: "It took the reader too long.",
    Reason.READER_MEMORY: "It needed more memory than a reader may take.",
    Reason.READER_CRASHED: "The reader stumbled over it: {detail}.",
    Reason.THIN: "Too little text stands there to be an article.",
    Reason.PAYWALL: "Only the beginning is free to read there.",
    Reason.CAPTCHA: "The site showed a test for robots instead of the article.",
    Reason.ERROR_PAGE: "The site answered with an error page.",
    Reason.CONSENT: "The site showed a consent page instead of the article.",
    Reason.NOT_ARTICLE: "That is not an article: {detail}.",
    Reason.NO_SUCH_ARTICLE: "No article on this shelf matches that.",
    Reason.NO_SUCH_ENTITY: "No article on this shelf names that.",
    Reason.NO_SUCH_STORY: "That story is not on this shelf.",
    Reason.EMPTY_SHELF: "This shelf is empty so far; `import` fills it.",
    Reason.EMPTY_QUERY: "There is no word in that to search for.",
    Reason.BAD_SINCE: "Say since when as 24h, 'last 30 days', 'since Monday' or a date such as 2024-02-14.",
    Reason.QUEUE_FULL: "More waits to be read than DESK_QUEUE_LIMIT allows.",
    Reason.SHUTTING_DOWN: "The desk is closing.",
    Reason.NEWER_DATABASE: "The database belongs to a newer version of the desk: {detail}.",
    Reason.BROKEN_DATABASE: "The database is damaged: {detail}.",
    Reason.DATA_FOLDER: "The data folder cannot be used: {detail}.",
    Reason.ALREADY_RUNNING: "Another desk runs on the same data: {detail}.",
    Reason.BAD_SETTINGS: "The settings are wrong: {detail}.",
}


def sentence_for(reason: Reason | str, detail: str = "") -> str:
    """The sentence for `reason`; what only Discord can meet, or is not known here, is told as it is called."""
    words = _SENTENCES.get(Reason(reason)) if reason in set(Reason) else None
    words = words or f"{str(reason).replace('_', ' ').capitalize()}: {{detail}}."
    return words.replace(": {detail}", f": {detail.rstrip('.')}" if detail else "")


def sentence(error: DeskError) -> str:
    """What happened, in one line, with the nearest names where there are some."""
    told = sentence_for(error.reason, error.detail)
    if isinstance(error, NothingFound) and error.nearest:
        return f"{told} Did you mean {', '.join(error.nearest[:5])}?"
    return told
