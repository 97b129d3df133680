"""Choices and autocomplete lines of command options: at most 25, of 1 to 100 characters. A line without a name or a
value, or with a value over 100 characters, which Discord would refuse, is dropped.

Functions of an interaction and what is typed are passed to `app_commands.autocomplete`; the others make their lines.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

import discord
from discord import app_commands

from bot.catalogue import entity_name, gettext, gettext_noop, language, latin_name
from bot.catalogue.entity_kinds import kind_name
from bot.client import DeskBot
from bot.lang.headline_marks import unmarked
from bot.lang.scripts import hangul_count, is_han
from bot.lang.unspaced.forms import is_in_name
from bot.model.analysis import Subject
from bot.model.answers import CorrectedField, Suggestion
from bot.model.deliveries import CatchUp, QuietDay, Rhythm
from bot.model.errors import DeskError
from bot.model.evidence.launches import LaunchKind
from bot.model.exports.articles import ExportForm
from bot.model.feeds import FeedMode, FollowedFeed
from bot.model.jobs import Shelf
from bot.model.searches import SavedSearch, SearchOrder
from bot.model.watches.watch import AlertRhythm
from bot.policy.typed_times.zones import zone_named, zone_names, zone_shown
from bot.policy.vocabulary import names_of
from bot.regexes import regex
from bot.services.answers import AnswerService
from bot.services.watches.targets import SEARCH
from bot.text.feeds.starters import starters
from cogs._cards.article import LONG, SHORT, STANDARD
from cogs._cards.evidence.ahead import KINDS as AHEAD
from cogs._cards.evidence.citations import STYLES
from cogs._cards.evidence.launches import KINDS as LAUNCHED
from cogs._cards.feeds import feed_words
from cogs._layout.corrected import corrected_here
from cogs._layout.foreign_text import clean, clip
from cogs._layout.moments import day, weekday
from cogs._layout.names import RENAMED
from cogs._layout.words import articles, facts, language_name, outlet_kind, subject
from cogs._ui.permissions import require_manager
from cogs._ui.places import shelf_of

LENGTHS = [
    app_commands.Choice(name="short", value=SHORT),
    app_commands.Choice(name="standard", value=STANDARD),
    app_commands.Choice(name="long", value=LONG),
]
RHYTHMS = [
    app_commands.Choice(name="each day", value=Rhythm.DAY.value),
    app_commands.Choice(name="each week", value=Rhythm.WEEK.value),
    app_commands.Choice(name="each month", value=Rhythm.MONTH.value),
]
QUIET_DAYS = [
    app_commands.Choice(name="post one line", value=QuietDay.LINE.value),
    app_commands.Choice(name="post nothing", value=QuietDay.SILENT.value),
]
ORDERS = [
    app_commands.Choice(name="most relevant first", value=SearchOrder.RELEVANCE.value),
    app_commands.Choice(name="newest first", value=SearchOrder.DATE.value),
]
AHEAD_KINDS = [app_commands.Choice(name=name, value=kind.value) for kind, name in AHEAD.items()]
LAUNCH_KINDS = [
    app_commands.Choice(name=name, value=kind.value)
    for kind, name in LAUNCHED.items()
    if kind not in (LaunchKind.PROJECTILE, LaunchKind.MISSILE)
]
CITATION_STYLES = [app_commands.Choice(name=name, value=style.value) for style, name in STYLES.items()]
EXPORT_FORMS = [
    app_commands.Choice(name="one HTML page", value=ExportForm.HTML.value),
    app_commands.Choice(name="table (CSV)", value=ExportForm.CSV.value),
    app_commands.Choice(name="Markdown text", value=ExportForm.MARKDOWN.value),
    app_commands.Choice(name="JSON Lines, for programs", value=ExportForm.JSONL.value),
]
FEED_MODES = [
    app_commands.Choice(name="post new articles", value=FeedMode.ANNOUNCE.value),
    app_commands.Choice(name="save quietly", value=FeedMode.QUIET.value),
]
ALERT_RHYTHMS = [
    app_commands.Choice(name="at once", value=AlertRhythm.ONCE.value),
    app_commands.Choice(name="each hour, together", value=AlertRhythm.HOUR.value),
    app_commands.Choice(name="each morning, together", value=AlertRhythm.DAY.value),
]
MISSED = [
    app_commands.Choice(name="post a late one", value=CatchUp.ONCE.value),
    app_commands.Choice(name="skip it", value=CatchUp.SKIP.value),
]

_SUBJECTS = [one for one in Subject if one is not Subject.OTHER]
_WINDOWS = (
    (gettext_noop("last: new to you"), "last"),
    (gettext_noop("24 hours"), "24h"),
    (gettext_noop("3 days"), "3d"),
    (gettext_noop("1 week"), "1w"),
    (gettext_noop("30 days"), "30d"),
)
_MOST, _LONGEST, _LONGEST_OUTLET = 25, 100, 30
_LONGEST_MONTH = 31
_LATIN = regex("[A-Za-z]")
_QUOTES = '"“”„«»'


async def article_titles(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Saved articles by title."""
    return shown(await interaction.client.app.answers.suggest_articles(shelf_of(interaction), typed))


