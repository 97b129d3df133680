"""Cards of curation: what an act did, the log of a server, what is blocked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import discord

from bot.catalogue import gettext, gettext_noop, known_outlet, ngettext
from bot.model.curation.acts import ActKind, ActPage, ArticleFields, BlockedSite, CurationAct
from cogs._cards.notes import note
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import plain, readable, title_text
from cogs._layout.layout import QUIET, CardButton, button, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import day, moment
from cogs._layout.names import RENAMED, bare_name
from cogs._layout.words import facts, listed, page_place

_SHOWN_SITES = 4
_SHOWN_BLOCKS = 5
_SENTENCES = {
    ActKind.REMOVE: (gettext_noop("Removed: {title}"), gettext_noop("Removal undone: {title}")),
    ActKind.CORRECT: (gettext_noop("Corrected: {title}"), gettext_noop("Correction undone: {title}")),
    ActKind.STORY: (
        gettext_noop("Moved to another story: {title}"),
        gettext_noop("Move to another story undone: {title}"),
    ),
    ActKind.NAME: (gettext_noop("Renamed: {name}"), gettext_noop("Renaming undone: {name}")),
    ActKind.MERGE: (gettext_noop("Merged: {name}"), gettext_noop("Merge undone: {name}")),
    ActKind.SPLIT: (gettext_noop("Someone else in one article: {name}"), gettext_noop("Split undone: {name}")),
    ActKind.BLOCK: (gettext_noop("Blocked: {sites}"), gettext_noop("Block undone: {sites}")),
}
"""What is said of an act, and of its undoing."""
_ALONE = (gettext_noop("Taken out of its story: {title}"), gettext_noop("Separation from its story undone: {title}"))
"""The same of an article that was moved to no other story."""
_EFFECTS = {
    ActKind.REMOVE: gettext_noop("Answers and digests here no longer use it. Posting its link again brings it back."),
    ActKind.CORRECT: gettext_noop(
        "Answers and digests here show it this way, marked as corrected. No other server sees it."
    ),
    ActKind.STORY: gettext_noop("Stories and digests here follow this from now on. No other server sees it."),
    ActKind.NAME: gettext_noop("Answers here use this name, with the mark {mark}. No other server sees it."),
    ActKind.MERGE: gettext_noop("Answers here show both as one, with the mark {mark}. No other server sees it."),
    ActKind.SPLIT: gettext_noop(
        "Answers here show the article this way, with the mark {mark}. No other server sees it."
    ),
    ActKind.BLOCK: gettext_noop("Links to it are refused here, those of feeds too. Saved articles stay."),
}
"""The effect of an act, and who sees it."""


def act_note(act: CurationAct) -> discord.ui.LayoutView:
    """The answer to an act, with a button to undo it, or to its undoing."""
    if not act.in_force:
        return note(act_sentence(act, undone=True))
    return note(
        act_sentence(act),
        *_changes(act),
        small(gettext(_EFFECTS[act.act.kind], mark=RENAMED)),
        buttons=[_undo(act, gettext("Undo"))],
    )


def act_sentence(act: CurationAct, *, undone: bool = False) -> str:
    """What an act did: `Removed: **Kim visits a flooded town**`; or that it was undone: `Block undone:
    **tabloid.example**`, as "Undone. Blocked: …" could be read as either."""
    kind, subject = act.act.kind, bold(title_text(_subject(act), 160))
    messages = _ALONE if kind is ActKind.STORY and not act.act.change.joined else _SENTENCES[kind]
    return gettext(messages[undone], title=subject, name=subject, sites=bold(_sites(act.act.change.sites)))


def _subject(act: CurationAct) -> str:
    """The object of an act: a title, a site, or an entity's name, in the reader's script unless people had renamed
    it."""
    return bare_name(act.named) if act.named else act.act.subject


def log_card(found: ActPage) -> discord.ui.LayoutView:
    """A page of what people corrected on a server, each act with who did it and a button to undo it."""
    title = line(bold(gettext("What was corrected on this server")))
    if not found.acts:
        none = gettext("Nothing yet. What `/article` removes, corrects and blocks is listed here.")
        return card([title, line(small(none))], colour=QUIET)
    total = ngettext("{number} entry", "{number} entries", found.total)
    lines = [title, line(small(facts(total, page_place(found.page, found.pages))))]
    lines += [one for act in found.acts for one in _entry(act)]
    undo = [_undo(act, _numbered_undo(act), found.page) for act in found.acts if act.in_force]
    return card(lines, colour=QUIET, rows=[undo, pager(found.page, found.pages, custom_ids.act_log(""))])


def blocks_card(acts: Sequence[CurationAct]) -> discord.ui.LayoutView:
    """What a server blocks, the newest first, each with a button to undo it."""
    title = line(bold(gettext("Blocked on this server")))
    if not acts:
        none = gettext("Nothing. `/article block` refuses links to an outlet or an address.")
        return card([title, line(small(none))], colour=QUIET)
    shown = acts[::-1][:_SHOWN_BLOCKS]
    effect = gettext("Links to these sites are refused, those of feeds too. Saved articles stay.")
    lines = [title, line(small(effect)), *(one for act in shown for one in _entry(act))]
    if len(acts) > len(shown):
        lines.append(apart(line(small(gettext("Older ones are in `/desk log`.")))))
    return card(lines, colour=QUIET, rows=[[_undo(act, _numbered_undo(act)) for act in shown]])


def _undo(act: CurationAct, label: str, *page: int) -> CardButton:
    return button(label, custom_ids.act_undo(act.id, *page))


def _numbered_undo(act: CurationAct) -> str:
    return gettext("Undo #{number}", number=str(act.number))


def _entry(act: CurationAct) -> list[CardLine]:
    """An act in the log: what, the changes, who and when."""
    labels = [f"#{act.number}", _member(act.user_id), moment(act.at)]
    if act.undone_at is not None:
        undone = moment(act.undone_at)
        labels.append(gettext("undone by {member}, {moment}", member=_member(act.undone_by), moment=undone))
    changes = (line(change) for change in _changes(act))
    return [apart(line(act_sentence(act))), *changes, line(small(facts(*labels)))]


def _member(user_id: int | None) -> str:
    return gettext("unknown member") if user_id is None else f"<@{user_id}>"


def _changes(act: CurationAct) -> list[str]:
    """A line for each corrected field: `Date: 3 Oct 2024 → 5 Oct 2024`."""
    before, after = act.act.change.before, act.act.change.after
    lines = []
    if after.title is not None:
        lines.append(gettext("Title: {before} → {after}", before=_title(before), after=_title(after)))
    if after.published is not None:
        lines.append(gettext("Date: {before} → {after}", before=_date(before), after=_date(after)))
    if after.outlet is not None:
        lines.append(gettext("Outlet: {before} → {after}", before=_outlet(before), after=_outlet(after)))
    if act.act.kind is ActKind.NAME:
        old, new = plain(_subject(act), 100), plain(act.act.change.name, 100)
        lines.append(gettext("Name: {before} → {after}", before=old, after=new))
    if act.act.kind in (ActKind.MERGE, ActKind.SPLIT):
        name = bare_name(act.other) if act.other else act.act.change.name
        lines.append(gettext("Shown as: {name}", name=plain(name, 100)))
    if act.act.change.article:
        lines.append(gettext("In: {title}", title=title_text(act.act.change.article, 140)))
    if act.act.kind is ActKind.STORY:
        names = [title_text(one, 100) if one else "" for one in (act.act.change.left, act.act.change.joined)]
        lines += [gettext("From: {story}", story=names[0])] if names[0] else []
        lines += [gettext("To: {story}", story=names[1])] if names[1] else []
    return lines


def _title(fields: ArticleFields) -> str:
    return title_text(fields.title or "", 140)


def _date(fields: ArticleFields) -> str:
    if fields.published is None:
        return gettext("none stated")
    try:
        if len(fields.published) <= len("2024-02-14"):
            return day(date.fromisoformat(fields.published))
        stated = datetime.fromisoformat(fields.published)
    except ValueError:
        return plain(fields.published, 40)
    return moment(stated) if stated.tzinfo is not None else day(stated)


def _outlet(fields: ArticleFields) -> str:
    return gettext("unknown outlet") if fields.outlet is None else plain(known_outlet(fields.outlet.name), 60)


def _sites(sites: Sequence[BlockedSite]) -> str:
    names = [plain(readable(f"{one.host}{one.path}"), 80) for one in sites[:_SHOWN_SITES]]
    return listed([*names, "…"] if len(sites) > _SHOWN_SITES else names)
