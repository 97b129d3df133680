"""Error messages of the terminal, by Reason: those of Discord (`cogs/_cards/errors`), unless an operator needs to
know another cause or other advice."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.errors import BadQuery, DeskError, EmptySearch, NothingFound, Reason

_NEAREST = 5

_OWN = {
    Reason.FORBIDDEN_PORT: gettext_noop("Only ports 80 and 443 are allowed; DESK_EXTRA_PORTS adds others."),
    Reason.IS_FEED: gettext_noop("The document is a feed, a list of articles."),
    Reason.AGGREGATOR: gettext_noop("The page leads to an article of another site by scripts only; give that address."),
    Reason.READER_UNAVAILABLE: gettext_noop("No reader process can be started."),
    Reason.LINK_NOT_SAVED: gettext_noop("No article from that link is on this shelf; `import` adds it."),
    Reason.LINK_WAITING: gettext_noop("That link has not been read yet; `check` shows what waits."),
    Reason.ARTICLE_NOT_HERE: gettext_noop("That article is not on this shelf."),
    Reason.NO_SUCH_ENTITY: gettext_noop(
        "No article on this shelf is listed under this name. `search` finds articles that have those words."
    ),
    Reason.INDEXING: gettext_noop(
        "Since the upgrade, older articles cannot be searched yet, so this would be incomplete. They are indexed while "
        "the bot runs; try again in a few minutes."
    ),
    Reason.EMPTY_SHELF: gettext_noop("The shelf is empty; `import` adds articles."),
    Reason.LINK_IS_NO_SEARCH: gettext_noop("A link cannot be saved as a search."),
    Reason.NO_SUCH_SEARCH: gettext_noop("There is no saved search with this name."),
    Reason.OWN_SEARCH: gettext_noop("This search is saved for one member alone."),
    Reason.TOO_MANY_SEARCHES: gettext_noop("No more searches can be saved on this shelf."),
    Reason.BAD_SINCE: gettext_noop(
        "Give a period: 24h, 'last 30 days', 'since Monday', a date such as 2024-02-14, or 2024-02-01..2024-02-14."
    ),
    Reason.FUTURE_SINCE: gettext_noop(
        "That day is still to come; give a start in the past. `ahead` lists coming events."
    ),
    Reason.NO_SUCH_FEED: gettext_noop("The server follows no such feed."),
    Reason.FEED_LACKS_SEARCH: gettext_noop("The saved search of the feed was deleted."),
    Reason.TOO_MANY_FEEDS: gettext_noop("The server follows as many feeds as the settings allow."),
    Reason.NO_SUCH_WATCH: gettext_noop("There is no such watch."),
    Reason.TOO_MANY_WATCHES: gettext_noop("The server has as many watches as the settings allow."),
    Reason.TOO_MANY_OWN_WATCHES: gettext_noop("The member has as many watches as the settings allow."),
    Reason.NO_SCHEDULE: gettext_noop("No digest is scheduled for this channel."),
    Reason.NO_DIGEST_YET: gettext_noop("No digest has been posted in this channel yet."),
    Reason.NOT_YOURS: gettext_noop("Only the member who asked may do this."),
    Reason.SERVER_MOVED: gettext_noop("The server was moved to another process."),
    Reason.OWN_SHELF_ELSEWHERE: gettext_noop("The process with shard 0 has the members' own shelves."),
    Reason.QUEUE_FULL: gettext_noop("The queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.DATABASE_REFUSED: gettext_noop("The database cannot be written at the moment; it may be locked."),
    Reason.DISK_FULL: gettext_noop("The disk with the data folder is full: nothing can be saved until there is room."),
    Reason.MACHINE_TROUBLE: gettext_noop("The machine has too little memory, disk or processes left."),
    Reason.SHELF_QUEUE_FULL: gettext_noop("The shelf's share of the queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.MEMBER_QUEUE_FULL: gettext_noop("The member's share of the queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.NEWER_DATABASE: gettext_noop("The database was written by a newer version of this program."),
    Reason.BROKEN_DATABASE: gettext_noop("The database is damaged."),
    Reason.DATA_FOLDER: gettext_noop("The data folder cannot be used."),
    Reason.ALREADY_RUNNING: gettext_noop("The data folder is in use by another process."),
    Reason.BAD_SETTINGS: gettext_noop("The settings are not valid."),
}
"""The messages that are not those of Discord: of the settings, the machine and the terminal's commands."""

_DETAILED = {
    Reason.BLOCKED: gettext_noop("The server blocks links to this site: {detail}."),
    Reason.DISCORD_UNREACHABLE: gettext_noop("Discord cannot be reached: {detail}."),
    Reason.HTTP_ERROR: gettext_noop("The site did not return the page: {detail}."),
    Reason.TOO_LARGE: gettext_noop("The document is too large: {detail}."),
    Reason.UNSUPPORTED_TYPE: gettext_noop("Only web pages, text, Markdown, PDF and e-mail can be read, not {detail}."),
    Reason.UNREADABLE: gettext_noop("The document cannot be read: {detail}."),
    Reason.READER_CRASHED: gettext_noop("The reader process failed on the document: {detail}."),
    Reason.READER_DIED: gettext_noop("The reader process ended on the document: {detail}."),
    Reason.READER_UNAVAILABLE: gettext_noop("No reader process can be started: {detail}."),
    Reason.NOT_ARTICLE: gettext_noop("The page is not an article: {detail}."),
    Reason.BAD_ZONE: gettext_noop("Unknown time zone; similar ones: {detail}."),
    Reason.NEWER_DATABASE: gettext_noop("The database was written by a newer version of this program: {detail}."),
    Reason.BROKEN_DATABASE: gettext_noop("The database is damaged: {detail}."),
    Reason.DATA_FOLDER: gettext_noop("The data folder cannot be used: {detail}."),
    Reason.ALREADY_RUNNING: gettext_noop("The data folder is in use by another process: {detail}."),
    Reason.BAD_SETTINGS: gettext_noop("The settings are not valid: {detail}."),
}
"""The message if the error has a detail (a type, a size, a path); other reasons leave theirs out."""


def message_for(reason: Reason | str, detail: str = "") -> str:
    """The message for a reason. An unknown one, stored by a newer version, gets a general message that quotes it."""
    try:
        known = Reason(reason)
    except ValueError:
        return gettext("The document was refused for an unknown reason: {reason}.", reason=reason)
    if detail and known in _DETAILED:
        from cogs._cards.reasons import refusal_detail

        return gettext(_DETAILED[known], detail=refusal_detail(detail))
    from cogs._cards.errors.sentences import SENTENCES

    return gettext(_OWN.get(known) or SENTENCES[known])


def explain(error: DeskError) -> list[str]:
    """The lines for an error: its message and, if there are any, similar names."""
    if isinstance(error, BadQuery) and error.problem is not None:
        from cogs._cards.search.problems import query_sentence

        return [query_sentence(error.problem)]
    lines = [message_for(error.reason, error.detail)]
    if isinstance(error, EmptySearch):
        from cogs._layout.words import found_without, period_hint

        lines += [period_hint(*error.period)] if error.period else []
        lines += [found_without(part, count, error.most) for part, count in error.without]
    if isinstance(error, NothingFound) and error.nearest:
        from cogs._layout.names import near_name
        from cogs._layout.words import listed

        names = listed(map(near_name, error.nearest[:_NEAREST]))
        lines.append(gettext("Similar names: {names}", names=names))
    return lines
