"""Text for cards: foreign text made harmless; dates, counts and names of outlets as people read them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from urllib.parse import quote, unquote

from bot.catalogue import country_name, entity_name, gettext, gettext_noop, known_outlet, ngettext, pgettext
from bot.lang.headline_marks import unmarked
from bot.model.analysis import Outlet, OutletKind, Subject
from bot.model.answers import PASTED_TEXT, ArticleRef
from bot.model.settings import Filter, FilterKind
from cogs._layout.corrected import corrected_here
from cogs._layout.short_dates import month_name

KST = timezone(timedelta(hours=9), "KST")
"""The zone of days and times on cards, unless an article or a scheduled digest states its own."""

_FIRM, _JOINER = "\u00a0", "\u2060"
_FIRM_JOIN = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
"""Where a line would break inside a date: at a space, and in East Asian text between a digit and a letter."""
_COUNTED_HOURS, _COUNTED_DAYS = 48, 366
"""A window is counted in hours up to the first, in days up to the second, and named by its start beyond."""
_NAMED_ORIGINS = 3

_EMOJI = "[\u00a9\u00ae\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    f"|(?<!{_EMOJI})(?<!{_EMOJI}\ufe0f)\u200d|\u200d(?!{_EMOJI})"
)
"""Characters without a shape; the joiner U+200D is allowed between emoji."""
_BLANK = re.compile("\u2800")
"""The braille pattern without dots: a blank that is no white space."""
_INVITE = re.compile(
    r"(discord(?:app)?|dsc)[.\u3002\uff0e\uff61](?=gg\b|com/+(?:invite|servers|template)|new\b|me\b|io\b|li\b)",
    re.IGNORECASE,
)
"""Where an invitation is broken that Discord would make a link of, even without its scheme."""
_MAY_INVITE = re.compile("d(?:iscord|sc)", re.IGNORECASE)
"""Without this, a text of ASCII characters has no invitation."""
_INVITE_ADDRESS = re.compile(
    r"https?://(?:[^/?#]*[.@])?(?:(?:discord|dsc)\.gg|discord\.(?:new|me|io|li)"
    r"|discord(?:app)?\.com(?::\d*)?/+(?:invite|servers|template))\.?(?![\w.-])",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[A-Za-z0-9!#$%&'*+,\-./:;=?@_~\[\]]+")
"""An address that needs no quoting."""
_MARKDOWN = re.compile(r"([\\*_~|`\[\]<>])")
_LINE_START = re.compile(r"^(-?#|-|\+|\d+(?=[.)]))")
_LINK_WORDS = re.compile(r"(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[\]]*\]))*")
"""What Discord takes for the words of a link."""
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)

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
_WEEKDAYS = (
    gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday"),
    gettext_noop("Friday"), gettext_noop("Saturday"), gettext_noop("Sunday"),
)  # fmt: skip


def clean(text: str) -> str:
    """One line without anything invisible: controls, bidi overrides, lone surrogates, joiners outside emoji."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(_INVISIBLE.sub("", _BLANK.sub(" ", whole)).split())


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that loses little, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip() + "…"


def escape(text: str) -> str:
    """Text that Discord shows letter for letter: no Markdown, no masked link, no mention, no invitation. Expects a
    cleaned line."""
    marked = _MARKDOWN.sub(r"\\\1", text).replace("@", "@\u200b")
    if not text.isascii() or _MAY_INVITE.search(text):
        marked = _INVITE.sub("\\g<0>\u200b", marked)
    return _LINE_START.sub(lambda match: _guard(match[0]), marked)


def plain(text: str, limit: int) -> str:
    """Foreign text for a card: cleaned, clipped to `limit` characters, escaped."""
    return escape(clip(clean(text), limit))


def code(text: str, limit: int = 100) -> str:
    """Foreign text as code, which shows it as it is."""
    inner = clip(clean(text), limit).replace("`", "'")
    return f"`{inner}`"


def part(text: str) -> str:
    """Escaped like `plain`, but a blank at either end is kept, since other parts follow or precede it."""
    inner = escape(clean(text))
    before = " " if re.match(r"\s", text) else ""
    after = " " if re.search(r"\s\Z", text) and inner else ""
    return f"{before}{inner}{after}"


def hugged(escaped: str, mark: str) -> str:
    """`escaped` between two marks of Markdown, which Discord wants next to the words."""
    words = escaped.strip()
    return escaped.replace(words, f"{mark}{words}{mark}", 1) if words else escaped


