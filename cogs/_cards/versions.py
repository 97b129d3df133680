"""Cards of what changed in an article: its versions, the line under a corrected card, the alert.

Red and green are squares, because they are red and green on every client: a `diff` block has its colours on a desk only
and an `ansi` block none on a phone; neither marks the words, wraps like text, or can hold a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import islice, zip_longest

import discord

from bot.model.answers import ArticleRef
from bot.model.versions import Alert, ChangeKind, Passage, Side, VersionChange, VersionsAnswer
from cogs._cards.article import STANDARD, gone_line, source_line
from cogs._cards.diff import DiffRun, side, swaps
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, fit, line
from cogs._layout.layout import NEWS, TROUBLE, button, card, pager
from cogs._layout.words import KIND_NAMES, KST, count, heading, hugged, minute, part, plain, published

_FORMS = ((60, 320), (40, 160), (20, 60))
"""Characters shown of what stayed beside a change, and of the change."""
_SHOWN_PASSAGES = 8
_SHOWN_SWAPS = 3
_KEPT = "The desk keeps what it read."
_KINDS = {
    ChangeKind.HEADLINE: "headline",
    ChangeKind.FIGURES: "figures",
    ChangeKind.NAMES: "names",
    ChangeKind.QUOTES: "quotes",
    ChangeKind.TEXT: "text",
    ChangeKind.DELETED: "the page was deleted",
    ChangeKind.RESTORED: "the page is back",
}
_HAIR = "\u200a"
_TELLING = re.compile(r"\d|^[A-Z]")
_DID = {ChangeKind.DELETED: "deleted a page", ChangeKind.RESTORED: "put a deleted page back"}


def versions_card(answer: VersionsAnswer) -> discord.ui.LayoutView:
    """One page of an article's changes, the newest first, each as red and green lines."""
    row = [button("Summary", custom_ids.article(answer.article.id, STANDARD))]
    pages = pager(answer.page, answer.pages, custom_ids.versions(answer.article.id, ""))
    return card(_told(_head(answer), answer.changes, _watch(answer)), open_url=answer.article.url, rows=[row, pages])


def alert_card(alert: Alert, mark: int | None = None) -> discord.ui.LayoutView:
    """A page of a state outlet was changed or deleted."""
    article, change = alert.article, alert.change
    did = next((words for kind, words in _DID.items() if kind in change.kinds), "changed a page")
    who = plain(article.outlet.name, 60) if article.outlet else "An outlet"
    titles = (heading(article.title, length).removeprefix("**") for length in (200, 100))
    lines = [
        CardLine(0, tuple(f"**{who} {did}: {title}" for title in titles)),
        line(f"-# {' · '.join([*_outlet_facts(article), published(article)])}"),
    ]
    row = [
        button("Changes", custom_ids.versions(article.id, "0:alert")),
        button("Summary", custom_ids.article(article.id, STANDARD)),
    ]
    colour = TROUBLE if ChangeKind.DELETED in change.kinds else NEWS
    told = _told(lines, [change], apart(line(f"-# {_KEPT}")))
    return card(told, colour=colour, open_url=article.url, rows=[row], mark=mark)


def changed_line(change: VersionChange) -> str:
    """The small line of an earlier card about a page that changed since."""
    at = _at(change.at)
    if ChangeKind.DELETED in change.kinds:
        return gone_line(change.at)
    if ChangeKind.RESTORED in change.kinds:
        return f"-# the page was deleted for a while and is back since {at}"
    told = ", ".join(f"{plain(old, 40)} → {plain(new, 40)}" for old, new in _telling_swaps(change))
    return f"-# ✏️ corrected {at}: {kinds_of(change)}" + (f" ({told})" if told else "")


def kinds_of(change: VersionChange) -> str:
    """What kinds of words changed: `headline, figures`."""
    return ", ".join(_KINDS[kind] for kind in change.kinds)


def _telling_swaps(change: VersionChange) -> list[tuple[str, str]]:
    """Numbers and names that took another's place, first those that look it."""
    if not {ChangeKind.FIGURES, ChangeKind.NAMES} & set(change.kinds):
        return []
    return sorted(swaps(change.passages), key=lambda pair: not any(map(_TELLING.search, pair)))[:_SHOWN_SWAPS]


