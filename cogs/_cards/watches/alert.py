"""The card of an alert: the articles that matched a watch, in their own words."""

from __future__ import annotations

import discord

from bot.catalogue import entity_name, gettext, gettext_noop, ngettext
from bot.model.analysis import Span, Subject
from bot.model.answers import Linked
from bot.model.watches.alert import WatchAlert, WatchedStory
from bot.model.watches.watch import WatchKind, WatchTarget
from cogs._cards.article import STANDARD, source_line, title_line
from cogs._cards.search.hits import highlighted
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.foreign_text import button_text, plain
from cogs._layout.layout import NEWS, CardButton, button, card
from cogs._layout.markdown import bold, heading, small
from cogs._layout.words import facts, stories, subject

_SNIPPET = 280
_NAMES = {
    WatchKind.ENTITY: gettext_noop("{name}"),
    WatchKind.PHRASE: gettext_noop("“{name}”"),
    WatchKind.SUBJECT: gettext_noop("subject “{name}”"),
    WatchKind.SEARCH: gettext_noop("search “{name}”"),
}


def target_name(target: WatchTarget) -> str:
    """What is watched: a name, a phrase in quotation marks, a subject, a search."""
    return gettext(_NAMES[target.kind], name=plain(_watched(target), 80))


def target_words(target: WatchTarget) -> str:
    """The same without escapes, for a suggestion."""
    return gettext(_NAMES[target.kind], name=button_text(_watched(target), 80))


def _watched(target: WatchTarget) -> str:
    """The name of what is watched in the reader's language."""
    if target.kind is WatchKind.SUBJECT and target.value in list(Subject):
        return subject(target.value) or target.name
    return entity_name(target.value, target.name) if target.kind is WatchKind.ENTITY else target.name


def watch_alert_card(
    alert: WatchAlert, mark: int | None = None, *, mention: str | None = None, server: str | None = None
) -> discord.ui.LayoutView:
    """One message of a watch: a story with the sentence that matched, or several stories rolled up. `mention` is the
    role to mention, `server` the name of the server that a direct message is about."""
    one = alert.stories[0] if len(alert.stories) == 1 and not alert.more else None
    lines = _single(one) if one is not None else _several(alert)
    lines.append(apart(line(small(_foot(alert, mention, server)))))
    return card(lines, colour=NEWS, open_url=one.article.url if one else None, rows=[_buttons(alert, one)], mark=mark)


def watch_reply_card(
    alert: WatchAlert, mark: int | None = None, *, mention: str | None = None, server: str | None = None
) -> discord.ui.LayoutView:
    """The alert on one story as a reply to the card of its article, which already has title, source and buttons."""
    story = alert.stories[0]
    update = [line(bold(gettext("Update")))] if story.update else []
    return card(
        [*update, *_matched(story), *_others(story), line(small(_foot(alert, mention, server)))],
        colour=NEWS,
        rows=[[_pause(alert)]],
        mark=mark,
    )


def _foot(alert: WatchAlert, mention: str | None, server: str | None) -> str:
    watched = gettext("Watch: {name}", name=target_name(alert.target))
    return facts(watched, plain(server, 60) if server else None, mention)


def matched_line(sentence: Linked, marks: tuple[Span, ...]) -> CardLine:
    """A sentence with the matching words in bold, and the link to it."""
    words = highlighted(sentence.text, marks, _SNIPPET)
    return CardLine(1, tuple(f"> {words}{link}" for link in arrow(sentence) or ("",)))


def _single(story: WatchedStory) -> list[CardLine]:
    article = story.article
    forms = tuple(_titled(story, heading(article.title, length)) for length in (240, 100))
    lines = [CardLine(0, forms), source_line(article), *_matched(story)]
    return [*lines, *_others(story)]


def _several(alert: WatchAlert) -> list[CardLine]:
    total = len(alert.stories) + alert.more
    first = sum(not story.update for story in alert.stories)
    told = [stories(total)]
    if len(alert.stories) > first:
        number = len(alert.stories) - first
        told.append(ngettext("{number} update", "{number} updates", number))
    lines = [line(bold(target_name(alert.target))), line(small(facts(*told)))]
    for story in alert.stories:
        before = gettext("Update: ") if story.update else ""
        lines += [apart(title_line(story.article, 0, before)), *_matched(story), *_others(story)]
    if alert.more:
        lines.append(line(small(ngettext("and {number} more story", "and {number} more stories", alert.more))))
    return lines


def _titled(story: WatchedStory, title: str) -> str:
    return gettext("Update: {title}", title=title) if story.update else title


def _matched(story: WatchedStory) -> list[CardLine]:
    return [] if story.sentence is None else [matched_line(story.sentence, story.marks)]


def _others(story: WatchedStory) -> list[CardLine]:
    if not story.others:
        return []
    text = ngettext("and {number} more article of this story", "and {number} more articles of this story", story.others)
    return [line(small(text), 1)]


def _buttons(alert: WatchAlert, one: WatchedStory | None) -> list[CardButton]:
    """The button for a summary, if the card is shown where the shelf of its articles is, and the one that pauses the
    watch."""
    if one is None or (alert.reader_id is not None and alert.guild_id is not None):
        return [_pause(alert)]
    return [button(gettext("Summary"), custom_ids.article(one.article.id, STANDARD)), _pause(alert)]


def _pause(alert: WatchAlert) -> CardButton:
    return button(gettext("Pause this watch"), custom_ids.watch_pause(alert.watch_id))