def heading(title: str, limit: int) -> str:
    """A title in bold, without an agency's marks."""
    return bold(title_text(title, limit))


def title_text(title: str, limit: int) -> str:
    """A title without an agency's marks."""
    return plain(unmarked(title), limit) or gettext("Untitled")


def address(url: str | None) -> str | None:
    """`url` quoted for a Markdown link; None where it is no web address, or an invitation to a server."""
    if url is None or not url.lower().startswith(("http://", "https://")) or _INVITE_ADDRESS.match(clean(url)):
        return None
    return url if _QUOTED.fullmatch(url) else quote(clean(url), safe="!#$%&'*+,-./:;=?@_~[]")


def link_text(text: str, limit: int) -> str:
    """Like `plain`, for the words of a link: an address among them, or a bracket without its other half, would keep
    Discord from making them one."""
    words = plain(text, limit).replace("://", "\\://")
    return words if _LINK_WORDS.fullmatch(words) else words.replace("\\[", "［").replace("\\]", "］")


def button_text(text: str, limit: int) -> str:
    """Foreign text as the label of a button or menu, or as a name, which take no Markdown."""
    return clip(_INVITE.sub("\\g<0>\u200b", clean(text)), limit)


def readable(url: str) -> str:
    """An address as people read it: Hangul as Hangul, not as its bytes."""
    return _ENCODED.sub(_decoded, url)


def day(moment: date) -> str:
    """`14 Feb 2024`, which no line breaks."""
    pattern = {"day": moment.day, "month": month_name(moment.month), "year": moment.year}
    return _FIRM_JOIN.sub(_JOINER, pgettext("date", "{day} {month} {year}", **pattern).replace(" ", _FIRM))


def korean_day(moment: datetime) -> str:
    """The day it was in Korea at `moment`."""
    return day(moment.astimezone(KST))


def minute(moment: datetime) -> str:
    """`14 Feb 2024, 08:12 KST`: the moment in the zone it carries."""
    time = f"{moment:%H:%M}{_FIRM}{zone_name(moment.utcoffset())}"
    return pgettext("moment", "{day}, {time}", day=day(moment), time=time)


def moment(at: datetime) -> str:
    """A moment that Discord shows to each reader in their own language and time zone."""
    return f"<t:{int(at.timestamp())}:f>"


def relative(at: datetime) -> str:
    """The same as its distance from now: `in 5 minutes`."""
    return f"<t:{int(at.timestamp())}:R>"


def weekday(number: int) -> str:
    """The name of a day of the week, 1 for Monday to 7."""
    return gettext(_WEEKDAYS[number - 1])


def zone_name(offset: timedelta | None) -> str:
    """`UTC`, `KST` or `UTC+5:30`."""
    if not offset:
        return "UTC"
    if offset == KST.utcoffset(None):
        return "KST"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def published(article: ArticleRef) -> str:
    """When the article says it was published; else when it was saved."""
    if article.published is None:
        return gettext("saved on {day}", day=korean_day(article.at))
    try:
        if len(article.published) <= len("2024-02-14"):
            return day(date.fromisoformat(article.published))
        stated = datetime.fromisoformat(article.published)
        return moment(stated if stated.tzinfo is not None else stated.replace(tzinfo=KST))
    except ValueError:
        return plain(article.published, 40)


def within(name: str) -> str:
    """A phrase from the beginning of a sentence ("The ministry") as it is written within one."""
    article, _, noun = name.partition(" ")
    return f"{article.lower()} {noun}" if noun and article.lower() in {"the", "a", "an"} else name


def outlet(article: ArticleRef) -> str:
    """Who published it, with the origin where another reported it first."""
    if article.outlet is not None:
        name = plain(known_outlet(article.outlet.name), 60)
    else:
        name = gettext("pasted text") if article.url is None else gettext("unknown outlet")
    if article.origin and (article.outlet is None or article.origin.casefold() != article.outlet.name.casefold()):
        return gettext("{outlet} (from {origin})", outlet=name, origin=plain(known_outlet(article.origin), 60))
    return name


def source(article: ArticleRef) -> str:
    """Outlet and time: the second line of a card."""
    return facts(outlet(article), published(article), *corrected_here(article.corrected))


def byline(article: ArticleRef) -> str:
    """Outlet and day, for a line among others."""
    labels = gettext("{outlet}, {day}", outlet=outlet_name(article), day=day_of(article))
    return facts(labels, *corrected_here(article.corrected))


