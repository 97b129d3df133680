"""Labels, lists and counts on cards. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalogue import country_name, entity_name, gettext, gettext_noop, ngettext, pgettext
from bot.model.analysis import Genre, Outlet, OutletKind, Subject
from bot.model.settings import Filter, FilterKind
from cogs._layout.foreign_text import plain

_SUBJECTS = {
    Subject.NUCLEAR: gettext_noop("nuclear issues"),
    Subject.MISSILES: gettext_noop("missiles"),
    Subject.MILITARY_EXERCISES: gettext_noop("military exercises"),
    Subject.DIPLOMACY: gettext_noop("diplomacy"),
    Subject.SANCTIONS: gettext_noop("sanctions"),
    Subject.INTER_KOREAN: gettext_noop("inter-Korean relations"),
    Subject.LEADERSHIP: gettext_noop("leadership"),
    Subject.DOMESTIC_POLITICS: gettext_noop("domestic politics"),
    Subject.ECONOMY: gettext_noop("economy"),
    Subject.HUMAN_RIGHTS: gettext_noop("human rights"),
    Subject.HUMANITARIAN: gettext_noop("humanitarian issues"),
    Subject.CYBER: gettext_noop("cyber security"),
    Subject.HISTORY: gettext_noop("history"),
    Subject.SPORT: gettext_noop("sport"),
    Subject.CULTURE: gettext_noop("culture"),
    Subject.ACCIDENT_DISASTER: gettext_noop("accidents and disasters"),
    Subject.BORDER_INCIDENT: gettext_noop("border incidents"),
}
"""Subjects as they are named inside a title."""
_GENRES = {
    Genre.OPINION: gettext_noop("Opinion"),
    Genre.LETTER: gettext_noop("Letter to the editor"),
    Genre.REVIEW: gettext_noop("Review"),
    Genre.SATIRE: gettext_noop("Satire"),
    Genre.ADVERT: gettext_noop("Advert"),
}
_OUTLET_KINDS = {
    OutletKind.STATE_MEDIA: gettext_noop("state media"),
    OutletKind.STATE_FUNDED: gettext_noop("state-funded"),
    OutletKind.WIRE: gettext_noop("wire"),
    OutletKind.NEWSPAPER: gettext_noop("newspaper"),
    OutletKind.BROADCASTER: gettext_noop("broadcaster"),
    OutletKind.THINK_TANK: gettext_noop("think tank"),
    OutletKind.GOVERNMENT: gettext_noop("government"),
    OutletKind.SPECIALIST: gettext_noop("specialist"),
}


def genre_label(genre: Genre) -> str:
    """What an article is that is no report: "Opinion"."""
    return gettext(_GENRES[genre])


def still_indexed(moment: str) -> str:
    """A note that articles from before a moment are not in the full-text index yet."""
    return gettext("Only articles since {moment} so far; older ones are still being indexed", moment=moment)


def period_hint(typed: str, operator: str) -> str:
    """How a period is written in a search; both arguments as they are to be shown."""
    return gettext("For a period, write {operator} instead of {typed}.", operator=operator, typed=typed)


def found_without(part: str, count: int, most: int) -> str:
    """The number of articles that a search finds without one of its parts, which is as it is to be shown; above `most`
    they were not counted."""
    if count > most:
        return gettext("Without {part} there are more than {number} articles.", part=part, number=f"{most:,}")
    return ngettext(
        "Without {part} there is {number} article.", "Without {part} there are {number} articles.", count, part=part
    )


def inside_sentence(name: str) -> str:
    """A phrase from the beginning of a sentence ("The ministry") with the small letter that it has inside one."""
    article, _, noun = name.partition(" ")
    return f"{article.lower()} {noun}" if noun and article.lower() in {"the", "a", "an"} else name


def according_to(name: str) -> str:
    """The words "according to NAME", after a statement."""
    return gettext("according to {name}", name=inside_sentence(name))


def facts(*labels: str | None) -> str:
    """Independent labels in one row, without empty ones: `6 stories · 14 outlets`. Not for parts of a sentence."""
    return " · ".join(filter(None, labels))


def listed(names: Iterable[str]) -> str:
    """Names or labels as a list: `headline, figures`."""
    return pgettext("between the items of a list", ", ").join(names)


def details(labels: Iterable[str]) -> str:
    """Different facts about one thing, joined for brackets: `newspaper, 14 Feb 2024`."""
    return pgettext("between the details of one thing", ", ").join(labels)


def noted(name: str, note: str) -> str:
    """A name, or what else was written, with a note in brackets: `Kim Jong Un (leader)`."""
    return gettext("{name} ({note})", name=name, note=note)


def outlet_labels(one: Outlet) -> list[str]:
    """An outlet's country and kind, as far as they are known: `North Korea`, `state media`."""
    labels = [plain(country_name(one.country), 20)] if one.country else []
    return [*labels, gettext(_OUTLET_KINDS[one.kind])] if one.kind in _OUTLET_KINDS else labels


_LANGUAGES = {"en": gettext_noop("English"), "ko": gettext_noop("Korean")}


def language_name(code: str) -> str:
    """The language of a feed by its code."""
    return gettext(_LANGUAGES[code]) if code in _LANGUAGES else code


def outlet_kind(kind: OutletKind) -> str:
    """What kind of outlet it is, in the reader's language."""
    return gettext(_OUTLET_KINDS[kind])


def subject(name: str) -> str | None:
    """A subject as it is named inside a sentence, by its value or as the topic of an answer (`human rights`); None for
    anything else."""
    value = name.replace(" ", "_")
    message = next((message for one, message in _SUBJECTS.items() if one == value), None)
    return None if message is None else gettext(message)


def filter_name(one: Filter) -> str:
    """What a filter leaves out, in the reader's language."""
    return plain(filter_words(one), 60)


def filter_words(one: Filter) -> str:
    """The same without escapes, for a label."""
    if one.kind is FilterKind.SUBJECT:
        return subject(one.value) or one.value
    if one.kind is FilterKind.SOURCE and one.value in list(OutletKind):
        return outlet_kind(OutletKind(one.value))
    return entity_name(one.value, one.label) if one.kind is FilterKind.ENTITY else one.label


def articles(number: int) -> str:
    """`1,204 articles`."""
    return ngettext("{number} article", "{number} articles", number)


def page_place(page: int, pages: int) -> str:
    """`page 2 of 4`, of a page counted from 0; empty for the only one."""
    return "" if pages <= 1 else gettext("page {page} of {pages}", page=page + 1, pages=f"{pages:,}")


def stories(number: int) -> str:
    """`6 stories`."""
    return ngettext("{number} story", "{number} stories", number)


def outlets(number: int) -> str:
    """`14 outlets`."""
    return ngettext("{number} outlet", "{number} outlets", number)


def tally(story_count: int, article_count: int, outlet_count: int) -> str:
    """`6 stories from 31 articles, 14 outlets`; pasted texts have no outlet to count."""
    counted = {"stories": stories(story_count), "articles": articles(article_count)}
    if not outlet_count:
        return gettext("{stories} from {articles}", **counted)
    return gettext("{stories} from {articles}, {outlets}", **counted, outlets=outlets(outlet_count))
