"""Cards of what members report as wrong."""

from __future__ import annotations

from string import ascii_uppercase

import discord

from bot.catalogue import gettext, ngettext
from bot.model.curation.acts import CurationAct
from bot.model.curation.reports import CurationReport, ReportKind, ReportPage, StoredReport
from cogs._cards.curation.acts import act_sentence
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import plain, title_text
from cogs._layout.layout import QUIET, CardButton, button, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import moment
from cogs._layout.names import bare_name
from cogs._layout.words import facts, page_place


def queue_card(found: ReportPage, done: CurationAct | StoredReport | None = None) -> discord.ui.LayoutView:
    """A page of the waiting reports, each with buttons to accept and to refuse it; below them what was just `done`,
    with a button to undo it."""
    title, last = line(bold(gettext("Reported by members"))), _done(done)
    undo = [] if done is None else [_undo(done, found.page)]
    if not found.reports:
        none = gettext(
            "No reports are waiting. Members report with *Wrong story?* and *Wrong person?* below a summary,"
            " *Wrong name?* below a name."
        )
        return card([title, line(small(none)), *last], colour=QUIET, rows=[undo])
    total = ngettext("{number} report waits", "{number} reports wait", found.total)
    lines = [title, line(small(facts(total, page_place(found.page, found.pages))))]
    lettered = [(_letters(one.report.id), one) for one in found.reports]
    lines += [one for letter, report in lettered for one in _entry(letter, report)]
    decide = [_decide(letter, report, found.page) for letter, report in lettered]
    pages = pager(found.page, found.pages, custom_ids.reports(""))
    return card([*lines, *last], colour=QUIET, rows=[*decide, undo, pages])


def reported_sentence(is_new: bool) -> str:
    """The answer to the member who reports."""
    if is_new:
        return gettext("Reported to the managers of this server, who decide on it.")
    return gettext("That is reported already. The managers of this server decide on it.")


def _entry(letter: str, one: CurationReport) -> list[CardLine]:
    """A report, labelled with the letters of its buttons."""
    labels = (letter, f"<@{one.report.user_id}>", moment(one.report.at))
    first, *others = _sentences(one)
    return [apart(line(first)), *map(line, others), line(small(facts(*labels)))]


def _letters(number: int) -> str:
    """The permanent letters of a report, counted like spreadsheet columns: A, B … Z, AA. With letters by position, a
    second press would decide on the report that has moved up."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return letters


def _sentences(one: CurationReport) -> list[str]:
    """What is wrong, and what would be right."""
    wrong = bare_name(one.named) if one.named else one.title
    meant = bare_name(one.other) if one.other else one.report.about.name or ""
    title, right, more = bold(title_text(wrong, 140)), plain(meant, 100), ""
    if one.story:
        more = title_text(one.story, 140)
    match one.report.about.kind:
        case ReportKind.NAME:
            return [gettext("Wrong name? {name}", name=title), gettext("It should be: {name}", name=right)]
        case ReportKind.MERGE:
            return [gettext("The same as another? {name}", name=title), gettext("It is: {name}", name=right)]
        case ReportKind.SPLIT:
            where = gettext("In: {title}", title=more)
            return [gettext("Wrong person? {name}", name=title), gettext("It is: {name}", name=right), where]
        case ReportKind.STORY:
            asked = gettext("Wrong story? {title}", title=title)
            return [asked, gettext("It is in a story with: {title}", title=more)] if more else [asked]


def _decide(letter: str, one: CurationReport, page: int) -> list[CardButton]:
    accept = button(gettext("Accept {letter}", letter=letter), custom_ids.report(one.report.id, "accept", page))
    refuse = button(gettext("Refuse {letter}", letter=letter), custom_ids.report(one.report.id, "refuse", page))
    return [accept, refuse]


def _done(done: CurationAct | StoredReport | None) -> list[CardLine]:
    if done is None:
        return []
    if isinstance(done, CurationAct):
        return [apart(line(act_sentence(done)))]
    return [apart(line(gettext("Refused. Nothing was changed.")))]


def _undo(done: CurationAct | StoredReport, page: int) -> CardButton:
    if isinstance(done, CurationAct):
        return button(gettext("Undo"), custom_ids.act_undo(done.id))
    return button(gettext("Undo"), custom_ids.report(done.id, "reopen", page))
