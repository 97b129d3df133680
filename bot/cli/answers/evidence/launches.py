"""The command `launches`: the launches that the articles of a shelf report."""

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
from bot.model.evidence.launches import Launch, LaunchColumn, LaunchesAnswer, LaunchKind, Reported
from bot.model.jobs import LOCAL_SHELF


def launches(
    since: Annotated[str | None, typer.Option(help=gettext("First day in Korea: 2024-10-31, 'last month'."))] = None,
    until: Annotated[str | None, typer.Option(help=gettext("Last day."))] = None,
    kind: Annotated[LaunchKind | None, typer.Option(help=gettext("Kind of missile or rocket."))] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the launches that the articles of the shelf report, newest first: each figure with its source."""
    answer = ask(shelf, lambda desk: desk.launches.launches(desk.shelf, since, until, kind, page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: LaunchesAnswer) -> dict[str, Any]:
    return {
        "since": answer.since.isoformat() if answer.since else None,
        "until": answer.until.isoformat() if answer.until else None,
        "kind": answer.kind,
        "launches": [_launch_json(one) for one in answer.launches],
        "total": answer.total,
        "page": answer.page + 1,
        "pages": answer.pages,
        "read": answer.read,
        "read_since": answer.read_since.isoformat() if answer.read_since else None,
        "left_out": answer.left_out,
        "indexed_since": indexed_since(answer.indexed_since),
    }


def _launch_json(one: Launch) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        **{cell.column.value: [_reported_json(value) for value in cell.reported] for cell in one.cells},
        "articles": [article_json(article) for article in one.articles],
    }


def _reported_json(one: Reported) -> dict[str, Any]:
    return {
        "value": one.value,
        **said_json(one.said),
        "giver": one.giver,
        "articles": one.articles,
        "corrected": one.corrected,
    }


def _draw(answer: LaunchesAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete
    from cogs._cards.evidence.launches import column_name, giver_text, value_text, why_none
    from cogs._layout.foreign_text import clean
    from cogs._layout.moments import day

    console = out()
    print_incomplete(console, answer.indexed_since)
    if not answer.launches and answer.indexed_since is None:
        console.print(why_none(answer))
    for one in answer.launches:
        table = Table(title=day(one.day), title_justify="left", title_style="bold", show_header=False, box=None)
        for column in (one for one in LaunchColumn if one is not LaunchColumn.DATE):
            for place, value in enumerate(one.cell(column)):
                said = clean(f"{giver_text(value)}")
                head = "" if place else column_name(column)
                table.add_row(Text(head, "dim"), clean(value_text(column, value)), Text(said, "dim"))
        console.print(table)
    summed = ngettext(
        "{number} launch, page {page} of {pages}",
        "{number} launches, page {page} of {pages}",
        answer.total,
        page=answer.page + 1,
        pages=answer.pages,
    )
    console.print(Text(summed, "dim"))
