"""The command `ahead`: the coming events that the articles of a shelf name."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from bot.catalogue import gettext, ngettext
from bot.cli.answers.evidence.json_values import article_json, indexed_since, said_json
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.evidence.ahead import AheadAnswer, AheadDated, AheadDays, AheadEvent, AheadKind
from bot.model.jobs import LOCAL_SHELF
from bot.services.evidence.ahead import MOST_DAYS, AheadQuestion


def ahead(
    days: Annotated[
        int | None, typer.Option(min=1, max=MOST_DAYS, help=gettext("Only events within this number of days."))
    ] = None,
    kind: Annotated[AheadKind | None, typer.Option(help=gettext("Kind of event."))] = None,
    topic: Annotated[
        str | None, typer.Option(help=gettext("Only from articles on a subject, a name or words."))
    ] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the coming events that the articles of the shelf name with a day, the soonest first."""
    answer = ask(shelf, lambda desk: desk.ahead.ahead(desk.shelf, AheadQuestion(days, kind, topic), page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: AheadAnswer) -> dict[str, Any]:
    return {
        "today": answer.today.isoformat(),
        "days": answer.ahead,
        "kind": answer.kind,
        "topic": answer.topic,
        "events": [_event_json(one) for one in answer.events],
        "total": answer.total,
        "page": answer.page + 1,
        "pages": answer.pages,
        "read": answer.read,
        "read_since": answer.read_since.isoformat() if answer.read_since else None,
        "left_out": answer.left_out,
        "indexed_since": indexed_since(answer.indexed_since),
    }


def _event_json(one: AheadEvent) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "status": one.status,
        "was": _days_json(one.was) if one.was else None,
        "dated": [_dated_json(each) for each in one.dated],
        "articles": [article_json(article) for article in one.articles],
    }


def _days_json(days: AheadDays) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


def _dated_json(one: AheadDated) -> dict[str, Any]:
    return {
        **_days_json(one.days),
        "time": f"{one.time.minutes // 60:02}:{one.time.minutes % 60:02}" if one.time else None,
        "zone": one.time.zone if one.time else None,
        "status": one.status,
        **said_json(one.said),
        "giver": one.giver,
        "articles": one.articles,
    }


def _draw(answer: AheadAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete
    from cogs._cards.evidence.ahead import (
        days_text,
        giver_text,
        kind_name,
        status_text,
        time_text,
        why_none,
        words_text,
    )
    from cogs._layout.foreign_text import clean
    from cogs._layout.words import facts

    console = out()
    print_incomplete(console, answer.indexed_since)
    if not answer.events and answer.indexed_since is None:
        console.print(why_none(answer))
    for one in answer.events:
        title = facts(kind_name(one.kind), status_text(one))
        table = Table(title=title, title_justify="left", show_header=False, box=None)
        for each in one.dated:
            when = facts(days_text(each.days), time_text(each.time) if each.time else None)
            table.add_row(Text(clean(when), "bold"), clean(words_text(each)), Text(clean(giver_text(each)), "dim"))
        console.print(table)
    summed = ngettext(
        "{number} event, page {page} of {pages}",
        "{number} events, page {page} of {pages}",
        answer.total,
        page=answer.page + 1,
        pages=answer.pages,
    )
    console.print(Text(summed, "dim"))
