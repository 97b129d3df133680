"""Errors as text for a member. Pure.

`{detail}` is what an error has beyond its reason: a type, a status, a size. A second line says what the member can do.
"""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.errors import BadQuery, DeskError, EmptySearch, NothingFound, Reason
from cogs._cards.errors.sentences import SENTENCES
from cogs._cards.reasons import refusal_detail
from cogs._cards.search.problems import query_sentence
from cogs._layout.foreign_text import code, plain
from cogs._layout.names import did_you_mean
from cogs._layout.words import found_without, period_hint

_WITH_DETAIL = {
    Reason.HTTP_ERROR: gettext_noop("The site did not return the page (HTTP status {detail})."),
    Reason.TOO_LARGE: gettext_noop("That is too large to read ({detail})."),
    Reason.UNSUPPORTED_TYPE: gettext_noop(
        "This type cannot be read ({detail}). Web pages, text, Markdown, PDF and e-mail can."
    ),
    Reason.NOT_ARTICLE: gettext_noop("That is not an article. {detail}."),
    Reason.BAD_ZONE: gettext_noop("Unknown time zone. Did you mean {detail}?"),
    Reason.BAD_DATE: gettext_noop(
        "“{detail}” is not a date that has passed. Give one as `2024-10-05`, `yesterday` or `2024-10-05 08:30`."
    ),
    Reason.NO_SUCH_OUTLET: gettext_noop(
        "No outlet or address is called “{detail}”. Give a name, or an address such as `paper.example`."
    ),
    Reason.BLOCKED: gettext_noop("Managers of this server block links to {detail}."),
    Reason.SHELF_QUEUE_FULL: gettext_noop(
        "{detail} links are waiting to be read here, which is the share of one server. "
        "Post this one again when some are done."
    ),
    Reason.MEMBER_QUEUE_FULL: gettext_noop(
        "You have {detail} links waiting to be read, which is your share. Post this one again when some are done."
    ),
}

_PASTE = gettext_noop("If you can read the full text, paste or attach it with `/ingest`.")
_PASTE_TEXT = gettext_noop("Paste its main text with `/ingest`.")
_POST_THE_OUTLETS = gettext_noop("Open the link and post the address of the outlet's own page.")
_GIVE_A_LINK = gettext_noop(
    "Give a link such as `https://paper.example/article`, or use `/ingest` without options to paste a text."
)
_OTHER_WORDS = gettext_noop("Try fewer or other words; `/latest` lists the newest stories.")
_NEXT_STEPS = {
    Reason.BAD_URL: _GIVE_A_LINK,
    Reason.AGGREGATOR: _POST_THE_OUTLETS,
    **dict.fromkeys(
        (
            Reason.UNREACHABLE,
            Reason.TLS_FAILED,
            Reason.TIMED_OUT,
            Reason.TOO_MANY_REDIRECTS,
            Reason.REDIRECT_LOOP,
            Reason.REDIRECT_REFUSED,
            Reason.UNAUTHORIZED,
            Reason.FORBIDDEN,
            Reason.RATE_LIMITED,
            Reason.LEGAL_BLOCK,
            Reason.SERVER_ERROR,
            Reason.HTTP_ERROR,
            Reason.BROKEN_RESPONSE,
            Reason.EMPTY_PAGE,
            Reason.THIN,
            Reason.PAYWALL,
            Reason.CAPTCHA,
            Reason.ERROR_PAGE,
            Reason.CONSENT,
            Reason.NOT_ARTICLE,
        ),
        _PASTE,
    ),
    **dict.fromkeys(
        (
            Reason.TOO_LARGE,
            Reason.UNREADABLE,
            Reason.READER_TIMEOUT,
            Reason.READER_MEMORY,
            Reason.READER_CRASHED,
            Reason.READER_DIED,
        ),
        _PASTE_TEXT,
    ),
}


def sentence_for(reason: Reason | str, detail: str = "") -> str:
    """The sentence for `reason`; a neutral one for an unknown value, from a newer desk's rows."""
    try:
        known = Reason(reason)
    except ValueError:
        return gettext("That could not be read.")
    if not detail or known not in _WITH_DETAIL:
        return gettext(SENTENCES[known])
    if known is Reason.TOO_LARGE and detail.isdecimal():
        detail = gettext("limit: {size} MiB", size=f"{int(detail) / 2**20:.0f}")
    return gettext(_WITH_DETAIL[known], detail=plain(refusal_detail(detail), 200))


def refusal_text(reason: Reason | str, detail: str = "") -> str:
    """The sentence for `reason` and, in a second line, what the member can do."""
    step = next((step for known, step in _NEXT_STEPS.items() if known == reason), None)
    sentence = sentence_for(reason, detail)
    return sentence if step is None else f"{sentence}\n{gettext(step)}"


def explain(error: DeskError, *, buttons: bool = False) -> str:
    """The text for an error: its sentence, what the member can do, and the nearest names if there are some. With
    `buttons` there is a button for each name, and the text names none."""
    if isinstance(error, BadQuery) and error.problem is not None:
        return query_sentence(error.problem)
    is_no_page = error.ids.get("pasted") or "feed" in error.ids  # then to paste the text is no advice
    text = (sentence_for if is_no_page else refusal_text)(error.reason, error.detail)
    if isinstance(error, EmptySearch) and error.period is not None:
        text = f"{text}\n{period_hint(*(code(one, 60) for one in error.period))}"
    if isinstance(error, EmptySearch) and error.without:
        text = "\n".join([text, *(found_without(code(part), count, error.most) for part, count in error.without)])
        if not error.nearest:
            return text
    if not isinstance(error, NothingFound) or not error.nearest:
        has_words = error.reason is Reason.NO_SUCH_ARTICLE and error.detail and "://" not in error.detail
        return f"{text}\n{gettext(_OTHER_WORDS)}" if has_words else text
    if buttons:
        return "\n".join([text, gettext("Did you mean one of these?")])
    return "\n".join([text, *did_you_mean(error.nearest)])


def still_reading() -> str:
    """The answer to a link that takes longer than an interaction may wait."""
    return gettext("Still waiting for the site. The link is kept, and the summary follows here once the page is read.")


def neutral(incident: str) -> str:
    """The text for a bug, with the id under which the log has the details."""
    return gettext(
        "Something went wrong. If it happens again, tell the operator this number: `{incident}`.", incident=incident
    )
