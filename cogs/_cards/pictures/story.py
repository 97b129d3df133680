"""The picture of a story: its articles over time by kind of outlet, and where it turned. Pure."""

from __future__ import annotations

from collections import Counter

from bot.catalogue import gettext, gettext_noop, language, pgettext
from bot.lang.headline_marks import unmarked
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef, StoryAnswer
from cogs._cards.pictures.labels import alt_text, day_label, days_label
from cogs._cards.pictures.story_columns import TimeColumn, TimeColumns, time_columns
from cogs._cards.pictures.turns import turn_label
from cogs._layout.corrected import headline_corrected_here
from cogs._layout.foreign_text import button_text
from cogs._layout.short_dates import month_of_year, short_day
from cogs._layout.words import articles, facts, listed
from cogs._pictures.answer_pictures import AnswerPicture
from cogs._pictures.contents import Column, Lane, MarkShape, Timeline, Turn

TIMELINE = "timeline.png"
_FEWEST_ARTICLES, _FEWEST_COLUMNS = 4, 3
_LANES = {
    MarkShape.SQUARE: gettext_noop("State media"),
    MarkShape.CIRCLE: gettext_noop("South Korean outlets"),
    MarkShape.DIAMOND: gettext_noop("Other outlets"),
}
_TIMELESS = "—"
_MONTH = 28
"""The days in a column from which on the labels are months."""


def story_pictures(answer: StoryAnswer) -> tuple[AnswerPicture, ...]:
    """The timeline, on the first page of a story of at least four articles in three columns or more."""
    if answer.page or len(answer.articles) < _FEWEST_ARTICLES:
        return ()
    columns = time_columns(answer.articles)
    if sum(bool(one.articles) for one in columns.columns) < _FEWEST_COLUMNS:
        return ()
    labels, names = _column_labels(columns), _column_names(columns)
    note, corrected = _note(answer, columns), headline_corrected_here(answer.headline, answer.articles)
    timeline = Timeline(
        language=language(),
        title=button_text(unmarked(answer.headline), 160) or gettext("Untitled"),
        note=facts(note, *_timeless(columns), *corrected),
        columns=tuple(Column(text, one.after_gap) for text, one in zip(labels, columns.columns, strict=True)),
        lanes=_lanes(answer, columns),
        turns=tuple(Turn(columns.places[one.article.id], turn_label(one)) for one in answer.turns),
    )
    return (AnswerPicture(TIMELINE, _alt(timeline, facts(note, *corrected), names), timeline),)


def _lanes(answer: StoryAnswer, columns: TimeColumns) -> tuple[Lane, ...]:
    """The kinds of outlets that have articles, with their number in each column."""
    counted: Counter[tuple[MarkShape, int]] = Counter()
    for one in answer.articles:
        counted[_shape(one), columns.places[one.id]] += 1
    lanes = []
    for shape, name in _LANES.items():
        numbers = tuple(counted[shape, place] for place in range(len(columns.columns)))
        if any(numbers):
            lanes.append(Lane(gettext(name), shape, numbers))
    return tuple(lanes)


def _shape(article: ArticleRef) -> MarkShape:
    outlet = article.outlet
    if outlet is not None and outlet.kind is OutletKind.STATE_MEDIA:
        return MarkShape.SQUARE
    return MarkShape.CIRCLE if outlet is not None and outlet.country == "KR" else MarkShape.DIAMOND


def _column_labels(columns: TimeColumns) -> list[str]:
    """The beginning of each column: the hour, above the day where one begins; the day, above the year where the story
    has several; or the month."""
    shown = []
    before = ""
    for one in columns.columns:
        label, below = short_day(one.begin), ""
        if columns.hourly:
            label, below = _TIMELESS if one.timeless else f"{one.begin:%H:%M}", label
        elif columns.length >= _MONTH:
            label = month_of_year(one.begin)
        elif columns.first_day.year != columns.last_day.year:
            below = str(one.begin.year)
        shown.append(label if below == before else f"{label}\n{below}")
        before = below
    return shown


def _column_names(columns: TimeColumns) -> list[str]:
    """The beginning of each column in words."""
    return [_column_name(one, columns) for one in columns.columns]


def _column_name(one: TimeColumn, columns: TimeColumns) -> str:
    if columns.hourly:
        hour = gettext("no time") if one.timeless else f"{one.begin:%H:%M}"
        return pgettext("moment", "{day}, {time}", day=short_day(one.begin), time=hour)
    if columns.length >= _MONTH:
        return month_of_year(one.begin)
    return short_day(one.begin) if columns.first_day.year == columns.last_day.year else day_label(one.begin)


def _note(answer: StoryAnswer, columns: TimeColumns) -> str:
    """What is counted, from when to when, and in which clock."""
    counted = _period(columns)
    part, whole = len(answer.articles), answer.article_count
    newest = gettext("the newest {shown} of {articles}", shown=part, articles=articles(whole)) if part < whole else None
    days = days_label(columns.first_day, columns.last_day)
    return facts(counted, newest, days, "KST" if columns.hourly else None)


def _timeless(columns: TimeColumns) -> list[str]:
    """What the sign of a column without a time means."""
    if not any(one.timeless for one in columns.columns):
        return []
    return [gettext("{sign} no time", sign=_TIMELESS).replace(" ", "\u00a0")]


def _period(columns: TimeColumns) -> str:
    if columns.length == 1:
        return gettext("articles per hour") if columns.hourly else gettext("articles per day")
    if columns.hourly:
        return gettext("articles per {number} hours", number=columns.length)
    return gettext("articles per {number} days", number=columns.length)


def _alt(timeline: Timeline, note: str, names: list[str]) -> str:
    """What the timeline shows: turns with their columns, then the numbers of each column by kind of outlet."""
    entries = [gettext("{when}: {what}", when=names[turn.column], what=turn.text) for turn in timeline.turns]
    for place, name in enumerate(names):
        counted = [
            gettext("{label} {number}", label=lane.label, number=lane.numbers[place])
            for lane in timeline.lanes
            if lane.numbers[place]
        ]
        if counted:
            entries.append(gettext("{when}: {what}", when=name, what=listed(counted)))
    return alt_text(
        gettext("Timeline: {title} ({note}). {entries}", title=timeline.title, note=note, entries=facts(*entries))
    )