async def story_headlines(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Stories by headline."""
    return shown(await interaction.client.app.stories.suggest(shelf_of(interaction), typed))


async def entity_names(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Entities by any of their names."""
    return shown(await interaction.client.app.answers.suggest_entities(shelf_of(interaction), typed), typed)


async def shelf_topics(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Subjects and entities."""
    return await topics(interaction.client.app.answers, shelf_of(interaction), typed)


async def server_searches(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """The server's saved searches, for managers: others may see the command, and its answer says what is missing."""
    try:
        require_manager(interaction)
    except DeskError:
        return []
    return searches(await interaction.client.app.searches.visible(shelf_of(interaction), None), typed)


async def time_zones(_: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Time zones."""
    return zones(typed)


def shown(suggestions: Iterable[Suggestion], typed: str = "") -> list[app_commands.Choice[str]]:
    """Names in the script that was typed."""
    return choices((_line(one, typed), one.value) for one in suggestions if clean(one.text))


def choices(lines: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """The first 25 names and values as choices."""
    found = (
        app_commands.Choice(name=clip(name, _LONGEST), value=value)
        for name, value in lines
        if name and 0 < len(value) <= _LONGEST
    )
    return list(islice(found, _MOST))


def _line(suggestion: Suggestion, typed: str) -> str:
    """The text, shortened if need be, and its labels in at most 100 characters."""
    labels = facts(
        clean(_other_script(suggestion, typed) or ""),
        clean((suggestion.outlet or "")[:_LONGEST_OUTLET]),
        day(suggestion.day) if suggestion.day else None,
        kind_name(suggestion.kind) if suggestion.kind else None,
        None if suggestion.articles is None else articles(suggestion.articles),
        *corrected_here([CorrectedField.TITLE] if suggestion.corrected else []),
    )
    rest = f" · {labels}" if labels else ""
    text = clean(_marked(suggestion, typed))
    if suggestion.place is not None:
        text = f"{suggestion.place}. {text}" if suggestion.place else f"– {text}"
    return f"{clip(text, _LONGEST - len(rest))}{rest}"


def _marked(suggestion: Suggestion, typed: str) -> str:
    """An entity's name, marked if members gave it, or a title without an agency's marks."""
    if suggestion.kind is None:
        return unmarked(suggestion.text)
    return f"{suggestion.text} {RENAMED}" if suggestion.renamed else as_typed(suggestion, typed)


def as_typed(suggestion: Suggestion, typed: str) -> str:
    """An entity's name in the script that was typed, as far as it is known; else in the member's."""
    name = named(suggestion)
    if suggestion.renamed:
        return name
    if hangul_count(typed):
        return suggestion.hangul or name
    if is_han(typed):
        return name if is_han(name) else suggestion.hanja or name
    return _latin(suggestion) if _LATIN.search(typed) and not _LATIN.search(name) else name


def named(suggestion: Suggestion) -> str:
    """An entity's name in the member's script, as it can be typed."""
    if suggestion.renamed:
        return suggestion.text
    name = entity_name(suggestion.key or suggestion.value, suggestion.text)
    return name if name != suggestion.text or language() != "ko" else suggestion.hangul or name


def _other_script(suggestion: Suggestion, typed: str) -> str | None:
    """An entity's name in the member's script if it is shown in another one, else in another script than theirs."""
    if suggestion.kind is not None and (own := named(suggestion)) != as_typed(suggestion, typed):
        return own
    if suggestion.kind is None or suggestion.renamed:
        return suggestion.hangul
    return suggestion.hangul if suggestion.text in named(suggestion) else _latin(suggestion)


def _latin(suggestion: Suggestion) -> str:
    return latin_name(suggestion.key or suggestion.value, suggestion.text)


async def topics(answers: AnswerService, shelf: Shelf, typed: str) -> list[app_commands.Choice[str]]:
    """Subjects and entities that match the typed text."""
    wanted = typed.casefold().strip()
    subjects = [
        app_commands.Choice(name=subject(one) or one.value, value=one.value)
        for one in _SUBJECTS
        if is_in_name(wanted, names_of(one.value.replace("_", " ")))
    ]
    names = shown(await answers.suggest_entities(shelf, typed), typed) if wanted else []
    return [*subjects, *names][:_MOST]


async def watch_targets(
    answers: AnswerService, shelf: Shelf, saved: Iterable[SavedSearch], typed: str
) -> list[app_commands.Choice[str]]:
    """Subjects, entities and saved searches that match the typed text, and the text itself as a phrase."""
    wanted = typed.casefold().removeprefix(SEARCH)
    searches = [
        app_commands.Choice(
            name=clip(gettext("search: {name}", name=clean(one.name)), _LONGEST), value=f"{SEARCH}{one.id}"
        )
        for one in saved
        if is_in_name(wanted, one.name)
    ]
    if typed.casefold().startswith(SEARCH):
        return searches[:_MOST]
    words = clip(clean(typed).strip(_QUOTES), _LONGEST - 2)
    phrase = [app_commands.Choice(name=f"“{words}”", value=f'"{words}"')] if words else []
    found = [] if typed.strip()[:1] in tuple(_QUOTES) else await topics(answers, shelf, typed)
    return [*searches, *found][: _MOST - 1] + phrase


def watches(named: Iterable[tuple[int, str]], typed: str) -> list[app_commands.Choice[str]]:
    """Watches whose names contain the typed text, by their numbers."""
    return choices((clean(name), str(number)) for number, name in named if is_in_name(typed, name))


def windows(typed: str) -> list[app_commands.Choice[str]]:
    """Suggested windows for `/latest`; any other may be typed."""
    wanted = typed.casefold().strip()
    return choices(
        (gettext(name), value)
        for name, value in _WINDOWS
        if wanted in name or wanted in value or is_in_name(wanted, gettext(name))
    )


def starter_feeds(typed: str) -> list[app_commands.Choice[str]]:
    """Public feeds whose name or address contains the typed text; any other address may be typed."""
    wanted = typed.casefold().strip()
    found = [one for one in starters() if is_in_name(typed, one.name) or wanted in one.url]
    return choices((facts(one.name, outlet_kind(one.kind), language_name(one.language)), one.url) for one in found)


def followed_feeds(followed: Iterable[FollowedFeed], typed: str) -> list[app_commands.Choice[str]]:
    """A server's feeds whose title or address contains the typed text, by their numbers."""
    wanted = typed.casefold().strip()
    return choices(
        (feed_words(one.feed.title, one.feed.url), str(one.follow.id))
        for one in followed
        if is_in_name(typed, one.feed.title or "") or wanted in one.feed.url.casefold()
    )


def searches(saved: Iterable[SavedSearch], typed: str) -> list[app_commands.Choice[str]]:
    """Saved searches whose name or words contain the typed text, by their numbers."""
    found = [one for one in saved if is_in_name(typed, one.name) or is_in_name(typed, one.typed)]
    return choices((facts(clean(one.name), clean(one.typed)), str(one.id)) for one in found)


def days(every: str | None, typed: str) -> list[app_commands.Choice[str]]:
    """Days for a weekly or monthly digest; none for a daily one."""
    found: list[tuple[str, str]] = []
    if every == Rhythm.WEEK:
        found = [(weekday(number), name) for number, name in enumerate(calendar.day_name, 1)]
    elif every == Rhythm.MONTH:
        found = [*((str(day), str(day)) for day in range(1, _LONGEST_MONTH)), (gettext("last day"), "last")]
    wanted = typed.casefold().strip()
    return choices(one for one in found if any(name.casefold().startswith(wanted) for name in one))


def zones(typed: str) -> list[app_commands.Choice[str]]:
    """Time zones that the typed text names or whose names contain it, Korea's first."""
    wanted = typed.casefold().strip().replace(" ", "_")
    found = sorted(zone for zone in zone_names().values() if wanted in zone.casefold())
    found.sort(key=lambda zone: zone not in ("Asia/Seoul", "Asia/Pyongyang"))
    with suppress(DeskError):
        found = list(dict.fromkeys([zone_named(typed), *found]))
    return choices((zone_shown(zone), zone) for zone in found)