def _head(answer: VersionsAnswer) -> list[CardLine]:
    """What it is, and how the page stands now."""
    lines = [
        CardLine(0, (heading(answer.article.title, 240), heading(answer.article.title, 100))),
        source_line(answer.article),
    ]
    if answer.gone_since is not None:
        lines.append(apart(line(f"⚠️ The page has been gone since {_at(answer.gone_since)}. {_KEPT}")))
    elif not answer.changes:
        lines.append(apart(line("Its words have not changed.")))
    return lines


def _watch(answer: VersionsAnswer) -> CardLine:
    """Since when and until when the page is looked at."""
    facts = [f"kept since {_at(answer.saved_at)}"]
    if answer.looks_until is not None:
        facts.append(f"looks again until {_at(answer.looks_until)}")
    return apart(line(f"-# {' · '.join(facts)}"))


def _told(lines: Sequence[CardLine], changes: Sequence[VersionChange], end: CardLine) -> list[CardLine]:
    """The lines, then each change with as many of its passages as fit and the number of the others, then the end."""
    most = max(1, _SHOWN_PASSAGES // max(len(changes), 1))
    sections = [_section(change, most) for change in changes]
    chosen = iter(fit([*lines, *(one for section in sections for one in section), end]))
    told = [line(text) for text in islice(chosen, len(lines)) if text is not None]
    for change, section in zip(changes, sections, strict=True):
        head, *passages, _ = islice(chosen, len(section))
        shown = [text for text in (head, *passages) if text is not None]
        told += [line(text) for text in shown]
        if (left := len(change.passages) - len(shown) + 1) > 0:
            told.append(line(_rest(left)))
    return [*told, end]


def _section(change: VersionChange, most: int) -> list[CardLine]:
    """When and what kind, up to `most` passages, and room for the number of those that are left out."""
    head = apart(line(f"**{_at(change.at)}** · {kinds_of(change)}"))
    passages = [_passage(passage, first=not place) for place, passage in enumerate(change.passages[:most])]
    return [head, *passages, line(_rest(len(change.passages)))]


def _rest(number: int) -> str:
    return f"-# … and {count(number, 'more changed passage')}"


def _passage(passage: Passage, *, first: bool) -> CardLine:
    """Red what it said, green what it says; the first of a change stays when others must go."""
    forms = []
    for around, longest in _FORMS:
        sides = (
            ("🟥", "~~", side(passage, Side.REMOVED, around, longest)),
            ("🟩", "**", side(passage, Side.ADDED, around, longest)),
        )
        forms.append("\n".join(f"{square} {_marked(runs, mark)}" for square, mark, runs in sides if runs))
    told = CardLine(1 if first else 2, tuple(dict.fromkeys(forms)))
    return told if first else apart(told)


def _marked(runs: Sequence[DiffRun], mark: str) -> str:
    """The words of one side, the changed ones marked, unless all are."""
    if all(run.changed for run in runs):
        mark = ""
    told = ""
    for run, after in zip_longest(runs, runs[1:]):
        words = hugged(part(run.text), mark) if run.changed else part(run.text)
        if run.changed and mark:
            words = _apart(told[-1:], run.text[:1]) + words + _apart(after.text[:1] if after else "", run.text[-1:])
        told += f"{words} … ({count(run.left, 'more word')})" if run.left else words
    return told.strip()


def _apart(outside: str, inside: str) -> str:
    """A hair's breadth where a mark stands between a letter and a sign: not every client takes it for a mark there."""
    return _HAIR if outside.isalnum() and not inside.isalnum() and not inside.isspace() else ""


def _at(moment: datetime) -> str:
    return minute(moment.astimezone(KST))


def _outlet_facts(article: ArticleRef) -> list[str]:
    outlet = article.outlet
    if outlet is None:
        return []
    kind = KIND_NAMES.get(outlet.kind) if outlet.kind else None
    return [fact for fact in (kind, plain(outlet.country or "", 20)) if fact]
