"""The section on state media at the end of a digest: who was with the leader, titles that differ, pages."""

from __future__ import annotations

from bot.catalogue import gettext
from bot.model.answers import ArticleRef, EntityRef
from bot.model.digests.state_media import (
    ChangedTitle,
    GonePage,
    LeaderCompanions,
    PresentPerson,
    RemovedNames,
    StateMediaNews,
)
from cogs._layout.fitting import CardLine, headed, line, with_arrow
from cogs._layout.foreign_text import LONGEST_ROLE, address, clean, link_text, plain
from cogs._layout.markdown import bold
from cogs._layout.moments import day, moment
from cogs._layout.names import first_name
from cogs._layout.sources import day_of
from cogs._layout.words import listed, noted

_SHOWN_PERSONS = 6
_LONGEST_LINK = 600


def state_media_lines(news: StateMediaNews | None) -> list[CardLine]:
    """The section, a line each; dropped where the message has no room."""
    if news is None:
        return []
    lines = [
        *map(_gone, news.gone),
        *map(_removed, news.removed),
        *map(_title, news.titles),
        *map(_company, news.company),
    ]
    return headed(bold(gettext("State media of the North")), lines)


def _company(one: LeaderCompanions) -> CardLine:
    leader = _name(one.leader)
    forms = []
    for person in (_with_role, lambda each: _name(each.entity)):
        shown = [person(each) for each in one.persons[:_SHOWN_PERSONS]]
        more = [f"+{len(one.persons) - _SHOWN_PERSONS}"] if len(one.persons) > _SHOWN_PERSONS else []
        names = listed([*shown, *more])
        text = gettext("- With {leader}: {names}", leader=leader, names=names)
        if one.day is not None:
            text = gettext("- With {leader} on {day}: {names}", leader=leader, day=day(one.day), names=names)
        forms.append(with_arrow(text, one.said))
    return CardLine(1, tuple(dict.fromkeys(forms)))


def _title(one: ChangedTitle) -> CardLine:
    now, before = plain(one.now.text, 100), plain(one.before.text, 100)
    text = gettext(
        "- {name}: now “{title}”{link}, was “{before}”{earlier_link} on {day}",
        name=_name(one.entity),
        title=now,
        link=with_arrow("", one.now),
        before=before,
        earlier_link=with_arrow("", one.before),
        day=day_of(one.before.article),
    )
    return CardLine(1, (text,))


def _removed(one: RemovedNames) -> CardLine:
    names = listed(map(_name, one.persons[:_SHOWN_PERSONS]))
    page, at = _page(one.article), moment(one.at)
    return line(gettext("- No longer named in {page} since {moment}: {names}", page=page, moment=at, names=names), 1)


def _gone(one: GonePage) -> CardLine:
    page, since = _page(one.article), moment(one.since)
    return line(gettext("- The page is gone, not found since {moment}: {page}", page=page, moment=since), 1)


def _page(article: ArticleRef) -> str:
    url, title = address(article.url), clean(article.title) or gettext("Untitled")
    if url and len(url) <= _LONGEST_LINK:
        return f"[{link_text(title, 110)}]({url})"
    return plain(title, 110)


def _with_role(one: PresentPerson) -> str:
    if one.role is None:
        return _name(one.entity)
    return noted(_name(one.entity), plain(one.role, LONGEST_ROLE))


def _name(entity: EntityRef) -> str:
    return plain(first_name(entity), 80)