def outlet_name(article: ArticleRef) -> str:
    """The outlet's name without its country and kind."""
    return plain(known_outlet(article.outlet.name), 60) if article.outlet else outlet(article)


def known_day(stated: str) -> str:
    """A date as precise as it is known: `2011`, `2011-12`, or the day as `17 Dec 2011`."""
    return day(date.fromisoformat(stated)) if len(stated) == 10 else stated


def day_of(article: ArticleRef) -> str:
    """The day of publication in Korea, or the date if no time is stated; else the day of saving."""
    try:
        stated = datetime.fromisoformat(article.published or "")
    except ValueError:
        return korean_day(article.at)
    return day(stated) if stated.tzinfo is None else korean_day(stated)


def bold(text: str) -> str:
    """Text in bold."""
    return f"**{text}**"


def small(text: str) -> str:
    """A line in Discord's small print."""
    return f"-# {text}"


def facts(*labels: str | None) -> str:
    """Independent labels in one row, without empty ones: `6 stories · 14 outlets`. Not for parts of a sentence."""
    return " · ".join(filter(None, labels))


def listed(names: Iterable[str]) -> str:
    """Names or labels as a list: `headline, figures`."""
    return pgettext("between the items of a list", ", ").join(names)


def outlet_labels(one: Outlet) -> list[str]:
    """An outlet's country and kind, as far as they are known: `KP`, `state media`."""
    labels = [plain(country_name(one.country), 20)] if one.country else []
    return [*labels, gettext(_OUTLET_KINDS[one.kind])] if one.kind in _OUTLET_KINDS else labels


def outlet_kind(kind: OutletKind) -> str:
    """What kind of outlet it is, in the reader's language."""
    return gettext(_OUTLET_KINDS[kind])


def subject(name: str) -> str | None:
    """A subject as it is named inside a sentence; None if it is none."""
    message = next((message for one, message in _SUBJECTS.items() if one == name), None)
    return None if message is None else gettext(message)


def filter_name(one: Filter) -> str:
    """What a filter leaves out, in the reader's language."""
    if one.kind is FilterKind.SUBJECT:
        return subject(one.value) or plain(one.value, 40)
    if one.kind is FilterKind.SOURCE and one.value in list(OutletKind):
        return outlet_kind(OutletKind(one.value))
    return plain(entity_name(one.value, one.label) if one.kind is FilterKind.ENTITY else one.label, 60)


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


def _origin(name: str) -> str:
    return plain(known_outlet(name), 40)


def origins(names: Sequence[str], most: int = _NAMED_ORIGINS, shown: Callable[[str], str] = _origin) -> str:
    """How many origins, the first `most` by name: `4 origins (JCS, Yonhap, KCNA, …)`. Pasted texts have no name and are
    counted: `2 pasted texts`, `3 origins (JCS, 2 pasted texts)`. Empty if none is known."""
    named = [shown(name) for name in names if name != PASTED_TEXT]
    without = len(names) - len(named)
    unnamed = [ngettext("{number} pasted text", "{number} pasted texts", without)] if without else []
    if not named:
        return "".join(unnamed)
    more = ["…"] if len(named) > most else []
    told = listed([*named[:most], *more, *unnamed])
    return ngettext("{number} origin ({names})", "{number} origins ({names})", len(names), names=told)


def tally(story_count: int, article_count: int, outlet_count: int) -> str:
    """`6 stories from 31 articles, 14 outlets`; pasted texts have no outlet to count."""
    counted = {"stories": stories(story_count), "articles": articles(article_count)}
    if not outlet_count:
        return gettext("{stories} from {articles}", **counted)
    return gettext("{stories} from {articles}, {outlets}", **counted, outlets=outlets(outlet_count))


def span(since: datetime, until: datetime) -> str:
    """A window of time: `last 24 hours`, `last 7 days`, `since 14 Feb 2021`."""
    hours = round((until - since).total_seconds() / 3600)
    if hours > _COUNTED_DAYS * 24:
        return gettext("since {moment}", moment=korean_day(since))
    if hours <= _COUNTED_HOURS:
        return ngettext("last {number} hour", "last {number} hours", hours)
    return ngettext("last {number} day", "last {number} days", round(hours / 24))


def _decoded(encoded: re.Match[str]) -> str:
    try:
        return unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]


def _guard(mark: str) -> str:
    return mark + "\\" if mark.isdigit() else "".join(f"\\{sign}" for sign in mark)
