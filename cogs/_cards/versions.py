"""Cards of an article's changes: its versions, the line in a corrected card, the alert.

Removed and added text is marked by red and green squares, which every client shows. A `diff` block is coloured on
desktop clients only and an `ansi` block not on phones; neither marks single words, wraps like text or holds links.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice, zip_longest

import discord

from bot.catalogue import gettext, gettext_noop, known_outlet, ngettext
from bot.model.versions import Alert, ChangeKind, Passage, Side, VersionChange, VersionsAnswer
from bot.regexes import regex
from cogs._cards.article import STANDARD, gone_line, retraction_lines, source_line
from cogs._cards.diff import DiffRun, side, swaps
from cogs._layout import custom_ids
from cogs._layout.corrected import corrected_here
from cogs._layout.fitting import CardLine, apart, fit, line
from cogs._layout.foreign_text import part, plain, title_text
from cogs._layout.layout import NEWS, TROUBLE, CardButton, button, card, pager
from cogs._layout.markdown import bold, enclosed, heading, small
from cogs._layout.moments import moment
from cogs._layout.sources import fate, published
from cogs._layout.words import facts, listed, outlet_labels

_FORMS = ((60, 320), (40, 160), (20, 60))
"""Characters shown of what stayed beside a change, and of the change."""
_SHOWN_PASSAGES = 8
_SHOWN_SWAPS = 3
_KINDS = {
    ChangeKind.HEADLINE: gettext_noop("headline"),
    ChangeKind.FIGURES: gettext_noop("figures"),
    ChangeKind.NAMES: gettext_noop("names"),
    ChangeKind.QUOTES: gettext_noop("quotes"),
    ChangeKind.TEXT: gettext_noop("text"),
    ChangeKind.DELETED: gettext_noop("page deleted"),
    ChangeKind.RETRACTED: gettext_noop("article retracted"),
    ChangeKind.RESTORED: gettext_noop("page restored"),
    ChangeKind.REINSTATED: gettext_noop("article reinstated"),
}
_GONE = frozenset({ChangeKind.DELETED, ChangeKind.RETRACTED})
_HAIR = "\u200a"
_FIGURE_OR_NAME = regex(r"\d|^[A-Z]")
_CHANGED = gettext_noop("**{outlet} changed a page: {title}**")
_ALERTS = {
    ChangeKind.DELETED: gettext_noop("**{outlet} deleted a page: {title}**"),
    ChangeKind.RETRACTED: gettext_noop("**{outlet} retracted an article: {title}**"),
    ChangeKind.RESTORED: gettext_noop("**{outlet} restored a deleted page: {title}**"),
    ChangeKind.REINSTATED: gettext_noop("**{outlet} reinstated a retracted article: {title}**"),
}


def versions_card(answer: VersionsAnswer, more: Sequence[CardButton] = ()) -> discord.ui.LayoutView:
    """A page of an article's changes, newest first, each as red and green lines; with `more` buttons."""
    row = [button(gettext("Summary"), custom_ids.article(answer.article.id, STANDARD)), *more]
    pages = pager(answer.page, answer.pages, custom_ids.versions(answer.article.id, ""))
    return card(_changes(_head(answer), answer.changes, _watch(answer)), open_url=answer.article.url, rows=[row, pages])


def alert_card(alert: Alert, mark: int | None = None) -> discord.ui.LayoutView:
    """The alert on a state outlet's page that was changed, deleted or retracted."""
    article, change = alert.article, alert.change
    message = next((message for kind, message in _ALERTS.items() if kind in change.kinds), _CHANGED)
    name = plain(known_outlet(article.outlet.name), 60) if article.outlet else gettext("An outlet")
    titles = (title_text(article.title, length) for length in (200, 100))
    labels = outlet_labels(article.outlet)[::-1] if article.outlet else []
    lines = [
        CardLine(0, tuple(gettext(message, outlet=name, title=title) for title in titles)),
        line(small(facts(*labels, published(article), *corrected_here(article.corrected), *fate(article)))),
        *retraction_lines(alert.retraction),
    ]
    row = [
        button(gettext("Changes"), custom_ids.versions(article.id, "0:alert")),
        button(gettext("Summary"), custom_ids.article(article.id, STANDARD)),
    ]
    colour = NEWS if _GONE.isdisjoint(change.kinds) else TROUBLE
    kept = apart(line(small(gettext("The saved version stays on the shelf."))))
    return card(_changes(lines, [change], kept), colour=colour, open_url=article.url, rows=[row], mark=mark)


def changed_line(change: VersionChange) -> str:
    """The small line in a posted card whose page changed since; "" for a retraction, of which the card has the
    notice."""
    if ChangeKind.RETRACTED in change.kinds:
        return ""
    if ChangeKind.DELETED in change.kinds:
        return gone_line(change.at)
    at = moment(change.at)
    if ChangeKind.RESTORED in change.kinds:
        return small(gettext("The page was deleted and has been back since {moment}.", moment=at))
    if ChangeKind.REINSTATED in change.kinds:
        return small(gettext("The article was retracted and has been back on its page since {moment}.", moment=at))
    kinds, replaced = kinds_of(change), listed(f"{plain(old, 40)} → {plain(new, 40)}" for old, new in _swaps(change))
    if not replaced:
        return small(gettext("✏️ Changed {moment}: {kinds}", moment=at, kinds=kinds))
    return small(gettext("✏️ Changed {moment}: {kinds} ({swaps})", moment=at, kinds=kinds, swaps=replaced))


