"""What the member is told: one table, Reason -> sentence. Pure.

`{detail}` is what the error knows beyond its reason (a type, a status, a size); the sentence reads well without it.
"""

from __future__ import annotations

from bot.lang.headline_marks import unmarked
from bot.model.errors import DeskError, NothingFound, Reason
from cogs._layout.words import plain

_LONGEST_NAME = 44
_PASTE = "If you can read it, `/ingest` takes the text pasted or attached."

SENTENCES: dict[Reason, str] = {
    Reason.BAD_URL: "That is not a web address the desk can follow.",
    Reason.FORBIDDEN_SCHEME: "The desk follows only http and https links.",
    Reason.FORBIDDEN_PORT: "The desk follows links on the usual web ports only.",
    Reason.FORBIDDEN_CREDENTIALS: "That link carries a user name or password; post it without them.",
    Reason.PRIVATE_ADDRESS: "That address lies in a private network, where the desk does not go.",
    Reason.DNS_FAILED: "No site answers to that name; is the link spelled right?",
    Reason.UNREACHABLE: f"The site could not be reached. {_PASTE}",
    Reason.TLS_FAILED: f"The site's certificate could not be trusted, so the desk did not read it. {_PASTE}",
    Reason.TIMED_OUT: f"The site took too long to answer. {_PASTE}",
    Reason.TOO_MANY_REDIRECTS: f"The link is passed on too many times. {_PASTE}",
    Reason.REDIRECT_LOOP: f"The link leads round in a circle. {_PASTE}",
    Reason.UNAUTHORIZED: f"The page is only for people who have signed in there. {_PASTE}",
    Reason.FORBIDDEN: "The site refuses to serve the desk. Paste or attach the text with `/ingest` instead.",
    Reason.NOT_FOUND: "The site has no page at that address (404).",
    Reason.GONE: "The site has taken that page down for good (410).",
    Reason.RATE_LIMITED: f"The site asks for fewer visits, and kept asking. {_PASTE}",
    Reason.LEGAL_BLOCK: f"The site may not show that page here, for legal reasons (451). {_PASTE}",
    Reason.SERVER_ERROR: f"The site is in trouble and did not give the page, several times over. {_PASTE}",
    Reason.HTTP_ERROR: f"The site did not give the page ({{detail}}). {_PASTE}",
    Reason.BROKEN_RESPONSE: f"What the site sent broke off or made no sense. {_PASTE}",
    Reason.TOO_LARGE: "That is larger than the desk reads ({detail}). A shorter extract can be pasted with `/ingest`.",
    Reason.BOMB: "That file swells far beyond its size when unpacked, so the desk left it alone.",
    Reason.UNSUPPORTED_TYPE: "The desk reads web pages, text, Markdown, PDF and e-mails, not this ({detail}).",
    Reason.EMPTY_PAGE: f"The page holds no text without running its scripts. {_PASTE}",
    Reason.UNREADABLE: "No text could be got out of that document. Its words can be pasted with `/ingest`.",
    Reason.READER_TIMEOUT: "That page took the reader too long. The main text can be pasted with `/ingest`.",
    Reason.READER_MEMORY: "That page needed more memory than the reader may take. Paste its main text with `/ingest`.",
    Reason.READER_CRASHED: "The reader stumbled over that page. Its main text can be pasted with `/ingest`.",
    Reason.THIN: f"Too little text stands there to be an article. {_PASTE}",
    Reason.PAYWALL: f"Only the beginning is free to read there; the desk does not summarise half an article. {_PASTE}",
    Reason.CAPTCHA: "The site showed a test for robots. Paste or attach the text with `/ingest` instead.",
    Reason.ERROR_PAGE: f"The site answered with an error page. {_PASTE}",
    Reason.CONSENT: f"The site showed a consent page instead of the article. {_PASTE}",
    Reason.NOT_ARTICLE: f"That is not an article. {{detail}}. {_PASTE}",
    Reason.NO_SUCH_ARTICLE: "No article on this shelf matches that.",
    Reason.NO_SUCH_ENTITY: "No article on this shelf names that.",
    Reason.NO_SUCH_STORY: "That story is not on this shelf.",
    Reason.NOT_WEIGHED: "The last digest here weighed no such story.",
    Reason.EMPTY_SHELF: "This shelf is empty so far: post a link, or use `/ingest`.",
    Reason.EMPTY_QUERY: "There is no word in that to search for.",
    Reason.BAD_SINCE: (
        "Say since when as `24h`, `last 30 days`, `since Monday`, a date such as `2024-02-14`, or `last` for what you "
        "were not shown yet."
    ),
    Reason.BAD_TIME: "Say the time of day as `08:30`.",
    Reason.BAD_DAY: (
        "Say the day as `Monday` with `every: week`, as `15` or `last` with `every: month`; a daily digest has none."
    ),
    Reason.BAD_ZONE: "That is no time zone the desk knows ({detail}?). Try one like `Asia/Seoul`.",
    Reason.NO_DIGEST_YET: "No digest has been posted in that channel yet.",
    Reason.NO_SCHEDULE: "No digest is scheduled for that channel; `/digest schedule` makes one.",
    Reason.NOT_ALLOWED: "That is not yours to do here: {detail}.",
    Reason.NO_LINK: "There is no link or readable file in that message.",
    Reason.NOTHING_GIVEN: "Nothing was handed in: give a link, a file, or text.",
    Reason.ATTACHMENT_LOST: "Discord no longer has that file. Please attach it again.",
    Reason.CARD_EXPIRED: "That card is from long ago, and its question is no longer kept. Please ask again.",
    Reason.QUEUE_FULL: "The desk has more links waiting than it can promise to read. Please post it again later.",
    Reason.SHUTTING_DOWN: "The desk is closing for a moment. Please try again shortly.",
    Reason.NEWER_DATABASE: "The desk's database belongs to a newer version; its operator has to update the desk.",
    Reason.BROKEN_DATABASE: "The desk's database is damaged; its operator has been told in the log.",
    Reason.DATA_FOLDER: "The desk cannot write to its data folder; its operator has been told in the log.",
    Reason.ALREADY_RUNNING: "Another desk runs on the same data.",
    Reason.BAD_SETTINGS: "The desk is set up wrongly; its operator has been told in the log.",
}