def kinds_of(change: VersionChange) -> str:
    """The kinds of a change: `headline, figures`."""
    return listed(gettext(_KINDS[kind]) for kind in change.kinds)


def _swaps(change: VersionChange) -> list[tuple[str, str]]:
    """Replaced words of a change of figures or names; pairs with a digit or a capital first."""
    if not {ChangeKind.FIGURES, ChangeKind.NAMES} & set(change.kinds):
        return []
    return sorted(swaps(change.passages), key=lambda pair: not any(map(_FIGURE_OR_NAME.search, pair)))[:_SHOWN_SWAPS]


def _head(answer: VersionsAnswer) -> list[CardLine]:
    """Title, source, and whether the page is gone, retracted or unchanged."""
    lines = [
        CardLine(0, (heading(answer.article.title, 240), heading(answer.article.title, 100))),
        source_line(answer.article),
    ]
    if answer.gone_since is not None:
        text = gettext(
            "⚠️ The page was found deleted on {moment}. The saved version stays on the shelf.",
            moment=moment(answer.gone_since),
        )
        lines.append(apart(line(text)))
    if answer.retraction is not None:
        lines += retraction_lines(answer.retraction)
    elif answer.gone_since is None and not answer.changes:
        lines.append(apart(line(unchanged(answer))))
    return lines


def unchanged(answer: VersionsAnswer, as_words: Callable[[datetime], str] = moment) -> str:
    """A sentence on a page without a stored change; `as_words` puts a moment into words."""
    if answer.unvisited:
        return gettext("The page has not been checked for changes since it was saved.")
    if answer.seen_at is None:
        return gettext("No change has been found since the page was saved.")
    return gettext("No change has been found. The page was last read on {moment}.", moment=as_words(answer.seen_at))


def _watch(answer: VersionsAnswer) -> CardLine:
    """When the page was saved and last read, and until when it is checked for changes."""
    saved, seen, until = gettext("saved {moment}", moment=moment(answer.saved_at)), None, None
    if answer.seen_at is not None and answer.changes and not answer.unvisited:
        seen = gettext("last read {moment}", moment=moment(answer.seen_at))
    if answer.looks_until is not None:
        until = gettext("will be checked for changes until {moment}", moment=moment(answer.looks_until))
    return apart(line(small(facts(saved, seen, until))))


def _changes(lines: Sequence[CardLine], changes: Sequence[VersionChange], end: CardLine) -> list[CardLine]:
    """The lines, then each change with the passages that fit and the number of the others, then `end`."""
    most = max(1, _SHOWN_PASSAGES // max(len(changes), 1))
    sections = [_section(change, most) for change in changes]
    chosen = iter(fit([*lines, *(one for section in sections for one in section), end]))
    fitted = [line(text) for text in islice(chosen, len(lines)) if text is not None]
    for change, section in zip(changes, sections, strict=True):
        head, *passages, _ = islice(chosen, len(section))
        shown = [text for text in (head, *passages) if text is not None]
        fitted += [line(text) for text in shown]
        if (left := len(change.passages) - len(shown) + 1) > 0:
            fitted.append(line(_rest(left)))
    return [*fitted, end]


def _section(change: VersionChange, most: int) -> list[CardLine]:
    """Time and kinds, up to `most` passages, and room for the number of those left out."""
    head = apart(line(facts(bold(moment(change.at)), kinds_of(change))))
    passages = [passage_line(passage, first=not place) for place, passage in enumerate(change.passages[:most])]
    return [head, *passages, line(_rest(len(change.passages)))]


def _rest(number: int) -> str:
    return small(ngettext("… and {number} more changed passage", "… and {number} more changed passages", number))


def passage_line(passage: Passage, *, first: bool) -> CardLine:
    """Removed text in red above added text in green; the first passage of a change is the last to be dropped."""
    forms = []
    for around, longest in _FORMS:
        sides = (
            ("🟥", "~~", side(passage, Side.REMOVED, around, longest)),
            ("🟩", "**", side(passage, Side.ADDED, around, longest)),
        )
        forms.append("\n".join(f"{square} {_marked(runs, mark)}" for square, mark, runs in sides if runs))
    lines = CardLine(1 if first else 2, tuple(dict.fromkeys(forms)))
    return lines if first else apart(lines)


def _marked(runs: Sequence[DiffRun], mark: str) -> str:
    """One side's text with its changed words between marks, unless all of it changed."""
    if all(run.changed for run in runs):
        mark = ""
    text = ""
    for run, after in zip_longest(runs, runs[1:]):
        words = enclosed(part(run.text), mark) if run.changed else part(run.text)
        if run.changed and mark:
            words = _gap(text[-1:], run.text[:1]) + words + _gap(after.text[:1] if after else "", run.text[-1:])
        text += _with_rest(words, run.left)
    return text.strip()


def _with_rest(words: str, left: int) -> str:
    if not left:
        return words
    return ngettext("{text} … ({number} more word)", "{text} … ({number} more words)", left, text=words)


def _gap(outside: str, inside: str) -> str:
    """A hair space if a mark is between a letter and a sign, where not every client reads it as Markdown."""
    return _HAIR if outside.isalnum() and not inside.isalnum() and not inside.isspace() else ""