STILL_READING = "Still waiting for the site. The link is safe, and its card follows here once it has been read."
_NO_DETAIL = {" ({detail}?)": "", " ({detail})": "", ", not this": "", ": {detail}.": ".", " {detail}.": ""}


def sentence_for(reason: Reason | str, detail: str = "") -> str:
    """The member's sentence for `reason`; an unknown value (from a newer desk's rows) gets a neutral one."""
    try:
        sentence = SENTENCES[Reason(reason)]
    except ValueError:
        return f"The desk could not read that. {_PASTE}"
    if not detail:
        for with_detail, without in _NO_DETAIL.items():
            sentence = sentence.replace(with_detail, without)
    return sentence.replace("{detail}", plain(detail.rstrip("."), 200))


def explain(error: DeskError) -> str:
    """The member's sentence for an error, with the nearest names where there are some: headlines in a line each."""
    sentence = sentence_for(error.reason, error.detail)
    if error.ids.get("pasted"):
        sentence = sentence.replace(f" {_PASTE}", "")  # that was done
    if isinstance(error, NothingFound) and error.nearest:
        names = [f"**{plain(unmarked(name), 80)}**" for name in error.nearest[:5]]
        if max(map(len, names)) > _LONGEST_NAME:
            return "\n- ".join([f"{sentence} Did you mean one of these?", *names])
        return f"{sentence} Did you mean {', '.join(names)}?"
    return sentence


def neutral(incident: str) -> str:
    """What a member is told of a bug; the log has the rest under the same id."""
    return f"Something went wrong on the desk's side, and it has been noted (`{incident}`). Nothing was changed."
